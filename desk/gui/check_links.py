"""The checks of an order or a customer: each with its state and one click away; what to know of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from desk.gui.button import Button
from desk.gui.icons import icon
from desk.gui.pieces import Card
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption
from desk.records.check_life import COLLECTIONS, OWED
from desk.records.check_rows import standing
from desk.records.checks import Check
from desk.words import Words

# So many of a customer's are told; all of them stand in the list of checks.
MOST = 8


def check_links(run: Run, found: Sequence[Check]) -> list[QPushButton]:
    """A button for each check that opens it."""
    return [_link(run, each) for each in found]


def _link(run: Run, check: Check) -> QPushButton:
    words, state = run.words, standing(check, run.desk.clock.today())
    told = (check.number, words.money(check.amount), words(f"check-state.{state}"))
    button = Button(icon("checks", "accent"), caption("  ·  ".join(told)))
    button.setProperty("role", "link")
    button.setProperty("no_letter", True)
    button.clicked.connect(lambda: run.wanted.emit("check", check.number))
    return button


def owed_again(words: Words, found: Sequence[Check]) -> list[str]:
    """What to know of an order whose checks came back, and of one that is with the agency."""
    told = []
    for each in found:
        if each.state in OWED:
            key = "order.check-agency" if each.state == COLLECTIONS else "order.check-back"
            told.append(words(key, number=each.number, amount=each.amount))
    return told


class ChecksCard(Card):
    """The checks of a customer, the newest first; hidden where there is none."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.words("customer.checks"))
        self._run = run

    def show_checks(self, found: Sequence[Check]) -> None:
        """Show the newest of these, which are oldest first, and how many more there are."""
        self.setVisible(bool(found))
        newest = list(reversed(found))[:MOST]
        more = len(found) - len(newest)
        told = [PlainLabel(self._run.words.count("today.more", more), "small")] if more else []
        self.fill(*check_links(self._run, newest), *told)
