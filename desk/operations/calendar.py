"""The federal holidays that business days leave out, observed days too, as data (5 U.S.C. 6103)."""

from datetime import date
from functools import cache


class FederalHolidays:
    """Whether a day is a federal holiday or the day one is observed; Inauguration Day is none (policy.md)."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _of_year(day.year)


@cache
def _of_year(year: int) -> frozenset[date]:
    from holidays.countries import US

    return frozenset(day for day in US(years=(year, min(year + 1, date.max.year))) if day.year == year)


FEDERAL = FederalHolidays()
