"""An order's money in the ledger: held until pieces leave, then earned; what is not there is owed."""

import pytest

from desk.operations import booking
from desk.operations.desk import Desk
from desk.records.billing import Bill
from desk.records.money import ZERO, Money
from desk.store import ledger
from tests.operations.ordering import paid, taken

NUMBER = "SO-26-09999-1"


def balances(desk: Desk) -> tuple[Money, Money]:
    """What is held for the order, and what its customer owes."""
    return booking.held(desk, NUMBER), ledger.balance_of(desk.db, NUMBER, booking.RECEIVABLE)


def receive(desk: Desk, cents: int, method: str = "card") -> int | None:
    with desk.db.atomic():
        return booking.receive(desk, NUMBER, method, Money(cents), desk.clock.today())


def ship(desk: Desk, bill: Bill, cost: Money | None = None) -> None:
    with desk.db.atomic():
        booking.ship(desk, NUMBER, desk.clock.today(), bill, cost)


def settle(desk: Desk) -> None:
    with desk.db.atomic():
        booking.settle_open(desk, NUMBER, desk.clock.today())


@pytest.mark.parametrize(
    ("method", "account"),
    [
        ("card", "1030"),
        ("check", "1010"),
        ("money_order", "1010"),
        ("cash", "1000"),
        ("store_credit", "2100"),
    ],
)
def test_what_comes_in_is_held(desk: Desk, method: str, account: str) -> None:
    before = ledger.trial_balance(desk.db).get(account, ZERO)
    assert receive(desk, 5000, method) is not None
    assert balances(desk) == (Money(5000), ZERO)
    assert ledger.trial_balance(desk.db)[account] - before == Money(5000)


def test_nothing_is_not_booked(desk: Desk) -> None:
    assert receive(desk, 0) is None
    assert ledger.entries(desk.db, NUMBER) == ()


@pytest.mark.parametrize(
    ("paid", "held", "owed"), [(10000, 0, 0), (12000, 2000, 0), (4000, 0, 6000), (0, 0, 10000)]
)
def test_a_parcel_is_paid_with_what_is_held(desk: Desk, paid: int, held: int, owed: int) -> None:
    receive(desk, paid)
    ship(desk, Bill(Money(8500), Money(500), Money(1000)), Money(900))
    assert balances(desk) == (Money(held), Money(owed))
    assert ledger.balance_of(desk.db, NUMBER, "2300") == Money(-900)


def test_what_comes_later_pays_what_is_owed(desk: Desk) -> None:
    ship(desk, Bill(Money(8500)))
    receive(desk, 9000)
    settle(desk)
    assert balances(desk) == (Money(500), ZERO)


def test_what_is_taken_back_is_owed_again(desk: Desk) -> None:
    receive(desk, 8500)
    ship(desk, Bill(Money(8500)))
    receive(desk, -8500)
    settle(desk)
    assert balances(desk) == (ZERO, Money(8500))


def test_a_charge_is_paid_with_what_is_held(desk: Desk) -> None:
    receive(desk, 500)
    with desk.db.atomic():
        booking.charge(desk, NUMBER, desk.clock.today(), ("address_correction", Money(1800), "address"))
    assert balances(desk) == (ZERO, Money(1300))


def test_what_is_left_no_more_counts_as_given_back(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 10000))
    assert booking.as_spent(order, Money(4000)).credited == 6000
    assert booking.as_spent(order, Money(12000)).credited == 0
