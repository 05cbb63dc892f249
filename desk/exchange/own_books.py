"""Our own files of the books read back: orders.csv with the lines.csv beside it, and payments.csv.

The rows of totals are left out. What was paid and taken back again comes to nothing, so both rows are.
"""

from collections.abc import Iterator, Sequence

from desk.exchange.csv_columns import TOTAL
from desk.exchange.csv_in import Faults, Row
from desk.records.errors import BadInput
from desk.records.exports import BOOKS
from desk.records.money import Money

LINES = tuple(each.name for each in BOOKS["lines"])
_ORDERS = tuple(each.name for each in BOOKS["orders"])
_PAYMENTS = tuple(each.name for each in BOOKS["payments"])
_OF_LINES = tuple(name for name in LINES if name not in (*_ORDERS, "order"))
# What an order and its lines have together; of what both are called by, it is the order's.
HEADINGS = (*_ORDERS, *_OF_LINES)
_SHIPPED_TO = ("name", "company", "street", "street2", "city", "state", "postal_code", "country")
# The heading of each field of an order. What was paid comes in by the payments.
COLUMNS = {
    **{"number": "number", "placed": "day", "status": "state", "name": "customer", "tax": "sales_tax"},
    **{"method": "payment_method"},
    **{name: name for name in ("email", "phone", "shipping", "total", "shipped", "delivered", "cancelled")},
    **{name: name for name in ("service", "note", "shipping_cost")},
    **{name: name for name in ("sku", "item", "quantity", "price", "discount", "untaxed")},
    **{f"ship_{name}": f"ship_{name}" for name in _SHIPPED_TO},
}


def is_of_orders(headings: Sequence[str]) -> bool:
    """Whether these are the headings of our own orders, with or without those of their lines."""
    return set(_ORDERS) <= set(headings)


def is_of_payments(headings: Sequence[str]) -> bool:
    """Whether these are the headings of our own payments."""
    return set(_PAYMENTS) <= set(headings)


def joined(orders: Iterator[Row], lines: Iterator[Row], faults: Faults) -> Iterator[Row]:
    """A row for each line of each order, on the order's line; one without the other is a fault."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lines:
        if row.values["order"] != TOTAL:
            found.setdefault(row.values["order"], []).append(tuple(row.values[name] for name in _OF_LINES))
    for row in orders:
        number = row.values["number"]
        if number == TOTAL:
            continue
        if number not in found:
            faults.add("import-order-no-lines", row.line, "number", number=number)
        for values in found.pop(number, ()):
            yield Row(row.line, {**dict(zip(_OF_LINES, values, strict=True)), **row.values})
    for number in found:
        faults.add("import-lines-no-order", 0, "order", number=number)


def standing(rows: Iterator[Row]) -> Iterator[Row]:
    """The payments that stand: one that was taken back goes with the row that takes it back."""
    kept: dict[int, Row] = {}
    there: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        values = row.values
        if values["number"] == TOTAL:
            continue
        back = values["takes_back"] == "yes"
        key = (values["order"], values["number"], values["method"], _opposite(values["amount"], back))
        if back and there.get(key):
            del kept[there[key].pop()]
        else:
            kept[row.line] = row
            there.setdefault(key, []).append(row.line)
    yield from kept.values()


def _opposite(amount: str, back: bool) -> str:
    try:
        return str(Money(-Money.parse(amount)) if back else Money.parse(amount))
    except BadInput:
        return amount
