"""Who did what to which record when, and why; written once and never changed.

What people wrote about a step, its reason and its values before and after, stands in a table of its own: only
that can be erased, where it speaks of a customer who asked for it.
"""

import json
import sqlite3
from datetime import date

from desk.records.shop import HistoryLine
from desk.store.database import Database

_LINES = """
    SELECT line.id, line.at, line.day, line.person, line.signed, line.operation, line.subject,
        said.reason, said.before, said.after
    FROM history line JOIN history_words said ON said.id = line.id
"""
_SAID = "INSERT INTO history_words (id, reason, before, after) VALUES (?, ?, ?, ?)"


def add(db: Database, line: HistoryLine) -> int:
    """Keep a line inside the open transaction; the id given is ignored, the new one returned."""
    made = db.insert(
        "history",
        at=line.at,
        day=line.day.isoformat(),
        person=line.person,
        signed=line.signed,
        operation=line.operation,
        subject=line.subject,
    )
    db.execute(_SAID, (made, line.reason, json.dumps(line.before), json.dumps(line.after)))
    return made


def of(db: Database, subject: str) -> tuple[HistoryLine, ...]:
    """The lines about one record by its number, oldest first."""
    return _lines(db.query(_LINES + " WHERE line.subject = ? ORDER BY line.id", (subject,)))


def done(db: Database, operation: str) -> tuple[HistoryLine, ...]:
    """Every time that an operation was done, oldest first."""
    return _lines(db.query(_LINES + " WHERE line.operation = ? ORDER BY line.id", (operation,)))


def last_operation(db: Database) -> str:
    """What was done last of all; empty in a file without history."""
    rows = db.query("SELECT operation FROM history ORDER BY id DESC LIMIT 1")
    return str(rows[0]["operation"]) if rows else ""


def doer(db: Database, subject: str, operation: str) -> int | None:
    """The id of who last did an operation to a record; None where nobody had signed in."""
    rows = db.query(
        "SELECT signed FROM history WHERE subject = ? AND operation = ? ORDER BY id DESC LIMIT 1",
        (subject, operation),
    )
    return rows[0]["signed"] if rows else None


def _lines(rows: list[sqlite3.Row]) -> tuple[HistoryLine, ...]:
    return tuple(
        HistoryLine(
            **{
                **dict(row),
                "day": date.fromisoformat(row["day"]),
                "before": json.loads(row["before"]),
                "after": json.loads(row["after"]),
            }
        )
        for row in rows
    )
