"""The tables of the shop refuse what no shop has."""

import sqlite3

import pytest

from desk.store.database import Database
from tests.store.samples import DIGEST, MOMENT

PUT = "INSERT INTO shop VALUES (:id, :name, :address, :time_zone, :language, :currency, :pack, :sample)"
SHOP = {"id": 2, "name": "B", "address": 1, "time_zone": "UTC", "language": "en", "currency": "USD"}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"id": 1},
        {"id": None, "address": 99},
        {"id": None, "currency": "DOLLAR"},
        {"id": None, "sample": 2},
        {"id": None, "name": ""},
    ],
)
def test_there_is_one_shop(db: Database, change: dict[str, object]) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute(PUT, SHOP | {"pack": "", "sample": 0} | change)
    assert db.query("SELECT name FROM shop")[0]["name"] == "Samanthas"


@pytest.mark.parametrize("digest", ["", "abc", DIGEST.upper(), DIGEST[:-1] + "g"])
def test_an_edition_has_a_digest(db: Database, digest: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.insert("policy_editions", pack="a", in_force="2026-01-01", text="t", digest=digest, choices="{}")


@pytest.mark.parametrize(
    "values", [("R", 2026, 1), ("RA", 1999, 1), ("RA", 2026, 0), ("RA", 2026, 10_000_000)]
)
def test_a_counter_fits_its_number(db: Database, values: tuple[object, ...]) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute("INSERT INTO counters VALUES (?, ?, ?)", values)


def test_a_copy_is_printed_once(db: Database) -> None:
    row = {"paper": "ra-label", "number": "RA-26-00001-3", "copy": 0, "at": MOMENT, "person": "Ann"}
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.insert("prints", **row)
        db.insert("prints", **row)
    assert db.query("SELECT 1 FROM prints") == []
