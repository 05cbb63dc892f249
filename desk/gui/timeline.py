"""A record's timeline, what happened and what is due, and its history, who did what when."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.gui.icons import state_mark
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.shop import HistoryLine
from desk.words import Words
from desk.words.history import changes
from desk.words.moments import days_left


class Timeline(QWidget):
    """Steps with their days, oldest first: ``done`` is (state, name, day), ``due`` is (name, day)."""

    def __init__(
        self,
        words: Words,
        today: date,
        done: Iterable[tuple[str, str, date]],
        due: Iterable[tuple[str, date]] = (),
    ) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Theme.px(1))
        self._grid.setVerticalSpacing(Theme.px(0.75))
        self._grid.setColumnStretch(1, 1)
        for state, name, day in done:
            self._add(state, name, words.day(day))
        for name, day in due:
            state = "overdue" if day < today else "open"
            self._add(state, name, f"{words.day(day)}\n{days_left(words, today, day)}")

    def _add(self, state: str, name: str, day: str) -> None:
        row = self._grid.rowCount()
        mark = PlainLabel()
        mark.setPixmap(state_mark(state))
        when = PlainLabel(day, "muted")
        when.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(mark, row, 0, top)
        self._grid.addWidget(PlainLabel(name, wrap=True), row, 1, top)
        self._grid.addWidget(when, row, 2, top)


HISTORY = ("when", "who", "what", "why", "changed")


def history_rows(words: Words, zone: str, lines: Sequence[HistoryLine]) -> list[list[str]]:
    """The history as table rows, by the columns of ``HISTORY``: when at the shop, who, what, why, changed."""
    return [
        [
            f"{words.day(line.day)} {_clock(line.at, zone)}".rstrip(),
            line.person,
            words.named("did", line.operation),
            line.reason,
            "; ".join(changes(words, line)),
        ]
        for line in lines
    ]


def _clock(at: str, zone: str) -> str:
    try:
        return datetime.fromisoformat(at).astimezone(ZoneInfo(zone)).strftime("%H:%M")
    except (ValueError, KeyError):
        return ""
