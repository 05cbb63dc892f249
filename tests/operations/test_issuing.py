"""What is asked on the phone line by line: an RA for what may come back, a request of the rest."""

from dataclasses import replace

import pytest

from desk.operations import issuing, orders, overrides, requests, returns, returns_list
from desk.operations.desk import Desk
from desk.records.errors import Refused, Stale
from desk.records.facts import LinePart
from desk.records.lists import Query
from desk.records.orders import SPECIAL
from desk.records.requests import REFUSED, WAITING
from desk.records.returns import Ask
from tests.conftest import doll_order
from tests.operations.test_returns import ASKED, ask_for, parcel_for


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Somebody who wants to give back a bear from stock and a doll that was ordered for them."""
    new = doll_order("#2001")
    lines = (new.lines[0], replace(new.lines[1], kind=SPECIAL))
    order = orders.enter_order(desk, replace(new, lines=lines))
    return Ask("#2001", "changed_mind", ASKED, tuple(LinePart(str(line.id), 1) for line in order.lines))


def test_what_may_come_back_gets_an_ra_and_the_rest_a_refusal(desk: Desk, ask: Ask) -> None:
    sheet = issuing.look_at_ask(desk, ask)
    assert (sheet.answer.outcome, sheet.answer.credit) == ("allowed", 10332)
    (other,) = sheet.apart
    assert (other.answer.outcome, [str(line) for line in other.lines]) == ("refused", [ask.lines[1].key])
    assert sheet.about.lines == ask.lines[:1]
    issued = issuing.issue_allowed(desk, sheet)
    assert [line.sku for line in issued.ra.lines] == ["A"]
    kept = requests.open_request(desk, *issued.apart)
    assert (kept.state, [line.sku for line in kept.lines], kept.ra) == (REFUSED, ["B"], "")
    assert [each.key for each in kept.answer.findings] == ["special-order"]


def test_what_the_owner_decides_waits(desk: Desk, ask: Ask) -> None:
    sheet = issuing.look_at_ask(desk, replace(ask, reason="defective"))
    assert [each.answer.outcome for each in sheet.apart] == ["owner"]
    issued = issuing.issue_allowed(desk, sheet)
    assert requests.open_request(desk, *issued.apart).state == WAITING


def test_lines_that_fare_alike_are_one_answer(desk: Desk) -> None:
    ask = ask_for(desk)
    sheet = issuing.look_at_ask(desk, ask)
    assert (sheet.answer, sheet.apart, sheet.about) == (returns.ask_return(desk, ask), (), ask)
    assert issuing.issue_allowed(desk, sheet).apart == ()


def test_nothing_is_issued_where_no_line_may_come_back(desk: Desk, ask: Ask) -> None:
    alone = replace(ask, lines=ask.lines[1:])
    with pytest.raises(Refused, match="issue-refused"):
        issuing.issue_allowed(desk, issuing.look_at_ask(desk, alone))
    missing = issuing.look_at_ask(desk, replace(ask, reason="missing_item"))
    with pytest.raises(Refused, match="missing-settles"):
        issuing.issue_allowed(desk, missing)
    assert len(returns_list.ids(desk, Query())) == 0


def test_another_answer_than_was_shown_is_not_gone_by(desk: Desk, ask: Ask) -> None:
    sheet = issuing.look_at_ask(desk, ask)
    with pytest.raises(Stale, match="answer-changed"):
        issuing.issue_allowed(desk, replace(sheet, apart=()))
    (other,) = sheet.apart
    with pytest.raises(Stale, match="answer-changed"):
        told = replace(other, answer=replace(other.answer, findings=()))
        issuing.issue_allowed(desk, replace(sheet, apart=(told,)))
    assert requests.requests_of(desk, "#2001") == ()


def test_what_is_the_owners_waits_where_the_rest_of_a_parcel_is_settled(desk: Desk, ask: Ask) -> None:
    """A special order that is defective is the owner's, a piece from stock is not (policy.md, samanthas)."""
    ra = overrides.override_ra(desk, replace(ask, reason="defective"), "both came at once")
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra))
    assert [each.answer.outcome for each in (sheet, *sheet.apart)] == ["allowed", "owner"]
    done = returns.settle(desk, sheet)
    kept = requests.open_request(desk, *done.apart)
    assert (kept.state, [line.sku for line in kept.lines]) == (WAITING, ["B"])
    assert returns.open_return(desk, kept.ra).ra.state == "open"
