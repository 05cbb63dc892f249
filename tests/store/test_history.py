"""History: lines come back in the order they were written, and only those about the record."""

from dataclasses import replace

from desk.records.shop import HistoryLine
from desk.store import history
from desk.store.database import Database
from tests.store.samples import DAY, MOMENT

BEFORE, AFTER = {"credit": "11.00"}, {"credit": "12.00"}
LINE = HistoryLine(0, MOMENT, DAY, "Ann", "settle", "RA-26-00001-3", "wrong box", BEFORE, AFTER)


def test_the_lines_of_a_record_come_back(db: Database) -> None:
    with db.atomic():
        keys = [history.add(db, replace(LINE, id=5, reason=reason)) for reason in ("one", "two")]
        history.add(db, replace(LINE, subject="other"))
    assert history.of(db, LINE.subject) == tuple(
        replace(LINE, id=key, reason=reason) for key, reason in zip(keys, ("one", "two"), strict=True)
    )
    assert history.of(db, "nothing") == ()
