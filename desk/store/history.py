"""Who did what to which record when, and why; written once and never changed."""

from datetime import date

from desk.records.shop import HistoryLine
from desk.store.database import Database

_OF = """
    SELECT id, at, day, person, operation, subject, reason, detail FROM history WHERE subject = ? ORDER BY id
"""


def add(db: Database, line: HistoryLine) -> int:
    """Keep a line inside the open transaction; the id given is ignored, the new one returned."""
    return db.insert(
        "history",
        at=line.at,
        day=line.day.isoformat(),
        person=line.person,
        operation=line.operation,
        subject=line.subject,
        reason=line.reason,
        detail=line.detail,
    )


def of(db: Database, subject: str) -> tuple[HistoryLine, ...]:
    """The lines about one record by its number, oldest first."""
    rows = db.query(_OF, (subject,))
    return tuple(HistoryLine(**{**dict(row), "day": date.fromisoformat(row["day"])}) for row in rows)
