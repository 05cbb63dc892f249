"""Pieces of an order that left in part come back, judged by the day on which they arrived."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desk.operations import (
    booking,
    cancelling,
    cases,
    decided,
    overrides,
    parcels,
    payments,
    returns,
    shipping,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput, DeskError, Refused, Wanting
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import Order, OrderLine
from desk.records.parcels import Ruling
from desk.records.returns import Ask, Parcel
from desk.records.shipments import Dispatch, Packed
from desk.store import ledger, shipments
from tests.conftest import FixedClock
from tests.operations.ordering import BEAR, DOLL, paid, taken
from tests.operations.parceling import back, parcel_of, read
from tests.operations.test_unpaid import FINE

FEE = Money(2333)
BEARS = replace(BEAR, quantity=3, discount=Money(1000))


def left_in_part(desk: Desk, *lines: Any, pieces: int = 1) -> Order:
    """An order, paid, of whose first line so many pieces left today."""
    order = taken(desk, *lines)
    order = payments.take_payment(desk, order.number, *paid(desk, order.owed))
    packed = (Packed(order.lines[0].id, pieces),)
    return shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed))


def ask_of(desk: Desk, line: OrderLine, order: Order, pieces: int = 1, **more: Any) -> Ask:
    """That so many pieces of a line are to come back."""
    today = desk.clock.today()
    return Ask(order.number, "changed_mind", today, (LinePart(str(line.id), pieces),), **more)


def came_back(desk: Desk, ask: Ask) -> str:
    """The number of the RA under which pieces came back and were settled."""
    ra = returns.issue_ra(desk, ask)
    today = desk.clock.today()
    parcel = Parcel(today, today, True, tuple((line.id, FINE) for line in ra.lines))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))
    return ra.number


def books(desk: Desk, order: Order) -> tuple[Money, Money]:
    """What is held for an order, and what its customer owes."""
    return booking.held(desk, order.number), ledger.balance_of(desk.db, order.number, "1100")


def test_one_of_two_lines_comes_back_and_the_other_still_leaves(desk: Desk, clock: FixedClock) -> None:
    order = left_in_part(desk, BEAR, DOLL)
    bear, doll = order.lines
    today = desk.clock.today()
    with pytest.raises(Wanting, match="wants-delivered"):
        returns.ask_return(desk, ask_of(desk, bear, order))
    with pytest.raises(BadInput, match="too-many-pieces"):
        returns.ask_return(desk, ask_of(desk, doll, order, delivered=today))
    number = came_back(desk, ask_of(desk, bear, order, delivered=today))
    assert [each.delivered for each in parcels.parcels_of(desk, order.number)] == [today]
    found = read(desk, order)
    # The bear less its fee, and its tax; what the doll costs is held.
    assert (found.credited, found.state, found.owed) == (Money(12000 - 2400 + 732), "partly_shipped", ZERO)
    assert books(desk, order) == (Money(8995 + 549), ZERO)
    with pytest.raises(BadInput, match="too-many-pieces"):
        returns.ask_return(desk, ask_of(desk, bear, order))
    clock.day += timedelta(days=2)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    parcels.mark_parcel_delivered(desk, parcel_of(desk, order).number, desk.clock.today())
    came_back(desk, ask_of(desk, doll, order))
    found = read(desk, order)
    assert (found.credited, books(desk, order)) == (Money(10332 + 7745), (ZERO, ZERO))
    # What was decided can still be told, although the rest left and arrived since.
    assert decided.explain_return(desk, number).credit == Money(10332)
    assert cases.save_case(desk, number).subject == number


def test_one_of_three_pieces_comes_back_and_the_rest_is_cancelled(desk: Desk) -> None:
    order = left_in_part(desk, BEARS, DOLL)
    bears, today = order.lines[0], desk.clock.today()
    with pytest.raises(BadInput, match="too-many-pieces"):
        returns.ask_return(desk, ask_of(desk, bears, order, 2, delivered=today))
    came_back(desk, ask_of(desk, bears, order, delivered=today))
    # 120.00 less 3.33 of the discount: the fee on it, and 26.84 less 19.72 of the tax.
    price = Money(12000 - 333)
    credit = price - FEE + (order.tax - Money(1972))
    found = read(desk, order)
    assert (order.tax, found.credited) == (Money(2684), credit)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, today))
    assert sheet.answer.outcome == "owner"
    done = cancelling.decide_cancel(desk, sheet, sheet.proposed, "original_payment", "she gave up").order
    assert (done.state, done.owed, books(desk, order)) == ("delivered", ZERO, (ZERO, ZERO))
    # The shop keeps the fee and the shipping.
    assert done.paid - done.credited == FEE + order.shipping_charged


def test_the_day_its_own_parcel_arrived_decides(desk: Desk, clock: FixedClock) -> None:
    order = left_in_part(desk, BEARS, DOLL)
    bears, first = order.lines[0], desk.clock.today()
    parcels.mark_parcel_delivered(desk, parcel_of(desk, order).number, first)
    clock.day += timedelta(days=6)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), (Packed(bears.id, 1),)))
    assert returns.ask_return(desk, ask_of(desk, bears, order)).outcome == "refused", "six days ago"
    with pytest.raises(BadInput, match="told-otherwise-delivered"):
        returns.ask_return(desk, ask_of(desk, bears, order, delivered=desk.clock.today()))
    with pytest.raises(Wanting, match="wants-delivered"):
        returns.ask_return(desk, ask_of(desk, bears, order, 2))
    with pytest.raises(BadInput, match="delivered-before-shipped"):
        returns.ask_return(desk, ask_of(desk, bears, order, 2, delivered=first))
    with pytest.raises(BadInput, match="before-delivery"):
        late = replace(ask_of(desk, bears, order, 2), on=first, delivered=desk.clock.today())
        returns.ask_return(desk, late)
    ask = ask_of(desk, bears, order, 2, delivered=desk.clock.today())
    assert returns.ask_return(desk, ask).outcome == "allowed"


def test_what_did_not_reach_anybody_is_no_return(desk: Desk) -> None:
    order = left_in_part(desk, BEARS, DOLL, pieces=2)
    bears, today = order.lines[0], desk.clock.today()
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("again"), "our mistake")
    with pytest.raises(DeskError, match="too-many-pieces"):
        returns.ask_return(desk, ask_of(desk, bears, order, delivered=today))
    shipping.ship(desk, Dispatch(order.number, today, again=parcels.parcels_of(desk, order.number)[0].number))
    came_back(desk, ask_of(desk, bears, order, delivered=today))
    assert [each.delivered for each in shipments.of_order(desk.db, order.id)] == [None, today]
    assert returns.ask_return(desk, ask_of(desk, bears, order)).outcome == "allowed"
    with pytest.raises(BadInput, match="too-many-pieces"):
        returns.ask_return(desk, ask_of(desk, bears, order, 2))


def test_pieces_given_back_by_their_parcel_are_not_counted_twice(desk: Desk) -> None:
    order = left_in_part(desk, BEARS, DOLL)
    bears, today = order.lines[0], desk.clock.today()
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("refunded", Money(5), "store_credit"), "she moved")
    shipping.ship(desk, Dispatch(order.number, today, (Packed(bears.id, 1),)))
    parcels.mark_parcel_delivered(desk, parcel_of(desk, order).number, today)
    assert returns.issue_ra(desk, ask_of(desk, bears, order)).delivered == today


def test_as_many_parcels_arrived_as_the_pieces_were_in(desk: Desk) -> None:
    order = left_in_part(desk, BEARS, DOLL)
    bears, today = order.lines[0], desk.clock.today()
    shipping.ship(desk, Dispatch(order.number, today, (Packed(bears.id, 1),)))
    returns.issue_ra(desk, ask_of(desk, bears, order, delivered=today))
    assert [each.delivered for each in parcels.parcels_of(desk, order.number)] == [today, None]
    returns.issue_ra(desk, ask_of(desk, bears, order, delivered=today))
    assert [each.delivered for each in parcels.parcels_of(desk, order.number)] == [today, today]


def test_of_what_never_left_nothing_comes_back(desk: Desk) -> None:
    order = taken(desk)
    with pytest.raises(Refused, match="order-not-shipped"):
        returns.ask_return(desk, ask_of(desk, order.lines[0], order, delivered=desk.clock.today()))


def test_the_owner_gives_back_nothing_that_is_held_for_the_rest(desk: Desk) -> None:
    order = left_in_part(desk, BEAR, DOLL)
    today = desk.clock.today()
    ra = returns.issue_ra(desk, ask_of(desk, order.lines[0], order, delivered=today))
    parcel = Parcel(today, today, False, tuple((line.id, FINE) for line in ra.lines))
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel)
    most = Money(12000 + 732 + 1295)
    with pytest.raises(BadInput, match="override-amount"):
        overrides.override_settlement(desk, sheet, most + Money(1), "store_credit", "so it is")
    overrides.override_settlement(desk, sheet, most, "store_credit", "so it is")
    assert books(desk, order) == (Money(8995 + 549), ZERO)


def both_left(desk: Desk, clock: FixedClock) -> tuple[Order, str, str]:
    """An order whose bear arrived on the day it left and whose doll left two days later; their parcels."""
    order = left_in_part(desk, BEAR, DOLL)
    first = parcel_of(desk, order).number
    parcels.mark_parcel_delivered(desk, first, desk.clock.today())
    clock.day += timedelta(days=2)
    order = shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    return order, first, parcel_of(desk, order).number


def test_what_is_left_arrived_once_the_rest_is_cancelled(desk: Desk, clock: FixedClock) -> None:
    order, today = left_in_part(desk, BEAR, DOLL), desk.clock.today()
    parcels.mark_parcel_delivered(desk, parcel_of(desk, order).number, today)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, today))
    done = cancelling.decide_cancel(desk, sheet, sheet.proposed, "original_payment", "she gave up").order
    assert (done.state, done.delivered) == ("delivered", today)
    clock.day += timedelta(days=20)
    late = ask_of(desk, order.lines[0], order, delivered=desk.clock.today())
    with pytest.raises(BadInput, match="told-otherwise-delivered"):
        returns.ask_return(desk, late)
    assert returns.ask_return(desk, replace(late, delivered=None)).outcome == "refused"


def test_what_is_left_arrived_once_the_last_parcel_is_given_back(desk: Desk, clock: FixedClock) -> None:
    order, first, second = both_left(desk, clock)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other", parcel=second))
    done = parcels.decide_parcel_back(desk, sheet, Ruling("refunded", Money(9), "store_credit"), "lost").order
    went = parcels.open_parcel(desk, first)
    # The parcel that was lost is no part of what left any more.
    assert (done.shipped, done.delivered) == (went.shipped, went.delivered)
    assert returns.ask_return(desk, ask_of(desk, order.lines[0], order)).outcome == "allowed"
    clock.day += timedelta(days=20)
    assert returns.ask_return(desk, ask_of(desk, order.lines[0], order)).outcome == "refused"


def test_one_parcel_arrives_while_the_other_waits_to_leave_again(desk: Desk, clock: FixedClock) -> None:
    order = left_in_part(desk, BEAR, DOLL)
    bear, first, gone = order.lines[0], parcel_of(desk, order).number, desk.clock.today()
    clock.day += timedelta(days=2)
    order = shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    again = parcels.decide_parcel_back(desk, sheet, Ruling("again"), "our mistake").parcel.number
    with pytest.raises(Wanting, match="wants-delivered"):
        returns.ask_return(desk, ask_of(desk, bear, order))
    with pytest.raises(BadInput, match="too-many-pieces"):
        returns.ask_return(desk, ask_of(desk, order.lines[1], order, delivered=desk.clock.today()))
    assert parcels.mark_parcel_delivered(desk, first, gone).delivered is None
    ra = returns.issue_ra(desk, ask_of(desk, bear, order))
    assert ra.delivered == gone
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), again=again))
    with pytest.raises(Wanting, match="wants-delivered"):
        returns.ask_return(desk, ask_of(desk, order.lines[1], order))
    today = desk.clock.today()
    returns.issue_ra(desk, ask_of(desk, order.lines[1], order, delivered=today))
    assert (read(desk, order).delivered, parcel_of(desk, order).delivered) == (today, today)
