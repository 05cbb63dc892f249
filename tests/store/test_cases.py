"""Cases come back in the order they were kept, and stay as they are."""

from dataclasses import replace

from desk.records.policies import KeptCase
from desk.store import cases
from desk.store.database import Database
from tests.store.samples import MOMENT

CASE = KeptCase(0, "a doll", "pack = 'a'", MOMENT, "Ann", "RA-26-00001-3")


def test_cases_come_back_oldest_first(db: Database) -> None:
    with db.atomic():
        keys = [cases.add(db, replace(CASE, id=9, name=name)) for name in ("one", "two")]
    assert cases.all(db) == tuple(
        replace(CASE, id=key, name=name) for key, name in zip(keys, ("one", "two"), strict=True)
    )
