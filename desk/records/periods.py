"""Days of a report: a month, a quarter, a year or any others, and the same ones a year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desk.records.errors import BadInput

# How many months each of them has.
LENGTHS = {"month": 1, "quarter": 3, "year": 12}
FIRST_YEAR, LAST_YEAR = 1900, 9998


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both ends included; raises BadInput ``period-backwards``, ``period-far``."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise BadInput("period-backwards", start=self.start, end=self.end)
        if self.start.year < FIRST_YEAR or self.end.year > LAST_YEAR:
            raise BadInput("period-far", first=FIRST_YEAR, last=LAST_YEAR)

    @property
    def kind(self) -> str:
        """``month``, ``quarter`` or ``year`` where it is one as the calendar has them, else ``own``."""
        return next((kind for kind in LENGTHS if around(self.start, kind) == self), "own")

    @property
    def year_before(self) -> "Period":
        """The same days a year before; one that ends with its month does so there too."""
        end = year_earlier(self.end)
        return Period(year_earlier(self.start), last_of(end) if self.end == last_of(self.end) else end)

    def moved(self, steps: int) -> "Period":
        """The next period of its kind, or the one before for -1; days of one's own go on by their number."""
        if self.kind in LENGTHS:
            month = self.start.year * 12 + self.start.month - 1 + steps * LENGTHS[self.kind]
            year = min(max(month // 12, FIRST_YEAR), LAST_YEAR)
            return around(date(year, month % 12 + 1, 1), self.kind)
        far = (self.end - self.start + timedelta(days=1)) * steps
        return Period(self.start + far, self.end + far)

    def months(self) -> Iterator[date]:
        """The first days of the months that it has days of."""
        day = self.start.replace(day=1)
        while day <= self.end:
            yield day
            day = last_of(day) + timedelta(days=1)

    def within(self, month: date) -> "Period":
        """Its days in a month that it has days of."""
        return Period(max(self.start, month), min(self.end, last_of(month)))


def around(day: date, kind: str) -> Period:
    """The month, quarter or year that a day is in."""
    length = LENGTHS[kind]
    start = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(start, last_of(start.replace(month=start.month + length - 1)))


def last_of(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def year_earlier(day: date) -> date:
    """The same day a year before; of February 29 the day before it."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
