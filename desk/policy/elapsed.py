"""Amounts by elapsed time: steps that a fee takes with it, and what accrues for each day, week or month."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from desk.policy import moments, windows
from desk.policy.days import shift
from desk.policy.parts import Part
from desk.policy.view import NOT_YET, Unknown, View
from desk.policy.windows import Windows
from desk.records.money import divide

Sum = Callable[[View, Part], int]
UNITS = ("hours", "days", "business_days", "weeks", "months", "years")
ACCRUING = UNITS[1:]
PARTS = ("begun", "whole", "share")


class Clock:
    """From which day until which other it is counted, each by the name of a fact or window."""

    def __init__(self, since: str, until: str, known: Windows) -> None:
        self.start, self.end = windows.day_of(since, known), windows.day_of(until, known)
        self.spans = windows.span(since, known), windows.span(until, known)
        self.timed = tuple(day for name in (since, until) for day in windows.timed(name, known))
        self.wants = tuple(_want(name, known) for name in (since, until))

    def days(self, view: View) -> tuple[date, date] | None:
        """Both days; None where one lies ahead, so that nothing has elapsed. Raises Unknown."""
        start, end = self.start(view), self.end(view)
        if start is None or end is None:
            raise Unknown(*self.wants[0 if start is None else 1])
        if start is NOT_YET or end is NOT_YET:
            return None
        assert isinstance(start, date)
        assert isinstance(end, date)
        return start, end

    def is_over(self, view: View, hours: int) -> bool:
        """Whether more than so many hours have elapsed; raises Unknown where only a time could tell."""
        start, end = (span(view) for span in self.spans)
        found = moments.is_after(end, moments.shifted(start, hours))
        if found is None:
            raise Unknown("time", ", ".join(self.timed))
        return found


def _want(name: str, known: Windows) -> tuple[str, str]:
    if name in known:
        key, about = windows.want(known[name], known)
        return key.removeprefix("wants-"), about
    return name, ""


def tiered(steps: Sequence[tuple[Mapping[str, Any], Sum]], clock: Clock) -> Sum:
    """The first step that is not over; one without a length never is. Nothing after the last."""
    lengths = [(next((unit for unit in UNITS if unit in each), ""), each, fee) for each, fee in steps]

    def compute(view: View, part: Part) -> int:
        days = clock.days(view)
        for unit, each, fee in lengths:
            if not unit or days is None or not _is_over(view, clock, days, (unit, each[unit])):
                return fee(view, part)
        return 0

    return compute


def _is_over(view: View, clock: Clock, days: tuple[date, date], length: tuple[str, int]) -> bool:
    unit, count = length
    if unit == "hours":
        return clock.is_over(view, count)
    start, end = days
    return end > shift(unit, count)(start, view.facts.holidays)


def accrual(spec: Mapping[str, Any], fee: Sum, clock: Clock) -> Sum:
    """So much for each unit that has elapsed: begun ones whole, only whole ones, or their share by days."""
    unit = next(unit for unit in ACCRUING if unit in spec)
    count, part_way = spec[unit], spec.get("part", "begun")

    def compute(view: View, part: Part) -> int:
        days = clock.days(view)
        if days is None or days[1] <= days[0]:
            return 0
        each = fee(view, part)
        whole, reached, after = _units(view, days, (unit, count))
        if part_way == "whole" or reached == days[1]:
            return each * whole
        if part_way == "begun":
            return each * (whole + 1)
        return each * whole + divide(each * (days[1] - reached).days, (after - reached).days)

    return compute


def _units(view: View, days: tuple[date, date], length: tuple[str, int]) -> tuple[int, date, date]:
    """How many units fit between two days, where the last of them ends, and where the next one would."""
    unit, count = length
    start, end = days

    def reached(units: int) -> date:
        return shift(unit, count * units)(start, view.facts.holidays)

    # No unit is shorter than a day.
    whole = bisect_right(range(1, (end - start).days + 1), end, key=reached)
    return whole, reached(whole), reached(whole + 1)
