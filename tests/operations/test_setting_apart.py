"""Pieces of one return that fare differently: asked about line by line, set apart under their own number."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from desk.cli import calls
from desk.operations import bundles, orders, overrides, requests, returns, returns_list
from desk.operations.desk import Desk
from desk.operations.setting_apart import set_apart, sort_out
from desk.records.answers import Answer
from desk.records.errors import BadInput, NotFound, Refused, Stale
from desk.records.facts import LinePart
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.payments import NewPayment
from desk.records.returns import Ask, Return, Sheet
from desk.store import ledger, people
from desk.store import returns as rows
from tests.conftest import DAY, FixedClock, doll_order
from tests.operations import straying
from tests.operations.test_returns import FINE, parcel_for

ALLOWED, REFUSED, OWNER = (Answer("return", each) for each in ("allowed", "refused", "owner"))
LOOSE = replace(FINE, secured=False)


def three_bears(desk: Desk) -> Return:
    """An open RA over three bears of one line and a doll."""
    base = doll_order("#2001")
    lines = (NewLine("A", "Felt bear, honey", 3, Money(1000)), base.lines[1])
    total = Money(3000 + 8995 + 1295 + 732)
    paid = (NewPayment("card", total, base.placed, "visa 4242"),)
    order = orders.enter_order(desk, replace(base, lines=lines, payments=paid, tax=Money(732)))
    parts = (LinePart(str(order.lines[0].id), 3), LinePart(str(order.lines[1].id), 1))
    return returns.issue_ra(desk, Ask("#2001", "changed_mind", DAY, parts))


def pieces(ra: Return) -> list[tuple[str, int]]:
    """What is under an RA."""
    return [(line.sku, line.quantity) for line in ra.lines]


def said(**outcomes: Answer) -> Callable[[Sequence[str]], Answer]:
    """A policy that says this of each line alone, and of some together what it says of the first."""
    return lambda lines: outcomes["+".join(lines)] if "+".join(lines) in outcomes else outcomes[lines[0]]


def test_what_is_alone_is_asked_about_once() -> None:
    assert sort_out(ALLOWED, [], said()) == (ALLOWED, [])
    assert sort_out(REFUSED, ["a"], said()) == (REFUSED, [])


def test_lines_that_fare_alike_stay_together() -> None:
    assert sort_out(REFUSED, ["a", "b"], said(a=REFUSED, b=REFUSED)) == (REFUSED, [])


def test_the_allowed_are_one_answer_and_the_others_stand_apart() -> None:
    each = said(a=REFUSED, b=ALLOWED, c=OWNER, d=REFUSED)
    assert sort_out(REFUSED, ["a", "b", "c", "d"], each) == (
        *(ALLOWED, [(["a", "d"], REFUSED), (["c"], OWNER)]),
    )
    assert sort_out(OWNER, ["a", "c"], said(a=REFUSED, c=OWNER)) == (OWNER, [(["a"], REFUSED)])


def test_what_holds_for_each_alone_and_not_for_them_together_is_one_answer() -> None:
    each = {"a": ALLOWED, "b": ALLOWED, "c": REFUSED, "a+b": REFUSED}
    assert sort_out(OWNER, ["a", "b", "c"], said(**each)) == (OWNER, [])


def test_a_whole_line_moves_with_what_was_found_of_it(desk: Desk) -> None:
    ra = three_bears(desk)
    apart = set_apart(desk, ra.number, {ra.lines[1].id: 1})
    left = returns.open_return(desk, ra.number).ra
    assert (pieces(left), pieces(apart)) == ([("A", 3)], [("B", 1)])
    assert apart.lines[0].id == ra.lines[1].id
    same = ("order", "customer", "issued", "reason", "return_by", "state", "told", "replacement")
    assert all(getattr(apart, name) == getattr(ra, name) for name in same)
    assert (apart.head, apart.on_parcel, left.on_parcel) == (ra.number, ra.number, ra.number)
    assert apart.number == "RA-26-00002-1"


def test_some_of_a_line_are_as_many_as_before_together(desk: Desk) -> None:
    ra = three_bears(desk)
    apart = set_apart(desk, ra.number, {ra.lines[0].id: 2})
    left = returns.open_return(desk, ra.number).ra
    assert (pieces(left), pieces(apart)) == ([("A", 1), ("B", 1)], [("A", 2)])
    again = set_apart(desk, apart.number, {apart.lines[0].id: 1})
    assert (again.head, pieces(again)) == (ra.number, [("A", 1)])
    order = orders.open_order(desk, "#2001")
    assert [line.under_ra for line in order.lines] == [3, 1]
    assert [each.number for each in bundles.beside(desk, left)] == [apart.number, again.number]


def test_the_answers_are_those_of_the_pieces_that_are_left(desk: Desk) -> None:
    ra = three_bears(desk)
    apart = set_apart(desk, ra.number, {ra.lines[1].id: 1})
    left = returns.open_return(desk, ra.number).ra
    assert left.answer.credit + apart.answer.credit == ra.answer.credit
    assert apart.answer.credit == 7745
    assert left.answer.deadline("return_by") == apart.answer.deadline("return_by") == ra.return_by


def test_both_histories_tell_of_it(desk: Desk) -> None:
    ra = three_bears(desk)
    apart = set_apart(desk, ra.number, {ra.lines[0].id: 2, ra.lines[1].id: 1})
    (line,) = orders.read_history(desk, apart.number)
    told = {"order": "#2001", "return_by": "2026-03-23", "apart_from": ra.number}
    assert (line.operation, line.after) == ("issue_ra", told)
    line = orders.read_history(desk, ra.number)[-1]
    assert (line.operation, line.after) == ("set_apart", {"apart": apart.number, "pieces": "3"})


def test_what_is_set_apart_is_settled_on_its_own_and_no_piece_twice(desk: Desk) -> None:
    ra = three_bears(desk)
    apart = set_apart(desk, ra.number, {ra.lines[0].id: 2})
    credits = []
    for number in (ra.number, apart.number):
        sheet = returns.open_return(desk, number)
        settled = returns.settle(desk, returns.inspect(desk, sheet, parcel_for(sheet.ra)))
        assert settled.slip is not None
        credits.append(settled.slip.amount)
    assert sum(credits) == ra.answer.credit
    order = orders.open_order(desk, "#2001")
    assert [(line.returned, line.under_ra) for line in order.lines] == [(3, 0), (1, 0)]
    assert sum(ledger.trial_balance(desk.db).values()) == 0


def test_the_day_that_the_owner_gave_holds_for_what_is_set_apart(desk: Desk, clock: FixedClock) -> None:
    ra = three_bears(desk)
    overrides.extend_ra(desk, ra.number, date(2026, 4, 2), "She is in hospital")
    apart = set_apart(desk, ra.number, {ra.lines[1].id: 1})
    assert (apart.return_by, apart.extended) == (date(2026, 4, 2), date(2026, 4, 2))
    clock.day = date(2026, 4, 3)
    sheet = returns.open_return(desk, apart.number)
    parcel = parcel_for(apart, received=date(2026, 4, 3), sent=date(2026, 4, 2))
    assert returns.inspect(desk, sheet, parcel).answer.outcome == "allowed"  # type: ignore[union-attr]


def test_pieces_that_are_none_too_many_or_all_are_not_set_apart(desk: Desk) -> None:
    ra = three_bears(desk)
    bears, doll = (line.id for line in ra.lines)
    for some in ({}, {bears: 0}, {bears: 4}, {bears: -1}, {99: 1}, {bears: 1, 99: 1}):
        with pytest.raises(BadInput, match="apart-pieces"):
            set_apart(desk, ra.number, some)
    with pytest.raises(BadInput, match="apart-all"):
        set_apart(desk, ra.number, {bears: 3, doll: 1})
    with pytest.raises(NotFound, match="ra-unknown"):
        set_apart(desk, "RA-26-00007-6", {bears: 1})
    assert len(returns_list.ids(desk, Query())) == 1, "and no number was taken"
    assert returns.open_return(desk, ra.number).ra == ra
    assert set_apart(desk, ra.number, {bears: 1}).number == "RA-26-00002-1"


@pytest.mark.parametrize("state", ["settled", "voided", "refused"])
def test_what_is_over_is_not_taken_apart(desk: Desk, state: str) -> None:
    ra = three_bears(desk)
    if state == "settled":
        returns.settle(desk, arrived_whole(desk, ra))
    elif state == "voided":
        returns.void_ra(desk, ra.number, "typed twice")
    else:
        requests.note_parcel(desk, arrived_whole(desk, ra, outside=False))
    with pytest.raises(Refused, match=f"ra-{state}"):
        set_apart(desk, ra.number, {ra.lines[0].id: 1})


def arrived_whole(desk: Desk, ra: Return, outside: bool = True) -> Sheet:
    """Its sheet with all pieces as they should be, the number outside or not."""
    return returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra, ra_on_package=outside))


def test_what_waits_for_the_owner_is_decided_on_as_it_was_noted(desk: Desk) -> None:
    ra = straying.two_lines(desk)
    found = parcel_for(ra, found_reason="defective")
    requests.note_parcel(desk, returns.inspect(desk, returns.open_return(desk, ra.number), found))
    with pytest.raises(Refused, match="request-waiting"):
        set_apart(desk, ra.number, {ra.lines[0].id: 1})


def test_two_hands_do_not_move_the_same_piece(desk: Desk) -> None:
    ra = three_bears(desk)
    set_apart(desk, ra.number, {ra.lines[0].id: 1})
    with desk.db.atomic(), pytest.raises(Stale, match="ra-changed"):
        rows.answer_anew(desk.db, ra, ra.answer)


def test_lines_found_in_another_condition_are_set_apart_by_settling(desk: Desk) -> None:
    ra = straying.two_lines(desk)
    first, second = (line.id for line in ra.lines)
    parcel = replace(parcel_for(ra), conditions=((first, FINE), (second, LOOSE)))
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel)
    assert sheet.answer is not None and sheet.answer.outcome == "allowed"
    (other,) = sheet.apart
    assert (other.lines, other.answer.outcome) == ((second,), "refused")
    done = returns.settle(desk, sheet)
    assert pieces(done.ra) == [("A", 1)] and len(done.apart) == 1
    refused = returns.open_return(desk, requests.open_request(desk, done.apart[0]).ra).ra
    assert (refused.state, pieces(refused), refused.head) == ("refused", [("B", 1)], ra.number)


def test_it_is_done_by_name_with_numbers_as_json_has_them(desk: Desk) -> None:
    ra = three_bears(desk)
    told = f'{{"number": "{ra.number}", "pieces": {{"{ra.lines[0].id}": 2}}}}'
    assert [line["quantity"] for line in calls.call(desk, "set_apart", told)["lines"]] == [2]


def test_it_is_everybodys_right_that_works_here(desk: Desk) -> None:
    with desk.db.atomic():
        clerk = people.add(desk.db, "Cy", "clerk")
    ra = three_bears(desk)
    at_the_till = replace(desk, who="Cy", person=clerk, proven=False)
    assert set_apart(at_the_till, ra.number, {ra.lines[0].id: 1}).state == "open"
