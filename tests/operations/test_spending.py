"""Store credit is spent from the oldest lot on, and comes back to the lots that it was taken from."""

import sqlite3

import pytest

from desk.operations import payments, spending
from desk.operations.desk import Desk
from desk.records.credits import NewLot
from desk.records.errors import Refused
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine
from desk.records.payments import NewPayment
from desk.store import credits, ledger, numbers, orders
from tests.operations.ordering import AWAY, taken

PAYMENT = "PY-26-00009-3"


@pytest.fixture
def buyer(desk: Desk) -> int:
    """A customer with lots of 10.00 and 5.00."""
    found = orders.get(desk.db, "#1001").customer.id
    with desk.db.atomic():
        for cents in (1000, 500):
            number = numbers.next_number(desk.db, "CS", 2026)
            lot = NewLot(number, found, "RA-26-00001-1", desk.clock.today(), Money(cents))
            credits.issue(desk.db, lot)
    return found


def left(desk: Desk, buyer: int) -> list[int]:
    return [int(lot.balance) for lot in credits.open_lots(desk.db, buyer)]


def spend(desk: Desk, cents: int) -> None:
    with desk.db.atomic():
        order = orders.get(desk.db, "#1001")
        spending.spend(desk, order, Money(cents), desk.clock.today(), PAYMENT)


@pytest.mark.parametrize(("cents", "rest"), [(400, [600, 500]), (1000, [500]), (1200, [300]), (1500, [])])
def test_the_oldest_lot_goes_first(desk: Desk, buyer: int, cents: int, rest: list[int]) -> None:
    spend(desk, cents)
    assert left(desk, buyer) == rest
    assert spending.available(desk, buyer) == Money(1500 - cents)


def test_no_more_is_spent_than_there_is(desk: Desk, buyer: int) -> None:
    with pytest.raises(Refused, match="credit-below"):
        spend(desk, 1501)
    assert left(desk, buyer) == [1000, 500]


def test_what_was_spent_comes_back_where_it_was(desk: Desk, buyer: int) -> None:
    spend(desk, 1200)
    with desk.db.atomic():
        spending.restore(desk, PAYMENT, desk.clock.today())
    assert left(desk, buyer) == [1000, 500]


def test_who_has_nothing_has_nothing(desk: Desk) -> None:
    assert spending.available(desk, orders.get(desk.db, "#1002").customer.id) == ZERO


def credit(cents: int, desk: Desk) -> NewPayment:
    return NewPayment("store_credit", Money(cents), desk.clock.today())


def test_it_pays_a_part_of_any_order_and_the_whole_of_another(desk: Desk, buyer: int) -> None:
    who = orders.get(desk.db, "#1001").customer.number
    first = taken(desk, customer=who, payments=(credit(300, desk),))
    small = NewLine("S", "Ribbon", 1, Money(1200))
    second = taken(
        desk, small, customer=who, ship_to=AWAY, shipping_charged=ZERO, payments=(credit(1200, desk),)
    )
    assert (first.paid, second.owed) == (300, ZERO) and left(desk, buyer) == []


def test_of_two_payments_that_saw_the_same_credit_one_is_taken(desk: Desk, buyer: int) -> None:
    who = orders.get(desk.db, "#1001").customer.number
    both = [taken(desk, customer=who).number for _ in range(2)]
    seen = [credit(int(spending.available(desk, buyer)), desk) for _ in both]
    payments.take_payment(desk, both[0], seen[0])
    for number in both:
        with pytest.raises(Refused, match="credit-below"):
            payments.take_payment(desk, number, seen[1])
    assert left(desk, buyer) == [] and orders.get(desk.db, both[1]).paid == ZERO
    assert ledger.trial_balance(desk.db)["2100"] == 1500, "spent; the lots of this test were never booked"


def test_the_file_itself_lets_no_lot_fall_below_zero(desk: Desk, buyer: int) -> None:
    (lot, *_) = credits.open_lots(desk.db, buyer)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"), desk.db.atomic():
        desk.db.insert(
            "credit_movements", lot=lot.id, kind="spent", amount=-1001, day="2026-03-13", subject=PAYMENT
        )
