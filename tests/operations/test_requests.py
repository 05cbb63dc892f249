"""What the policy refuses or leaves open is kept and decided by the owner, on the phone and with a parcel."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import orders, refusals, requests, returns, setting_apart
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound, Refused, Stale, Wanting
from desk.records.money import Money
from desk.records.returns import Parcel
from tests.conftest import FixedClock
from tests.operations.claiming import (
    DAY,
    FINE,
    arrived,
    asked,
    issued,
    left_open,
    refused,
    sent_away,
    told,
    waiting,
)


def test_a_refusal_on_the_phone_is_kept_with_what_was_asked_and_answered(desk: Desk) -> None:
    ask = asked(desk)
    answer = returns.ask_return(desk, ask)
    found = requests.note_request(desk, ask, answer)
    assert found.number.startswith("RQ-26-00001-")
    assert (found.kind, found.state, found.asked, found.decided) == ("issue", "refused", ask.on, DAY)
    assert (found.order, found.customer, found.reason) == ("#1001", "Łukasz R&D", "changed_mind")
    assert (found.facts, found.answer, found.ra) == (ask, answer, "")
    (line,) = found.lines
    assert (line.sku, line.quantity, line.price) == ("B", 1, Money(8995))
    assert found == requests.open_request(desk, found.number.lower())
    assert told(desk, found.number) == [("note_request", "")]


def test_what_the_policy_leaves_open_waits_for_the_owner(desk: Desk) -> None:
    found = waiting(desk)
    assert (found.state, found.answer.outcome, found.decided) == ("awaits_owner", "owner", None)
    assert (found.why, found.by) == ("", "")


def test_requests_are_listed_by_state_and_by_order(desk: Desk) -> None:
    first, second = waiting(desk), refused(desk)
    assert [row.number for row in requests.list_requests(desk)] == [first.number]
    both = ("awaits_owner", "refused")
    assert [row.number for row in requests.list_requests(desk, both)] == [first.number, second.number]
    assert [row.number for row in requests.requests_of(desk, "#1001")] == [first.number, second.number]
    assert requests.requests_of(desk, "#1002") == ()
    with pytest.raises(BadInput, match="request-state"):
        requests.list_requests(desk, ("lost",))


def test_a_number_that_is_none_is_told(desk: Desk) -> None:
    number = waiting(desk).number
    with pytest.raises(BadInput, match="number-check-digit"):
        requests.open_request(desk, f"{number[:-1]}{(int(number[-1]) + 1) % 10}")
    with pytest.raises(NotFound, match="request-unknown"):
        requests.open_request(desk, "RA-26-00017-4")


def test_what_the_policy_allows_is_no_request(desk: Desk) -> None:
    with pytest.raises(Refused, match="request-needless"):
        requests.note_request(desk, asked(desk, on=DAY))
    with pytest.raises(Refused, match="request-needless"):
        requests.note_parcel(desk, arrived(desk, issued(desk)))


def test_an_answer_that_changed_since_it_was_shown_is_not_kept(desk: Desk) -> None:
    shown = returns.ask_return(desk, asked(desk, on=DAY))
    with pytest.raises(Stale, match="answer-changed"):
        requests.note_request(desk, asked(desk), shown)
    assert requests.requests_of(desk, "#1001") == ()


def test_a_parcel_that_is_refused_is_over_and_its_pieces_are_the_customers(desk: Desk) -> None:
    found = sent_away(desk)
    ra = returns.open_return(desk, found.ra).ra
    assert (found.kind, found.state, found.reason) == ("settle", "refused", "changed_mind")
    assert "ra-outside" in found.answer.cites
    assert isinstance(found.facts, Parcel) and found.facts.condition(ra.lines[0].id) == FINE
    assert (ra.state, ra.refused) == ("refused", DAY)
    assert orders.open_order(desk, "#1001").lines[1].returnable == 1
    assert told(desk, found.ra) == [("issue_ra", ""), ("note_parcel", "")]
    (line,) = orders.read_history(desk, found.number)
    assert line.after == {"order": "#1001", "return": found.ra, "state": "refused"}


def test_a_parcel_that_waits_does_so_once(desk: Desk) -> None:
    found = left_open(desk)
    assert (found.kind, found.state) == ("settle", "awaits_owner")
    sheet = returns.open_return(desk, found.ra)
    assert sheet.ra.state == "open"
    with pytest.raises(Refused, match="request-waiting"):
        requests.note_parcel(desk, arrived(desk, sheet.ra, found_reason="wrong_item"))
    with pytest.raises(Wanting, match="wants-parcel"):
        requests.note_parcel(desk, sheet)


def test_pieces_that_fare_differently_are_refused_and_left_open_apart(desk: Desk) -> None:
    """Of two pieces in one parcel one is found damaged, which is refused."""
    ra = issued(desk, "A", "B")
    bear, doll = ra.lines
    broken = replace(FINE, damaged=True)
    sheet = arrived(desk, ra)
    assert sheet.parcel is not None
    parcel = replace(sheet.parcel, conditions=((bear.id, FINE), (doll.id, broken)))
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel)
    assert sheet.answer is not None and sheet.answer.outcome == "allowed" and len(sheet.apart) == 1
    done = returns.settle(desk, sheet)
    (number,) = done.apart
    found = requests.open_request(desk, number)
    assert (found.state, [line.sku for line in found.lines]) == ("refused", ["B"])
    assert returns.open_return(desk, found.ra).ra.head == ra.number


def test_a_customer_who_does_not_ask_any_more(desk: Desk) -> None:
    found = requests.withdraw_request(desk, left_open(desk).number, " She keeps it ")
    assert (found.state, found.why, found.decided) == ("withdrawn", "She keeps it", DAY)
    assert returns.open_return(desk, found.ra).ra.state == "open"
    with pytest.raises(Refused, match="request-decided"):
        requests.withdraw_request(desk, found.number, "again")
    with pytest.raises(BadInput, match="reason-empty"):
        requests.withdraw_request(desk, found.number, " ")
    assert requests.note_parcel(desk, arrived(desk, issued_as(desk, found.ra), found_reason="wrong_item"))


def issued_as(desk: Desk, number: str) -> returns.Return:
    """An RA as it is now."""
    return returns.open_return(desk, number).ra


def test_what_is_settled_or_voided_otherwise_waits_no_more(desk: Desk) -> None:
    """What the parcel is came out after all, or its RA was a mistake: the owner has nothing to decide."""
    first = left_open(desk)
    returns.settle(desk, arrived(desk, issued_as(desk, first.ra)))
    second = requests.note_parcel(desk, arrived(desk, issued(desk, "A"), found_reason="wrong_item"))
    returns.void_ra(desk, second.ra, "typed twice")
    for number, why in ((first.number, ""), (second.number, "typed twice")):
        assert requests.open_request(desk, number).state == "withdrawn"
        assert told(desk, number)[-1] == ("withdraw_request", why)
    assert requests.list_requests(desk) == ()


def test_pieces_of_a_parcel_that_waits_stay_together(desk: Desk) -> None:
    ra = issued(desk, "A", "B")
    requests.note_parcel(desk, arrived(desk, ra, found_reason="wrong_item"))
    with pytest.raises(Refused, match="request-waiting"):
        setting_apart.set_apart(desk, ra.number, {ra.lines[0].id: 1})


def test_a_refusal_taken_back_may_be_settled(desk: Desk) -> None:
    found = sent_away(desk)
    refusals.take_back_refusal(desk, found.ra, "it is on the side")
    assert requests.open_request(desk, found.number).state == "withdrawn"
    assert requests.open_request(desk, found.number).why == "it is on the side"
    assert returns.settle(desk, arrived(desk, issued_as(desk, found.ra))).ra.state == "settled"


def test_what_was_refused_goes_back_once(desk: Desk) -> None:
    found = sent_away(desk)
    assert [row.number for row in requests.refused_parcels(desk)] == [found.number]
    for on, key in ((date(2026, 3, 14), "day-to-come"), (date(2026, 3, 12), "sent-before-back")):
        with pytest.raises(BadInput, match=key):
            requests.send_refused_back(desk, found.number, on)
    gone = requests.send_refused_back(desk, found.number, DAY, " 1Z  9 ")
    assert (gone.sent_back, gone.tracking) == (DAY, "1Z 9") and requests.refused_parcels(desk) == ()
    for number in (found.number, refused(desk).number):
        with pytest.raises(Refused, match="request-not-here"):
            requests.send_refused_back(desk, number, DAY)


def test_a_parcel_noted_anew_waits_as_it_is_now(desk: Desk) -> None:
    """It was found without its number after all: that it waited is over, and so is the return."""
    first = left_open(desk)
    again = requests.note_parcel(desk, arrived(desk, issued_as(desk, first.ra), ra_on_package=False))
    assert again.state == "refused"
    assert requests.open_request(desk, first.number).state == "withdrawn"


def test_a_letter_says_what_was_refused_and_only_that(desk: Desk) -> None:
    found = refused(desk)
    paper = requests.refusal_paper(desk, found.number)
    assert (paper.request, paper.customer.name, paper.shop.name) == (found, "Łukasz R&D", "Button & Bear")
    with pytest.raises(Refused, match="request-no-letter"):
        requests.refusal_paper(desk, waiting(desk).number)


def test_every_request_by_a_day_is_read_whole(desk: Desk, clock: FixedClock) -> None:
    first = waiting(desk)
    clock.day = date(2026, 3, 14)
    second = left_open(desk)
    assert list(requests.every_request(desk, DAY)) == [first, second]
    assert list(requests.every_request(desk, date(2026, 3, 12))) == []
