"""What may go today is listed with what is in the shop of it; a slip says what is in a parcel."""

from dataclasses import replace

import pytest

from desk.operations import picking, returns, shipping
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.shipments import Dispatch, Packed
from desk.store import order_lines
from tests.conftest import FixedClock
from tests.operations.claim_trials import broken, replaced
from tests.operations.ordering import BEAR, DOLL, RELEASE, paid, shelve, taken
from tests.operations.parceling import left, miniatures, parcel_of

SPECIAL = NewLine("S", "A doll by order", 1, Money(5000), "special")


def test_what_may_go_is_listed_the_most_urgent_first(desk: Desk) -> None:
    free = taken(desk, payments=paid(desk, 23571))
    taken(desk)
    taken(desk, payments=paid(desk, 23571, "check"))
    found = picking.pick_list(desk)
    assert [pick.order.number for pick in found.picks] == ["#1003", free.number]
    assert [(line.line.sku, line.quantity) for line in found.picks[1].lines] == [("A", 1), ("B", 1)]
    assert (found.day, found.more) == (desk.clock.today(), 0)
    assert [len(picking.pick_list(desk, 1).picks), picking.pick_list(desk, 1).more] == [1, 1]


def test_only_what_is_in_the_shop_is_fetched(desk: Desk) -> None:
    order = taken(desk, SPECIAL, DOLL, payments=paid(desk, 13995 + 854 + 1295))
    (line,) = next(pick for pick in picking.pick_list(desk).picks if pick.order.id == order.id).lines
    assert line.line.sku == "B"


def test_a_slip_says_what_would_be_in_the_next_parcel(desk: Desk) -> None:
    order = taken(desk, BEAR, replace(DOLL, quantity=2), payments=paid(desk, 29990 + 1829 + 1295))
    slip = picking.packing_slip(desk, order.number)
    assert (slip.number, slip.parcel) == (order.number, None)
    assert [(each.line.sku, each.quantity, each.checked) for each in slip.lines] == [
        ("A", 1, ""),
        ("B", 2, ""),
    ]
    packed = (Packed(order.lines[1].id, 1, "scanned"),)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed))
    number = parcel_of(desk, order).number
    slip = picking.packing_slip(desk, number)
    assert (slip.number, slip.parcel) == (number, parcel_of(desk, order))
    (line,) = slip.lines
    assert (line.line.sku, line.quantity, line.checked, line.person) == ("B", 1, "scanned", "Alma")
    assert [each.quantity for each in picking.packing_slip(desk, order.number).lines] == [1, 1]


def test_an_order_that_left_shows_its_last_slip(desk: Desk) -> None:
    order = left(desk)
    assert picking.packing_slip(desk, order.number).number == parcel_of(desk, order).number
    entered = picking.packing_slip(desk, "#1002")
    assert (entered.number, [each.quantity for each in entered.lines]) == ("#1002", [1, 1])


def test_there_is_no_slip_where_nothing_is_in_the_shop(desk: Desk) -> None:
    order = taken(desk, RELEASE, payments=paid(desk, 14000))
    with pytest.raises(Refused, match="nothing-to-ship"):
        picking.packing_slip(desk, order.number)
    with pytest.raises(NotFound, match="shipment-unknown"):
        picking.packing_slip(desk, "SH-26-00001-8")
    with pytest.raises(BadInput, match="number-check-digit"):
        picking.packing_slip(desk, "SH-26-00001-7")


def test_the_slip_says_what_the_policy_asks_and_does_not_take_back(desk: Desk) -> None:
    plain = {clause.id for clause in picking.packing_slip(desk, left(desk).number).clauses}
    assert "ra-outside" in plain and "special-orders" not in plain
    order = taken(desk, SPECIAL, DOLL, payments=paid(desk, 13995 + 854 + 1295))
    inside = {clause.id for clause in picking.packing_slip(desk, order.number).clauses}
    assert "special-orders" not in inside
    shelve(desk, SPECIAL, 1)
    with desk.db.atomic():
        order_lines.allocate(desk.db, order.lines[0].id, 1)
    assert "special-orders" in {clause.id for clause in picking.packing_slip(desk, order.number).clauses}


def test_the_other_policy_asks_for_other_things(clock: FixedClock) -> None:
    desk = miniatures(clock)
    found = {clause.id for clause in picking.packing_slip(desk, left(desk).number).clauses}
    assert "return-carriage" in found and "ra-outside" not in found
    desk.db.close()


def test_where_a_fact_is_missing_the_slip_says_nothing_of_it(clock: FixedClock) -> None:
    desk = miniatures(clock)
    order = taken(desk, BEAR, payments=paid(desk, 12000), shipping_charged=Money(0))
    found = [clause.id for clause in picking.packing_slip(desk, order.number).clauses]
    assert "return-carriage" not in found
    desk.db.close()


def test_the_slip_of_a_replacement_knows_what_it_replaces(desk: Desk) -> None:
    ra = broken(desk)
    sent = replaced(desk, ra).replacement
    slip = picking.packing_slip(desk, sent)
    assert slip.replaces == returns.open_return(desk, ra.number).ra
    assert [(each.line.sku, each.quantity) for each in slip.lines] == [("B", 1)]
    assert picking.packing_slip(desk, "#1001").replaces is None
    assert sent in [pick.order.number for pick in picking.pick_list(desk).picks]
    shipping.ship(desk, Dispatch(sent, desk.clock.today()))
    assert picking.packing_slip(desk, sent).replaces == slip.replaces
