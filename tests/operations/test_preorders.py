"""Arrival day: who gets what, what is short, what goes to the shelf; balances and what they would forfeit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.operations import cancelling, notices, orders, payments, preorders, shipping
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput, NotFound, Stale
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.payments import NewPayment
from desk.records.shipments import Dispatch
from desk.store import stock
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.operations.ordering import RELEASE, paid, taken
from tests.preorder_shop import CAME, DOLL, PLACED, SKU


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop on the day the dolls come, with four orders for them."""
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    clock.day = CAME
    return desk


def order_of(desk: Desk, name: str) -> Order:
    """Somebody's order."""
    number = next(each.order for each in preorders.waiting_for(desk, SKU) if each.customer == name)
    return orders.open_order(desk, number)


def on_shelf(desk: Desk) -> tuple[int | None, int]:
    """The dolls in the shop, and those set aside."""
    row = desk.db.query("SELECT on_hand, allocated FROM items WHERE sku = ?", (SKU,))[0]
    return row["on_hand"], row["allocated"]


def test_a_preview_says_who_gets_what_and_saves_nothing(shop: Desk) -> None:
    seen = preorders.look_at_arrival(shop, SKU, 2, CAME)
    assert [(each.claim.customer, each.quantity) for each in seen.given] == [
        ("Ben Ortiz", 1), ("Di & Co", 1), ("Ann Miller", 0),
    ]  # fmt: skip
    assert [each.claim.customer for each in seen.given if each.short] == ["Di & Co", "Ann Miller"]
    assert [each.customer for each in seen.waiting] == ["Cy Young"]
    assert preorders.look_at_arrival(shop, SKU, 2, CAME) == seen
    assert on_shelf(shop) == (None, 0)


def test_an_arrival_is_one_write(shop: Desk) -> None:
    before = [order_of(shop, name) for name in ("Ben Ortiz", "Di & Co")]
    seen = preorders.look_at_arrival(shop, SKU, 2, CAME)
    made = preorders.arrive(shop, SKU, 2, CAME, seen)
    assert made.id and replace(made, id=0) == seen
    ben, di = (orders.open_order(shop, each.number) for each in before)
    assert (ben.lines[0].allocated, ben.lines[0].arrived, ben.awaits) == (1, CAME, False)
    # Of two one is in: the line is not, until the other one is.
    assert (di.lines[0].allocated, di.lines[0].arrived) == (1, None)
    assert ben.version > before[0].version
    assert on_shelf(shop) == (2, 2)
    (moved,) = stock.movements(shop.db, made.item)
    assert (moved.kind, moved.change, moved.day, moved.subject) == ("arrived", 2, CAME, SKU)
    told = orders.read_history(shop, ben.number)[-1]
    assert (told.operation, told.after["pieces"]) == ("arrive", "1")
    preorders.arrive(shop, SKU, 1, CAME)
    assert orders.open_order(shop, di.number).lines[0].arrived == CAME


def test_what_nobody_waits_for_goes_to_the_shelf(shop: Desk) -> None:
    made = preorders.arrive(shop, SKU, 10, CAME)
    assert made.shelf == 6 and on_shelf(shop) == (10, 4)
    # Whose money never came has no claim, and none on the shelf.
    assert order_of(shop, "Cy Young").lines[0].allocated == 0


def test_special_orders_arrive_too(shop: Desk, clock: FixedClock) -> None:
    clock.day = PLACED
    made = preorder_shop.order(shop, "Eve Special", lines=(replace(DOLL, sku="DRESS", kind="special"),))
    preorders.arrive(shop, "DRESS", 1, PLACED)
    assert orders.open_order(shop, made.number).lines[0].arrived == PLACED
    assert notices.make_balance_notices(shop) == ()


