"""A small table whose rows are ticked: what is to be done is done for those."""

from collections.abc import Container, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from desk.gui.pieces import SmallTable
from desk.gui.theme import Theme


class TickTable(SmallTable):
    """The first column has a box in every row; the space bar ticks the row that is chosen.

    ``ticked`` tells that another choice stands.
    """

    ticked = Signal()

    def __init__(self, name: str, titles: Sequence[str], *, right: Iterable[int] = (), wide: int = 1) -> None:
        super().__init__(name, titles, right=right, wide=wide)
        self._records: tuple[Any, ...] = ()
        self.itemChanged.connect(lambda item: self.ticked.emit() if item.column() == 0 else None)

    def show_records(
        self, records: Sequence[Any], rows: Sequence[Sequence[str]], unticked: Container[int] = ()
    ) -> None:
        """Show records with their cells, all ticked but the rows that are named."""
        self.blockSignals(True)
        self._records = tuple(records)
        self.show_rows(rows)
        for number in range(len(rows)):
            item = self.item(number, 0)
            assert isinstance(item, QTableWidgetItem), "the row was just shown"
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if number in unticked else Qt.CheckState.Checked)
        self.blockSignals(False)
        self._widen()
        if rows:
            self.setCurrentCell(0, 0)
        self.ticked.emit()

    def _widen(self) -> None:
        """The boxes take room that Qt gives their column only in part."""
        header = self.horizontalHeader()
        if header.sectionResizeMode(0) != QHeaderView.ResizeMode.Stretch:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            wanted = self.sizeHintForColumn(0) + Theme.px(2)
            header.resizeSection(0, max(wanted, header.sectionSizeHint(0)))

    def chosen(self) -> tuple[Any, ...]:
        """The records whose rows are ticked."""
        return tuple(record for number, record in enumerate(self._records) if self.is_ticked(number))

    def is_ticked(self, row: int) -> bool:
        """Whether a row is ticked."""
        item = self.item(row, 0)
        return item is not None and item.checkState() == Qt.CheckState.Checked

    def tick(self, row: int, ticked: bool) -> None:
        """Tick a row, or take its tick away."""
        item = self.item(row, 0)
        if item is not None:
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def tick_all(self, ticked: bool) -> None:
        """Tick every row, or none."""
        self.blockSignals(True)
        for row in range(self.rowCount()):
            self.tick(row, ticked)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks in whichever column it is pressed."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.tick(self.currentRow(), not self.is_ticked(self.currentRow()))
        else:
            super().keyPressEvent(event)
