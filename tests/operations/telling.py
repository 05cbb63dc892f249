"""Trials of the rights over pre-orders that arrive, and over what customers are told."""

from datetime import date

from desk.operations import notices, orders, preorders, promises
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from tests.operations.selling import DAY, Step, Trial

LATE = date(2026, 4, 10)


def _preordered(owner: Desk) -> str:
    """A pre-order in effect, paid by check; its number."""
    line = NewLine("WINTER", "Winter doll", 1, Money(10000), "preorder")
    paid = (NewPayment("check", Money(2000), date(2026, 3, 2)),)
    new = NewOrder(date(2026, 3, 2), "Ann", (line,), payments=paid, channel="phone")
    return orders.enter_order(owner, new).number


def _arrive(owner: Desk, maker: Desk, state: str) -> Step:
    _preordered(owner)
    return lambda desk: preorders.arrive(desk, "WINTER", 1, DAY)


def _delay(owner: Desk, maker: Desk, state: str) -> Step:
    number = _preordered(owner)
    return lambda desk: promises.make_delay_notice(desk, number, LATE)


def _tell(owner: Desk, maker: Desk, state: str) -> Step:
    made = promises.make_delay_notice(owner, _preordered(owner), LATE)
    return lambda desk: notices.mark_told(desk, made.number, DAY, "phone")


def _answer(owner: Desk, maker: Desk, state: str) -> Step:
    made = promises.make_delay_notice(owner, _preordered(owner), LATE)
    notices.mark_told(owner, made.number, DAY, "phone")
    return lambda desk: notices.answer_notice(desk, made.number, "agreed", DAY)


TRIALS: dict[str, Trial] = {
    "arrive": _arrive,
    "make_notices": _delay,
    "mark_told": _tell,
    "answer_notice": _answer,
}
