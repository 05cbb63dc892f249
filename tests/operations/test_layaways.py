"""A layaway is paid bit by bit: what is left, and by the policy's plan when the next payment is due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import cancelling, layaways, payments, shipping
from desk.operations.desk import Desk
from desk.records.answers import Instalment
from desk.records.cancellations import CancelAsk
from desk.records.errors import Refused
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.shipments import Dispatch
from tests.operations.ordering import BEAR, DOLL, HOME, paid, taken
from tests.operations.test_cancelling import shop_under

OHIO = replace(HOME, state="OH")
LAID = replace(BEAR, kind="layaway", first_payment=Money(3000))
# A shop with a plan: what is left is paid in three months, the 15th of each.
PLANNED = """
id = "planned"
name = "Planned"
edition = 2026-01-01
currency = "USD"

[clauses.monthly]
text.en = "Layaways are paid in three months."

[[plans]]
clause = "monthly"
after = "placed"
months = 1
payments = 3
on_day = 15

[[rules]]
clause = "monthly"
ask = "layaway"
schedule = true
to = "none"
"""


def laid(desk: Desk, cents: int) -> Order:
    """A bear for 120.00 to Ohio, free shipping, laid away for 30.00."""
    money = paid(desk, cents) if cents else ()
    return taken(desk, LAID, ship_to=OHIO, address=OHIO, shipping_charged=ZERO, payments=money)


def test_without_a_plan_what_is_left_is_told(desk: Desk) -> None:
    order = laid(desk, 3000)
    found = layaways.layaway_paper(desk, order.number)
    assert (found.first, found.paid, found.left, found.next) == (Money(3000), Money(3000), Money(9000), None)
    assert [each.id for each in found.clauses] == ["layaway"]
    assert order.payments[0].purpose == "first_payment"


def test_the_next_payment_is_the_first_that_is_not_covered(desk: Desk) -> None:
    shop = shop_under(desk, PLANNED)
    order = laid(shop, 3000)
    found = layaways.layaway_paper(shop, order.number)
    assert found.next == Instalment(date(2026, 4, 15), Money(3000))
    assert [each.id for each in found.clauses] == ["monthly"]
    payments.take_payment(shop, order.number, *paid(shop, 4000))
    assert layaways.layaway_paper(shop, order.number).next == Instalment(date(2026, 5, 15), Money(2000))
    payments.take_payment(shop, order.number, *paid(shop, 5000))
    done = layaways.layaway_paper(shop, order.number)
    assert (done.left, done.next, len(done.payments)) == (ZERO, None, 3)


@pytest.mark.parametrize(("paid_so_far", "rest"), [(0, 100), (99, 1), (-5, 100)])
def test_what_was_paid_covers_the_earliest_first(paid_so_far: int, rest: int) -> None:
    plan = (Instalment(date(2026, 4, 1), Money(100)), Instalment(date(2026, 5, 1), Money(100)))
    assert layaways.next_payment(plan, Money(paid_so_far)) == Instalment(plan[0].day, Money(rest))
    assert layaways.next_payment(plan, Money(200)) is None


def test_it_ships_only_when_it_is_paid(desk: Desk) -> None:
    order = laid(desk, 3000)
    assert order.holds == ("unpaid",)
    with pytest.raises(Refused, match="order-held-unpaid"):
        shipping.ship(desk, Dispatch(order.number, order.placed))
    payments.take_payment(desk, order.number, *paid(desk, 9000))
    assert shipping.ship(desk, Dispatch(order.number, order.placed)).state == "shipped"


def test_what_is_no_layaway_has_no_statement(desk: Desk) -> None:
    with pytest.raises(Refused, match="layaway-none"):
        layaways.layaway_paper(desk, taken(desk, DOLL).number)
    order = laid(desk, 3000)
    desk.clock.day += timedelta(1)  # type: ignore[attr-defined]
    cancelling.cancel_order(desk, cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today())))
    with pytest.raises(Refused, match="layaway-none"):
        layaways.layaway_paper(desk, order.number)


def test_a_plan_that_lacks_the_first_payment_says_nothing(desk: Desk) -> None:
    shop = shop_under(desk, PLANNED)
    order = taken(shop, replace(LAID, first_payment=None), shipping_charged=ZERO)
    found = layaways.layaway_paper(shop, order.number)
    assert (found.next, found.left) == (None, order.total)
