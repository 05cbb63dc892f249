"""What is owed in money is read from the ledger: by order, by customer, the oldest first."""

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
    assert (payouts.of_refund(desk.db, refund.id), payouts.given(desk.db, refund.id)) == ((), Money(0))
