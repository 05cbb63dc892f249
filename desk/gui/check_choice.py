"""Checks of which some are chosen by a tick each, as they are to go to the bank or have cleared."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.gui.fields import word_button
from desk.gui.pieces import Card
from desk.gui.text import PlainLabel
from desk.gui.tick_table import TickTable
from desk.records.checks import Check
from desk.words import Words

# The titles of what every such table shows: our number, whose check it is, the number on it.
FIRST = ("number", "payer", "written")


class CheckChoice(Card):
    """Its words are ``<name>.title``, ``.hint`` and ``.none``; ``chosen`` tells that another choice stands.

    ``columns`` are titles by their words ``deposit.column-<name>``, each with its cell of a check; the amount
    follows them.
    """

    chosen = Signal()

    def __init__(self, words: Words, name: str, columns: dict[str, Callable[[Check], str]]) -> None:
        super().__init__(words(f"{name}.title"))
        self._words, self._cells = words, tuple(columns.values())
        self.checks: tuple[Check, ...] = ()
        titles = [words(f"deposit.column-{each}") for each in (*FIRST, *columns, "amount")]
        self.table = TickTable(words(f"{name}.title"), titles, right=(len(titles) - 1,))
        self.table.ticked.connect(self.chosen)
        self.hint = PlainLabel(words(f"{name}.hint"), "muted", wrap=True)
        self.nothing = PlainLabel(words(f"{name}.none"), "muted", wrap=True)
        self.every = word_button(words("deposit.tick-all"), "link")
        self.nobody = word_button(words("deposit.tick-none"), "link")
        self.every.clicked.connect(lambda: self.table.tick_all(True))
        self.nobody.clicked.connect(lambda: self.table.tick_all(False))
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.every, self.nobody):
            row.addWidget(button)
        row.addStretch()
        self.fill(self.hint, self.nothing, self.table, self._buttons)

    def show_checks(self, found: Sequence[Check], ticked: Collection[str]) -> None:
        """Show checks instead of those before; the numbers of those that are ticked."""
        self.checks = tuple(found)
        unticked = {row for row, each in enumerate(found) if each.number not in ticked}
        self.blockSignals(True)
        self.table.show_records(found, [self._row(each) for each in found], unticked)
        self.blockSignals(False)
        for widget in (self.table, self.hint, self._buttons):
            widget.setVisible(bool(found))
        self.nothing.setVisible(not found)

    def _row(self, check: Check) -> list[str]:
        words = self._words
        kind = "" if check.kind == "check" else words.named("payment", check.kind)
        written = f"{kind} {check.check_number}".strip()
        first = (check.number, check.payer, written)
        return [*first, *(cell(check) for cell in self._cells), words.money(check.amount)]

    def picked(self) -> tuple[Check, ...]:
        """The checks that are ticked."""
        return self.table.chosen()
