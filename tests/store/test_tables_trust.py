"""The tables of people, overrides, photos and seals refuse what is no record of ours."""

import sqlite3

import pytest

from desk.store.database import Database

MOMENT = "'2026-03-02T16:00:00+00:00'"
BAD = (
    "INSERT INTO people VALUES (9, '', 'x', 'clerk', 1, '', '')",
    "INSERT INTO people VALUES (9, 'x', 'x', 'king', 1, '', '')",
    "INSERT INTO people VALUES (9, 'x', 'x', 'clerk', 2, '', '')",
    f"INSERT INTO tries VALUES (9, 9, 'pin', 1, {MOMENT})",
    "INSERT INTO history_words VALUES (9, '', '{}', '{}')",
    "INSERT INTO photos VALUES (9, '#1', 'x', 'n', 1, 1, 1, '2026-03-02T16:00:00+00:00', 'Ann')",
    "INSERT INTO settings VALUES (9, 'x', '')",
    "INSERT INTO identity VALUES (2, 'a', 'b')",
    "INSERT INTO seals VALUES (9, x'', zeroblob(32))",
    "INSERT INTO seals VALUES (9, x'00', zeroblob(31))",
)


@pytest.mark.parametrize("statement", BAD)
def test_what_is_no_record_is_refused(db: Database, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute(statement)


def test_two_people_of_one_name_are_refused(db: Database) -> None:
    with db.atomic():
        db.execute("INSERT INTO people VALUES (8, 'x', 'x', 'owner', 1, '', '')")
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute("INSERT INTO people VALUES (9, 'X', 'x', 'clerk', 1, '', '')")
