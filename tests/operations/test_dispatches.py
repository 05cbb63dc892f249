"""What no parcel can be is told before it is looked at, and what leaves is written with all its pieces."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.operations import dispatches, orders
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.shipments import Dispatch, Packed
from desk.store import shipments
from tests.operations.ordering import paid, taken


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"cost": Money(-1)}, "cost-negative"),
        ({"tracking": "1Z\x00"}, "text-control"),
        ({"packed": (Packed(1, 1, "guessed"),)}, "pack-check-unknown"),
    ],
)
def test_what_no_parcel_can_be_is_told(desk: Desk, change: dict, key: str) -> None:
    order = taken(desk)
    with pytest.raises(BadInput, match=key):
        dispatches.check(desk, order, replace(Dispatch(order.number, desk.clock.today()), **change))


@pytest.mark.parametrize(("days", "key"), [(-1, "shipped-before-placed"), (40, "day-ahead")])
def test_its_day_is_none_before_the_order_nor_far_ahead(desk: Desk, days: int, key: str) -> None:
    order = taken(desk)
    with pytest.raises(BadInput, match=key):
        dispatches.check(desk, order, Dispatch(order.number, order.placed + timedelta(days)))


def test_a_parcel_is_kept_with_its_pieces_and_one_that_leaves_again_names_the_first(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    pieces, told = {line.id: 1 for line in order.lines}, Dispatch(order.number, order.placed, cost=Money(940))
    with desk.db.atomic():
        first = dispatches.add(desk, order, told, pieces)
        dispatches.remember(desk, first)
    (kept,) = shipments.of_order(desk.db, order.id)
    assert (kept.number, kept.service, kept.cost, kept.delivered) == (
        first.number,
        "ground",
        Money(940),
        None,
    )
    assert {line.line: line.quantity for line in kept.lines} == pieces
    with desk.db.atomic():
        fresh = orders.open_order(desk, order.number)
        second = dispatches.add(desk, fresh, replace(told, service="priority_mail", cost=None), pieces, kept)
        dispatches.remember(desk, second, kept)
    assert shipments.of_order(desk.db, order.id)[1].resends == kept.id
    said = [line.after for line in orders.read_history(desk, order.number) if line.operation == "ship"]
    assert said[0] == {
        "parcel": first.number,
        "shipped": str(order.placed),
        "service": "ground",
        "shipping_cost": "9.40",
    }
    assert (said[1]["again"], said[1]["service"]) == (first.number, "priority_mail")
    assert "shipping_cost" not in said[1]
