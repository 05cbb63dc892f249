"""Parcels that no open return was found for at the door, and what became of them."""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from desk.records.errors import NotFound, Stale
from desk.records.strays import MATCHED, SENT_BACK, Stray
from desk.store.database import Database
from desk.store.days import to_day, to_text
from desk.store.keys import fold

_ROWS = """
    SELECT s.id, s.number, s.came, s.written, s.sender, s.tracking, s.note, s.state,
        coalesce(ra.number, '') AS ra, s.ended, s.version
    FROM stray_parcels s LEFT JOIN return_authorizations ra ON ra.id = s.ra
"""
_IN_STATES = """ WHERE s.state IN (SELECT value FROM json_each(?))
    ORDER BY s.came DESC, s.id DESC LIMIT ?
"""
_ENDED = """
    UPDATE stray_parcels
    SET state = :state, ra = :ra, ended = :on, tracking = :tracking, version = version + 1
    WHERE id = :id AND version = :version AND state = 'kept'
"""
_OF_CUSTOMER = " WHERE ra.customer = ?"
_TOLD = " WHERE s.written <> '' OR s.sender <> '' OR s.tracking <> '' OR s.note <> ''"
_EMPTIED = """
    UPDATE stray_parcels SET written = '', sender = '', tracking = '', note = '', version = version + 1
    WHERE id IN (SELECT value FROM json_each(?))
"""
TEXTS = ("written", "sender", "tracking", "note")


def add(db: Database, stray: Stray) -> int:
    """Keep a parcel that nothing is known of yet, or that was not accepted; its id."""
    return db.insert(
        "stray_parcels",
        number=stray.number,
        came=to_text(stray.came),
        **{name: getattr(stray, name) for name in TEXTS},
        state=stray.state,
        ra=None,
        ended=to_text(stray.ended),
        version=1,
    )


def get(db: Database, number: str) -> Stray:
    """A parcel by its number; raises NotFound ``stray-unknown``."""
    rows = db.query(_ROWS + " WHERE s.number = ?", (number,))
    if not rows:
        raise NotFound("stray-unknown", number=number)
    return _stray(rows[0])


def match(db: Database, stray: Stray, ra: int, on: date) -> None:
    """Note that a kept parcel belongs to a return by its id. Raises Stale."""
    _end(db, stray, state=MATCHED, ra=ra, on=on.isoformat(), tracking=stray.tracking)


def send_back(db: Database, stray: Stray, on: date, tracking: str) -> None:
    """Note that a kept parcel was sent back to whoever sent it, under a number of its own. Raises Stale."""
    _end(db, stray, state=SENT_BACK, ra=None, on=on.isoformat(), tracking=tracking)


def _end(db: Database, stray: Stray, **values: object) -> None:
    if not db.execute(_ENDED, {"id": stray.id, "version": stray.version, **values}):
        raise Stale("stray-changed", number=stray.number)


def listed(db: Database, states: Sequence[str], most: int) -> tuple[Stray, ...]:
    """The newest parcels in some states, the oldest of them first."""
    rows = db.query(_ROWS + _IN_STATES, (json.dumps(list(states)), most))
    return tuple(reversed([_stray(row) for row in rows]))


def about(db: Database, customer: int, marks: Iterable[str]) -> tuple[Stray, ...]:
    """Parcels of a customer by their id: matched with their returns, or with one of the marks on them."""
    told = [re.compile(rf"(?<!\w){re.escape(fold(mark))}(?!\w)") for mark in marks]
    found = {row["id"]: _stray(row) for row in db.query(_ROWS + _OF_CUSTOMER, (customer,))}
    for row in db.query(_ROWS + _TOLD):
        if any(mark.search(fold(row[name])) for name in TEXTS for mark in told):
            found[row["id"]] = _stray(row)
    return tuple(found.values())


def empty(db: Database, some: Iterable[Stray]) -> None:
    """Take what people wrote of some parcels from their rows, inside the open transaction."""
    db.execute(_EMPTIED, (json.dumps([stray.id for stray in some]),))


def _stray(row: sqlite3.Row) -> Stray:
    values = {**dict(row), "came": date.fromisoformat(row["came"]), "ended": to_day(row["ended"])}
    return Stray(**values)
