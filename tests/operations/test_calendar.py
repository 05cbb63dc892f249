"""Federal holidays: those of 5 U.S.C. 6103, and the days on which one that falls on a weekend is observed."""

from datetime import date, timedelta

import pytest

from desk.operations.calendar import FEDERAL

# As the law and Executive Order 11582 give them for a year whose weekends move two.
OF_2022 = [
    date(2022, 1, 1),
    date(2022, 1, 17),
    date(2022, 2, 21),
    date(2022, 5, 30),
    date(2022, 6, 19),
    date(2022, 6, 20),
    date(2022, 7, 4),
    date(2022, 9, 5),
    date(2022, 10, 10),
    date(2022, 11, 11),
    date(2022, 11, 24),
    date(2022, 12, 25),
    date(2022, 12, 26),
]


def of_year(year: int) -> list[date]:
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    return [day for day in days if day.year == year and day in FEDERAL]


def test_a_year_has_these_and_no_others() -> None:
    assert of_year(2022) == OF_2022


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 12, 31),  # New Year 2022 is a Saturday: observed in the year before
        date(2010, 12, 31),
        date(2023, 1, 2),  # New Year 2023 is a Sunday
        date(2026, 7, 3),  # Independence Day 2026 is a Saturday
        date(2027, 12, 24),  # Christmas 2027 is a Saturday
        date(2021, 6, 18),  # the first Juneteenth, a Saturday, and two days after it became law
        date(2025, 1, 20),  # Inauguration Day, but Martin Luther King Day as well
        date(2026, 11, 26),
    ],
)
def test_a_holiday_or_the_day_it_is_observed(day: date) -> None:
    assert day in FEDERAL


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 1, 20),  # Inauguration Day on a Wednesday
        date(2029, 1, 19),  # Inauguration Day 2029 is a Saturday: not observed either
        date(2020, 6, 19),  # before Juneteenth was one
        date(2022, 12, 31),  # New Year 2023 is a Sunday: nothing on the Friday or Saturday before
        date(2026, 11, 27),  # the day after Thanksgiving
        date(2025, 12, 24),  # closed by an executive order that year, not by the law
        date(2026, 4, 3),  # Good Friday
    ],
)
def test_a_working_day(day: date) -> None:
    assert day not in FEDERAL


def test_the_ends_of_time_are_asked_without_harm() -> None:
    assert date.max not in FEDERAL
    assert date.min not in FEDERAL


def test_what_is_no_day_is_no_holiday() -> None:
    assert "2022-07-04" not in FEDERAL
    assert None not in FEDERAL
