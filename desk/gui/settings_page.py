"""Settings: the shop's policy, with which edition is in force; what else will be set here."""

from typing import Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desk.gui.bar import MessageBar
from desk.gui.fields import word_button
from desk.gui.pieces import Card
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import editions


class SettingsPage(QWidget):
    """A card for each thing that can be set."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, words = run, run.words
        self.bar = MessageBar(words("button.close-message"))
        self.policy = Card(words("policy.title"))
        self.told = PlainLabel(wrap=True)
        self.open = word_button(words("policy.open"), "primary")
        self.open.clicked.connect(lambda: run.wanted.emit("policy", ""))
        self.open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.policy.fill(PlainLabel(words("policy.settings-hint"), "muted", wrap=True), self.told, self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.px(3), Theme.px(1), Theme.px(3), Theme.px(1))
        column.setSpacing(Theme.px(2))
        column.addWidget(PlainLabel(words("page.settings"), "title"))
        column.addWidget(self.bar)
        column.addWidget(self.policy)
        column.addWidget(PlainLabel(words("coming.settings"), "muted", wrap=True))
        column.addStretch(1)
        self.policy.setMaximumWidth(Theme.px(90))
        self.setFocusProxy(self.open)
        run.changed.connect(self._changed)
        self.load()

    def load(self) -> None:
        """Say which policy is in force and what is to come."""
        words, rows = self.run.words, self.run.read(self.bar, editions.list_editions) or ()
        said = []
        for row in reversed(rows):
            if row.state == "in_force":
                said.append(words("policy.about", pack=row.name, day=row.in_force))
            elif row.state == "upcoming" and not row.repeats:
                said.append(words("policy.coming", day=row.in_force))
        self.told.setText(" ".join(said))

    def _changed(self, nouns: Any) -> None:
        if "policy" in nouns:
            self.load()
