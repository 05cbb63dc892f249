"""The owner says yes or no to what waits: an RA is issued, a parcel settled or refused, the reason kept."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import credits, items, orders, overrides, replacements, requests, returns
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NeedsConsent, Refused, Stale, Wanting
from desk.records.money import Money
from desk.records.requests import Decision, Request
from desk.store import ledger
from desk.store import requests as kept_requests
from tests.conftest import FixedClock
from tests.operations import acting
from tests.operations.claiming import (
    DAY,
    FINE,
    NO,
    YES,
    arrived,
    asked,
    issued,
    left_open,
    told,
    waiting,
)


def test_the_owners_yes_issues_the_ra(desk: Desk) -> None:
    found = waiting(desk)
    done = requests.decide_request(desk, found.number, Decision(True, " We sent the wrong doll "))
    assert (done.state, done.decided, done.why, done.by) == ("allowed", DAY, "We sent the wrong doll", "Alma")
    ra = returns.open_return(desk, done.ra).ra
    assert (ra.state, ra.reason, ra.issued) == ("open", "wrong_item", DAY)
    assert told(desk, ra.number)[-1] == ("decide_request", "We sent the wrong doll")
    (kept,) = overrides.list_overrides(desk)
    assert (kept.subject, kept.reason, kept.outcome) == (found.number, "We sent the wrong doll", "owner")
    with pytest.raises(Refused, match="request-decided"):
        requests.decide_request(desk, found.number, NO)


def test_nobody_loses_the_days_that_the_owner_took(desk: Desk, clock: FixedClock) -> None:
    """What is sent back has ten days from the RA, which begins with the owner's yes."""
    number = waiting(desk).number
    clock.day = date(2026, 3, 18)
    found = requests.decide_request(desk, number, Decision(True, "a good customer"))
    assert (found.asked, found.decided) == (DAY, date(2026, 3, 18))
    ra = returns.open_return(desk, found.ra).ra
    assert ra.issued == date(2026, 3, 18)
    assert told(desk, ra.number) == [("issue_ra", ""), ("decide_request", "a good customer")]


def test_the_owners_no_is_kept_with_its_reason(desk: Desk) -> None:
    found = requests.decide_request(desk, waiting(desk).number, NO)
    assert (found.state, found.why, found.ra) == ("declined", "twice already", "")
    assert overrides.list_overrides(desk) == ()
    line = orders.read_history(desk, found.number)[-1]
    assert (line.before["state"], line.after["state"]) == ("awaits_owner", "declined")


def test_the_owners_yes_settles_a_parcel(desk: Desk) -> None:
    found = left_open(desk)
    done = requests.decide_request(desk, found.number, YES)
    settled = returns.open_return(desk, found.ra).ra.settlement
    assert settled is not None and (settled.credit, settled.found_reason) == (Money(500), "wrong_item")
    assert credits.open_credit(desk, settled.slip).balance == 500
    assert (done.state, done.ra) == ("allowed", found.ra)
    assert sum(ledger.trial_balance(desk.db).values()) == 0
    assert told(desk, found.ra)[-2:] == [("settle", ""), ("decide_request", "a good customer")]
    (kept,) = overrides.list_overrides(desk)
    assert (kept.before, kept.after) == (Money(0), Money(500))


def test_the_same_item_is_sent_again_without_money(desk: Desk) -> None:
    found = left_open(desk)
    with pytest.raises(BadInput, match="override-in-kind"):
        requests.decide_request(desk, found.number, replace(YES, destination="replacement"))
    requests.decide_request(desk, found.number, Decision(True, "so", destination="replacement"))
    ra = returns.open_return(desk, found.ra).ra
    assert orders.open_order(desk, replacements.of_return(desk, ra)).lines[0].price == 0


def test_the_owners_no_refuses_a_parcel(desk: Desk) -> None:
    found = requests.decide_request(desk, left_open(desk).number, NO)
    assert (found.state, returns.open_return(desk, found.ra).ra.state) == ("declined", "refused")
    assert told(desk, found.ra)[-1] == ("decide_request", "twice already")


@pytest.mark.parametrize(
    ("decision", "key"),
    [
        (replace(YES, credit=Money(10**9)), "override-amount"),
        (replace(YES, destination="x"), "destination-unknown"),
        (Decision(True, "no way was chosen"), "destination-unknown"),
    ],
)
def test_what_cannot_be_given_is_told_and_waits_on(desk: Desk, decision: Decision, key: str) -> None:
    for found in (left_open(desk), lost(desk)):
        with pytest.raises(BadInput, match=key):
            requests.decide_request(desk, found.number, decision)
        assert requests.open_request(desk, found.number).state == "awaits_owner"


