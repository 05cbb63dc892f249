"""The tables of returns and store credit hold together whoever writes them."""

import sqlite3

import pytest

from desk.store import returns
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE credit_lots SET balance = -1",
        "UPDATE credit_lots SET balance = 1201",
        "UPDATE credit_lots SET state = 'spent'",
        "UPDATE credit_lots SET amount = 0",
        "UPDATE return_authorizations SET state = 'lost'",
        "UPDATE return_authorizations SET state = 'voided'",
        "UPDATE return_authorizations SET voided = '2026-03-02'",
        "UPDATE return_authorizations SET reason = ''",
        "UPDATE return_lines SET quantity = 0",
        "UPDATE settlements SET reversed = '2026-03-09'",
        "UPDATE settlements SET credit = -1",
        "UPDATE settlements SET lot = 99",
        "UPDATE settlement_lines SET opened = 2",
    ],
)
def test_what_no_return_has_is_refused(db: Database, change: str) -> None:
    samples.settle(db, samples.add_return(db, samples.add_order(db)))
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.connection.execute(change)


def test_one_settlement_stands_at_a_time(db: Database) -> None:
    ra = samples.add_return(db, samples.add_order(db))
    samples.settle(db, ra)
    copy = """
        INSERT INTO settlements (ra, settled, received, sent, destination, credit, answer, reversal_reason)
        SELECT ra, settled, received, sent, destination, credit, answer, '' FROM settlements
    """
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.connection.execute(copy)
    with db.atomic():
        returns.reverse(db, returns.get(db, ra.number), DAY, "wrong box")
        db.connection.execute(copy)


def test_a_movement_stays_as_it_was_written(db: Database) -> None:
    samples.settle(db, samples.add_return(db, samples.add_order(db)))
    with db.atomic():
        db.insert("credit_movements", lot=1, kind="spent", amount=-5, day="2026-03-02", subject="")
    db.connection.set_authorizer(None)
    for statement in ("UPDATE credit_movements SET amount = -4", "DELETE FROM credit_movements"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.connection.execute(statement)
