"""Prints are counted by paper and number."""

from desk.store import prints
from desk.store.database import Database
from tests.store.samples import MOMENT


def test_each_paper_counts_its_own_prints(db: Database) -> None:
    with db.atomic():
        counted = [prints.count_print(db, "ra-label", "RA-26-00001-3", MOMENT, "Ann") for _ in range(3)]
        prints.count_print(db, "ra-sheet", "RA-26-00001-3", MOMENT, "Ann")
    assert counted == [1, 2, 3]
    assert prints.prints(db, "ra-label", "RA-26-00001-3") == 3
    assert prints.prints(db, "ra-sheet", "RA-26-00001-3") == 1
    assert prints.prints(db, "ra-label", "RA-26-00002-1") == 0
    assert [row["copy"] for row in db.query("SELECT copy FROM prints WHERE paper = 'ra-label'")] == [0, 1, 2]
