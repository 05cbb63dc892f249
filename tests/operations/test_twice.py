"""Attempts at money or a piece twice, and at what nobody could end: each is refused, or comes right."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import (
    items,
    notices,
    orders,
    overrides,
    parcels,
    preorders,
    refusals,
    requests,
    returns,
    setting_apart,
    shelving,
    shipping,
)
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Refused
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine
from desk.records.parcels import ParcelBack, Ruling
from desk.records.requests import Decision
from desk.records.returns import Ask, Return, Settled, Sheet
from desk.records.shipments import Dispatch, Packed
from tests.operations.claim_books import check_claims
from tests.operations.order_books import check_shop
from tests.operations.ordering import DOLL, paid, shelve, taken
from tests.operations.test_returns import ASKED, FINE, parcel_for

WORN = Condition(opened=True, original_packaging=False, secured=True, resaleable=False, damaged=False)
SCRATCHED = replace(FINE, damaged=True)


@pytest.fixture
def both(desk: Desk) -> Return:
    """An RA for the bear and the doll of #1001."""
    return issued(desk, "A", "B")


def issued(desk: Desk, *skus: str, number: str = "#1001", **changes: object) -> Return:
    return returns.issue_ra(desk, asked(desk, *skus, number=number, **changes))


def asked(desk: Desk, *skus: str, number: str = "#1001", **changes: object) -> Ask:
    order = orders.open_order(desk, number)
    parts = tuple(LinePart(orders.line_by_sku(order, sku), 1) for sku in skus)
    return replace(Ask(number, "changed_mind", ASKED, parts), **changes)


def mixed(desk: Desk, ra: Return, **changes: object) -> Sheet:
    """The bear came back as it left, the doll without its box."""
    noted = tuple((line.id, FINE if line.sku == "A" else WORN) for line in ra.lines)
    shown = returns.open_return(desk, ra.number)
    return returns.inspect(desk, shown, replace(parcel_for(ra), conditions=noted, **changes))


def check(desk: Desk, *numbers: str) -> None:
    check_shop(desk, [], 0)
    check_claims(desk, numbers or ("#1001",), 0)


def test_a_refused_doll_taken_back_is_credited_once(desk: Desk, both: Return) -> None:
    done = returns.settle(desk, mixed(desk, both))
    (request,) = done.apart
    apart = requests.open_request(desk, request).ra
    assert [returns.open_return(desk, each).ra.state for each in (both.number, apart)] == [
        "settled",
        "refused",
    ]
    # It is the customer's again, who may ask for it anew; then the refusal stands.
    second = issued(desk, "B")
    with pytest.raises(Refused, match="refused-elsewhere"):
        refusals.take_back_refusal(desk, apart, "A mistake")
    returns.void_ra(desk, second.number, "A mistake")
    refusals.take_back_refusal(desk, apart, "A mistake")
    with pytest.raises(BadInput, match="too-many-pieces"):
        issued(desk, "B")
    check(desk)
    # The one that came with it is reversed meanwhile: each has its own pieces and its own money.
    returns.reverse_settlement(desk, both.number, "A mistake")
    for number in (both.number, apart):
        ra = returns.open_return(desk, number).ra
        returns.settle(desk, returns.inspect(desk, returns.open_return(desk, number), parcel_for(ra)))
    order = orders.open_order(desk, "#1001")
    assert [line.returned for line in order.lines] == [1, 1]
    assert order.credited == Money(10332 + 7745)
    check(desk)


def test_a_voided_sibling_frees_its_piece_alone(desk: Desk, both: Return) -> None:
    doll = next(line.id for line in both.lines if line.sku == "B")
    apart = setting_apart.set_apart(desk, both.number, {doll: 1})
    assert (apart.head, apart.on_parcel) == (both.number, both.number)
    returns.void_ra(desk, both.number, "A mistake")
    order = orders.open_order(desk, "#1001")
    assert [line.returnable for line in order.lines] == [1, 0]
    third = issued(desk, "A", together=apart.number)
    # In the same parcel still, whatever became of the one whose number it bears.
    assert (third.head, third.state) == (both.number, "open")
    check(desk)


def test_the_owner_says_yes_once_and_to_what_is_still_asked(desk: Desk, both: Return) -> None:
    ask = asked(desk, "A", number="#1002", reason="wrong_item", delivered=date(2026, 3, 12))
    late = requests.note_request(desk, ask)
    yes = Decision(True, "So it is")
    done = requests.decide_request(desk, late.number, yes)
    assert (done.state, returns.open_return(desk, done.ra).ra.order) == ("allowed", "#1002")
    with pytest.raises(Refused, match="request-decided"):
        requests.decide_request(desk, late.number, yes)
    again = replace(ask, lines=asked(desk, "B", number="#1002").lines, delivered=None)
    first, second = (requests.note_request(desk, again) for _ in range(2))
    requests.decide_request(desk, first.number, yes)
    with pytest.raises(BadInput, match="too-many-pieces"):
        requests.decide_request(desk, second.number, yes)
    check(desk, "#1002")


def test_a_request_to_come_with_an_ra_that_is_over_stands_alone(desk: Desk, both: Return) -> None:
    with_it = asked(desk, "A", number="#1001", reason="wrong_item")
    returns.void_ra(desk, both.number, "A mistake")
    first = issued(desk, "B")
    request = requests.note_request(desk, replace(with_it, together=first.number))
    returns.void_ra(desk, first.number, "A mistake")
    done = requests.decide_request(desk, request.number, Decision(True, "So it is"))
    assert returns.open_return(desk, done.ra).ra.head == ""


def exchanged(desk: Desk, sku: str = "B", **changes: object) -> Settled:
    """What arrived damaged is sent again."""
    ra = issued(desk, sku, reason="damaged_in_transit")
    found = replace(parcel_for(ra, SCRATCHED), **changes)
    return returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), found))


