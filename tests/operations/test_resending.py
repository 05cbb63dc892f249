"""A parcel that came back leaves once more: whole, checked, paid first, its goods not billed again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import parcels, resending, shipping
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Refused
from desk.records.money import Money
from desk.records.shipments import Dispatch, Packed, Shipment
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
    assert resending.pieces(order, bare) == {line.id: 1 for line in order.lines}


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
