"""The owner's word, in Settings, that fee and wording of the demand letters are lawful where the shop is."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import LEFT, Card
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import agencies
from desk.records.rights import Act


class LawfulCard(Card):
    """Until it is confirmed a notice stands beside the fee; ``asked`` tells of a question below."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: Bar) -> None:
        words = run.words
        super().__init__(words("lawful.card"))
        self._run, self._bar = run, bar
        self.told = PlainLabel("", "strong", wrap=True)
        self.confirm = word_button(words("lawful.confirm"))
        self.confirm.clicked.connect(self._ask_confirm)
        self.ask = AskPanel(run, bar)
        self.fill(PlainLabel(words("lawful.hint"), "muted", wrap=True), self.told, self.confirm, self.ask)
        self.body.setAlignment(self.confirm, LEFT)
        self.load()

    def load(self) -> None:
        """Show whether it was confirmed, by whom, when, and what was looked at."""
        words, found = self._run.words, self._run.read(self._bar, agencies.lawful)
        if found is None:
            self.told.setText(words("lawful.open"))
        else:
            self.told.setText(words("lawful.told", day=found.on, person=found.person, source=found.source))
        gate(self._run, self.confirm, Act("confirm_lawful", agencies.LAWFUL))

    def _ask_confirm(self) -> None:
        words = self._run.words
        blank = Blank("source", words("lawful.source"), "line")
        self.ask.put(Question(words("lawful.ask"), words("lawful.deed"), (blank,), self._confirm))
        self.asked.emit(self.ask)

    def _confirm(self, told: dict[str, Any]) -> None:
        step = (agencies.confirm_lawful, told["source"])
        self._run.write(self._bar, *step, changes=("settings",), then=lambda _: self._confirmed())

    def _confirmed(self) -> None:
        self.ask.take_back()
        self.load()
