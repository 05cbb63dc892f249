"""A kept case has a name, a text and a source."""

import sqlite3

import pytest

from desk.store.database import Database
from tests.store.samples import MOMENT

CASE = {"name": "a doll", "text": "pack = 'a'", "at": MOMENT, "person": "Ann", "subject": "RA-26-00001-3"}


@pytest.mark.parametrize("change", [{"name": ""}, {"text": ""}, {"subject": ""}, {"at": "today"}])
def test_a_case_is_whole(db: Database, change: dict[str, str]) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.insert("policy_cases", **(CASE | change))
    assert db.query("SELECT 1 FROM policy_cases") == []


def test_orders_are_counted_by_an_index(db: Database) -> None:
    (plan,) = db.query("EXPLAIN QUERY PLAN SELECT edition, count(*) FROM orders GROUP BY edition")
    assert "orders_by_edition" in plan["detail"]
