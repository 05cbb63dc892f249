"""Importing orders: all or nothing, in one transaction, with progress."""

import json
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from desk.operations import orders
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.imports import ImportMark, ImportReport
from desk.records.lists import Progress
from desk.records.orders import NewOrder
from desk.records.rights import Act
from desk.store import imports
from desk.store import orders as stored

_SLICE = 10
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
        for done, order in enumerate(wanted):
            orders.add_order(desk, order)
            if done % _SLICE == 0:
                yield Progress(done, len(wanted))
        counts = {"orders": len(wanted), "rows": report.rows}
        if not imports.seen(desk.db, report.digest):
            mark = ImportMark(report.digest, report.file, desk.moment, desk.who, json.dumps(counts))
            imports.add(desk.db, mark)
        desk.remember("import_orders", report.file, after={**counts, **agreed})
    return replace(report, written=True)


def to_end(steps: Generator[Any, None, T]) -> T:
    """Run a long operation through all its steps; what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
