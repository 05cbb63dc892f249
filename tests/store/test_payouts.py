"""What is owed in money is read from the ledger: by order, by customer, the oldest first."""

from datetime import timedelta
from typing import Any

import pytest

from desk.operations import cancelling, orders
from desk.operations import payouts as made
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.money import Money
from desk.records.orders import Order
from desk.store import payouts
from tests.conftest import FixedClock
from tests.operations.ordering import paid, taken
from tests.operations.test_payouts import note, owed


def test_a_refund_is_found_by_its_order_and_its_customer(desk: Desk) -> None:
    refund = owed(desk)
    buyer = orders.open_order(desk, refund.order).customer
    bare = payouts.get(desk.db, refund.id)
    assert payouts.of_order(desk.db, refund.order) == (bare,) == payouts.of_customer(desk.db, buyer.id)
    assert payouts.every(desk.db) == (bare,) == payouts.due(desk.db, 5) and payouts.due(desk.db, 0) == ()
    assert payouts.made_lately(desk.db, 5) == ()
    assert (payouts.of_refund(desk.db, refund.id), payouts.given(desk.db, refund.id)) == ((), Money(0))


@pytest.mark.parametrize(
    ("sql", "values", "index"),
    [
        (payouts.OF_ORDER, {"order": "#1"}, "e USING INDEX journal_entries_by_subject (subject=?)"),
        (payouts.OF_CUSTOMER, (1,), "leg USING INDEX journal_legs_of_refunds"),
        (payouts.DUE, {"cap": 5}, "leg USING INDEX journal_legs_of_refunds"),
        (payouts.ONE, (1,), "leg USING INDEX journal_legs_of_refunds (entry=?)"),
    ],
)
def test_refunds_are_found_without_reading_all_entries(desk: Desk, sql: str, values: Any, index: str) -> None:
    """An order's window and the first page ask: nearly every entry reverses no other."""
    plan = [row["detail"] for row in desk.db.query(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert any(step.endswith(index) for step in plan), plan
    assert not any(step.startswith(("SCAN e", "SEARCH e USING INDEX sqlite_autoindex")) for step in plan)


def cancelled(desk: Desk, name: str) -> Order:
    """An order of somebody that the shop cancelled, and owes its money for."""
    order = taken(desk, payments=paid(desk, 23571), name=name, email=f"{name}@example.com")
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by="shop"))
    cancelling.decide_cancel(desk, sheet, Money(23571), "original_payment", "sold out")
    return order


def test_each_customer_s_refund_is_told_by_its_day(desk: Desk, clock: FixedClock) -> None:
    first = cancelled(desk, "ann")
    clock.day += timedelta(1)
    second = cancelled(desk, "zed")
    (ann,), (zed,) = (payouts.of_customer(desk.db, each.customer.id) for each in (first, second))
    assert (ann.order, zed.order) == (first.number, second.number)
    assert payouts.due(desk.db, 5) == (ann, zed) == payouts.every(desk.db)
    assert payouts.due(desk.db, 1) == (ann,)
    for each in (zed, ann):
        made.mark_refunded(desk, note(desk, each, amount=Money(100)))
    assert [each.id for each in payouts.made_lately(desk.db, 1)] == [ann.id]
    assert [each.id for each in payouts.made_lately(desk.db, 2)] == [ann.id, zed.id]
