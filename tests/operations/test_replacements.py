"""The same item goes out again as an order that costs nothing, and is called off with its settlement."""

from dataclasses import replace

import pytest

from desk.operations import (
    cancelling,
    items,
    orders,
    orders_list,
    overrides,
    parcels,
    replacements,
    returns,
    shipping,
    taking,
)
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import Refused
from desk.records.facts import LinePart
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.parcels import Ruling
from desk.records.returns import Ask, Parcel, Return, Settled
from desk.records.shipments import Dispatch, Packed
from tests.conftest import doll_order
from tests.gui.returning import settled
from tests.operations.claim_trials import BROKEN, broken, replaced
from tests.operations.parceling import back


def sent(desk: Desk, done: Settled) -> Order:
    return orders.open_order(desk, done.replacement)


def whole(desk: Desk, number: str = "#1001") -> Return:
    """An RA for all of an order, which was damaged; somebody will find pieces to send."""
    parts = tuple(LinePart(str(line.id), 1) for line in orders.open_order(desk, number).lines)
    ask = Ask(number, "damaged_in_transit", desk.clock.today(), parts, replacement=True)
    return returns.issue_ra(desk, ask)


def test_it_is_an_order_as_any_that_costs_nothing(desk: Desk) -> None:
    done = replaced(desk, broken(desk))
    order, first = sent(desk, done), orders.open_order(desk, "#1001")
    assert (order.total, order.owed, order.holds, order.state) == (Money(0), Money(0), (), "processed")
    assert (order.customer, order.ship_to, order.service) == (first.customer, first.ship_to, first.service)
    assert order.id in orders_list.ids(desk, Query("to_ship"))
    assert [line.operation for line in orders.read_history(desk, order.number)] == ["send_replacement"]
    assert replacements.of_return(desk, done.ra) == order.number
    assert replacements.return_of(desk, order) == done.ra.number
    assert replacements.return_of(desk, first) == ""
    shipped = shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    assert (shipped.state, shipped.owed) == ("shipped", Money(0))


def stocked(desk: Desk, sku: str, count: int) -> None:
    items.count_stock(desk, sku, count, "counted")


def test_what_is_on_the_shelf_is_set_aside_and_the_rest_is_waited_for(desk: Desk) -> None:
    stocked(desk, "A", 0)
    stocked(desk, "B", 5)
    order = sent(desk, replaced(desk, whole(desk), replacement=True))
    assert [(line.sku, line.allocated) for line in order.lines] == [("A", 0), ("B", 1)]
    assert items.open_item(desk, "B").item.free == 4


def test_two_lines_of_one_item_share_what_there_is(desk: Desk) -> None:
    stocked(desk, "B", 1)
    doll = doll_order().lines[1]
    orders.enter_order(desk, replace(doll_order("#1009"), lines=(doll, doll)))
    order = sent(desk, replaced(desk, whole(desk, "#1009"), replacement=True))
    assert [line.allocated for line in order.lines] == [1, 0]


def none_left(desk: Desk, ra: Return, credit: int) -> Settled:
    """The piece is back and there is no other: the owner gives money, or what was free nothing."""
    today = desk.clock.today()
    noted = tuple((line.id, BROKEN) for line in ra.lines)
    parcel = Parcel(today, today, True, noted, replacement=False)
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel)
    return overrides.override_settlement(desk, sheet, Money(credit), "store_credit", "none is left")


def test_once_it_came_back_itself_money_is_given_instead(desk: Desk) -> None:
    """It is broken too, and none is left: the first return is settled anew."""
    first = replaced(desk, broken(desk))
    again = shipping.ship(desk, Dispatch(first.replacement, desk.clock.today()))
    orders.mark_delivered(desk, again.number, desk.clock.today())
    with pytest.raises(Refused, match="replacement-shipped"):
        returns.reverse_settlement(desk, first.ra.number, "it is broken too")
    second = none_left(desk, broken(desk, number=again.number), 0)
    opened = returns.reverse_settlement(desk, first.ra.number, "she gets the money")
    done = none_left(desk, opened, 9544)
    assert done.slip is not None and done.slip.amount == 9544
    # The piece and the money are not both hers.
    with pytest.raises(Refused, match="replacement-over") as caught:
        returns.reverse_settlement(desk, second.ra.number, "a mistake")
    assert caught.value.values == {"number": second.ra.number, "ra": first.ra.number}


