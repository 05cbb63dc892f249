"""The editions of the shop's policy: which holds when, how many orders stand under it, who changed what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.pieces import Card, SmallTable
from desk.gui.text import PlainLabel, selectable
from desk.gui.theme import Theme
from desk.gui.timeline import HISTORY, history_rows
from desk.records.policies import EditionRow
from desk.records.shop import HistoryLine
from desk.words import Words


def upcoming(rows: Sequence[EditionRow]) -> list[EditionRow]:
    """The editions that are still to come, without those that were withdrawn."""
    return [row for row in rows if row.state == "upcoming" and not row.repeats]


def in_force(words: Words, name: str, rows: Sequence[EditionRow], brought: bool) -> tuple[str, str]:
    """How a policy stands that is looked at (in_force, upcoming, unsaved), and which one is in force."""
    now = next(row for row in rows if row.state == "in_force")
    about = [words("policy.about", pack=now.name, day=now.in_force), words.count("policy.orders", now.orders)]
    about += [words("policy.coming", day=row.in_force) for row in reversed(upcoming(rows))]
    about += [words("policy.brought", name=name)] if brought else []
    state = "unsaved" if brought else "in_force" if name == now.name else "upcoming"
    return state, " ".join(about)


class EditionsPage(QWidget):
    """The editions, the last on top, and below them the history of the policy."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "page")
        names = ("from", "until", "policy", "state", "orders")
        self.table = SmallTable(
            words("policy.editions"), [words(f"column.{name}") for name in names], right=(4,), wide=2
        )
        editions, self.history = Card(words("policy.editions")), Card(words("record.history"))
        editions.fill(PlainLabel(words("policy.editions-hint"), "muted", wrap=True), self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Theme.px(1), 0)
        column.setSpacing(Theme.px(2))
        column.addWidget(editions)
        column.addWidget(self.history)
        column.addStretch(1)

    def show_editions(self, rows: Sequence[EditionRow], lines: Sequence[HistoryLine], time_zone: str) -> None:
        """Show all editions and what was done to the policy."""
        self.table.show_rows([self._row(each) for each in rows])
        told = history_rows(self._words, time_zone, lines)
        if not told:
            self.history.fill(PlainLabel(self._words("policy.history.none"), "muted", wrap=True))
            return
        titles = [self._words(f"column.{name}") for name in HISTORY]
        past = SmallTable(self._words("record.history"), titles, wide=4)
        past.show_rows(told)
        detail = selectable(PlainLabel(wrap=True))
        past.currentCellChanged.connect(lambda row, *_: detail.setText(told[row][-1] if row >= 0 else ""))
        self.history.fill(past, detail)
        past.selectRow(len(lines) - 1)

    def _row(self, row: EditionRow) -> list[str]:
        words = self._words
        state = "withdrawn" if row.repeats and row.state == "upcoming" else row.state
        return [
            words.day(row.in_force),
            words.day(row.until),
            row.name,
            words(f"edition.{state}"),
            str(row.orders),
        ]
