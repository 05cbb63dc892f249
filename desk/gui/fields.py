"""Fields for a day, an amount, a yes or no and a choice; each knows when what was typed is not one."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desk.gui.button import Button
from desk.gui.text import caption
from desk.gui.theme import Theme
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.words import Words

_PARTS = re.compile(r"(\d{1,2})(?:[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}?)(?:[:.h]?([0-5]\d))?\s*(?:([ap])\.?\s?m\.?)?", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A comma parts thousands and nothing else: 12,50 is refused, not read as 1250.
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d{1,2})?", re.ASCII)
# In these languages the month is written before the day.
_MONTH_FIRST = ("en",)


def read_day(text: str, today: date, words: Words, ahead: bool = False) -> date | None:
    """A day as people type it: ``3/13``, ``3/13/26``, ``13``, ``today``, ``2026-03-13``.

    Without a year it is the last such day, or where ``ahead`` the next one.
    """
    typed = text.strip().lower()
    if not typed:
        return None
    for key, back in (("day.today", 0), ("day.yesterday", 1)):
        if typed == words(key).lower():
            return today - timedelta(days=back)
    try:
        if _ISO.fullmatch(typed):
            return date.fromisoformat(typed)
        if written := _written(typed, words):
            return written
        if found := _PARTS.fullmatch(typed):
            near = _next if ahead else _nearest
            return near(found.groups(), today, words)
        raise ValueError(typed)
    except ValueError as trouble:
        raise BadInput("day-unreadable", text=text, example=words.day(today)) from trouble


def _written(typed: str, words: Words) -> date | None:
    """A day as it is shown, such as ``Mar 13, 2026``; None where it is not written so."""
    letters, numbers = re.findall(r"[^\W\d_]{3,}", typed), re.findall(r"\d+", typed)
    if len(numbers) != 2 or len(letters) != 1 or len(numbers[1]) != 4:
        return None
    for month in range(1, 13):
        (name, *_) = re.findall(r"[^\W\d_]{3,}", words.day(date(2001, month, 1)).lower())
        if name.startswith(letters[0][:3]):
            return date(int(numbers[1]), month, int(numbers[0]))
    return None


def _nearest(parts: tuple[str | None, ...], today: date, words: Words) -> date:
    first, second, year = parts
    if second is None:
        found = today.replace(day=int(first or 0))
        return found if found <= today else (today.replace(day=1) - timedelta(days=1)).replace(day=found.day)
    month, day = (first, second) if words.language in _MONTH_FIRST else (second, first)
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month or 0), int(day or 0))
    found = date(today.year, int(month or 0), int(day or 0))
    return found if found <= today else found.replace(year=today.year - 1)


def _next(parts: tuple[str | None, ...], today: date, words: Words) -> date:
    """The first such day from today on; with a year it is that day."""
    found = _nearest(parts, today, words)
    if parts[2] or found >= today:
        return found
    if parts[1]:
        return found.replace(year=found.year + 1)
    day = today.replace(day=found.day)
    return day if day >= today else (today.replace(day=1) + timedelta(days=31)).replace(day=found.day)


class DayField(QLineEdit):
    """A day, typed in any usual way and then shown as the shop writes it; empty where it is not known.

    One that looks ``ahead`` takes a day without a year for the next such day, not for the last.
    """

    chosen = Signal()

    def __init__(self, words: Words, today: date, day: date | None = None, *, ahead: bool = False) -> None:
        super().__init__()
        self._words, self._today, self._day, self._ahead = words, today, day, ahead
        self.setPlaceholderText(words("day.hint"))
        self.setMinimumWidth(Theme.px(17))
        self.setMaximumWidth(Theme.px(24))
        self.set_day(day)
        self.editingFinished.connect(self._settle)

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self._day = day
        self.setText(self._words.day(day))

    def day(self) -> date | None:
        """The day, None where nothing is typed; raises BadInput if it is no day."""
        if self.text() == self._words.day(self._day):
            return self._day
        return read_day(self.text(), self._today, self._words, self._ahead)

    def typed(self) -> str:
        """What stands there, in a form that every language reads."""
        try:
            day = self.day()
        except BadInput:
            return self.text()
        return day.isoformat() if day else ""

    def retype(self, typed: str) -> None:
        """Put back what stood there."""
        self.setText(typed)
        self._settle()

    def _settle(self) -> None:
        before = self._day
        try:
            self.set_day(self.day())
        except BadInput:
            self._day = None  # the window that reads the field says what is wrong with it
            self.chosen.emit()
            return
        if before != self._day:
            self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces the day, as in any field reached by the Tab key."""
        super().focusInEvent(event)
        self.selectAll()


