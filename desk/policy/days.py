"""Calendar arithmetic of deadlines: days, business days, weeks, months; dates only, in the shop's time zone.

Dates beyond the calendar's end (9999-12-31) stay at its end, so that every question has an answer.
"""

from collections.abc import Callable, Container
from datetime import date, timedelta

Shift = Callable[[date, Container[date]], date]
DAY = timedelta(days=1)
MONDAY, THURSDAY = 0, 3
FIRST_JUNETEENTH = 2021


def shift(unit: str, count: int) -> Shift:
    """The function that moves a day by ``count`` of ``unit``, back if negative; hours are days begun."""
    if unit == "business_days":
        return lambda day, holidays: business_days(day, count, holidays)
    if unit in ("months", "years"):
        months = count * 12 if unit == "years" else count
        return lambda day, holidays: add_months(day, months)
    days = {"days": count, "weeks": 7 * count, "hours": -(-count // 24)}[unit]
    span = timedelta(days=days)
    return lambda day, holidays: _bounded(day, span)


def business_days(day: date, count: int, holidays: Container[date]) -> date:
    """The ``count``-th business day after ``day``, before it if negative; Monday to Friday, no holiday."""
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day = _bounded(day, step)
        while (day.weekday() >= 5 or day in holidays) and date.min < day < date.max:
            day += step
    return day


def add_months(day: date, count: int) -> date:
    """The same day of the month ``count`` months on; the last day of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year < date.max.year:
        return date.max if count > 0 else date.min
    first_of_next = date(year + month // 11, (month + 1) % 12 + 1, 1)
    last = first_of_next - DAY
    return last.replace(day=min(day.day, last.day))


def _bounded(day: date, span: timedelta) -> date:
    try:
        return day + span
    except OverflowError:
        return date.max if span > timedelta(0) else date.min


class FederalHolidays:
    """The holidays of 5 U.S.C. 6103 and their observed days; Inauguration Day is none here (policy.md)."""

    def __contains__(self, day: object) -> bool:
        """Whether a day is a federal holiday or the working day off that stands for one."""
        if not isinstance(day, date):
            return False
        if _is_holiday(day):
            return True
        observed = {0: -DAY, 4: DAY}.get(day.weekday())
        return observed is not None and date.min < day < date.max and _is_fixed(day + observed)


def _is_fixed(day: date) -> bool:
    juneteenth = (day.month, day.day) == (6, 19) and day.year >= FIRST_JUNETEENTH
    return juneteenth or (day.month, day.day) in {(1, 1), (7, 4), (11, 11), (12, 25)}


def _is_holiday(day: date) -> bool:
    if _is_fixed(day):
        return True
    week = (day.day - 1) // 7 + 1
    if day.weekday() == THURSDAY:
        return (day.month, week) == (11, 4)
    if day.weekday() != MONDAY:
        return False
    last_of_may = day.month == 5 and day.day > 24
    return last_of_may or (day.month, week) in {(1, 3), (2, 3), (9, 1), (10, 2)}


FEDERAL_HOLIDAYS = FederalHolidays()
