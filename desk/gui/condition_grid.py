"""What was found when a parcel was opened: for each line, a yes or no for each condition."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.gui.fields import YesNo
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.facts import Condition
from desk.records.returns import CONDITIONS, ReturnLine
from desk.words import Words

AS_IT_SHOULD_BE = {
    "opened": False,
    "original_packaging": True,
    "secured": True,
    "damaged": False,
    "resaleable": True,
}


class ConditionGrid(QWidget):
    """``chosen`` tells that something was noted."""

    chosen = Signal()

    def __init__(self, words: Words, lines: Sequence[ReturnLine]) -> None:
        super().__init__()
        self._words = words
        self._cells: dict[tuple[int, str], YesNo] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Theme.px(1.5))
        self._grid.setVerticalSpacing(Theme.px(0.75))
        self._grid.setColumnStretch(0, 1)
        for line in lines:
            self._add(line)

    def _add(self, line: ReturnLine) -> None:
        first = self._grid.rowCount()
        title = f"{line.quantity} × {line.name}" if line.quantity > 1 else line.name
        self._grid.addWidget(PlainLabel(title, "strong", wrap=True), first, 0)
        self._grid.addWidget(PlainLabel(line.sku, "small"), first, 1, Qt.AlignmentFlag.AlignRight)
        for row, name in enumerate(CONDITIONS, first + 1):
            question = self._words(f"condition.{name}")
            cell = YesNo(self._words, f"{line.name}, {question}")
            cell.chosen.connect(self.chosen)
            self._cells[line.id, name] = cell
            self._grid.addWidget(PlainLabel(question, wrap=True), row, 0)
            self._grid.addWidget(cell, row, 1, Qt.AlignmentFlag.AlignRight)

    def cell(self, line: int, name: str) -> YesNo:
        """The yes or no of one line and condition."""
        return self._cells[line, name]

    def conditions(self) -> tuple[tuple[int, Condition], ...]:
        """What was noted of each line; None where nobody has answered."""
        lines = dict.fromkeys(line for line, _ in self._cells)
        return tuple(
            (line, Condition(**{name: self._cells[line, name].value() for name in CONDITIONS}))
            for line in lines
        )

    def set_all_right(self) -> None:
        """Everything is as it should be."""
        for (_, name), cell in self._cells.items():
            cell.set_value(AS_IT_SHOULD_BE[name])
        self.chosen.emit()

    def typed(self) -> dict[str, Any]:
        """What was noted, as a draft keeps it."""
        return {f"{line}.{name}": cell.value() for (line, name), cell in self._cells.items()}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Note again what a draft kept."""
        for (line, name), cell in self._cells.items():
            cell.set_value(typed.get(f"{line}.{name}"))
