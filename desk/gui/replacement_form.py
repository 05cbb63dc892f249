"""What is asked of a claim on the phone: is there a piece to send again, and how is else given back?"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.facts_form import FactsForm
from desk.gui.fields import Choice, YesNo
from desk.gui.overriding import ways_text
from desk.gui.run import Bar, Run
from desk.operations import parcel_facts
from desk.records.answers import Answer
from desk.records.conditions import EXCHANGED
from desk.records.paybacks import IN_KIND, WAYS
from desk.records.returns import MISSING

ASKED = (*EXCHANGED, MISSING)


class ReplacementForm(QWidget):
    """``chosen`` tells that either was answered; what the stock says stands there till it is known better."""

    chosen = Signal()

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__()
        words = run.words
        self._run, self._bar, self._words = run, bar, words
        self._reason = ""
        self._said: bool | None = None
        self.there = YesNo(words, words("issue.there"), True)
        self.way = Choice(words("issue.way"), ways_text(words))
        fields = {"there": self.there, "way": self.way}
        self._facts = FactsForm(words, "issue", fields, later=tuple(fields))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._facts)
        self.there.chosen.connect(self._say)
        self.way.chosen.connect(self.chosen)
        self.hide()

    def _say(self) -> None:
        self._said = self.there.value()
        self.chosen.emit()

    def look(self, reason: str, pieces: Iterable[tuple[str, int]]) -> None:
        """Ask where it matters for the reason whether all these pieces, by SKU, can be sent again."""
        self._reason, asked = reason, tuple(pieces)
        if self._said is None:
            self.there.set_value(bool(self._run.read(self._bar, parcel_facts.is_there, asked)))
        self._facts.ask("there", reason in ASKED)
        self.setVisible(reason in ASKED)

    def replacement(self) -> bool | None:
        """Whether a piece is there, as somebody said; None to go by the stock."""
        return self._said if self._reason in ASKED else None

    def offer(self, answer: Answer | None) -> None:
        """Ask for the customer's choice where an answer leaves it and nothing comes back before."""
        open_way = self._is_missing and answer is not None and answer.destination == "customer_choice"
        if open_way and answer is not None:
            named = [each.destination for each in answer.options if each.outcome == "allowed"] or WAYS
            self.way.offer(ways_text(self._words, named))
        self._facts.ask("way", open_way)

    @property
    def _is_missing(self) -> bool:
        return self._reason == MISSING

    def deed(self, answer: Answer | None) -> str:
        """The word for what comes of it: an RA, or for what is missing the item again, or what it cost."""
        if not self._is_missing:
            return "issue.deed"
        return "issue.give-back" if answer is not None and not self._in_kind(answer) else "issue.send-again"

    def _in_kind(self, answer: Answer) -> bool:
        way = self.way.value() if answer.destination == "customer_choice" else answer.destination
        return way in IN_KIND

    def is_ready(self, answer: Answer | None) -> bool:
        """Whether it can be done: the policy allows it, and the customer has chosen where that is left."""
        allowed = answer is not None and answer.outcome == "allowed"
        chosen = answer is None or answer.destination != "customer_choice" or bool(self.way.value())
        return allowed and (chosen or not self._is_missing)

    def typed(self) -> dict[str, Any]:
        """What was answered, as a draft keeps it."""
        return {"there": self._said, "way": self.way.value()}

    def retype(self, typed: dict[str, Any]) -> None:
        """Answer again what a draft kept."""
        self._said = typed.get("there")
        if self._said is not None:
            self.there.set_value(self._said)
        self.way.set_value(typed.get("way", ""))
