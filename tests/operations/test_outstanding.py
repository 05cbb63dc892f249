"""Store credit outstanding is what the ledger says, on every day, whatever was done (trust.md L10)."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.operations import (
    cancelling,
    credits,
    customers,
    outstanding,
    overrides,
    payments,
    returns,
    spending,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.customers import Customer
from desk.records.errors import Refused
from desk.records.money import ZERO, Money, total
from desk.records.outstanding import ORIGINS
from desk.records.payments import NewPayment
from desk.store import credits as kept
from tests.conftest import DAY, FixedClock, _doll_shop, copied
from tests.operations.ordering import paid, taken
from tests.operations.test_returns import ask_for, inspected

report = outstanding.outstanding_credit


def cancelled(desk: Desk, by: str = "customer", customer: str = "") -> str:
    """The slip of an order that was cancelled at once; where the shop does it, its owner decides."""
    named = {"customer": customer} if customer else {}
    order = taken(desk, placed=desk.clock.today(), payments=paid(desk, 23571), **named)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by=by))
    if by == "customer":
        return cancelling.cancel_order(desk, sheet).slip
    return cancelling.decide_cancel(desk, sheet, Money(20000), "store_credit", "sold out").slip


def test_each_lot_says_where_it_came_from_and_what_became_of_it(desk: Desk) -> None:
    came = returns.settle(desk, inspected(desk)).slip
    assert came is not None
    off, decided = cancelled(desk), cancelled(desk, by="shop")
    ida = customers.add_customer(desk, Customer(0, "", "Ida"))
    given_to = credits.transfer_credit(desk, came.number, ida.number, "a present", Money(2000))
    who = returns.open_return(desk, came.ra).order.customer.number
    taken(desk, customer=who, payments=paid(desk, 1000, "store_credit"))
    found = report(desk)
    assert [(lot.number, lot.origin) for lot in found.lots] == [
        (came.number, "return"),
        (off, "cancelled"),
        (decided, "decided"),
        (given_to.number, "transferred"),
    ]
    first = found.lots[0]
    assert (first.customer, first.record, first.amount) == (came.customer, came.ra, 7745)
    assert (first.spent, first.voided, first.transferred, first.balance) == (1000, 0, 2000, 4745)
    assert found.balance == found.booked == 4745 + 21471 + 20000 + 2000
    assert {each.origin for each in found.by_origin} <= set(ORIGINS)
    credits.void_credit(desk, off, "by mistake")
    assert off not in {lot.number for lot in report(desk).lots}
    assert report(desk).balance == report(desk).booked == 26745


def test_an_owner_s_decision_on_a_parcel_is_one(desk: Desk) -> None:
    sheet = inspected(desk, ra_on_package=False)
    overrides.override_settlement(desk, sheet, Money(500), "store_credit", "a good customer")
    (lot,) = report(desk).lots
    assert (lot.origin, lot.balance) == ("decided", 500)


def test_what_was_given_up_and_given_back_later_is_there_again(desk: Desk) -> None:
    slip = returns.settle(desk, inspected(desk)).slip
    assert slip is not None
    who = returns.open_return(desk, slip.ra).order.customer.number
    order = taken(desk, customer=who, payments=paid(desk, 7745, "store_credit"))
    assert report(desk).lots == ()
    payments.void_payment(desk, order.payments[0].number, "not wanted")
    (lot,) = report(desk).lots
    assert (lot.spent, lot.balance) == (0, 7745)


def test_an_earlier_day_shows_what_stood_then_and_a_later_one_today(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    first = cancelled(desk)
    clock.day = DAY + timedelta(days=3)
    cancelled(desk)
    credits.void_credit(desk, first, "by mistake")
    assert [report(desk, DAY + timedelta(days=each)).balance for each in (-1, 0, 2, 3)] == [
        0,
        21471,
        21471,
        21471,
    ]
    assert [lot.number for lot in report(desk, DAY).lots] == [first]
    assert report(desk, DAY + timedelta(days=99)) == report(desk)


def test_what_has_expired_is_owed_and_told_apart(desk: Desk) -> None:
    buyer = returns.open_return(desk, returns.issue_ra(desk, ask_for(desk)).number).order.customer.id
    with desk.db.atomic():
        credits.grant(desk, buyer, "#1001", Money(500), DAY - timedelta(days=1))
    found = report(desk)
    assert (found.balance, found.expired) == (500, 500)
    assert report(desk).lots[0].expired


class Purse:
    """Two customers whose credit is made, spent, given away and taken back by chance."""

    def __init__(self) -> None:
        self.desk = copied(_doll_shop(), FixedClock(DAY))
        self.people = [customers.add_customer(self.desk, Customer(0, "", name)) for name in ("Ann", "Ida")]
        self.bought: list[str] = []
        self.rng = Random(0)
        self.stood: dict[int, Money] = {}

    @property
    def slips(self) -> list[str]:
        return [number for each in self.people for number in kept.open_of(self.desk.db, each.id)]

    def step(self, seed: int) -> None:
        self.rng = Random(seed)
        does: tuple[Callable[[], object], ...] = (
            self.grant, self.grant, self.spend, self.spend, self.give, self.void, self.undo, self.wait,
        )  # fmt: skip
        with suppress(Refused):
            self.rng.choice(does)()

    def grant(self) -> None:
        cancelled(self.desk, customer=self.rng.choice(self.people).number)

    def spend(self) -> None:
        buyer = self.rng.choice(self.people)
        there = spending.available(self.desk, buyer.id)
        order = taken(self.desk, customer=buyer.number, placed=self.desk.clock.today())
        amount = self.rng.choice((Money(1), max(Money(1), there), Money(there + 1), order.total))
        payments.take_payment(
            self.desk, order.number, NewPayment("store_credit", amount, self.desk.clock.today())
        )
        self.bought.append(order.number)

    def give(self) -> None:
        if self.slips:
            slip, to = self.rng.choice(self.slips), self.rng.choice(self.people)
            credits.transfer_credit(self.desk, slip, to.number, "so", Money(self.rng.choice((1, 5000))))

    def void(self) -> None:
        if self.slips and self.rng.random() < 0.5:
            credits.void_credit(self.desk, self.rng.choice(self.slips), "so")

    def undo(self) -> None:
        if self.bought:
            number = self.bought.pop()
            found = payments.owing(self.desk, number).order.payments[0]
            payments.void_payment(self.desk, found.number, "so")

    def wait(self) -> None:
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        self.stood[clock.day.toordinal()] = report(self.desk).balance
        clock.day += timedelta(days=1)

    def check(self) -> None:
        found = report(self.desk)
        assert found.balance == found.booked
        every = credits.list_credits(self.desk)
        moves = [move for row in every for move in kept.movements(self.desk.db, row.number)]
        made = total(row.amount for row in every if not row.origin.startswith("CS-"))
        gone = {kind: -total(each.amount for each in moves if each.kind == kind) for kind in KINDS}
        assert made - gone["spent"] - gone["restored"] - gone["voided"] == found.balance
        assert gone["transferred"] == total(row.amount for row in every if row.origin.startswith("CS-"))
        assert all(ZERO <= row.balance <= row.amount for row in every)
        for lot in found.lots:
            assert lot.amount - lot.spent - lot.voided - lot.transferred == lot.balance, lot


KINDS = ("spent", "restored", "voided", "transferred")


@settings(max_examples=25, deadline=None)
@given(seeds=st.lists(st.integers(0, 2**32 - 1), min_size=6, max_size=20))
def test_credit_made_is_spent_voided_or_there(seeds: list[int]) -> None:
    purse = Purse()
    for seed in seeds:
        purse.step(seed)
        purse.check()
    for ordinal, balance in purse.stood.items():
        found = report(purse.desk, DAY.fromordinal(ordinal))
        assert found.balance == found.booked == balance
    purse.desk.db.close()
