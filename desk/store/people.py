"""The people at the counter, their hashed PINs and secrets, and how often one was tried in vain."""

import sqlite3
from datetime import datetime

from desk.records.errors import NotFound, Refused
from desk.records.people import OWNER, Person
from desk.store.database import Database
from desk.store.keys import fold

_PERSON = "SELECT id, name, role, active, pin <> '' AS has_pin, secret <> '' AS has_secret FROM people"
_HASHES = {"pin": "SELECT pin FROM people WHERE id = ?", "secret": "SELECT secret FROM people WHERE id = ?"}
_KEEP = {
    "pin": "UPDATE people SET pin = ? WHERE id = ?",
    "secret": "UPDATE people SET secret = ? WHERE id = ?",
}
_TRIED = """
    INSERT INTO tries (person, kind, wrong, wait_until) VALUES (?, ?, ?, ?)
    ON CONFLICT (person, kind) DO UPDATE SET wrong = excluded.wrong, wait_until = excluded.wait_until
"""


def add(db: Database, name: str, role: str) -> int:
    """Keep a new person inside the open transaction; raises Refused ``person-exists`` for a taken name."""
    if by_name(db, name):
        raise Refused("person-exists", name=name)
    return db.insert("people", name=name, name_key=fold(name), role=role, active=True, pin="", secret="")


def all(db: Database) -> tuple[Person, ...]:
    """Everybody, in the order they came."""
    return tuple(_read(row) for row in db.query(_PERSON + " ORDER BY id"))


def get(db: Database, person: int) -> Person:
    """A person by id; raises NotFound ``person-unknown``."""
    rows = db.query(_PERSON + " WHERE id = ?", (person,))
    if not rows:
        raise NotFound("person-unknown", name=person)
    return _read(rows[0])


def by_name(db: Database, name: str) -> Person | None:
    """The person of a name whatever its case and accents, or None."""
    rows = db.query(_PERSON + " WHERE name_key = ?", (fold(name),))
    return _read(rows[0]) if rows else None


def set_role(db: Database, person: Person, role: str) -> None:
    """Give a person another role; raises Refused ``last-owner`` where nobody would own the shop."""
    _need_another_owner(db, person, role == OWNER)
    db.execute("UPDATE people SET role = ? WHERE id = ?", (role, person.id))


def set_active(db: Database, person: Person, active: bool) -> None:
    """Put a person out of service or back; raises Refused ``last-owner`` where nobody would own the shop."""
    _need_another_owner(db, person, active)
    db.execute("UPDATE people SET active = ? WHERE id = ?", (active, person.id))


def _need_another_owner(db: Database, person: Person, stays: bool) -> None:
    others = [each for each in all(db) if each.role == OWNER and each.active and each.id != person.id]
    if person.role == OWNER and person.active and not stays and not others:
        raise Refused("last-owner", name=person.name)


def hashed(db: Database, person: int, kind: str) -> str:
    """The hash of a person's ``pin`` or ``secret``, empty where none was set."""
    return str(db.query(_HASHES[kind], (person,))[0][0])


def keep_hash(db: Database, person: int, kind: str, text: str) -> None:
    """Keep the hash of a ``pin`` or ``secret`` inside the open transaction."""
    db.execute(_KEEP[kind], (text, person))


def tries(db: Database, person: int, kind: str) -> tuple[int, datetime | None]:
    """How many wrong tries in a row there were, and until when the next one has to wait (UTC)."""
    rows = db.query("SELECT wrong, wait_until FROM tries WHERE person = ? AND kind = ?", (person, kind))
    return (rows[0]["wrong"], datetime.fromisoformat(rows[0]["wait_until"])) if rows else (0, None)


def set_tries(db: Database, person: int, kind: str, wrong: int, wait_until: datetime) -> None:
    """Note the wrong tries in a row inside the open transaction."""
    db.execute(_TRIED, (person, kind, wrong, wait_until.isoformat(timespec="seconds")))


def _read(row: sqlite3.Row) -> Person:
    flags = {name: bool(row[name]) for name in ("active", "has_pin", "has_secret")}
    return Person(**{**dict(row), **flags})
