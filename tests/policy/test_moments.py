"""Moments: hours that are told, and what is certain without them."""

from datetime import date, datetime, time

import pytest

from desk.policy import moments
from desk.policy.view import View
from desk.records.facts import Choices, Facts
from tests.policy.material import dolls, sent_back

DAY = date(2026, 3, 2)


def at(day: int, hour: int) -> datetime:
    """An hour of March 2026."""
    return datetime(2026, 3, day, hour)


def test_a_fact_without_its_hour_was_some_time_that_day() -> None:
    view = View(Facts("cancel", dolls(times={"placed": time(10, 15)}), sent_back()), Choices(), None)
    assert moments.span(view, "placed", DAY) == (datetime(2026, 3, 2, 10, 15),) * 2
    first, last = moments.span(view, "shipped", DAY)
    assert (first, last.date(), last.hour) == (datetime(2026, 3, 2), DAY, 23)


@pytest.mark.parametrize(
    ("act", "limit", "after"),
    [
        ((at(3, 10), at(3, 10)), (at(3, 10), at(3, 10)), False),
        ((at(3, 11), at(3, 11)), (at(3, 10), at(3, 10)), True),
        ((at(3, 9), at(3, 12)), (at(3, 10), at(3, 10)), None),
        ((at(4, 0), at(4, 23)), (at(3, 0), at(3, 23)), True),
        ((at(2, 0), at(2, 23)), (at(3, 0), at(3, 23)), False),
    ],
)
def test_what_came_after(
    act: tuple[datetime, datetime], limit: tuple[datetime, datetime], after: bool | None
) -> None:
    assert moments.is_after(act, limit) is after


def test_hours_on_and_back_stay_within_the_calendar() -> None:
    assert moments.shifted((at(3, 10), at(3, 12)), -36) == (at(1, 22), at(2, 0))
    assert moments.shifted((datetime.max, datetime.min), 1)[0] == datetime.max
    assert moments.shifted((datetime.max, datetime.min), -1)[1] == datetime.min
