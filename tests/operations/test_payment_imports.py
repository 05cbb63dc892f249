"""Payments of a list are booked on their own day, under numbers of their own, and make no checks."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import checks, orders, payment_imports
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import Malformed
from desk.records.imports import NEW, ListReport, Planned
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store import ledger
from tests.conftest import doll_order


def bring(desk: Desk, *paid: NewPayment) -> None:
    """Import payments of the order #1."""
    rows = tuple(Planned(line, NEW, "#1", "", record=each) for line, each in enumerate(paid, 2))
    report = ListReport("payments", "payments.csv", repr(paid), len(rows), ("A",), planned=rows)
    to_end(payment_imports.import_payments(desk, rows, report))


def test_the_books_are_as_if_the_payments_had_come_with_the_order(empty_desk: Desk) -> None:
    new = doll_order("#1")
    orders.enter_order(empty_desk, replace(new, payments=()))
    bring(empty_desk, replace(new.payments[0], method="check"))
    order = orders.open_order(empty_desk, "#1")
    assert (order.owed, order.payments[0].method) == (0, "check")
    assert not checks.checks_of(empty_desk, "#1") and order.payments[0].number
    days = {each.event: each.effective for each in ledger.entries(empty_desk.db, "#1")}
    assert days == {
        "order_shipped": date(2026, 3, 4),
        "payment_received": date(2026, 3, 2),
        "payment_applied": date(2026, 3, 4),
    }


def test_more_than_is_owed_is_refused_with_its_line(empty_desk: Desk) -> None:
    orders.enter_order(empty_desk, doll_order("#1"))
    with pytest.raises(Malformed) as caught:
        bring(empty_desk, NewPayment("card", Money(1), date(2026, 3, 3)))
    assert [(each.key, each.line) for each in caught.value.faults] == [("payment-above", 2)]
