"""What every report has: its days, its cards, an export; it is read anew where it is looked at."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.exchange import csv_out
from desk.gui.ask import save_file
from desk.gui.bar import MessageBar
from desk.gui.fields import DayField, word_button
from desk.gui.pieces import scrolled
from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme


class ReportPage(QWidget):
    """A report; ``report`` is the name of its export, ``concern`` what it is read anew for."""

    report = concern = ""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.words, self._stale = run, run.words, False
        self.bar = MessageBar(run.words("button.close-message"))
        self.export = word_button(run.words("list.export"))
        self.export.clicked.connect(self._export)
        run.changed.connect(self._changed)

    def _place(self, days: Mapping[str, DayField], cards: Sequence[QWidget]) -> None:
        """Put the days, by the id of what they are called, above the cards, and read the report."""
        self._put(self._head(days), next(iter(days.values())), cards)

    def _put(self, head: QHBoxLayout, first: QWidget, cards: Sequence[QWidget]) -> None:
        """Put a head above the cards, which typing begins in the ``first`` field of, and read the report."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(2))
        column.addWidget(self.bar)
        column.addLayout(head)
        self.area = scrolled(_below(cards))
        column.addWidget(self.area, 1)
        self.setFocusProxy(first)
        self.load()

    def _head(self, days: Mapping[str, DayField]) -> QHBoxLayout:
        row = QHBoxLayout()
        for key, field in days.items():
            row.addWidget(PlainLabel(self.words(key)))
            row.addWidget(field)
            field.setAccessibleName(self.words(key))
            field.chosen.connect(self.load)
        row.addStretch(1)
        row.addWidget(self.export)
        return row

    def load(self) -> None:
        """Read the report and show it; each has its own."""
        self._stale = False

    def _export(self) -> None:
        """Save the report that is shown; each has its own file and days."""

    def _save(self, file: str, since: date | None, until: date | None) -> None:
        """Ask where to save the export of these days, and tell when it is there."""
        data = self.run.read(self.bar, csv_out.export, self.report, since, until)
        if data:
            path = save_file(self, file, "CSV (*.csv)", data)
            if path:
                self.bar.tell(self.words("file.saved", file=path.name))

    def _changed(self, nouns: Any) -> None:
        """Of many records it takes a second: nobody waits for a report that is not looked at."""
        self._stale = self._stale or self.concern in nouns
        if self._stale and self.isVisible():
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is read now."""
        super().showEvent(event)
        if self._stale:
            self.load()


def _below(cards: Sequence[QWidget]) -> QWidget:
    """The cards under each other."""
    inner = QWidget()
    inner.setProperty("role", "page")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, Theme.px(1), 0)
    column.setSpacing(Theme.px(2))
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return inner
