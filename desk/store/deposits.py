"""Slips with which checks go to the bank."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from desk.records.deposits import MADE, Deposit
from desk.records.errors import NotFound, Stale
from desk.store import checks
from desk.store.database import Database

_DEPOSITS = "SELECT id, number, day, state, entry, version FROM deposits"
_BY_NUMBER = f"{_DEPOSITS} WHERE number = ?"
_NEWEST = f"{_DEPOSITS} ORDER BY day DESC, id DESC LIMIT ?"
_CHECKS = f"""{checks.CHECKS} JOIN deposit_checks on_it ON on_it.check_id = k.id
    WHERE on_it.deposit = ? ORDER BY on_it.id"""
_LAST_OF = f"""{_DEPOSITS} WHERE state = 'made'
    AND id IN (SELECT deposit FROM deposit_checks WHERE check_id = ?) ORDER BY id DESC LIMIT 1"""
_UNDO = """
    UPDATE deposits SET state = 'undone', version = version + 1
    WHERE id = ? AND version = ? AND state = 'made'
"""


def add(db: Database, number: str, day: date, entry: int, held: Sequence[int]) -> int:
    """Keep a slip with its checks, by their ids, inside the open transaction; its id."""
    key = db.insert("deposits", number=number, day=day.isoformat(), state=MADE, entry=entry, version=1)
    for each in held:
        db.insert("deposit_checks", deposit=key, check_id=each)
    return key


def get(db: Database, number: str) -> Deposit:
    """A slip by its number; raises NotFound ``deposit-unknown``."""
    rows = db.query(_BY_NUMBER, (number,))
    if not rows:
        raise NotFound("deposit-unknown", number=number)
    return _deposit(db, rows[0])


def newest(db: Database, most: int) -> tuple[Deposit, ...]:
    """The newest slips, the newest first."""
    return tuple(_deposit(db, row) for row in db.query(_NEWEST, (most,)))


def last_of(db: Database, check: int) -> Deposit:
    """The last slip that a check, by its id, went to the bank with and that stands."""
    return _deposit(db, db.query(_LAST_OF, (check,))[0])


def undo(db: Database, deposit: Deposit) -> None:
    """Note inside the open transaction that a slip did not go to the bank; raises Stale."""
    if not db.execute(_UNDO, (deposit.id, deposit.version)):
        raise Stale("deposit-changed", number=deposit.number)


def _deposit(db: Database, row: sqlite3.Row) -> Deposit:
    held = tuple(checks.read(each) for each in db.query(_CHECKS, (row["id"],)))
    return Deposit(
        id=row["id"],
        number=row["number"],
        day=date.fromisoformat(row["day"]),
        checks=held,
        state=row["state"],
        entry=row["entry"],
        version=row["version"],
    )
