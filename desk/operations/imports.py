"""Importing orders, customers, items and other lists: all or nothing, in one transaction, with progress."""

import json
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from desk.operations import customers, items, orders, settings
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.customers import Customer
from desk.records.errors import BadInput, Fault, Malformed, Refused
from desk.records.imports import CHANGED, NEW, ImportMark, ImportReport, ListReport, Planned
from desk.records.items import Item
from desk.records.lists import Progress
from desk.records.orders import NewOrder
from desk.records.plain import to_plain
from desk.records.rights import Act
from desk.store import customers as stored_customers
from desk.store import imported_rows, imports
from desk.store import items as stored_items
from desk.store import orders as stored

_SLICE = 5
# What a file of each kind brings; a payment that came with its order or its check goes with it.
_NOUNS = {
    "orders": ("order", "item", "customer"),
    "customers": ("customer",),
    "items": ("item",),
    "checks": ("check",),
    "statement": ("bank_line",),
    "payments": ("payment",),
}
T = TypeVar("T")


def known_orders(desk: Desk, new: Sequence[NewOrder]) -> frozenset[str]:
    """The numbers of these orders that are in the shop already."""
    return frozenset(each.number for each in new if stored.find_number(desk.db, each.number))


def seen(desk: Desk, digest: str) -> bool:
    """Whether a file with this digest was imported before."""
    return imports.seen(desk.db, digest)


def import_orders(
    desk: Desk, new: Sequence[NewOrder], report: ImportReport
) -> Generator[Progress, None, ImportReport]:
    """Enter the orders not there yet; a run that ends early leaves nothing. It returns the report."""
    known = known_orders(desk, new)
    wanted = [each for each in new if each.number not in known]
    with desk.db.atomic():
        agreed = permit(desk, Act("import_orders", report.file, facts=(report.digest,)))
        counts = {"orders": len(wanted), "rows": report.rows}
        brought = Brought(desk, report, counts, "orders")
        for done, order in enumerate(wanted):
            orders.add_order(desk, order)
            if done % _SLICE == 0:
                desk.db.sealer.seal()
                yield Progress(done, len(wanted))
        brought.note()
        desk.remember("import_orders", report.file, after={**counts, **agreed})
    return replace(report, written=True)


def import_any_orders(
    desk: Desk, rows: Sequence[Planned], report: ListReport
) -> Generator[Progress, None, ListReport]:
    """Enter the orders of a list as those of a Shopify export are, and remember its columns."""
    return (yield from import_list(desk, rows, report, _keep_order))


def import_customers(
    desk: Desk, rows: Sequence[Planned], report: ListReport
) -> Generator[Progress, None, ListReport]:
    """Enter the customers of a list that are new and change those that are known; it returns the report."""
    return (yield from import_list(desk, rows, report, _keep_customer))


def import_items(
    desk: Desk, rows: Sequence[Planned], report: ListReport
) -> Generator[Progress, None, ListReport]:
    """Enter the items of a list that are new, change those that are known, and note what it counts."""
    return (yield from import_list(desk, rows, report, _keep_item))


def import_list(
    desk: Desk,
    rows: Sequence[Planned],
    report: ListReport,
    keep: Callable[[Desk, ListReport, Planned], None],
) -> Generator[Progress, None, ListReport]:
    """Keep what each row is planned to be; raises Malformed, nothing kept, on any fault."""
    operation, columns = f"import_{report.kind}", dict(report.columns)
    with desk.db.atomic():
        facts = (report.digest, *(f"{name}={heading}" for name, heading in columns.items()))
        agreed = permit(desk, Act(operation, report.file, facts=facts))
        counts = {what: report.count(what) for what in (NEW, CHANGED)} | {"rows": report.rows}
        brought = Brought(desk, report, counts, report.kind)
        for done, each in enumerate(rows):
            try:
                if each.what == CHANGED:
                    brought.note_before(each)
                keep(desk, report, each)
            except (BadInput, Refused) as trouble:
                fault = Fault(trouble.key, "", each.line, 0, **trouble.values)
                raise Malformed("import-faults", (fault,), file=report.file) from trouble
            if done % _SLICE == 0:
                desk.db.sealer.seal()
                yield Progress(done, len(rows))
        settings.keep_columns(desk, report.kind, report.headings, columns)
        brought.note()
        desk.remember(operation, report.file, after={**counts, **agreed})
    return replace(report, written=True)


def _keep_order(desk: Desk, _report: ListReport, each: Planned) -> None:
    assert isinstance(each.record, NewOrder), "a list of orders was planned"
    orders.add_order(desk, each.record)


def _keep_customer(desk: Desk, report: ListReport, each: Planned) -> None:
    assert isinstance(each.record, Customer), "a list of customers was planned"
    (customers.enter if each.what == NEW else customers.amend)(desk, each.record)


def _keep_item(desk: Desk, report: ListReport, each: Planned) -> None:
    assert isinstance(each.record, Item), "a list of items was planned"
    kept = (items.enter if each.what == NEW else items.amend)(desk, each.record)
    counted = each.record.on_hand
    if counted is not None and counted != kept.on_hand:
        items.note_count(desk, kept.sku, counted, report.file)


class Brought:
    """What an import brings and changes, kept in its transaction so that it can be taken back."""

    def __init__(
        self, desk: Desk, report: ImportReport | ListReport, counts: dict[str, int], kind: str
    ) -> None:
        mark = ImportMark(report.digest, report.file, desk.moment, desk.who, json.dumps(counts), kind)
        self._db, self._nouns = desk.db, _NOUNS[kind]
        self._last = imported_rows.last(desk.db)
        self._key = imports.add(desk.db, mark)

    def note_before(self, each: Planned) -> None:
        """Keep what a customer or an item is before it is changed."""
        known: Customer | Item
        if isinstance(each.record, Customer):
            known = stored_customers.get(self._db, each.record.number)
        else:
            known = stored_items.get(self._db, each.subject)
        noun = "customer" if isinstance(known, Customer) else "item"
        imported_rows.note_changed(self._db, self._key, noun, known.id, to_plain(known))

    def note(self) -> None:
        """Keep which rows there are now that were not there before."""
        for noun in self._nouns:
            imported_rows.note_new(self._db, self._key, noun, self._last[noun])


def to_end(steps: Generator[Any, None, T]) -> T:
    """Run a long operation through all its steps; what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
