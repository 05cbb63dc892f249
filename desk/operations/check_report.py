"""The report of checks by the month in which they came."""

from datetime import date, timedelta

from desk.operations.desk import Desk
from desk.records.check_report import CheckReport
from desk.records.errors import BadInput
from desk.store import check_report as stored

# A year with this month.
_USUAL = 12


def check_months(desk: Desk, start: date | None = None, end: date | None = None) -> CheckReport:
    """What became of the checks of the months from ``start`` to ``end``, whole months both.

    Until today, and of a year, where nothing else is said; raises BadInput ``period-backwards``.
    """
    last = _end(end or desk.clock.today())
    first = start.replace(day=1) if start else year_before(last)
    if last < first:
        raise BadInput("period-backwards", start=first, end=last)
    return CheckReport(first, last, stored.months(desk.db, first, last))


def year_before(day: date) -> date:
    """The first day of the twelve months that end with the month of a day."""
    months = max(12, day.year * 12 + day.month - _USUAL)
    return date(months // 12, months % 12 + 1, 1)


def _end(day: date) -> date:
    """The last day of a day's month."""
    return (min(day, date(9999, 11, 30)).replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(
        days=1
    )
