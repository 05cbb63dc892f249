"""What is ordered: lines that are scanned, or found by SKU or name, each with its fields."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.keys import tabs_before
from desk.gui.line_row import MOST, LineRow
from desk.gui.pieces import empty
from desk.gui.run import Bar, Run
from desk.gui.search_box import SearchBox
from desk.gui.theme import Theme
from desk.operations import items
from desk.records.items import Item
from desk.records.lists import Hit
from desk.records.money import ZERO
from desk.records.orders import NewLine

NEW = "new"
# Several pieces at once, as registers take them: 3*ABC.
_TIMES = re.compile(r"([1-9][0-9]{0,3})\s*[*×]\s*(\S.*)", re.ASCII)


class LinesForm(QWidget):
    """``chosen`` tells that the lines are others, ``settled`` that an empty Enter ended them."""

    chosen = Signal()
    settled = Signal()

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__()
        self.run, self.words, self._bar = run, run.words, bar
        self.rows: list[LineRow] = []
        self.box = SearchBox(self.words, self._find, inside=True)
        self.box.field.setPlaceholderText(self.words("take.item-hint"))
        self.box.field.setAccessibleName(self.words("take.item"))
        self.box.opened.connect(self._choose)
        self.box.field.returnPressed.connect(self._end)
        self._pieces = 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(1))
        self._column.addWidget(self.box)
        self._chose = False
        self.setFocusProxy(self.box.field)

    def _find(self, text: str) -> tuple[Hit, ...] | None:
        self._bar.clear()
        times = _TIMES.fullmatch(text)
        self._pieces, wanted = (int(times[1]), times[2]) if times else (1, text)
        scanned = self.run.read(self._bar, items.item_scanned, wanted)
        found = (scanned,) if scanned else self.run.read(self._bar, items.find_items, wanted)
        if found is None:
            return None
        hits = [Hit("item", each.sku, each.name, str(each.price)) for each in found]
        return (*hits, Hit(NEW, self.words("take.item-new"), wanted)) if not scanned else tuple(hits)

    def _choose(self, hit: Hit) -> None:
        self._chose = True
        QTimer.singleShot(0, self, self._chosen_before)
        if hit.kind == NEW:
            blank = Item(0, hit.title if " " not in hit.title else "", hit.title, ZERO)
            row = self._add(LineRow(self.words, blank, known=False))
            (row.price if blank.sku else row.sku).setFocus()
        else:
            self._take(hit.number)
        self.chosen.emit()

    def _take(self, sku: str) -> None:
        """One more piece of the item's line, or a line for it."""
        item = self.run.read(self._bar, items.item_scanned, sku)
        if item is None:
            return
        row = next((each for each in self.rows if each.known and each.item.sku == item.sku), None)
        if row is not None:
            row.add_pieces(self._pieces)
        else:
            self._add(LineRow(self.words, item)).quantity.setValue(min(self._pieces, MOST))
        self._pieces = 1
        self.box.focus()

    def take_hit(self, hit: Hit) -> bool:
        """A scanned item, wherever the focus is."""
        if hit.kind == "item":
            self._take(hit.number)
            self.chosen.emit()
        return hit.kind == "item"

    def _add(self, row: LineRow) -> LineRow:
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.chosen.connect(self.chosen)
        row.done.connect(self.box.focus)
        row.removed.connect(lambda: self._remove(row))
        row.remove.setProperty("no_letter", True)
        tabs_before(self.box.field, [field for each in self.rows for field in each.fields()])
        return row

    def _remove(self, row: LineRow) -> None:
        self.rows.remove(row)
        empty(row)
        self.box.focus()
        self.chosen.emit()

    def _end(self) -> None:
        """Enter in the empty field ends the lines; the Enter that chose an item emptied it."""
        if not self._chose and not self.box.field.text().strip() and self.rows:
            self.settled.emit()

    def _chosen_before(self) -> None:
        self._chose = False

    def lines(self) -> tuple[NewLine, ...]:
        """The lines as they stand; raises BadInput where one cannot be read."""
        return tuple(row.line() for row in self.rows)

    def weight(self) -> str:
        """What all pieces weigh in pounds, where every item's weight is known."""
        if not self.rows or not all(row.item.weight for row in self.rows):
            return ""
        total = sum(Fraction(row.item.weight) * row.quantity.value() for row in self.rows)
        return f"{float(total):.2f}".rstrip("0").rstrip(".")

    def packed_size(self) -> str:
        """The size of a single piece; of several nobody knows how they are packed."""
        alone = len(self.rows) == 1 and self.rows[0].quantity.value() == 1
        return self.rows[0].item.size if alone else ""

    def tell(self, told: Sequence[tuple[str, str]]) -> None:
        """Show of each line what it comes to and what has to be known of it."""
        for row, (value, mark) in zip(self.rows, told, strict=True):
            row.tell(value, mark)

    def typed(self) -> list[dict[str, Any]]:
        """What stands there, as a draft keeps it."""
        return [row.typed() for row in self.rows]

    def retype(self, typed: Sequence[Mapping[str, Any]]) -> None:
        """Put again what a draft kept; an item that is gone since is a new one."""
        for each in typed:
            item = self.run.read(self._bar, items.item_scanned, each["sku"]) if each["known"] else None
            blank = Item(0, each["sku"], each["name"], ZERO)
            self._add(LineRow(self.words, item or blank, known=item is not None)).retype(each)