def test_what_cannot_have_arrived_is_told(shop: Desk) -> None:
    for quantity in (0, -1, 100_001):
        with pytest.raises(BadInput, match="arrival-quantity"):
            preorders.look_at_arrival(shop, SKU, quantity, CAME)
    with pytest.raises(BadInput, match="day-to-come"):
        preorders.look_at_arrival(shop, SKU, 1, date(2026, 3, 21))
    for step in (
        lambda: preorders.look_at_arrival(shop, "X", 1, CAME),
        lambda: preorders.waiting_for(shop, "X"),
    ):
        with pytest.raises(NotFound, match="item-unknown"):
            step()


def test_what_was_shown_otherwise_is_not_booked(shop: Desk) -> None:
    seen = preorders.look_at_arrival(shop, SKU, 2, CAME)
    ben = order_of(shop, "Ben Ortiz")
    cancelling.cancel_order(shop, cancelling.ask_cancel(shop, CancelAsk(ben.number, CAME)))
    with pytest.raises(Stale, match="arrival-changed"):
        preorders.arrive(shop, SKU, 2, CAME, seen)
    assert on_shelf(shop) == (None, 0)


def test_balances_are_told_due_overdue_and_paid(shop: Desk, clock: FixedClock) -> None:
    told = preorder_shop.all_in(shop, clock)
    states = {each.customer: each.state for each in preorders.balances(shop)}
    assert states == {"Ann Miller": "untold", "Ben Ortiz": "charge", "Di & Co": "untold"}
    notices.mark_told(shop, ",".join(each.number for each in told), CAME, "letter")
    clock.day = date(2026, 4, 3)
    assert {each.state for each in preorders.balances(shop) if each.due} == {"due"}
    clock.day = date(2026, 4, 4)
    found = {each.customer: each for each in preorders.balances(shop)}
    ann, ben = found["Ann Miller"], found["Ben Ortiz"]
    assert (ann.state, ann.due, ann.open, ann.forfeit) == (
        "overdue", date(2026, 4, 3), Money(31429), Money(7000),
    )  # fmt: skip
    assert (ben.state, ben.amount, ben.forfeit) == ("charge", Money(31429), ZERO)
    # Nothing is cancelled by itself.
    assert orders.open_order(shop, ann.order).is_open
    payments.take_payment(shop, ann.order, NewPayment("check", Money(30000), clock.day, purpose="balance"))
    assert preorders.balance_of(shop, ann.number.lower()).open == Money(1429)
    payments.take_payment(shop, ann.order, NewPayment("cash", Money(1429), clock.day, purpose="balance"))
    assert preorders.balance_of(shop, ann.number).state == "paid"
    assert orders.open_order(shop, ann.order).holds == ()
    with pytest.raises(NotFound, match="notice-unknown"):
        preorders.balance_of(shop, "BN-26-00099-1")


def test_two_balances_of_one_order_bring_their_own_tax_and_one_shipping(
    shop: Desk, clock: FixedClock
) -> None:
    clock.day = PLACED
    lines = (replace(DOLL, price=Money(7500), sku="P"), replace(DOLL, price=Money(2500), sku="Q"))
    made = preorder_shop.order(shop, "Two Dolls", "cash", lines=lines)
    clock.day = CAME
    amounts = []
    for sku in ("P", "Q"):
        preorders.arrive(shop, sku, 1, CAME)
        amounts += [each.amount for each in notices.make_balance_notices(shop)]
    assert amounts == [Money(7753), Money(2152)]
    first, second = (each.number for each in preorders.balances(shop))
    notices.mark_told(shop, f"{first},{second}", CAME, "phone")
    clock.day = date(2026, 4, 4)
    assert [each.forfeit for each in preorders.balances(shop)] == [Money(1500), Money(500)]
    payments.take_payment(shop, made.number, NewPayment("cash", Money(7753), clock.day, purpose="balance"))
    assert [each.state for each in preorders.balances(shop)] == ["paid", "overdue"]


