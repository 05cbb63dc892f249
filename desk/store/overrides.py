"""Where the policy or a hold said no and the owner said yes: kept with its line of history, for ever."""

import json
import sqlite3
from datetime import date

from desk.records.money import Money
from desk.records.trust import NewOverride, Override
from desk.store.database import Database

_ALL = """
    SELECT over.id, line.day, line.operation, line.subject, line.person, agreed.name AS agreed, said.reason,
        over.outcome, over.clauses, over.before, over.after
    FROM overrides over
    JOIN history line ON line.id = over.history
    JOIN history_words said ON said.id = line.id
    JOIN people agreed ON agreed.id = over.approved_by
    WHERE line.day BETWEEN ? AND ? ORDER BY over.id
"""


def add(db: Database, new: NewOverride) -> int:
    """Keep an override inside the open transaction; its id."""
    return db.insert(
        "overrides",
        history=new.history,
        approved_by=new.agreed,
        outcome=new.outcome,
        clauses=json.dumps(new.clauses),
        before=new.before,
        after=new.after,
    )


def between(db: Database, first: date, last: date) -> tuple[Override, ...]:
    """The overrides of a period, both days included, oldest first."""
    return tuple(_read(row) for row in db.query(_ALL, (first.isoformat(), last.isoformat())))


def _read(row: sqlite3.Row) -> Override:
    values = dict(row)
    values.update(
        day=date.fromisoformat(row["day"]),
        clauses=tuple(json.loads(row["clauses"])),
        before=Money(row["before"]),
        after=Money(row["after"]),
    )
    return Override(**values)
