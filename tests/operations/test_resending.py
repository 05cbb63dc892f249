"""A parcel that came back leaves once more: whole, checked, paid first, its goods not billed again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import parcels, payments, shipping
from desk.operations.desk import Desk
from desk.records import billing
from desk.records.errors import BadInput, Refused
from desk.records.money import ZERO, Money
from desk.records.shipments import Dispatch, Packed, Shipment
from tests.operations.ordering import BEAR, RELEASE, paid, taken
from tests.operations.parceling import back, left, parcel_of, read


def test_the_owner_sends_it_before_it_is_paid(desk: Desk) -> None:
    order = left(desk)
    done = parcels.take_parcel_back(
        desk, parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    )
    again = Dispatch(order.number, desk.clock.today(), again=done.parcel.number)
    shipping.ship_anyway(desk, again, "an old customer")
    with pytest.raises(Refused, match="parcel-not-waiting"):
        shipping.ship(desk, again)


def test_a_parcel_leaves_again_whole_and_not_before_it_came_back(desk: Desk) -> None:
    order = left(desk)
    told = replace(back(desk, order, reship_cost=Money(1120)), on=desk.clock.today() + timedelta(3))
    sheet = parcels.ask_parcel_back(desk, told)
    parcel = parcels.take_parcel_back(desk, sheet).parcel
    again = Dispatch(order.number, desk.clock.today() + timedelta(3), again=parcel.number)
    with pytest.raises(BadInput, match="parcel-not-whole"):
        shipping.ship(desk, replace(again, packed=(Packed(order.lines[0].id, 1),)))
    with pytest.raises(BadInput, match="sent-before-back"):
        shipping.ship(desk, replace(again, on=desk.clock.today() + timedelta(2), packed=()))
    look = shipping.look_at_parcel(desk, again)
    assert (look.missing, [hold.name for hold in look.holds]) == (Money(1120), ["unpaid"])
    found = shipping.pack_sheet(desk, order.number)
    assert found.again is not None and found.again.number == parcel.number
    assert (found.missing, [hold.name for hold in found.holds]) == (Money(1120), ["unpaid"])
    assert found.pieces == {line.id: 1 for line in order.lines}


def test_what_was_in_a_parcel_without_lines_is_all_that_left(desk: Desk) -> None:
    order = left(desk)
    bare = Shipment(9, "", order.number, order.shipped, None, "ground", "", None)
    assert billing.pieces_in(order, bare) == {line.id: 1 for line in order.lines}


def test_its_pieces_are_checked_as_any(desk: Desk) -> None:
    order = left(desk)
    parcels.decide_parcel_back(
        desk, parcels.ask_parcel_back(desk, back(desk, order, "other")), parcels.Ruling("again"), "so it is"
    )
    packed = tuple(Packed(line.id, 1, "scanned") for line in read(desk, order).lines)
    again = Dispatch(order.number, desk.clock.today(), packed, again=parcel_of(desk, order).number)
    with pytest.raises(BadInput, match="pack-check-unknown"):
        shipping.ship(desk, replace(again, packed=(replace(packed[0], checked="guessed"), packed[1])))
    shipping.ship(desk, again)
    assert [each.checked for each in parcel_of(desk, order).lines] == ["scanned", "scanned"]


def test_a_pre_order_that_is_not_in_does_not_keep_a_parcel_that_leaves_again(desk: Desk) -> None:
    """The charge took of the deposit: it is paid for itself, and no balance that nobody asked for."""
    release = replace(RELEASE, quantity=1, price=Money(30000))
    order = taken(desk, BEAR, release, payments=paid(desk, 20027))
    packed = (Packed(order.lines[0].id, 1),)
    order = shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed))
    told = back(desk, order, reship_cost=Money(900))
    done = parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, told))
    again = Dispatch(order.number, desk.clock.today(), again=done.parcel.number)
    look, sheet = shipping.look_at_parcel(desk, again), shipping.pack_sheet(desk, order.number)
    assert (look.missing, sheet.missing, look.holds) == (Money(900), Money(900), sheet.holds)
    with pytest.raises(Refused, match="order-held-unpaid"):
        shipping.ship(desk, again)
    payments.take_payment(desk, order.number, *paid(desk, 900))
    assert shipping.pack_sheet(desk, order.number).missing == ZERO
    assert shipping.ship(desk, again).owed == Money(25830)