def read_time(text: str) -> time | None:
    """A time of day as people type it: ``15:30``, ``3:30 pm``, ``9``; raises BadInput if it is none."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        if not text.strip():
            return None
        raise BadInput("time-unreadable", text=text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half or hour > 23:
        raise BadInput("time-unreadable", text=text)
    return time(hour, minute)


class TimeField(QLineEdit):
    """A time of day; empty where it is not known."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("15:30")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaximumWidth(Theme.px(14))
        self.editingFinished.connect(self.chosen)

    def time(self) -> time | None:
        """The time, None where nothing is typed; raises BadInput if it is none."""
        return read_time(self.text())


def read_money(text: str) -> Money | None:
    """An amount as people type it: ``$1,234.50``, ``12``; None for nothing, raises BadInput if it is none."""
    typed = text.strip().removeprefix("$").strip()
    if _GROUPED.fullmatch(typed):
        typed = typed.replace(",", "")
    return Money.parse(typed) if typed else None


class MoneyField(QLineEdit):
    """An amount; empty where it is not known."""

    chosen = Signal()

    def __init__(self, hint: str = "0.00") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaximumWidth(Theme.px(17))
        self.editingFinished.connect(self.chosen)

    def money(self) -> Money | None:
        """The amount, None where nothing is typed; raises BadInput if it is no amount."""
        return read_money(self.text())


class YesNo(QWidget):
    """A question that is answered by Yes or No, and not before somebody looked."""

    chosen = Signal()

    def __init__(self, words: Words, question: str, value: bool | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.yes, self.no = Button(words("yes")), Button(words("no"))
        for button, role in ((self.yes, "left"), (self.no, "right")):
            button.setProperty("role", role)
            button.setCheckable(True)
            button.setProperty("no_letter", True)
            button.setAccessibleName(f"{question}: {button.text()}")
            button.clicked.connect(self._choose)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def value(self) -> bool | None:
        """True, False, or None while unanswered."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def set_value(self, value: bool | None) -> None:
        """Show an answer."""
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)

    def _choose(self) -> None:
        pressed = self.sender()
        other = self.no if pressed is self.yes else self.yes
        other.setChecked(False)
        self.chosen.emit()


def word_button(text: str, role: str = "") -> QPushButton:
    """A button with people's or our words on it."""
    button = Button(caption(text))
    if role:
        button.setProperty("role", role)
    return button


class Choice(QWidget):
    """One of a few words, none of them chosen at first."""

    chosen = Signal()

    def __init__(self, question: str, options: Mapping[str, str]) -> None:
        super().__init__()
        self._question = question
        self._group = QButtonGroup(self)
        self._codes: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._group.idClicked.connect(lambda: self.chosen.emit())
        self.offer(options)

    def offer(self, options: Mapping[str, str]) -> None:
        """Offer these words instead; what was chosen stays so if it is among them."""
        chosen = self.value()
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.deleteLater()
        self._codes = list(options)
        for place, text in enumerate(options.values()):
            button = QRadioButton(caption(text))
            button.setProperty("no_letter", True)
            button.setAccessibleName(f"{self._question}: {text}")
            self._group.addButton(button, place)
            self._column.addWidget(button)
        self.set_value(chosen)

    def value(self) -> str:
        """The code of what is chosen, empty while nothing is."""
        place = self._group.checkedId()
        return self._codes[place] if place >= 0 else ""

    def set_value(self, code: str) -> None:
        """Choose by code."""
        if code in self._codes:
            self._group.button(self._codes.index(code)).setChecked(True)

    def option(self, code: str) -> QAbstractButton:
        """The button of a code."""
        return self._group.button(self._codes.index(code))
