"""Calendar arithmetic of deadlines: days, business days, weeks, months; dates only, in the shop's time zone.

Dates beyond the calendar's end (9999-12-31) stay at its end, so that every question has an answer.
"""

from calendar import monthrange
from collections.abc import Callable, Container
from datetime import date, timedelta

Shift = Callable[[date, Container[date]], date]
DAY = timedelta(days=1)


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


def next_on(month: int, day: int) -> Shift:
    """The function that tells the first such day of the year that is the day itself or comes after it."""

    def move(start: date, holidays: Container[date]) -> date:
        if (month, day) >= (start.month, start.day):
            return date(start.year, month, day)
        return date(start.year + 1, month, day) if start.year < date.max.year else date.max

    return move


def in_season(day: date, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a day lies in a part of the year, which may run over its end."""
    # In a leap year February has one day more than a pack can say; it goes with the one before.
    found = (2, 28) if (day.month, day.day) == (2, 29) else (day.month, day.day)
    return first <= found <= last if first <= last else found >= first or found <= last


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
    if not date.min.year <= year <= date.max.year:
        return date.max if count > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def on_day_of_month(day: date, number: int) -> date:
    """The same month's day of that number; its last day where the month has no such day."""
    return day.replace(day=min(number, monthrange(day.year, day.month)[1]))


def _bounded(day: date, span: timedelta) -> date:
    try:
        return day + span
    except OverflowError:
        return date.max if span > timedelta(0) else date.min