def test_what_was_cancelled_owes_no_balance(shop: Desk, clock: FixedClock) -> None:
    preorder_shop.all_in(shop, clock)
    di = next(each for each in preorders.balances(shop) if each.customer == "Di & Co")
    line = orders.open_order(shop, di.order).lines[0]
    ask = CancelAsk(di.order, CAME, (LinePart(str(line.id), 1),))
    cancelling.cancel_order(shop, cancelling.ask_cancel(shop, ask))
    left = preorders.balance_of(shop, di.number)
    assert left.open is not None and ZERO < left.open < di.amount  # type: ignore[operator]
    clock.day = date(2026, 4, 10)
    notices.mark_told(shop, di.number, clock.day, "phone")
    clock.day = date(2026, 5, 10)
    assert preorders.balance_of(shop, di.number).forfeit == Money(7000)


def test_a_line_of_two_lines_that_is_cancelled_whole_leaves_the_list(shop: Desk, clock: FixedClock) -> None:
    clock.day = PLACED
    lines = (replace(DOLL, sku="P"), replace(DOLL, sku="Q"))
    made = preorder_shop.order(shop, "Two Dolls", "cash", lines=lines)
    preorders.arrive(shop, "P", 1, PLACED)
    notices.make_balance_notices(shop)
    ask = CancelAsk(made.number, PLACED, (LinePart(str(made.lines[0].id), 1),))
    cancelling.cancel_order(shop, cancelling.ask_cancel(shop, ask))
    assert preorders.balances(shop) == ()


def called_off(desk: Desk, made: Order, pieces: int) -> Order:
    """Some pieces of an order's only line are cancelled."""
    ask = CancelAsk(made.number, desk.clock.today(), (LinePart(str(made.lines[0].id), pieces),))
    return cancelling.cancel_order(desk, cancelling.ask_cancel(desk, ask)).order


def test_the_rest_of_a_line_is_in_once_no_more_is_awaited(desk: Desk, clock: FixedClock) -> None:
    made = taken(desk, replace(RELEASE, quantity=3), payments=paid(desk, 21000, "money_order"))
    preorders.arrive(desk, "P", 1, clock.day)
    clock.day += timedelta(1)
    made = called_off(desk, made, 1)
    assert made.lines[0].arrived is None and notices.make_balance_notices(desk) == ()
    made = called_off(desk, made, 1)
    assert (made.lines[0].arrived, made.lines[0].allocated, made.awaits) == (clock.day, 1, False)
    (notice,) = notices.make_balance_notices(desk)
    assert notice.amount == made.owed == Money(34999 - 7000 + 2135 + 1295)
    payments.take_payment(desk, made.number, NewPayment("money_order", made.owed, clock.day))
    assert shipping.ship(desk, Dispatch(made.number, clock.day)).state == "shipped"


def test_who_pays_after_the_goods_came_is_served_from_the_shelf_in_turn(
    desk: Desk, clock: FixedClock
) -> None:
    late, later, one = taken(desk, RELEASE), taken(desk, RELEASE), replace(RELEASE, quantity=1)
    assert preorders.arrive(desk, "P", 4, clock.day).shelf == 4
    money = NewPayment("money_order", Money(14000), clock.day)
    late = payments.take_payment(desk, late.number, money)
    assert (late.lines[0].allocated, late.lines[0].arrived) == (2, clock.day)
    assert [each.order for each in notices.make_balance_notices(desk)] == [late.number]
    payments.take_payment(desk, later.number, money)
    assert preorders.expected(desk) == ()
    third = taken(desk, one, payments=paid(desk, 7000))
    assert (third.lines[0].allocated, third.awaits) == (0, True)
    # What is called off is theirs who wait; then it lies on the shelf for who pays now.
    called_off(desk, late, 2)
    assert orders.open_order(desk, third.number).lines[0].arrived == clock.day
    fourth = taken(desk, RELEASE, payments=paid(desk, 14000))
    assert (fourth.lines[0].allocated, fourth.lines[0].arrived) == (1, None)