def test_what_came_back_of_it_is_reversed_while_the_first_stands(desk: Desk) -> None:
    first = replaced(desk, broken(desk))
    again = shipping.ship(desk, Dispatch(first.replacement, desk.clock.today()))
    orders.mark_delivered(desk, again.number, desk.clock.today())
    second = none_left(desk, broken(desk, number=again.number), 0)
    assert returns.reverse_settlement(desk, second.ra.number, "a mistake").state == "open"


def test_alone_it_is_neither_voided_nor_cancelled(desk: Desk) -> None:
    """The customer would be left with nothing: the settlement is reversed, or some of it has left."""
    order = sent(desk, replaced(desk, whole(desk)))
    ask = CancelAsk(order.number, desk.clock.today())
    for step in (
        lambda: taking.void_order(desk, order.number, "none is left"),
        lambda: cancelling.ask_cancel(desk, ask),
        lambda: cancelling.explain_cancel(desk, ask),
    ):
        with pytest.raises(Refused, match="replacement-stays") as caught:
            step()
        assert caught.value.values["ra"] == replacements.return_of(desk, order)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), (Packed(order.lines[0].id, 1),)))
    assert cancelling.ask_cancel(desk, ask).answer.outcome == "owner"


def test_it_is_called_off_with_the_settlement_while_it_is_here(desk: Desk) -> None:
    stocked(desk, "B", 1)
    done = replaced(desk, broken(desk))
    assert items.open_item(desk, "B").item.free == 0
    back = returns.reverse_settlement(desk, done.ra.number, "it was whole")
    assert back.state == "open" and sent(desk, done).voided
    assert replacements.of_return(desk, back) == "" and items.open_item(desk, "B").item.free == 1
    history = orders.read_history(desk, done.replacement)[-1]
    assert (history.operation, history.after["return"]) == ("void_order", done.ra.number)
    again = replaced(desk, back)
    assert again.replacement not in ("", done.replacement)


def test_once_it_left_the_settlement_stands(desk: Desk) -> None:
    done = replaced(desk, broken(desk))
    shipping.ship(desk, Dispatch(done.replacement, desk.clock.today()))
    with pytest.raises(Refused, match="replacement-shipped"):
        returns.reverse_settlement(desk, done.ra.number, "it was whole")


def test_one_that_came_back_for_good_binds_nobody(desk: Desk) -> None:
    done = replaced(desk, broken(desk))
    order = shipping.ship(desk, Dispatch(done.replacement, desk.clock.today()))
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, Ruling("refunded", Money(0), "store_credit"), "she moved away")
    opened = returns.reverse_settlement(desk, done.ra.number, "nobody wants it")
    assert opened.state == "open"


def test_one_that_is_defective_too_and_the_last_one_is_refunded_by_the_first_return(desk: Desk) -> None:
    day, first = desk.clock.today(), replaced(desk, broken(desk))
    order = shipping.ship(desk, Dispatch(first.replacement, day))
    part = (LinePart(str(order.lines[0].id), 1),)
    second = returns.issue_ra(desk, Ask(order.number, "damaged_in_transit", day, part, delivered=day))
    third = replaced(desk, second, replacement=True)
    with pytest.raises(Refused, match="replacement-shipped"):
        returns.reverse_settlement(desk, first.ra.number, "another one goes out for it")
    returns.reverse_settlement(desk, second.number, "there is none")
    with pytest.raises(Refused, match="replacement-shipped"):
        returns.reverse_settlement(desk, first.ra.number, "the first one is not back")
    assert sent(desk, third).voided
    sheet = returns.open_return(desk, second.number)
    parcel = Parcel(day, day, True, ((sheet.ra.lines[0].id, BROKEN),), replacement=False)
    kept = returns.inspect(desk, sheet, parcel)
    overrides.override_settlement(desk, kept, Money(0), "store_credit", "it cost nothing")
    assert returns.reverse_settlement(desk, first.ra.number, "there is none").state == "open"


def test_where_nothing_was_sent_nothing_is_called_off(desk: Desk) -> None:
    done = settled(desk)
    assert returns.reverse_settlement(desk, done.ra.number, "the wrong doll").state == "open"
    assert replacements.of_return(desk, done.ra) == ""
