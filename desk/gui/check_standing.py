"""How a customer stands with checks: told wherever they are shown, and changed with a reason."""

from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.pieces import Entry
from desk.gui.window import RecordWindow
from desk.operations import checks
from desk.records.checks import CheckStanding
from desk.records.customers import Customer
from desk.records.rights import Act
from desk.words import Words

CHANGES = ("customers", "checks")


def standing_lines(words: Words, standing: CheckStanding) -> list[str]:
    """What to know of a customer's checks before one is taken, a line each; none where all is well."""
    told = (
        [words("take.checks-agency", number=standing.agency, agency=standing.refer)]
        if standing.agency
        else []
    )
    if standing.back:
        key = "take.checks-none" if standing.marked else "take.checks-back"
        told.append(words(key, count=standing.back))
    elif standing.marked:
        told.append(words("take.checks-marked"))
    return told


class CheckMarking:
    """Takes no checks from a customer any more, or takes them again, in the customer's window."""

    def __init__(self, window: RecordWindow) -> None:
        self._window, self._words = window, window.words

    def entry(self, customer: Customer, standing: CheckStanding) -> Entry:
        """The entry of the window's menu."""
        self._customer, self._marks = customer, not standing.marked
        key = "mark" if self._marks else "unmark"
        act = Act("mark_no_checks", customer.number)
        return ("alert" if self._marks else "checks", self._words(f"checks-taken.{key}"), self._ask, act)

    def _ask(self) -> None:
        words, key = self._words, "mark" if self._marks else "unmark"
        blanks = (Blank("reason", words("ask.reason"), "reason"),)
        sentence = words(f"checks-taken.ask-{key}", name=self._customer.name)
        self._window.ask.put(Question(sentence, words(f"checks-taken.{key}"), blanks, self._mark))

    def _mark(self, answers: dict[str, Any]) -> None:
        window, step = self._window, (checks.mark_no_checks, self._customer.number, self._marks)
        window.run.write(window.bar, *step, answers["reason"], changes=CHANGES, then=self._marked)

    def _marked(self, _marked: bool) -> None:
        self._window.ask.take_back()
