"""All entries of a period, one after the other, so that a long one needs little memory."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, groupby
from operator import itemgetter

from desk.records.ledger import JournalEntry, Leg
from desk.records.money import Money
from desk.store.database import Database
from desk.store.days import to_day

_ENTRIES = """
    SELECT e.id, e.event, e.effective, e.posted, e.subject, e.reverses, e.happened,
        leg.account, leg.amount, leg.clause
    FROM journal_entries e CROSS JOIN journal_legs leg ON leg.entry = e.id
    WHERE e.effective BETWEEN ? AND ? ORDER BY e.effective, e.id, leg.id
"""
_LAST = "SELECT max(effective) AS last FROM journal_entries"


def entries(db: Database, start: date, end: date) -> Iterator[JournalEntry]:
    """The entries that count for days between two, both included, by day."""
    rows = chain.from_iterable(db.stream(_ENTRIES, (start.isoformat(), end.isoformat())))
    for head, of_entry in groupby(rows, key=itemgetter(0, 1, 2, 3, 4, 5, 6)):
        number, event, effective, posted, subject, reverses, happened = head
        legs = tuple(Leg(row[7], Money(row[8]), row[9]) for row in of_entry)
        day = date.fromisoformat(effective)
        yield JournalEntry(number, event, day, posted, subject, legs, reverses, to_day(happened))


def last_day(db: Database) -> date | None:
    """The last day with an entry; None in books without one."""
    return to_day(db.query(_LAST)[0]["last"])
