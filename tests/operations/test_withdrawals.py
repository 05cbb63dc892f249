"""What a cancellation is asked about, and what of an order's money it moves."""

from desk.operations import cancelling, withdrawals
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import Order
from tests.operations.ordering import paid, taken


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
