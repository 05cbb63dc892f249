"""Customers and items as files with fixed columns, which can be changed elsewhere and imported again.

The form is that of the other exports (``csv_out``) but for the row of totals, which would be no customer:
UTF-8 with its mark, a comma, CRLF, ISO dates, plain decimals, text kept from becoming a formula or number.
"""

from collections.abc import Callable, Generator
from typing import Any

from desk.exchange.csv_cells import Cell, file_of, line
from desk.operations import exports
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.customers import Customer
from desk.records.items import Item
from desk.records.lists import Progress

# What each column means is the sentence ``export.<kind>.<column>``.
_OF_CUSTOMERS = """number outside_number name company email phone street street2 city state postal_code
country note"""
_OF_ITEMS = "sku name price barcode kind released weight size untaxed retired on_hand damaged category note"
COLUMNS = {"customers": tuple(_OF_CUSTOMERS.split()), "items": tuple(_OF_ITEMS.split())}
_PAGE = 500


def export(desk: Desk, kind: str) -> bytes:
    """The whole file, customers by number and items by SKU; the history tells of it."""
    return to_end(exporting(desk, kind))


def exporting(desk: Desk, kind: str) -> Generator[Progress, None, bytes]:
    """The same in slices; returns the whole file."""
    wanted, whole, cells = _SOURCES[kind]
    ids = wanted(desk)
    lines = [",".join(COLUMNS[kind])]
    for start in range(0, len(ids), _PAGE):
        found = [cells(each) for each in whole(desk, ids[start : start + _PAGE])]
        lines += [line(each[name] for name in COLUMNS[kind]) for each in found]
        yield Progress(start, len(ids))
    exports.note_export(desk, kind, len(lines) - 1)
    return file_of(lines)


def _customer(customer: Customer) -> dict[str, Cell]:
    names = ("number", "outside_number", "name", "email", "phone", "note")
    places = ("company", "street", "street2", "city", "state", "postal_code", "country")
    found: dict[str, Cell] = {name: getattr(customer, name) for name in names}
    return found | {name: getattr(customer.address, name) for name in places}


def _item(item: Item) -> dict[str, Cell]:
    found = {name: getattr(item, name) for name in COLUMNS["items"]}
    return found | {name: "yes" if found[name] else "no" for name in ("untaxed", "retired")}


_SOURCES: dict[str, tuple[Callable[..., Any], Callable[..., Any], Callable[..., dict[str, Cell]]]] = {
    "customers": (exports.every_customer, exports.whole_customers, _customer),
    "items": (exports.every_item, exports.whole_items, _item),
}
