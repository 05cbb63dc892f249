"""Requests come back as they were kept, are decided once, and are found by return, order and state."""

from dataclasses import replace
from datetime import date

import pytest

from desk.records.errors import NotFound, Stale
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.questions import Told
from desk.records.requests import DECLINED, NewRequest
from desk.records.returns import Ask, Parcel, Return
from desk.store import requests
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY

LATER = date(2026, 3, 9)
ASK = Ask("#10100", "wrong_item", DAY, (LinePart("2", 2), LinePart("1", 1)), told=(Told("worn", "no"),))


@pytest.fixture
def ra(db: Database) -> Return:
    """An open RA for one bear of order 1."""
    return samples.add_return(db, samples.add_order(db))


def asked(db: Database, number: str, **changes: object) -> requests.Request:
    """A request that was kept."""
    new = NewRequest(1, "issue", DAY, ASK, replace(samples.answer(), outcome="owner"), number=number)
    with db.atomic():
        requests.add(db, replace(new, **changes))
    return requests.get(db, number)


def parcel(db: Database, ra: Return, number: str, **changes: object) -> requests.Request:
    """A request about a parcel that was kept."""
    found = Parcel(LATER, DAY, True, ((ra.lines[0].id, Condition(damaged=True)),), found_reason="defective")
    return asked(db, number, kind="settle", facts=found, ra=ra.id, **changes)


def test_a_request_for_an_ra_comes_back_whole(db: Database, ra: Return) -> None:
    found = asked(db, "RQ-26-00001-1")
    assert (found.number, found.order, found.customer) == ("RQ-26-00001-1", "#10100", "Łukasz Żak")
    assert (found.kind, found.asked, found.reason, found.state) == (
        "issue",
        DAY,
        "wrong_item",
        "awaits_owner",
    )
    assert (found.facts, found.answer) == (ASK, replace(samples.answer(), outcome="owner"))
    assert (found.decided, found.ra, found.version, found.why, found.by) == (None, "", 1, "", "")
    assert [(line.sku, line.quantity) for line in found.lines] == [("S18_1749", 1), ("BEAR", 2)]
    assert found.lines[1].price == Money(1500)


def test_a_request_about_a_parcel_is_about_the_pieces_of_its_return(db: Database, ra: Return) -> None:
    found = parcel(db, ra, "RQ-26-00001-1")
    assert isinstance(found.facts, Parcel) and found.facts.found_reason == "defective"
    assert (found.ra, found.reason) == (ra.number, "changed_mind")
    assert [(line.sku, line.quantity) for line in found.lines] == [("BEAR", 1)]


def test_an_unknown_request_is_told(db: Database) -> None:
    with pytest.raises(NotFound, match="request-unknown"):
        requests.get(db, "RQ-26-00009-9")


def test_a_request_is_decided_once(db: Database, ra: Return) -> None:
    found = asked(db, "RQ-26-00001-1")
    with db.atomic():
        requests.decide(db, found, "allowed", LATER)
        requests.link(db, found.id, ra.id)
    done = requests.get(db, found.number)
    assert (done.state, done.decided, done.ra, done.version) == ("allowed", LATER, ra.number, 2)
    assert [line.sku for line in done.lines] == ["S18_1749", "BEAR"], "what was asked, not what was issued"
    for again in (found, done):
        with pytest.raises(Stale, match="request-changed"), db.atomic():
            requests.decide(db, again, "declined", LATER)


def test_who_decided_and_why_stand_in_history(db: Database, ra: Return) -> None:
    found = asked(db, "RQ-26-00001-1")
    for operation, reason in (("note_request", "no"), ("decide_request", "first"), ("erase", "no")):
        samples_line(db, operation, found.number, reason)
    assert (requests.get(db, found.number).why, requests.get(db, found.number).by) == ("first", "Ann")
    samples_line(db, "take_back_refusal", found.number, "second")
    assert requests.get(db, found.number).why == "second"


def samples_line(db: Database, operation: str, subject: str, reason: str) -> None:
    """A line of history."""
    with db.atomic():
        made = db.insert(
            "history", at=samples.MOMENT, day="2026-03-02", person="Ann", operation=operation, subject=subject
        )
        db.insert("history_words", id=made, reason=reason, before="{}", after="{}")


def test_what_waits_with_a_return_is_found_and_withdrawn(db: Database, ra: Return) -> None:
    assert requests.waiting_for(db, ra.id) == "" == requests.declined_of(db, ra.id)
    refused = parcel(db, ra, "RQ-26-00001-1", state="refused", decided=DAY)
    waits = parcel(db, ra, "RQ-26-00002-2")
    assert requests.waiting_for(db, ra.id) == waits.number
    with db.atomic():
        requests.decide(db, waits, DECLINED, LATER)
    assert (requests.waiting_for(db, ra.id), requests.declined_of(db, ra.id)) == ("", waits.number)
    with db.atomic():
        taken = requests.withdraw_of(db, ra.id, ("refused", "declined"), LATER)
        assert requests.withdraw_of(db, ra.id, ("refused", "declined"), LATER) == ()
    assert taken == (refused.number, waits.number)
    assert requests.get(db, refused.number).state == "withdrawn"


def test_requests_are_listed_by_state_the_newest_of_them_oldest_first(db: Database, ra: Return) -> None:
    first = asked(db, "RQ-26-00001-1")
    second = asked(db, "RQ-26-00002-2", state="refused", decided=DAY)
    third = asked(db, "RQ-26-00003-3")
    wanted = ("awaits_owner", "refused")
    assert [row.number for row in requests.listed(db, wanted, 9)] == [
        each.number for each in (first, second, third)
    ]
    assert [row.number for row in requests.listed(db, wanted, 2)] == [second.number, third.number]
    (row,) = requests.listed(db, ("refused",), 9)
    assert (row.order, row.customer, row.reason, row.decided) == ("#10100", "Łukasz Żak", "wrong_item", DAY)
    assert requests.numbers(db, DAY) == (first.number, second.number, third.number)
    assert requests.numbers(db, date(2026, 3, 1)) == ()
    assert len(requests.of_order(db, "#10100")) == 3 and requests.of_order(db, "#1") == ()


def test_a_refused_parcel_goes_back_once(db: Database, ra: Return) -> None:
    asked(db, "RQ-26-00001-1", state="refused", decided=DAY)
    assert requests.to_send_back(db, 9) == (), "on the phone nothing came"
    found = parcel(db, ra, "RQ-26-00002-2", state="refused", decided=DAY)
    assert [row.number for row in requests.to_send_back(db, 9)] == [found.number] and found.waits_to_go_back
    with db.atomic():
        requests.send_back(db, found, LATER, "1Z9")
    gone = requests.get(db, found.number)
    assert (gone.sent_back, gone.tracking, gone.waits_to_go_back) == (LATER, "1Z9", False)
    assert requests.to_send_back(db, 9) == ()
    with pytest.raises(Stale, match="request-changed"), db.atomic():
        requests.send_back(db, found, LATER, "")
