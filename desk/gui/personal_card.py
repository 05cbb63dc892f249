"""The card of the settings that leads to a customer's own data."""

from PySide6.QtWidgets import QSizePolicy

from desk.gui.fields import word_button
from desk.gui.pieces import Card
from desk.gui.run import Run
from desk.gui.text import PlainLabel


class PersonalCard(Card):
    """What customers may ask for, and the button to it."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.words("person.title"))
        self.open = word_button(run.words("person.open"))
        self.open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(lambda: run.wanted.emit("personal", ""))
        self.fill(PlainLabel(run.words("person.settings-hint"), "muted", wrap=True), self.open)