def test_an_exchange_is_reversed_until_its_replacement_leaves(desk: Desk) -> None:
    done = exchanged(desk)
    assert returns.reverse_settlement(desk, done.ra.number, "A mistake").state == "open"
    assert orders.open_order(desk, done.replacement).voided
    shown = returns.open_return(desk, done.ra.number)
    again = returns.settle(desk, returns.inspect(desk, shown, parcel_for(shown.ra, SCRATCHED)))
    assert again.replacement != done.replacement
    shipping.ship(desk, Dispatch(again.replacement, ASKED))
    with pytest.raises(Refused, match="replacement-shipped"):
        returns.reverse_settlement(desk, done.ra.number, "A mistake")
    check(desk)


def test_an_exchange_that_reached_nobody_is_reversed(desk: Desk) -> None:
    done = exchanged(desk)
    shipping.ship(desk, Dispatch(done.replacement, ASKED))
    (parcel,) = parcels.parcels_of(desk, done.replacement)
    back = ParcelBack(done.replacement, ASKED, "other", parcel.number, shipping_cost=ZERO)
    sheet = parcels.ask_parcel_back(desk, back)
    assert sheet.most == ZERO
    with pytest.raises(Refused, match="replacement-shipped"):
        returns.reverse_settlement(desk, done.ra.number, "It is lost")
    parcels.decide_parcel_back(desk, sheet, Ruling("refunded", ZERO, "store_credit"), "Nobody lives there")
    assert returns.reverse_settlement(desk, done.ra.number, "She wants the money").state == "open"
    assert orders.open_order(desk, done.replacement).lines[0].returned == 1
    check(desk)


def test_what_cost_nothing_gives_nothing_when_it_comes_back(desk: Desk) -> None:
    done = exchanged(desk)
    shipping.ship(desk, Dispatch(done.replacement, ASKED))
    orders.mark_delivered(desk, done.replacement, ASKED)
    with pytest.raises(BadInput, match="too-many-pieces"):
        issued(desk, "B")
    ra = issued(desk, "B", number=done.replacement)
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra))
    assert (sheet.answer.outcome, returns.settle(desk, sheet).slip) == ("allowed", None)
    late = issued(desk, "A")
    sheet = returns.inspect(
        desk, returns.open_return(desk, late.number), parcel_for(late, ra_on_package=False)
    )
    with pytest.raises(BadInput, match="override-amount"):
        overrides.override_settlement(desk, sheet, Money(23572), "original_payment", "All of it")
    check(desk, "#1001", done.replacement)


def test_a_replacement_waits_for_the_shelf_and_takes_no_piece_of_others(desk: Desk) -> None:
    shelve(desk, DOLL, 1)
    order = taken(desk, DOLL)
    assert order.lines[0].allocated == 1
    ask = asked(desk, "B", reason="damaged_in_transit")
    assert returns.ask_return(desk, ask).outcome == "owner"
    request = requests.decide_request(
        desk, requests.note_request(desk, ask).number, Decision(True, "So it is")
    )
    ra = returns.open_return(desk, request.ra).ra
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra, SCRATCHED))
    done = overrides.override_settlement(desk, sheet, ZERO, "exchange_same_item", "One comes on Friday")
    with pytest.raises(Refused, match="stock-short"):
        shipping.ship(desk, Dispatch(done.replacement, ASKED))
    items.count_stock(desk, "B", 2, "It came")
    assert shipping.ship(desk, Dispatch(done.replacement, ASKED)).shipped == ASKED
    check(desk, "#1001", done.replacement, order.number)


def test_what_goes_back_on_the_shelf_is_for_who_waits_for_it(desk: Desk) -> None:
    order = taken(desk, replace(DOLL, kind="preorder"), payments=paid(desk, 8995))
    items.count_stock(desk, "B", 0, "None is here")
    ra = issued(desk, "B")
    found = parcel_for(ra, places=((ra.lines[0].id, "stock"),))
    done = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), found)).ra
    assert orders.open_order(desk, order.number).lines[0].allocated == 1
    with pytest.raises(Refused, match="restocked-gone"):
        returns.reverse_settlement(desk, done.number, "A mistake")
    assert returns.open_return(desk, done.number).ra.state == "settled"
    check(desk, "#1001", order.number)


def test_a_damaged_piece_that_was_thrown_away_is_not_taken_back(desk: Desk) -> None:
    ra = issued(desk, "B", reason="damaged_in_transit")
    found = parcel_for(ra, SCRATCHED, places=((ra.lines[0].id, "damaged"),))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), found))
    assert shelving.clear_damaged(desk, "B", 1, "Broken").damaged == 0
    with pytest.raises(Refused, match="damaged-gone"):
        returns.reverse_settlement(desk, ra.number, "A mistake")
    check(desk)


def test_what_left_and_came_back_of_other_lines_hinders_no_balance(empty_desk: Desk) -> None:
    """All dolls were sent and came back; the pre-ordered piece of the same order is in, and is to be paid."""
    desk = empty_desk
    release = NewLine("P", "The spring release", 1, Money(30000), "preorder")
    order = taken(desk, replace(DOLL, quantity=2), release, payments=paid(desk, 30000, "cash"))
    parts = (order.lines[0].id, 2)
    shipping.ship(desk, Dispatch(order.number, order.placed, (Packed(*parts),)))
    ask = Ask(order.number, "changed_mind", order.placed, (LinePart(str(parts[0]), 2),), order.placed, ZERO)
    ra = returns.issue_ra(desk, ask)
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra)))
    preorders.arrive(desk, "P", 1, order.placed)
    assert [each.order for each in notices.make_balance_notices(desk)] == [order.number]
