"""The lines of an order or a return, each with a tick and how many of its pieces are meant."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.records.facts import LinePart
from desk.records.orders import OrderLine
from desk.records.returns import ReturnLine
from desk.words import Words


def returnable(line: OrderLine) -> int:
    """The pieces of a line that can come back."""
    return max(line.returnable, 0)


class LineChoice(QWidget):
    """``chosen`` tells that a tick or a quantity is another one; ``most`` how many of a line there are."""

    chosen = Signal()

    def __init__(
        self,
        words: Words,
        lines: Iterable[OrderLine | ReturnLine],
        most: Callable[[Any], int] = returnable,
    ) -> None:
        super().__init__()
        self._words, self._most = words, most
        self._ticks: dict[str, tuple[QCheckBox, QSpinBox]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Theme.px(1.5))
        self._grid.setVerticalSpacing(Theme.px(1))
        self._grid.setColumnStretch(0, 1)
        for line in lines:
            self._add(line)

    def _add(self, line: OrderLine | ReturnLine) -> None:
        row, most = self._grid.rowCount(), self._most(line)
        tick = QCheckBox(caption(line.name, 80))
        tick.setProperty("no_letter", True)
        tick.setEnabled(most > 0)
        pieces = QSpinBox()
        pieces.setRange(min(1, most), most)
        pieces.setValue(most)
        pieces.setAccessibleName(self._words("issue.pieces-of", item=line.name))
        pieces.setAlignment(Qt.AlignmentFlag.AlignRight)
        pieces.setMinimumWidth(Theme.px(8))
        self._grid.addWidget(tick, row, 0)
        left = PlainLabel(self._left(most), "muted")
        self._grid.addWidget(pieces, row, 1)
        self._grid.addWidget(left, row, 2)
        # One piece needs no choice of how many.
        pieces.setHidden(most <= 1)
        left.setHidden(most == 1)
        about = f"{line.sku}  ·  {self._words.money(line.price)}"
        self._grid.addWidget(PlainLabel(about, "small"), row + 1, 0, 1, 3)
        self._ticks[str(line.id)] = (tick, pieces)
        tick.toggled.connect(lambda: self.chosen.emit())
        pieces.valueChanged.connect(lambda: self._changed(tick))

    def _left(self, most: int) -> str:
        return self._words("issue.of", number=most) if most else self._words("issue.none-left")

    def _changed(self, tick: QCheckBox) -> None:
        if tick.isChecked():
            self.chosen.emit()
        else:
            tick.setChecked(True)

    def parts(self) -> tuple[LinePart, ...]:
        """What is ticked, and how many of it."""
        return tuple(
            LinePart(key, pieces.value()) for key, (tick, pieces) in self._ticks.items() if tick.isChecked()
        )

    def choose(self, parts: Iterable[LinePart]) -> None:
        """Tick these, as far as they are still to be had."""
        for part in parts:
            if part.key in self._ticks:
                tick, pieces = self._ticks[part.key]
                pieces.setValue(part.quantity)
                tick.setChecked(tick.isEnabled())

    def first(self) -> QCheckBox | None:
        """The first line that has pieces left."""
        return next((tick for tick, _ in self._ticks.values() if tick.isEnabled()), None)

    def tick(self, key: str) -> QCheckBox:
        """A line's tick."""
        return self._ticks[key][0]

    def pieces(self, key: str) -> QSpinBox:
        """A line's quantity."""
        return self._ticks[key][1]
