"""The days of a report: a month, a quarter, a year, or any days; a step to those before and after."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desk.gui.fields import DayField, word_button
from desk.gui.flow import FlowLayout
from desk.gui.text import PlainLabel
from desk.records.errors import BadInput
from desk.records.periods import LENGTHS, Period, around
from desk.words import Words


class PeriodBar(QWidget):
    """``chosen`` tells that other days were chosen; what was typed into a field may be no day."""

    chosen = Signal()

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self._today = today
        period = around(today, "month")
        self.start, self.end = (DayField(words, today, day) for day in (period.start, period.end))
        self.kinds: dict[str, QPushButton] = {}
        self.row = FlowLayout(self)
        self.earlier = self._step("‹", words("books.earlier"), -1)
        for kind in LENGTHS:
            chip = self.kinds[kind] = word_button(words(f"books.kind-{kind}"), "chip")
            chip.setCheckable(True)
            chip.setProperty("no_letter", True)
            chip.clicked.connect(lambda _checked, kind=kind: self.show_period(around(self._day(), kind)))
            self.row.addWidget(chip)
        self.later = self._step("›", words("books.later"), 1)
        for key, field in (("overrides.from", self.start), ("overrides.to", self.end)):
            self.row.addWidget(_named(words(key), field))
            field.setAccessibleName(words(key))
            field.chosen.connect(self._typed)
        self._mark()

    def _step(self, sign: str, name: str, steps: int) -> QPushButton:
        button = word_button(sign, "chip")
        button.setProperty("no_letter", True)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._move(steps))
        self.row.addWidget(button)
        return button

    def period(self) -> Period:
        """The days; raises BadInput where they are none, end before they begin, or lie too far."""
        return Period(self.start.day() or self._today, self.end.day() or self._today)

    def show_period(self, period: Period) -> None:
        """Choose these days."""
        self.start.set_day(period.start)
        self.end.set_day(period.end)
        self._typed()

    def _move(self, steps: int) -> None:
        period = self._told()
        if period is not None:
            self.show_period(period.moved(steps))

    def _typed(self) -> None:
        self._mark()
        self.chosen.emit()

    def _mark(self) -> None:
        """Show which length the days have; none of them for days of one's own."""
        period = self._told()
        for kind, chip in self.kinds.items():
            chip.setChecked(period is not None and period.kind == kind)

    def _told(self) -> Period | None:
        """The days, None while they cannot be read."""
        try:
            return self.period()
        except BadInput:
            return None

    def _day(self) -> date:
        """A day of the period, which a longer or a shorter one is taken around."""
        period = self._told()
        if period is None:
            return self._today
        return self._today if period.start <= self._today <= period.end else period.start


def _named(name: str, field: DayField) -> QWidget:
    """A field with its name, which stays with it where the row is broken."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(PlainLabel(name))
    row.addWidget(field)
    return pair
