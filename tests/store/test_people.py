"""People are kept for good, by names that differ, and the shop is never without an active owner."""

import sqlite3
from datetime import UTC, datetime

import pytest

from desk.records.errors import NotFound, Refused
from desk.records.people import Person
from desk.store import people
from desk.store.database import Database

NOW = datetime(2026, 3, 13, 17, tzinfo=UTC)


@pytest.fixture
def owner(db: Database) -> int:
    """The shop's only owner, Ann."""
    with db.atomic():
        return people.add(db, "Ann", "owner")


def test_a_person_is_found_by_id_and_by_any_spelling_of_the_name(db: Database, owner: int) -> None:
    assert people.get(db, owner) == people.by_name(db, " ÁNN ") == Person(owner, "Ann", "owner")
    assert people.by_name(db, "Bo") is None
    with pytest.raises(NotFound, match="person-unknown"):
        people.get(db, 99)
    with pytest.raises(Refused, match="person-exists"), db.atomic():
        people.add(db, "ann", "clerk")


def test_hashes_are_kept_apart_and_tell_only_that_there_are_some(db: Database, owner: int) -> None:
    with db.atomic():
        people.keep_hash(db, owner, "pin", "hash of 4711")
    assert people.get(db, owner) == Person(owner, "Ann", "owner", has_pin=True)
    assert people.hashed(db, owner, "pin") == "hash of 4711" and people.hashed(db, owner, "secret") == ""


def test_the_last_active_owner_stays(db: Database, owner: int) -> None:
    ann = people.get(db, owner)
    for change in (lambda: people.set_role(db, ann, "clerk"), lambda: people.set_active(db, ann, False)):
        with pytest.raises(Refused, match="last-owner"), db.atomic():
            change()
    with db.atomic():
        bo = people.add(db, "Bo", "owner")
        people.set_active(db, ann, False)
        people.set_active(db, people.get(db, owner), True)
        people.set_role(db, people.get(db, bo), "manager")
    assert [each.role for each in people.all(db)] == ["owner", "manager"]


def test_the_file_itself_refuses_what_would_leave_no_owner(db: Database, owner: int) -> None:
    for statement in ("UPDATE people SET role = 'clerk'", "UPDATE people SET active = 0"):
        with pytest.raises(sqlite3.IntegrityError, match="active owner"), db.atomic():
            db.execute(statement)
    with pytest.raises(sqlite3.IntegrityError, match="out of service"), db.atomic():
        db.execute("DELETE FROM people")


def test_wrong_tries_are_counted_by_person_and_kind(db: Database, owner: int) -> None:
    assert people.tries(db, owner, "pin") == (0, None)
    with db.atomic():
        people.set_tries(db, owner, "pin", 5, NOW)
        people.set_tries(db, owner, "pin", 6, NOW)
    assert people.tries(db, owner, "pin") == (6, NOW) and people.tries(db, owner, "secret") == (0, None)
