"""Demand letters for checks that came back: kept as they were made, with how each went out."""

import sqlite3
from datetime import date

from desk.records.demands import Demand
from desk.records.errors import Stale
from desk.records.money import Money
from desk.store.answers import to_answer, to_text
from desk.store.database import Database
from desk.store.days import to_day

_DEMANDS = """
    SELECT d.id, k.number AS "check", d.kind, d.made, d.amount, d.due, d.answer, d.way, d.sent, d.proof,
        d.version
    FROM demands d JOIN checks k ON k.id = d.check_id WHERE d.check_id = ? ORDER BY d.id
"""
_SENT = """
    UPDATE demands SET way = ?, sent = ?, proof = ?, version = version + 1
    WHERE id = ? AND version = ? AND sent IS NULL
"""


def add(db: Database, check: int, demand: Demand) -> int:
    """Keep a letter of a check, by its id, inside the open transaction."""
    return db.insert(
        "demands",
        check_id=check,
        kind=demand.kind,
        made=demand.made.isoformat(),
        amount=demand.amount,
        due=demand.due.isoformat() if demand.due else None,
        answer=to_text(demand.answer),
        way="",
        sent=None,
        proof="",
        version=1,
    )


def of_check(db: Database, check: int) -> tuple[Demand, ...]:
    """The letters of a check by its id, oldest first."""
    return tuple(_read(row, nth) for nth, row in enumerate(db.query(_DEMANDS, (check,)), start=1))


def note_sent(db: Database, demand: Demand, way: str, on: date, proof: str) -> None:
    """Keep inside the open transaction how a letter went out; raises Stale where that is known already."""
    if not db.execute(_SENT, (way, on.isoformat(), proof, demand.id, demand.version)):
        raise Stale("demand-changed", number=demand.called)


def _read(row: sqlite3.Row, nth: int) -> Demand:
    told = {
        "made": date.fromisoformat(row["made"]),
        "due": to_day(row["due"]),
        "sent": to_day(row["sent"]),
        "amount": Money(row["amount"]),
        "answer": to_answer(row["answer"]),
    }
    return Demand(**{**dict(row), **told, "nth": nth})
