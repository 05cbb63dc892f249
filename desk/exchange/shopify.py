"""Orders from a Shopify orders export: read strictly, reported first, then entered all or none."""

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from desk.exchange import shopify_columns
from desk.exchange.csv_fields import Fields
from desk.exchange.csv_in import LARGEST_FILE, Faults, Table
from desk.exchange.files import read_file
from desk.exchange.shopify_order import Reader
from desk.operations import imports, orders, policies, shops
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import Malformed
from desk.records.imports import ImportReport
from desk.records.lists import Progress
from desk.records.orders import NewOrder, Order
from desk.records.shop import Shop

_SLICE = 50


@dataclass(frozen=True, slots=True)
class Parsed:
    """The orders of a file by number with the line each begins on, and what was wrong, odd or flagged."""

    orders: tuple[NewOrder, ...]
    lines: dict[str, int]
    rows: int
    ignored_columns: tuple[str, ...]
    faults: Faults
    notices: Faults
    flagged: Faults


def check(desk: Desk, path: Path) -> ImportReport:
    """The report of what an import would do, with every fault, notice and flag; nothing is written."""
    return to_end(checking(desk, path))


def checking(desk: Desk, path: Path) -> Generator[Progress, None, ImportReport]:
    """The same in slices for a progress dialog; the report is its return value."""
    _fresh, report = yield from _look(desk, path)
    return report


def run(desk: Desk, path: Path) -> Generator[Progress, None, ImportReport]:
    """Enter the orders that are not there yet, all or none; raises Malformed, nothing written, on any fault.

    The return value is the report: ``written`` is False where there was nothing to add.
    """
    fresh, report = yield from _look(desk, path)
    if report.faults:
        raise Malformed("import-faults", report.faults, file=report.file)
    if not fresh:
        return report
    return (yield from imports.import_orders(desk, fresh, report))


def read(data: bytes, shop: Shop, today: date) -> Parsed:
    """The orders of an export's bytes, in the shop's time zone and currency; ``faults`` has what is wrong."""
    return to_end(_reading(data, shop, today))


def _reading(data: bytes, shop: Shop, today: date) -> Generator[Progress, None, Parsed]:
    faults, orders, lines, rows = Faults(), [], {}, 0
    table = Table(data, shopify_columns.REQUIRED, faults)
    reader = Reader(Fields(faults, shop.time_zone, today), shop.currency)
    length = data.count(b"\n") + 1
    for done, (number, group) in enumerate(groupby(table.rows(), lambda row: row.values["Name"].strip())):
        found = tuple(group)
        rows += len(found)
        order, key = reader.order(found), number.removeprefix("#").casefold()
        if key in lines:
            faults.add("import-order-twice", found[0].line, "Name", number=number[:60])
        lines[key] = found[0].line
        if order:
            orders.append(order)
        if done % _SLICE == 0:
            yield Progress(found[0].line, length)
    ignored = tuple(name for name in table.columns if name not in shopify_columns.COLUMNS)
    return Parsed(tuple(orders), lines, rows, ignored, faults, reader.notices, reader.flagged)


def _look(desk: Desk, path: Path) -> Generator[Progress, None, tuple[tuple[NewOrder, ...], ImportReport]]:
    """Read the file and compare it with the shop; returns the orders to be entered and the report."""
    data = read_file(path, LARGEST_FILE, desk.db.path)
    parsed = yield from _reading(data, shops.read_shop(desk), desk.clock.today())
    digest = hashlib.sha256(data).hexdigest()
    if imports.seen(desk, digest):
        parsed.notices.add("import-seen")
    known = imports.known_orders(desk, parsed.orders)
    fresh = tuple(order for order in parsed.orders if order.number not in known)
    _note_differences(desk, parsed, known)
    _note_taxes(desk, parsed, fresh)
    # Linux takes any bytes for a file's name; what is no letter is not kept as one.
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    return fresh, _report(name, digest, parsed, fresh)


def _report(name: str, digest: str, parsed: Parsed, fresh: tuple[NewOrder, ...]) -> ImportReport:
    lines = [line for order in fresh for line in order.lines]
    return ImportReport(
        file=name,
        digest=digest,
        rows=parsed.rows,
        orders=len(fresh),
        lines=len(lines),
        customers=len({order.email or order.number for order in fresh}),
        items=len({line.sku for line in lines}),
        already=len(parsed.orders) - len(fresh),
        flagged=parsed.flagged.all(),
        notices=parsed.notices.all(),
        faults=parsed.faults.all(),
        ignored_columns=parsed.ignored_columns,
    )


def _note_differences(desk: Desk, parsed: Parsed, known: frozenset[str]) -> None:
    """An order that is there already stays as it is; what the file says otherwise is told."""
    for order in parsed.orders:
        if order.number in known:
            there = orders.open_order(desk, order.number)
            different = [name for name in _COMPARED if _COMPARED[name](there) != _COMPARED[name](order)]
            if different:
                line = _line(parsed, order)
                parsed.notices.add("import-differs", line, number=order.number, what=", ".join(different))


def _note_taxes(desk: Desk, parsed: Parsed, fresh: tuple[NewOrder, ...]) -> None:
    """The tax that was paid stands; where the shop's policy computes another one, that is told."""
    for order in fresh:
        expected = policies.expected_tax(desk, order)
        if expected is not None and expected != order.tax:
            line = _line(parsed, order)
            parsed.notices.add(
                "import-tax", line, "Taxes", number=order.number, paid=order.tax, expected=expected
            )


def _pieces(order: Order | NewOrder) -> list[tuple[str, int, int]]:
    return sorted((line.sku, line.quantity, line.price) for line in order.lines)


def _email(order: Order | NewOrder) -> str:
    return (order.customer.email if isinstance(order, Order) else order.email).casefold()


_COMPARED = {
    "Created at": lambda order: order.placed,
    "Email": _email,
    "Total": lambda order: order.total,
    "Lineitem": _pieces,
}


def _line(parsed: Parsed, order: NewOrder) -> int:
    return parsed.lines[order.number.removeprefix("#").casefold()]
