"""What a row of an items list says, and what would become of it: a new item, a changed one, the same."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from desk.exchange.csv_in import Faults, Row
from desk.exchange.list_cells import Cells, same_text, shown
from desk.operations import matching
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.records.imports import CHANGED, NEW, SAME, FieldChange, Planned
from desk.records.items import Item, barcode_text
from desk.records.measures import size_text, weight_text
from desk.records.money import ZERO

_FIELDS = (
    *("name", "price", "barcode", "kind", "released", "weight", "size", "untaxed", "retired", "note"),
    *("category", "on_hand"),
)
_KINDS = {
    **{"stock": "stock", "in stock": "stock", "existencias": "stock", "normal": "stock", "regular": "stock"},
    **{"en existencia": "stock", "pedido anticipado": "preorder", "pedido especial": "special"},
    **{"preorder": "preorder", "pre-order": "preorder", "pre order": "preorder", "preventa": "preorder"},
    **{"special": "special", "special order": "special", "encargo": "special", "especial": "special"},
}
_READ = {"weight": weight_text, "size": size_text, "barcode": barcode_text}
# What our own list shows of what is not sold any more in place of its kind.
_NO_KIND = ("not sold any more", "ya no se vende")
_GRAMS = re.compile(r"[0-9]{1,7}(\.[0-9]{1,3})?", re.ASCII)
# What a heading says that its weights are in, other than grams.
_UNITS = {"kg": Decimal(1000), "oz": Decimal("28.349523125")}
_GRAMS_IN_A_POUND = Decimal("453.59237")


class ItemRows:
    """Plans the rows of a list; what is odd but no fault goes to ``notices``."""

    def __init__(self, desk: Desk, cells: Cells, notices: Faults) -> None:
        self._desk, self._cells, self._notices = desk, cells, notices
        self._lines: dict[str, tuple[int, dict[str, Any]]] = {}
        self._barcodes: dict[str, str] = {}

    def plan(self, row: Row) -> Planned | None:
        """What would become of a row; None where a fault was noted."""
        before = self._cells.faults.count
        sku, said = self._cells.text(row, "sku"), self._read(row)
        if not sku:
            self._cells.fault(row, "sku", "import-no-sku")
        if self._cells.faults.count > before:
            return None
        found = matching.known_item(self._desk, self._cells.raw(row, "sku"))
        known = found or matching.known_item(self._desk, sku)
        if not self._is_first(row, known.sku if known else f"new {sku.casefold()}", said):
            return None
        kept = _changed(known, said) if known else self._new(row, sku, said)
        if kept is None or not self._is_free(row, kept):
            return None
        return _planned(row.line, known, kept)

    def _read(self, row: Row) -> dict[str, Any]:
        """The fields that the row says anything of."""
        read = self._cells
        said: dict[str, Any] = {name: read.text(row, name) or None for name in ("name", "note", "category")}
        said["price"] = read.money(row, "price")
        said["released"] = read.day(row, "released")
        said["kind"] = self._kind(row)
        said["weight"] = self._written(row, "weight") or self._grams(row)
        said["size"] = self._written(row, "size")
        said["barcode"] = self._written(row, "barcode")
        said["untaxed"], taxable = read.yes(row, "untaxed"), read.yes(row, "taxable")
        if said["untaxed"] is None and taxable is not None:
            said["untaxed"] = not taxable
        said["retired"] = read.yes(row, "retired")
        said["on_hand"] = self._pieces(row)
        return {name: value for name, value in said.items() if value is not None}

    def _kind(self, row: Row) -> str | None:
        text = self._cells.text(row, "kind")
        found = _KINDS.get(text.casefold())
        if text and found is None and text.casefold() not in _NO_KIND:
            self._cells.fault(row, "kind", "import-word", text=shown(text), known=", ".join(_KINDS))
        return found

    def _written(self, row: Row, name: str) -> str | None:
        try:
            return _READ[name](self._cells.text(row, name)) or None
        except DeskError as trouble:
            self._cells.refused(row, name, trouble)
            return None

    def _grams(self, row: Row) -> str | None:
        """A weight in grams as pounds, to the hundredth; 0 grams is a weight that nobody entered."""
        found = self._cells.text(row, "grams")
        if found and not _GRAMS.fullmatch(found):
            self._cells.fault(row, "grams", "import-grams", text=shown(found))
            return None
        if not found or not Decimal(found):
            return None
        heading = self._cells.columns["grams"].casefold().rstrip(")")
        unit = next((grams for name, grams in _UNITS.items() if heading.endswith(name)), Decimal(1))
        pounds = (Decimal(found) * unit / _GRAMS_IN_A_POUND).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return self._checked_pounds(row, str(max(pounds, Decimal("0.01"))))

    def _checked_pounds(self, row: Row, text: str) -> str | None:
        try:
            return weight_text(text)
        except DeskError as trouble:
            self._cells.refused(row, "grams", trouble)
            return None

    def _pieces(self, row: Row) -> int | None:
        """What is in the shop; a number below zero, of pieces sold before they came, counts none."""
        found = self._cells.pieces(row, "on_hand")
        if found is not None and found < 0:
            self._notices.add("import-pieces-owed", row.line, self._cells.columns["on_hand"], count=found)
            return 0
        return found

    def _new(self, row: Row, sku: str, said: dict[str, Any]) -> Item | None:
        for name in ("name", "price"):
            if name not in said:
                self._cells.fault(row, name, f"import-no-item-{name}", sku=sku)
        if not {"name", "price"} <= said.keys():
            return None
        return replace(Item(0, sku, "", ZERO), **said)

    def _is_first(self, row: Row, key: str, said: dict[str, Any]) -> bool:
        """Whether no earlier line is about the same item; the same twice is no fault."""
        line, before = self._lines.setdefault(key, (row.line, said))
        if line != row.line and before != said:
            who = self._cells.text(row, "sku")
            self._cells.fault(row, "sku", "import-line-twice", earlier=line, who=who)
        return line == row.line

    def _is_free(self, row: Row, kept: Item) -> bool:
        """Whether the barcode is no other item's, and the count not below what is set aside for orders."""
        other = kept.sku
        if kept.barcode:
            other = matching.holder_of(self._desk, kept.barcode) or other
            other = self._barcodes.setdefault(kept.barcode, other)
        if other != kept.sku:
            self._cells.fault(row, "barcode", "import-barcode-taken", barcode=kept.barcode, sku=other)
            return False
        if kept.on_hand is not None and kept.on_hand < kept.allocated:
            self._cells.fault(
                row, "on_hand", "import-set-aside", count=kept.on_hand, allocated=kept.allocated
            )
            return False
        return True


def _changed(known: Item, said: dict[str, Any]) -> Item:
    """The known item with what the row says otherwise; a text that is only spaced in another way stays."""
    alike = [name for name in ("name", "note") if same_text(getattr(known, name), said.get(name, ""))]
    return replace(known, **{name: value for name, value in said.items() if name not in alike})


def _planned(line: int, known: Item | None, kept: Item) -> Planned:
    if known is None:
        return Planned(line, NEW, kept.sku, kept.name, record=kept)
    changes = tuple(
        FieldChange(name, _text(known, name), _text(kept, name))
        for name in _FIELDS
        if getattr(known, name) != getattr(kept, name)
    )
    what = CHANGED if changes else SAME
    return Planned(line, what, known.sku, kept.name, matching.SKU, changes, kept)


def _text(item: Item, name: str) -> str:
    value = getattr(item, name)
    return "" if value is None else ("yes" if value else "no") if isinstance(value, bool) else str(value)
