"""The drawer of the tests' shop: cash that is paid, cards and checks that are taken, and days closed out."""

from dataclasses import replace
from datetime import date

from desk.operations import close_outs, payments
from desk.operations.desk import Desk
from desk.records.close_outs import CloseOut, Count
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.payments import NewPayment
from tests.conftest import FixedClock
from tests.operations import checking


def at(desk: Desk, day: date) -> Desk:
    """The same shop on another day."""
    return replace(desk, clock=FixedClock(day))


def paid(desk: Desk, cents: int, method: str = "cash", on: date | None = None, **told: str) -> Order:
    """An order of 100.00 of which so many cents were paid, in cash and today unless said."""
    order = checking.ordered(desk, placed=on or desk.clock.today())
    new = NewPayment(method, Money(cents), on or desk.clock.today(), **told)  # type: ignore[arg-type]
    return payments.take_payment(desk, order.number, new)


def count(desk: Desk, cents: int, on: date | None = None, **told: object) -> Count:
    """A count of today that comes to so many cents."""
    return Count(on or desk.clock.today(), sum=Money(cents), **told)  # type: ignore[arg-type]


def closed(desk: Desk, cents: int, on: date | None = None, **told: object) -> CloseOut:
    """A day that was closed out with so many cents."""
    return close_outs.close_out(desk, count(desk, cents, on, **told))
