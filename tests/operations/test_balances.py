"""Two balances of one order keep their own money, and all that is owed for what is in is asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import balances, cancelling, carriage, notices, payments, preorders, shipping
from desk.operations.desk import Desk
from desk.records.answers import Answer
from desk.records.cancellations import CancelAsk
from desk.records.errors import Refused
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money, total
from desk.records.orders import NewLine, Order
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch, Packed
from desk.store import orders
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.operations.ordering import DOLL, HOME, paid, taken

P = NewLine("P", "The spring release", 1, Money(30000), "preorder")
Q = NewLine("Q", "The autumn release", 1, Money(20000), "preorder")
ABROAD = {"ship_to": replace(HOME, state="", country="CA"), "service": "customer_choice"}


def two(desk: Desk, method: str = "money_order") -> Order:
    """Both, with their deposits of 60.00 and 40.00."""
    return taken(desk, P, Q, payments=paid(desk, 10000, method))


def come(desk: Desk, sku: str, pieces: int = 1) -> list[Money | None]:
    """Some pieces of an item arrive and their balances are asked for: the amounts of the letters."""
    preorders.arrive(desk, sku, pieces, desk.clock.today())
    return [each.amount for each in notices.make_balance_notices(desk)]


def pay(desk: Desk, order: Order, cents: int, method: str = "money_order") -> Order:
    """Some money of today."""
    return payments.take_payment(desk, order.number, NewPayment(method, Money(cents), desk.clock.today()))


def tell(desk: Desk, place: int = 0) -> date | None:
    """The customer is told of a notice today: the day it is due by."""
    number = notices.notices_to_tell(desk)[place].number
    return notices.mark_told(desk, number, desk.clock.today(), "email")[0].due


def asked(desk: Desk, order: Order, place: int, pieces: int = 1) -> Answer:
    """What cancelling some pieces of a line would give."""
    part = LinePart(str(order.lines[place].id), pieces)
    return cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today(), (part,))).answer


def cancel(desk: Desk, order: Order, place: int, pieces: int = 1) -> Order:
    """Some pieces of a line are cancelled."""
    part = LinePart(str(order.lines[place].id), pieces)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today(), (part,)))
    return cancelling.cancel_order(desk, sheet).order


def is_open(desk: Desk) -> list[tuple[Money | None, str]]:
    """What is open of every balance that was asked for, and how it stands."""
    return [(each.open, each.state) for each in preorders.balances(desk)]


def ships(desk: Desk, order: Order, *skus: str) -> Order:
    """A parcel with a piece of some lines leaves."""
    packed = tuple(Packed(line.id, 1) for line in order.lines if line.sku in skus)
    return shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed))


def test_the_money_of_a_balance_is_on_the_line_that_it_was_asked_for(desk: Desk) -> None:
    order = two(desk)
    assert come(desk, "Q") == [Money(18515)]
    order = pay(desk, order, 18515)
    assert (order.balance_paid, is_open(desk)) == (desk.clock.today(), [(ZERO, "paid")])
    assert come(desk, "P") == [Money(25830)]
    first, second = asked(desk, order, 0), asked(desk, order, 1)
    assert (first.credit, first.amount("forfeited_deposit")) == (ZERO, Money(-6000))
    assert (second.credit, second.amount("forfeited_deposit")) == (Money(17220), Money(-4000))
    order = cancel(desk, order, 0)
    assert (order.owed, is_open(desk)) == (ZERO, [(ZERO, "paid")])
    # What is left is Q, which was paid with all the shipping.
    last = asked(desk, order, 1)
    assert (last.credit, last.amount("forfeited_deposit")) == (Money(18515), Money(-4000))
    order = payments.void_payment(desk, order.payments[1].number, "another's")
    assert (order.owed, order.balance_paid) == (Money(18515), None)
    assert is_open(desk) == [(Money(18515), "untold")]


def test_money_that_came_before_it_was_asked_for_is_for_what_is_in_first(desk: Desk) -> None:
    order = pay(desk, two(desk), 18515)
    assert come(desk, "Q") == [] and is_open(desk) == []
    assert come(desk, "P") == [Money(25830)]
    assert asked(desk, order, 0).credit == ZERO
    # It was paid by mistake: nobody was asked for it yet, and both are asked for together now.
    order = payments.void_payment(desk, order.payments[1].number, "another's")
    assert [each.amount for each in notices.make_balance_notices(desk)] == [order.owed] == [Money(44345)]
    assert notices.make_balance_notices(desk) == () and is_open(desk) == [(order.owed, "untold")]


@pytest.mark.parametrize("method", ["card", "money_order"])
def test_a_second_balance_is_asked_for_and_keeps_its_line_here(
    desk: Desk, clock: FixedClock, method: str
) -> None:
    order = two(desk, method)
    come(desk, "P")
    order = pay(desk, order, 27125, method)
    assert (order.balance_paid, order.owed) == (clock.day, Money(17220))
    clock.day += timedelta(3)
    assert come(desk, "Q") == ([Money(17220)] if method == "money_order" else [])
    assert [open_now for open_now, _ in is_open(desk)] == [ZERO, Money(17220)]
    for skus in (("P", "Q"), ("Q",)):
        with pytest.raises(Refused, match="order-held-balance"):
            ships(desk, order, *skus)
    last = Dispatch(order.number, clock.day, (Packed(order.lines[1].id, 1),))
    assert shipping.look_at_parcel(desk, last).missing == Money(17220)
    order = pay(desk, order, 17220, method)
    # From the day that all was paid the shop's time to ship counts.
    assert (order.balance_paid, order.holds, order.owed) == (clock.day, (), ZERO)
    assert ships(desk, order, "P", "Q").state == "shipped"


def test_the_first_line_leaves_while_the_second_waits_for_its_money(desk: Desk, clock: FixedClock) -> None:
    order = two(desk)
    come(desk, "P")
    order = pay(desk, order, 27125)
    come(desk, "Q")
    clock.day += timedelta(1)
    order = pay(desk, order, 1000)
    assert (order.balance_paid, order.holds) == (clock.day - timedelta(1), ("balance",))
    order = ships(desk, order, "P")
    assert (order.state, order.owed) == ("partly_shipped", Money(16220))
    assert is_open(desk) == [(ZERO, "paid"), (Money(16220), "untold")]
    order = payments.void_payment(desk, order.payments[-1].number, "another's")
    assert is_open(desk) == [(ZERO, "paid"), (Money(17220), "untold")]


def test_what_was_voided_of_one_line_leaves_the_other_paid(desk: Desk) -> None:
    order = two(desk)
    come(desk, "P")
    order = pay(desk, order, 27125)
    come(desk, "Q")
    order = pay(desk, order, 17220)
    order = payments.void_payment(desk, order.payments[-1].number, "another's")
    assert order.balance_paid is None
    with pytest.raises(Refused, match="order-held-balance"):
        ships(desk, order, "Q")
    assert ships(desk, order, "P").state == "partly_shipped"


def test_a_payment_voided_and_made_good_leaves_the_balance_paid(desk: Desk) -> None:
    order = taken(desk, P, payments=paid(desk, 6000))
    come(desk, "P")
    order = pay(desk, pay(desk, order, 1), 27124)
    assert order.owed == ZERO
    again = pay(desk, payments.void_payment(desk, order.payments[1].number, "typed twice"), 1)
    assert (again.owed, again.balance_paid) == (ZERO, order.balance_paid)


def test_the_shipping_of_a_cancelled_notice_is_asked_for_with_the_next(desk: Desk) -> None:
    order = two(desk)
    come(desk, "P")
    order = cancel(desk, order, 0)
    assert come(desk, "Q") == [order.owed] == [Money(18515)]
    order = pay(desk, order, 18515)
    assert (order.holds, is_open(desk)) == ((), [(ZERO, "paid")])


def test_a_notice_is_renewed_where_the_shipping_comes_to_it(desk: Desk, clock: FixedClock) -> None:
    order = two(desk)
    come(desk, "P")
    come(desk, "Q")
    tell(desk)
    due = tell(desk)
    clock.day += timedelta(2)
    order = cancel(desk, order, 0)
    (renewed,) = notices.notices_to_tell(desk)
    assert (renewed.amount, order.owed) == (Money(18515), Money(18515))
    assert is_open(desk) == [(Money(18515), "untold")]
    assert order.balance_due is None and due
    assert tell(desk) == due + timedelta(2)
    assert orders.get(desk.db, order.number).balance_due == due + timedelta(2)


def test_a_notice_that_was_renewed_is_not_told(desk: Desk) -> None:
    order = two(desk)
    come(desk, "P")
    come(desk, "Q")
    first, second = notices.notices_to_tell(desk)
    cancel(desk, order, 0)
    for number, key in ((first.number, "notice-void"), (second.number, "notice-renewed")):
        with pytest.raises(Refused, match=key):
            notices.mark_told(desk, number, desk.clock.today(), "email")


def test_shipping_that_is_dearer_after_the_notice_is_asked_for(desk: Desk) -> None:
    order = taken(desk, P, payments=paid(desk, 6000, "money_order"), **ABROAD)
    assert come(desk, "P") == [Money(25295)]
    tell(desk)
    order = pay(desk, order, 20000)
    order = carriage.agree_shipping(desk, order.number, Money(4000))
    assert (order.owed, is_open(desk)) == (Money(8000), [(Money(8000), "untold")])
    assert tell(desk)
    assert pay(desk, order, 5295).holds == ("balance",)
    order = pay(desk, order, 2705)
    assert (order.owed, order.holds) == (ZERO, ())
    # Once more, after all was paid; then it is agreed to be less.
    order = carriage.agree_shipping(desk, order.number, Money(4100))
    assert (order.holds, is_open(desk)) == (("balance",), [(Money(100), "untold")])
    carriage.agree_shipping(desk, order.number, Money(4000))
    assert (is_open(desk), notices.notices_to_tell(desk)) == ([(ZERO, "paid")], ())


def test_a_card_is_charged_with_the_dearer_shipping(desk: Desk) -> None:
    order = taken(desk, P, payments=paid(desk, 6000), **ABROAD)
    come(desk, "P")
    carriage.agree_shipping(desk, order.number, Money(4000))
    assert is_open(desk) == [(Money(28000), "charge")]
    full = taken(desk, Q, payments=paid(desk, 21295), **ABROAD)
    come(desk, "Q")
    assert len(is_open(desk)) == 1, "it was paid before anybody asked"
    full = carriage.agree_shipping(desk, full.number, Money(4000))
    assert (full.holds, is_open(desk)[1]) == (("balance",), (Money(2705), "charge"))


def test_of_two_balances_the_earliest_day_counts_until_it_is_paid(desk: Desk, clock: FixedClock) -> None:
    order = two(desk)
    come(desk, "P")
    first = tell(desk)
    clock.day += timedelta(5)
    come(desk, "Q")
    second = tell(desk)
    assert orders.get(desk.db, order.number).balance_due == first != second
    order = pay(desk, order, 27125)
    assert order.balance_due == second
    assert pay(desk, order, 17220).balance_due is None


def test_a_deposit_that_was_voided_is_asked_for_with_its_balance(desk: Desk) -> None:
    order = pay(desk, taken(desk, P, Q, payments=paid(desk, 9000, "money_order")), 1000)
    come(desk, "P")
    payments.void_payment(desk, order.payments[1].number, "another's")
    assert is_open(desk) == [(Money(27125), "untold")], "the second line's deposit lacks"
    payments.void_payment(desk, order.payments[0].number, "another's")
    pay(desk, order, 4000)
    assert is_open(desk) == [(Money(29125), "untold")]
    assert [each.amount for each in notices.make_balance_notices(desk)] == [Money(29125)]
    assert notices.make_balance_notices(desk) == () and len(notices.notices_to_tell(desk)) == 1


def test_the_shipping_that_a_cancelled_stock_line_would_have_brought_comes_with_the_balance(
    desk: Desk,
) -> None:
    order = taken(desk, DOLL, P, payments=paid(desk, 6000, "cash"))
    assert come(desk, "P") == [Money(24000 + 1830 + 6000)], "the doll has the money first"
    order = cancel(desk, order, 0)
    assert is_open(desk) == [(order.owed, "untold")]
    assert notices.notices_to_tell(desk)[0].amount == order.owed == Money(30000 + 1830 + 1295)


def test_what_was_given_back_of_a_line_is_on_no_other(desk: Desk) -> None:
    order = two(desk)
    come(desk, "P")
    order = cancel(desk, pay(desk, order, 27125), 0)
    assert (order.credited, order.owed) == (Money(25830), Money(17220))
    assert come(desk, "Q") == [Money(17220)]
    assert asked(desk, order, 1).credit == Money(1295)


def test_a_stock_line_brings_the_shipping_and_the_cents_add_up(desk: Desk) -> None:
    odd = [NewLine(sku, sku, 1, Money(cents), "preorder") for sku, cents in (("P", 3333), ("Q", 3333))]
    order = taken(desk, DOLL, *odd, payments=paid(desk, 8995 + 549 + 1295 + 1334, "cash"))
    come(desk, "P")
    order = cancel(desk, order, 0)
    come(desk, "Q")
    order = orders.get(desk.db, order.number)
    assert total(open_now or ZERO for open_now, _ in is_open(desk)) == order.owed


def test_a_policy_that_is_silent_says_of_no_balance_what_is_open(clock: FixedClock) -> None:
    desk = preorder_shop.open_shop(clock, "miniature-expressions")
    order = taken(desk, P, payments=paid(desk, 6000, "cash"))
    assert come(desk, "P") == [None]
    order = orders.get(desk.db, order.number)
    assert (balances.left(desk, order), balances.open_of(desk, order, {})) == (None, None)
    assert balances.paid_on(desk, order, {}) is None and order.balance_due is None
    assert is_open(desk) == [(None, "untold")]


def test_where_a_fact_is_missing_nothing_is_said_to_be_open(desk: Desk) -> None:
    order = two(desk)
    come(desk, "P")
    order = orders.get(desk.db, order.number)
    lines = tuple(replace(line, deposit_rate=None, price=Money(0)) for line in order.lines)
    odd = replace(order, lines=tuple(replace(line, kind="stock") for line in lines))
    assert balances.left(desk, odd) is None
