"""Days are counted as policy.md says: the day of the event is day 0, business days begin on the day after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.operations.calendar import FEDERAL
from desk.policy.days import add_months, business_days, in_season, shift

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("unit", "count", "day", "expected"),
    [
        ("days", 5, date(2026, 3, 9), date(2026, 3, 14)),
        ("days", -2, date(2026, 3, 1), date(2026, 2, 27)),
        ("weeks", 2, date(2026, 3, 9), date(2026, 3, 23)),
        ("hours", 48, date(2026, 3, 9), date(2026, 3, 11)),
        ("hours", 49, date(2026, 3, 9), date(2026, 3, 12)),
        ("months", 1, date(2026, 1, 31), date(2026, 2, 28)),
        ("months", 11, date(2026, 1, 31), date(2026, 12, 31)),
        ("months", -1, date(2026, 1, 15), date(2025, 12, 15)),
        ("months", 1, date(9999, 11, 30), date(9999, 12, 30)),
        ("months", 1, date(9999, 12, 30), date.max),
        ("months", 0, date(9999, 12, 30), date(9999, 12, 30)),
        ("months", -12, date(2, 1, 15), date(1, 1, 15)),
        ("years", 1, date(2024, 2, 29), date(2025, 2, 28)),
        ("business_days", 5, date(2026, 5, 20), date(2026, 5, 28)),
        ("business_days", 3, date(2026, 7, 2), date(2026, 7, 8)),
        ("business_days", 1, date(2026, 7, 4), date(2026, 7, 6)),
        ("business_days", -1, date(2026, 7, 6), date(2026, 7, 2)),
        ("business_days", 0, date(2026, 7, 4), date(2026, 7, 4)),
        ("business_days", 7, date(2026, 12, 18), date(2026, 12, 30)),
    ],
)
def test_a_day_is_moved(unit: str, count: int, day: date, expected: date) -> None:
    assert shift(unit, count)(day, FEDERAL) == expected


@pytest.mark.parametrize("unit", ["days", "weeks", "hours", "months", "years", "business_days"])
def test_the_calendar_ends_and_nothing_breaks(unit: str) -> None:
    assert shift(unit, 9999)(date(9999, 12, 30), frozenset()) == date.max
    assert shift(unit, -99_999)(date(1, 1, 1), frozenset()) == date.min


def test_a_holiday_at_the_end_of_the_calendar_is_its_end_all_the_same() -> None:
    ends = frozenset({date.min, date.max})
    assert business_days(date(9999, 12, 30), 1, ends) == date.max
    assert business_days(date(1, 1, 2), -1, ends) == date.min


@given(DAYS, st.integers(1, 60))
def test_business_days_pass_one_at_a_time(day: date, count: int) -> None:
    later = business_days(day, count, FEDERAL)
    between = [day + timedelta(days=each) for each in range(1, (later - day).days + 1)]
    worked = [each for each in between if each.weekday() < 5 and each not in FEDERAL]
    assert len(worked) == count
    assert worked[-1] == later


@given(DAYS, st.integers(-500, 500))
def test_months_keep_the_day_or_take_the_last(day: date, count: int) -> None:
    moved = add_months(day, count)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


def test_the_last_of_february_is_in_some_part_of_every_year() -> None:
    leap = date(2028, 2, 29)
    assert in_season(leap, (1, 1), (2, 28)) and not in_season(leap, (3, 1), (12, 31))
    assert in_season(leap, (2, 28), (3, 1)) and in_season(leap, (11, 1), (2, 28))
