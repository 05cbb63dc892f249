"""Payments out of a list: money that came in for orders before it was entered here, booked on its own day."""

from collections.abc import Generator, Sequence

from desk.operations import imports, payments
from desk.operations.desk import Desk
from desk.records.imports import ListReport, Planned
from desk.records.lists import Progress
from desk.records.payments import NewPayment
from desk.store import orders


def import_payments(
    desk: Desk, rows: Sequence[Planned], report: ListReport
) -> Generator[Progress, None, ListReport]:
    """Enter the payments of a list; it returns the report. The checks of such are a list of their own."""
    return (yield from imports.import_list(desk, rows, report, _keep_payment))


def _keep_payment(desk: Desk, _report: ListReport, each: Planned) -> None:
    assert isinstance(each.record, NewPayment), "a list of payments was planned"
    payments.enter(desk, orders.get(desk.db, each.subject), each.record)
