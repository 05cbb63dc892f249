"""The journal of a period: its entries by day, and what the accounts come to before and after."""

from collections.abc import Iterator
from datetime import date, timedelta

from desk.operations import accounts
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.journals import Period
from desk.records.ledger import JournalEntry
from desk.store import journals, sums


def journal_period(desk: Desk, start: date | None = None, end: date | None = None) -> Period:
    """The period with its accounts; an open end is that of the books, today where they are empty.

    Raises BadInput ``period-backwards``.
    """
    if start and end and end < start:
        raise BadInput("period-backwards", start=start, end=end)
    first = start or _earlier(sums.first_day(desk.db) or desk.clock.today(), end)
    last = end or max(journals.last_day(desk.db) or first, first)
    before = sums.balances_at(desk.db, first - timedelta(days=1)) if first > date.min else {}
    after = sums.balances_at(desk.db, last)
    chart = accounts.chart_on(desk, last)
    return Period(first, last, chart, before, after, sums.entries(desk.db, first, last))


def list_entries(desk: Desk, period: Period) -> Iterator[JournalEntry]:
    """The entries of a period, by day; they are read while they are taken."""
    return journals.entries(desk.db, period.start, period.end)


def _earlier(day: date, end: date | None) -> date:
    return min(day, end) if end else day
