"""What a cancellation is asked about, and what of an order's money it moves."""

from dataclasses import replace

from desk.operations import cancelling, withdrawals
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from tests.operations.ordering import BEAR, DOLL, paid, taken
from tests.operations.own_policies import HALF, shop_under


def order_of(desk: Desk) -> Order:
    """A bear and a doll, of which a hundred dollars are paid."""
    return taken(desk, payments=paid(desk, 10000))


def test_no_lines_are_all_that_is_still_to_leave(desk: Desk) -> None:
    order = order_of(desk)
    bear, doll = order.lines
    ask = CancelAsk(order.number, desk.clock.today())
    assert withdrawals.pieces_of(order, ask) == {bear.id: 1, doll.id: 1}
    some = CancelAsk(order.number, desk.clock.today(), (LinePart(str(doll.id), 1),))
    assert withdrawals.pieces_of(order, some) == {doll.id: 1}


def test_what_the_owner_does_not_give_back_of_it_is_the_shops(desk: Desk) -> None:
    order = order_of(desk)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today(), by="shop"))
    moved = withdrawals.decided(desk, sheet, Money(7500), "store_credit")
    assert (moved.credit, moved.lot, moved.withdrawn, moved.released) == (7500, 7500, 10000, order.total)
    assert ("shops_share", -2500) in [each[:2] for each in moved.amounts]


def test_the_tax_of_what_is_called_off_is_what_the_policy_rounds_it_to(desk: Desk) -> None:
    """The share of the order's tax would be a cent more than what the policy gives for the piece."""
    order = taken(
        desk, replace(BEAR, quantity=2, price=Money(353)), replace(DOLL, quantity=2, price=Money(9117))
    )
    part = LinePart(str(order.lines[0].id), 1)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today(), (part,)))
    found = cancelling.cancel_order(desk, sheet).order
    assert (found.released, found.owed) == (Money(374), order.total - Money(374))


def test_no_cents_stay_owed_of_an_order_of_which_the_rest_is_cancelled(desk: Desk) -> None:
    """Where the policy gives less than the rest by some cents, they are due no more either."""
    shop = shop_under(desk, HALF.replace("percent = 50", "percent = 100"))
    order = taken(shop, shipping_charged=Money(2))
    sheet = cancelling.ask_cancel(shop, CancelAsk(order.number, shop.clock.today()))
    found = cancelling.cancel_order(shop, sheet).order
    assert (found.released, found.owed) == (order.total, ZERO)
