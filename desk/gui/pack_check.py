"""The pack check: each line that goes into a parcel, ticked by hand or counted by the scanner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.records.orders import SPECIAL, OrderLine
from desk.records.shipments import SCANNED, TICKED, Packed
from desk.words import Words

FOUND, WRONG, TOO_MANY = "found", "wrong", "too-many"


@dataclass
class _Row:
    """One line's widgets, and how many of its pieces were scanned."""

    line: OrderLine
    tick: QCheckBox
    pieces: QSpinBox
    told: PlainLabel
    scanned: int = 0

    @property
    def checked(self) -> str:
        """How its pieces were checked, empty where they were not all."""
        if self.scanned and self.scanned == self.pieces.value():
            return SCANNED
        return TICKED if self.tick.isChecked() else ""


class PackCheck(QWidget):
    """``chosen`` tells that a tick, a scan or a quantity is another one."""

    chosen = Signal()

    def __init__(
        self, words: Words, lines: Iterable[OrderLine], pieces: Mapping[int, int], *, whole: bool = False
    ) -> None:
        super().__init__()
        self._words = words
        self._rows: dict[int, _Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Theme.px(1.5))
        self._grid.setVerticalSpacing(Theme.px(0.75))
        self._grid.setColumnStretch(0, 1)
        for line in lines:
            if pieces.get(line.id):
                self._add(line, pieces[line.id], whole)

    def _add(self, line: OrderLine, most: int, whole: bool) -> None:
        place = self._grid.rowCount()
        tick = QCheckBox(caption(line.name, 80))
        tick.setProperty("no_letter", True)
        pieces = QSpinBox()
        pieces.setRange(most if whole else 0, most)
        pieces.setValue(most)
        pieces.setAccessibleName(self._words("ship.pieces-of", item=line.name))
        pieces.setAlignment(Qt.AlignmentFlag.AlignRight)
        pieces.setMinimumWidth(Theme.px(8))
        pieces.setEnabled(not whole and most > 0)
        about = line.sku
        if line.kind == SPECIAL:
            about += f"  ·  {self._words('ship.special')}"
        row = _Row(line, tick, pieces, PlainLabel(role="muted"))
        self._rows[line.id] = row
        self._grid.addWidget(tick, place, 0)
        self._grid.addWidget(pieces, place, 1)
        self._grid.addWidget(PlainLabel(self._words("issue.of", number=most), "muted"), place, 2)
        self._grid.addWidget(PlainLabel(about, "small", wrap=True), place + 1, 0)
        self._grid.addWidget(row.told, place + 1, 1, 1, 2)
        tick.toggled.connect(lambda on: self._ticked(row, on))
        pieces.valueChanged.connect(lambda: self._resized(row))

    def scan(self, code: str, barcodes: Mapping[str, str]) -> str:
        """Count a piece by the SKU or barcode that was read; whether it was found, wrong or one too many."""
        wanted = barcodes.get(code, code).casefold()
        rows = [row for row in self._rows.values() if row.line.sku.casefold() == wanted]
        if not rows:
            return WRONG
        row = next((row for row in rows if row.scanned < row.pieces.value()), None)
        if row is None:
            return TOO_MANY
        row.scanned += 1
        whole = row.scanned == row.pieces.value()
        row.tick.blockSignals(True)
        row.tick.setChecked(whole)
        row.tick.blockSignals(False)
        self._tell(row)
        return FOUND

    def tick_all(self) -> None:
        """All that goes into the parcel was looked at."""
        for row in self._rows.values():
            if row.pieces.value() and not row.checked:
                row.tick.setChecked(True)
        self.chosen.emit()

    def _ticked(self, row: _Row, on: bool) -> None:
        if not on:
            row.scanned = 0
        self._tell(row)

    def _resized(self, row: _Row) -> None:
        """Other pieces than those that were checked are looked at anew."""
        row.scanned = min(row.scanned, row.pieces.value())
        row.tick.blockSignals(True)
        row.tick.setChecked(bool(row.scanned) and row.scanned == row.pieces.value())
        row.tick.blockSignals(False)
        row.tick.setEnabled(row.pieces.value() > 0)
        self._tell(row)

    def _tell(self, row: _Row) -> None:
        number, of = row.scanned, row.pieces.value()
        row.told.setText(self._words("ship.scanned", number=number, of=of) if number else "")
        self.chosen.emit()

    @property
    def is_whole(self) -> bool:
        """Whether something goes into the parcel, and every piece of it was checked."""
        packed = self.packed()
        return bool(packed) and all(each.checked for each in packed)

    def packed(self) -> tuple[Packed, ...]:
        """What goes into the parcel, and how it was checked."""
        return tuple(
            Packed(key, row.pieces.value(), row.checked)
            for key, row in self._rows.items()
            if row.pieces.value()
        )

    def first(self) -> QCheckBox | None:
        """The first line's tick."""
        return next((row.tick for row in self._rows.values()), None)

    def tick(self, line: int) -> QCheckBox:
        """A line's tick."""
        return self._rows[line].tick

    def pieces(self, line: int) -> QSpinBox:
        """A line's quantity."""
        return self._rows[line].pieces

    def typed(self) -> dict[str, Any]:
        """What was noted, as a draft keeps it."""
        return {
            str(key): [row.pieces.value(), row.scanned, row.tick.isChecked()]
            for key, row in self._rows.items()
        }

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Note again what a draft kept, as far as those pieces are still there."""
        for key, row in self._rows.items():
            pieces, scanned, ticked = typed.get(str(key), (row.pieces.value(), 0, False))
            row.pieces.setValue(pieces)
            row.scanned = min(scanned, row.pieces.value())
            row.tick.setChecked(ticked and row.pieces.value() == pieces)
            self._tell(row)
