"""What is counted in the drawer: how many of each note and coin, or all of it as one sum."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desk.gui.fields import MoneyField
from desk.gui.pieces import RIGHT
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.close_outs import PIECES
from desk.records.errors import BadInput
from desk.records.money import Money, total
from desk.words import Words

# Notes and coins stand beside each other, so many below each other.
ROWS = 6
MOST = 99_999


class NumberField(QLineEdit):
    """How many there are of a note or coin; nothing typed is none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaximumWidth(Theme.px(10))

    def number(self) -> int:
        """The number; raises BadInput ``count-number`` if it is none."""
        typed = self.text().strip()
        if typed and not (
            typed.isascii() and typed.isdecimal() and int(typed[:9]) <= MOST and len(typed) < 9
        ):
            raise BadInput("count-number", text=typed, most=MOST)
        return int(typed or 0)


class CountForm(QWidget):
    """``chosen`` tells that another count stands."""

    chosen = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.pieces = {Money(value): NumberField(words.money(Money(value))) for value in PIECES}
        self.sums = {value: PlainLabel(role="muted") for value in self.pieces}
        self.sum, self.whole = MoneyField(), PlainLabel(role="number")
        self.sum.setAccessibleName(words("count.sum"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1))
        column.addLayout(self._grid())
        column.addWidget(PlainLabel(words("count.sum"), "muted", wrap=True))
        column.addWidget(self.sum)
        column.addWidget(self.whole)
        for field in (*self.pieces.values(), self.sum):
            field.textEdited.connect(lambda: self.chosen.emit())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(0.5))
        for place, (value, field) in enumerate(self.pieces.items()):
            row, side = place % ROWS, place // ROWS * 4
            name = PlainLabel(self._words.money(value), "muted")
            name.setAlignment(RIGHT)
            self.sums[value].setAlignment(RIGHT)
            for column, widget in enumerate((name, field, self.sums[value])):
                grid.addWidget(widget, row, side + column)
            grid.setColumnMinimumWidth(side + 2, Theme.px(8))
        grid.setColumnStretch(3, 1)
        grid.setColumnStretch(7, 3)
        return grid

    def counted(self) -> tuple[tuple[tuple[Money, int], ...], Money | None]:
        """The pieces that there are, and the sum where one is typed; BadInput for what is no number."""
        numbers = {value: field.number() for value, field in self.pieces.items()}
        self._tell(numbers)
        found = tuple((value, number) for value, number in numbers.items() if number)
        whole = self.sum.money()
        self.whole.setText(self._words.money(self._come_to(numbers) if whole is None else whole))
        return found, whole

    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(field.text().strip() for field in (*self.pieces.values(), self.sum))

    def _tell(self, numbers: dict[Money, int]) -> None:
        for value, number in numbers.items():
            self.sums[value].setText(self._words.money(value * number) if number else "")

    def _come_to(self, numbers: dict[Money, int]) -> Money:
        return total(value * number for value, number in numbers.items())

    def freeze(self, frozen: bool) -> None:
        """Let nothing be typed once it was told against the books, or again."""
        for field in (*self.pieces.values(), self.sum):
            field.setReadOnly(frozen)

    def typed(self) -> dict[str, Any]:
        """What stands there, in a form that every language reads."""
        pieces = {str(int(value)): field.text() for value, field in self.pieces.items() if field.text()}
        return {"pieces": pieces, "sum": self.sum.text()}

    def retype(self, typed: dict[str, Any]) -> None:
        """Put back what stood there."""
        for value, field in self.pieces.items():
            field.setText(typed["pieces"].get(str(int(value)), ""))
        self.sum.setText(typed["sum"])
