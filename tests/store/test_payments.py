"""Payments stay as they came, and are found by their number."""

import pytest

from desk.records.errors import NotFound
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.records.reversals import in_force
from desk.store import orders, payments
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY


def test_a_payment_comes_back_as_it_was_kept(db: Database) -> None:
    order = samples.add_order(db, payments=())
    new = NewPayment("card", Money(500), DAY, "A77", "deposit", "visa", "4242", "DP-26-00001-7")
    with db.atomic():
        key = payments.add(db, order.id, new)
    (found,) = orders.get(db, "10100").payments
    assert (found.id, found.method, found.amount, found.received) == (key, "card", Money(500), DAY)
    assert (found.reference, found.purpose, found.brand, found.last4) == ("A77", "deposit", "visa", "4242")
    assert payments.order_of(db, " dp-26-00001-7") == "#10100"


def test_one_that_is_taken_back_stands_no_more(db: Database) -> None:
    order = samples.add_order(db, payments=(NewPayment("cash", Money(500), DAY),))
    with db.atomic():
        payments.add(db, order.id, NewPayment("cash", Money(-500), DAY, reverses=order.payments[0].id))
    found = orders.get(db, "10100")
    assert (len(found.payments), found.paid, in_force(found.payments)) == (2, Money(0), ())
    assert found.payments[1].purpose == "order", "what nobody said is for the order"


def test_one_without_a_number_is_found_by_what_it_is_called(db: Database) -> None:
    order = samples.add_order(db, payments=(NewPayment("cash", Money(500), DAY),))
    assert payments.order_of(db, f" {order.payments[0].called.lower()}") == "#10100"


@pytest.mark.parametrize("number", ["PY-26-00009-1", "", "PY-99", "PY-3", "PY-01", "PY-"])
def test_an_unknown_number_is_told(db: Database, number: str) -> None:
    """An imported payment has no number: an empty one finds none of them, nor does what voids one."""
    order = samples.add_order(db, payments=(NewPayment("cash", Money(500), DAY),))
    with db.atomic():
        numbered = NewPayment("cash", Money(500), DAY, number="PY-26-00001-8")
        back = NewPayment("cash", Money(-500), DAY, reverses=payments.add(db, order.id, numbered))
        assert payments.add(db, order.id, back) == 3
    with pytest.raises(NotFound) as caught:
        payments.order_of(db, number)
    assert caught.value.key == "payment-unknown"
