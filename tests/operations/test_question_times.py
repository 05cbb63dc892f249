"""Times of day at the counter, where a shop's policy counts in hours."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desk.operations import cases, decided, returns
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Wanting
from desk.records.questions import Told
from desk.records.returns import Parcel
from desk.words import Words
from tests.asking_shop import HOURS, open_shop
from tests.conftest import FixedClock
from tests.operations.test_questions import FINE, ask


@pytest.fixture
def hourly(clock: FixedClock) -> Iterator[Desk]:
    """A shop that counts in hours."""
    desk = open_shop(clock, HOURS)
    yield desk
    desk.db.close()


def test_times_of_day_are_asked_and_decide_where_the_policy_counts_in_hours(hourly: Desk) -> None:
    """Delivered on March 9; 50 hours later is March 11, where the dates alone do not tell."""
    asked = returns.read_questions(hourly, "#1001")
    assert [(each.name, each.kind, each.holder) for each in asked] == [
        ("wear", "day", "order"),
        ("delivered.time", "time", "order"),
        ("on.time", "time", "request"),
        ("wear.time", "time", "order"),
    ]
    at_parcel = [each.name for each in returns.read_questions(hourly, "#1001", "return")]
    assert at_parcel == ["wear", "sent.time", "received.time"]
    assert asked[-1].text == {"en": "When is it worn?"}
    boundary = replace(ask(hourly), on=date(2026, 3, 11))
    with pytest.raises(Wanting) as caught:
        returns.ask_return(hourly, boundary)
    said = Words("en").error(caught.value)
    assert "the day it was delivered, the day of the request" in said
    for hour, outcome in (("12:00", "allowed"), ("12:01", "refused")):
        told = (Told("delivered.time", "10:00"), Told("on.time", hour))
        assert returns.ask_return(hourly, replace(boundary, told=told)).outcome == outcome
    assert returns.ask_return(hourly, replace(boundary, on=date(2026, 3, 10))).outcome == "allowed"


def test_times_are_kept_with_the_return_and_count_at_the_parcel(hourly: Desk) -> None:
    told = (Told("delivered.time", "10:00"), Told("on.time", "12:00"))
    ra = returns.issue_ra(hourly, replace(ask(hourly), on=date(2026, 3, 11), told=told))
    assert returns.open_return(hourly, ra.number).ra.told == told
    days = date(2026, 3, 24), date(2026, 3, 23)
    parcel = Parcel(days[0], days[1], True, ((ra.lines[0].id, FINE),))
    sheet = returns.inspect(hourly, returns.open_return(hourly, ra.number), parcel)
    assert sheet.wants == ("wants-time",) and sheet.answer is None
    for hour, credit in (("14:00", 8995 - 900), ("14:01", 8995 - 1799)):
        found = (Told("sent.time", "08:00"), Told("received.time", hour))
        sheet = returns.inspect(hourly, sheet, replace(parcel, told=found))
        assert sheet.answer is not None and sheet.answer.credit == credit
    done = returns.settle(hourly, sheet)
    assert done.ra.settlement is not None and done.ra.settlement.credit == 8995 - 1799
    assert decided.explain_return(hourly, ra.number).credit == 8995 - 1799
    kept = cases.save_case(hourly, ra.number)
    assert "T14:01:00" in kept.text
    assert all(each.holds for each in cases.run_cases(hourly))


@pytest.mark.parametrize(
    ("told", "key"),
    [(Told("on.time", "noon"), "time-unreadable"), (Told("shipped.time", "10:00"), "fact-unknown")],
)
def test_what_is_no_time_and_what_is_not_asked_is_told(hourly: Desk, told: Told, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        returns.ask_return(hourly, ask(hourly, told))
