"""Close-outs of days: what was counted and what the books expected; the last one may be undone.

Of cards and checks only which ones are kept, and their amounts: what is told of them is read from their own
rows, where a customer who is erased is erased.
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from desk.records.close_outs import CloseOut, CloseOutRow, Line, NewCloseOut
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.store import drawer
from desk.store.database import Database
from desk.store.days import to_day, to_text

_BANKED = "(SELECT amount FROM cash_moves WHERE id = c.bank_move)"
_ALL = f"SELECT c.*, coalesce({_BANKED}, 0) AS banked FROM close_outs c"
_BY_NUMBER = f"{_ALL} WHERE c.number = ?"
_LAST = f"{_ALL} WHERE c.undone = 0 ORDER BY c.day DESC, c.id DESC LIMIT 1"
_NEWEST = f"""
    SELECT number, day, person, expected, counted, undone, coalesce({_BANKED}, 0) AS banked
    FROM close_outs c ORDER BY day DESC, id DESC LIMIT ?
"""
_WITH_MOVE = "SELECT number FROM close_outs WHERE bank_move = ?"
_UNDO = "UPDATE close_outs SET undone = 1, version = version + 1 WHERE id = ? AND version = ? AND undone = 0"


def add(db: Database, new: NewCloseOut) -> int:
    """Keep a close-out inside the open transaction; its id."""
    reckoned, count = new.reckoned, new.reckoned.count
    cards = [[each.noun, each.id, each.amount] for each in reckoned.drawer.cards]
    checks = [[each.noun, each.id, each.amount] for each in reckoned.drawer.checks]
    return db.insert(
        "close_outs",
        number=new.number,
        day=count.day.isoformat(),
        since=to_text(reckoned.drawer.since),
        at=new.at,
        person=new.person,
        witness=new.witness,
        moved=json.dumps(reckoned.moved),
        expected=reckoned.expected,
        counted=count.counted,
        pieces=json.dumps({str(int(value)): number for value, number in count.pieces if number}),
        cards=json.dumps(cards),
        terminal=count.terminal,
        checks=json.dumps(checks),
        note=count.note,
        head=new.head,
        last_entry=new.last_entry,
        entry=new.entry,
        bank_move=new.bank_move,
        undone=0,
        version=1,
    )


def get(db: Database, number: str) -> CloseOut:
    """A close-out by its number; raises NotFound ``close-out-unknown``."""
    rows = db.query(_BY_NUMBER, (number,))
    if not rows:
        raise NotFound("close-out-unknown", number=number)
    return _close_out(db, rows[0])


def last(db: Database) -> CloseOut | None:
    """The last close-out that stands; None where there is none."""
    return next((_close_out(db, row) for row in db.query(_LAST)), None)


def newest(db: Database, most: int) -> tuple[CloseOutRow, ...]:
    """The newest close-outs, the newest first."""
    return tuple(
        CloseOutRow(
            number=row["number"],
            day=date.fromisoformat(row["day"]),
            person=row["person"],
            counted=Money(row["counted"]),
            difference=Money(row["counted"] - row["expected"]),
            banked=Money(row["banked"]),
            undone=bool(row["undone"]),
        )
        for row in db.query(_NEWEST, (most,))
    )


def with_move(db: Database, move: int) -> str:
    """The number of the close-out that took this cash to the bank; empty for none."""
    return next((str(row["number"]) for row in db.query(_WITH_MOVE, (move,))), "")


def undo(db: Database, close_out: CloseOut) -> None:
    """Note inside the open transaction that a close-out counts no more; raises Stale."""
    if not db.execute(_UNDO, (close_out.id, close_out.version)):
        raise Stale("close-out-changed", number=close_out.number)


def _close_out(db: Database, row: sqlite3.Row) -> CloseOut:
    pieces = [(Money(int(value)), number) for value, number in json.loads(row["pieces"]).items()]
    names = ("id", "number", "at", "person", "witness", "note", "head", "last_entry", "entry", "bank_move")
    return CloseOut(
        day=date.fromisoformat(row["day"]),
        since=to_day(row["since"]),
        moved=tuple((name, Money(amount)) for name, amount in json.loads(row["moved"])),
        counted=Money(row["counted"]),
        pieces=tuple(sorted(pieces, reverse=True)),
        cards=_lines(db, json.loads(row["cards"])),
        terminal=None if row["terminal"] is None else Money(row["terminal"]),
        checks=_lines(db, json.loads(row["checks"])),
        banked=Money(row["banked"]),
        undone=bool(row["undone"]),
        version=row["version"],
        **{name: row[name] for name in names},
    )


def _lines(db: Database, kept: Sequence[tuple[str, int, int]]) -> tuple[Line, ...]:
    return tuple(drawer.line(db, *each) for each in kept)
