"""The log of prints: the first print of a paper is the original, every later one says that it is a copy."""

from desk.store.database import Database

_COUNT = "SELECT count(*) AS number FROM prints WHERE paper = ? AND number = ?"


def prints(db: Database, paper: str, number: str) -> int:
    """How often a record's paper was printed so far, which is the copy number of the next print."""
    return db.query(_COUNT, (paper, number))[0]["number"]


def count_print(db: Database, paper: str, number: str, at: str, person: str) -> int:
    """Note a print at a moment (UTC) by a person; how many there are now."""
    before = prints(db, paper, number)
    db.insert("prints", paper=paper, number=number, copy=before, at=at, person=person)
    return before + 1
