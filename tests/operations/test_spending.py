"""Store credit is spent from the oldest lot on, and comes back to the lots that it was taken from."""

import pytest

from desk.operations import spending
from desk.operations.desk import Desk
from desk.records.credits import NewLot
from desk.records.errors import Refused
from desk.records.money import ZERO, Money
from desk.store import credits, numbers, orders

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


def spend(desk: Desk, buyer: int, cents: int) -> None:
    with desk.db.atomic():
        spending.spend(desk, buyer, Money(cents), desk.clock.today(), PAYMENT)


@pytest.mark.parametrize(("cents", "rest"), [(400, [600, 500]), (1000, [500]), (1200, [300]), (1500, [])])
def test_the_oldest_lot_goes_first(desk: Desk, buyer: int, cents: int, rest: list[int]) -> None:
    spend(desk, buyer, cents)
    assert left(desk, buyer) == rest
    assert spending.available(desk, buyer) == Money(1500 - cents)


def test_no_more_is_spent_than_there_is(desk: Desk, buyer: int) -> None:
    with pytest.raises(Refused, match="credit-below"):
        spend(desk, buyer, 1501)
    assert left(desk, buyer) == [1000, 500]


def test_what_was_spent_comes_back_where_it_was(desk: Desk, buyer: int) -> None:
    spend(desk, buyer, 1200)
    with desk.db.atomic():
        spending.restore(desk, PAYMENT, desk.clock.today())
    assert left(desk, buyer) == [1000, 500]


def test_who_has_nothing_has_nothing(desk: Desk) -> None:
    assert spending.available(desk, orders.get(desk.db, "#1002").customer.id) == ZERO
