"""Cash put into the drawer or taken out of it; taken back by another row and never changed."""

import sqlite3
from datetime import date

from desk.records.cash_moves import CashMove, NewCashMove
from desk.records.errors import NotFound
from desk.records.money import Money
from desk.store.database import Database

_MOVES = "SELECT id, kind, amount, day, at, person, note, entry, reverses FROM cash_moves"
_BY_ID = f"{_MOVES} WHERE id = ?"
_NEWEST = f"{_MOVES} ORDER BY id DESC LIMIT ?"
_UNDOING = "SELECT id FROM cash_moves WHERE reverses = ?"


def add(db: Database, new: NewCashMove, by: tuple[str, str], entry: int, reverses: int | None = None) -> int:
    """Keep a move inside the open transaction; ``by`` is the moment in UTC and who moved it. Its id."""
    at, person = by
    return db.insert(
        "cash_moves",
        kind=new.kind,
        amount=new.amount,
        day=new.day.isoformat(),
        at=at,
        person=person,
        note=new.note,
        reverses=reverses,
        entry=entry,
    )


def get(db: Database, move: int) -> CashMove:
    """A move by its id; raises NotFound ``cash-move-unknown``."""
    rows = db.query(_BY_ID, (move,))
    if not rows:
        raise NotFound("cash-move-unknown", move=move)
    return _move(rows[0])


def newest(db: Database, most: int) -> tuple[CashMove, ...]:
    """The newest moves, the newest first, with what takes one back."""
    return tuple(_move(row) for row in db.query(_NEWEST, (most,)))


def is_undone(db: Database, move: int) -> bool:
    """Whether a move was taken back."""
    return bool(db.query(_UNDOING, (move,)))


def _move(row: sqlite3.Row) -> CashMove:
    values = {**dict(row), "amount": Money(row["amount"]), "day": date.fromisoformat(row["day"])}
    return CashMove(**values)
