"""What is owed in money is read from the ledger: by order, by customer, the oldest first."""

from typing import Any

import pytest

from desk.operations import orders
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.store import payouts
from tests.operations.test_payouts import owed


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
