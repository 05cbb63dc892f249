"""The collection agency, in Settings: to whom checks are handed, and how customers are referred to it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import LEFT, Card, Pairs
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import agencies
from desk.records.demands import Agency
from desk.records.rights import Act

FIELDS = ("name", "address", "phone", "email", "account")


class AgencyCard(Card):
    """``asked`` tells that a question stands below the button now."""

    asked = Signal(QWidget)

    def __init__(self, run: Run, bar: Bar) -> None:
        words = run.words
        super().__init__(words("agency.card"))
        self._run, self._bar = run, bar
        self.agency = Agency()
        self.known, self.none = Card(), PlainLabel(words("agency.none"), "muted", wrap=True)
        self.change = word_button(words("agency.change"))
        self.change.clicked.connect(self._ask_change)
        self.ask = AskPanel(run, bar)
        hint = PlainLabel(words("agency.hint"), "muted", wrap=True)
        self.fill(hint, self.none, self.known, self.change, self.ask)
        self.body.setAlignment(self.change, LEFT)
        self.load()

    def load(self) -> None:
        """Show what is set."""
        words = self._run.words
        self.agency = self._run.read(self._bar, agencies.agency) or Agency()
        told = [(words(f"agency.{name}"), getattr(self.agency, name)) for name in FIELDS]
        self.known.fill(Pairs([each for each in told if each[1]]))
        self.known.setVisible(bool(self.agency.name))
        self.none.setVisible(not self.agency.name)
        gate(self._run, self.change, Act("change_setting", agencies.AGENCY))

    def _ask_change(self) -> None:
        words = self._run.words
        blanks = tuple(
            Blank(name, words(f"agency.{name}"), "line", name == "name", text=getattr(self.agency, name))
            for name in FIELDS
        )
        self.ask.put(Question(words("agency.ask"), words("agency.keep"), blanks, self._keep))
        self.asked.emit(self.ask)

    def _keep(self, told: dict[str, Any]) -> None:
        step = (agencies.set_agency, Agency(**told))
        self._run.write(self._bar, *step, changes=("settings",), then=lambda _: self._kept())

    def _kept(self) -> None:
        self.ask.take_back()
        self.load()