def lost(desk: Desk) -> Request:
    """A missing bear, about which the policy is silent."""
    return requests.note_request(desk, asked(desk, "missing_item", DAY, "A"))


def test_a_missing_item_is_settled_as_soon_as_the_owner_says_yes(desk: Desk) -> None:
    done = requests.decide_request(desk, lost(desk).number, replace(YES, credit=Money(12000)))
    ra = returns.open_return(desk, done.ra).ra
    assert (ra.state, ra.reason) == ("settled", "missing_item")
    assert ra.settlement is not None and ra.settlement.credit == 12000


def test_what_is_missing_to_settle_a_parcel_is_told(desk: Desk) -> None:
    """What was noted of a parcel no longer tells all: what is wanted is named, and nothing is written."""
    found = requests.note_parcel(desk, arrived(desk, issued(desk), found_reason="defective"))
    sql = "UPDATE requests SET facts = json_set(facts, '$.ra_on_package', NULL) WHERE number = ?"
    with desk.db.atomic():
        desk.db.execute(sql, (found.number,))
    with pytest.raises(Wanting, match="wants-ra-on-package"):
        requests.decide_request(desk, found.number, YES)
    assert requests.open_request(desk, found.number).state == "awaits_owner"


def test_a_decision_is_agreed_to_with_just_its_facts(clock: FixedClock) -> None:
    """An owner who agreed to five dollars did not agree to fifty."""
    owner = acting.staffed(clock)
    number = left_open(owner).number
    cy = acting.signed(owner, "Cy")
    asks = []
    for credit in (500, 5000):
        with pytest.raises(NeedsConsent) as caught:
            requests.decide_request(cy, number, replace(YES, credit=Money(credit)))
        asks.append(caught.value.digest)
    assert asks[0] != asks[1]


def test_two_owners_decide_once(desk: Desk) -> None:
    """The second of two, who read it before the first had decided, is told so."""
    found = waiting(desk)
    requests.decide_request(desk, found.number, NO)
    with pytest.raises(Stale, match="request-changed"), desk.db.atomic():
        kept_requests.decide(desk.db, found, "allowed", DAY)


def test_an_ra_gives_nothing_yet(desk: Desk) -> None:
    """Who names an amount for what is not here yet would think that it was given."""
    granted = Decision(True, "so", granted={"late_fee": Money(100)})
    for found, decision in (
        (waiting(desk), YES),
        (waiting(desk), replace(YES, credit=None)),
        (waiting(desk), granted),
        (lost(desk), granted),
    ):
        with pytest.raises(BadInput, match="request-gives-nothing"):
            requests.decide_request(desk, found.number, decision)
        assert requests.open_request(desk, found.number).state == "awaits_owner"


def test_what_was_to_come_with_another_return_comes_alone_once_that_is_over(desk: Desk) -> None:
    first = issued(desk, "A")
    ask = replace(asked(desk, "wrong_item", DAY), together=first.number)
    found, again = requests.note_request(desk, ask), requests.note_request(desk, ask)
    done = requests.decide_request(desk, found.number, Decision(True, "so"))
    assert returns.open_return(desk, done.ra).ra.head == first.number
    returns.void_ra(desk, done.ra, "not sent")
    returns.void_ra(desk, first.number, "not sent")
    alone = requests.decide_request(desk, again.number, Decision(True, "so"))
    assert returns.open_return(desk, alone.ra).ra.head == ""


def test_what_the_policy_allows_by_now_is_settled_without_the_owner(desk: Desk) -> None:
    """There was no piece to exchange it for, and then one came."""
    items.count_stock(desk, "B", 0, "counted")
    ra = requests.decide_request(
        desk, waiting(desk, "damaged_in_transit").number, Decision(True, "let it come")
    ).ra
    broken = replace(FINE, damaged=True)
    request = requests.note_parcel(desk, arrived(desk, returns.open_return(desk, ra).ra, broken))
    items.count_stock(desk, "B", 1, "one came")
    with pytest.raises(Refused, match="request-needless"):
        requests.decide_request(desk, request.number, YES)
    assert requests.open_request(desk, request.number).state == "awaits_owner"
    done = returns.settle(desk, arrived(desk, returns.open_return(desk, ra).ra, broken))
    assert done.replacement and requests.open_request(desk, request.number).state == "withdrawn"
