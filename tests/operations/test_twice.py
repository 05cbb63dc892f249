"""Attempts at money or a piece twice, and at what nobody could end: each is refused, or comes right."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import (
    orders,
    refusals,
    requests,
    returns,
    setting_apart,
)
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Refused
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.requests import Decision
from desk.records.returns import Ask, Return, Sheet
from tests.operations.claim_books import check_claims
from tests.operations.order_books import check_shop
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
