"""The counters of our own document numbers: no gaps, since number and record are one transaction."""

from desk.records import codes
from desk.store.database import Database

_NEXT = """
    INSERT INTO counters (series, year, last) VALUES (?, ?, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = last + 1
    RETURNING last
"""


def next_number(db: Database, series: str, year: int) -> str:
    """The next number of a series in a year of the shop's clock; taken only if the transaction is kept."""
    db.need_transaction()
    return codes.make(series, year, db.query(_NEXT, (series, year))[0]["last"])
