"""The tables of sales hold together: pieces, sums, what stays as it was written."""

import sqlite3

import pytest

from desk.store.database import Database
from tests.store import samples

CANCELLED = (
    "INSERT INTO cancellations (order_id, kind, day, by, destination, credit, released, withdrawn, answer) "
    "VALUES (1, 'cancelled', '2026-03-02', '{}', 'none', 0, {}, 0, '{{}}')"
)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE order_lines SET shipped = quantity + 1",
        "UPDATE order_lines SET allocated = quantity + 1",
        "UPDATE order_lines SET shipped = -1",
        "UPDATE orders SET holds = 'balance'",
        "UPDATE orders SET promised = '2026-02-30'",
        "INSERT INTO payments (order_id, method, amount, received, reference, last4) "
        "VALUES (1, 'card', 1, '2026-03-02', '', '12345')",
        "INSERT INTO payments (order_id, method, amount, received, reference, purpose) "
        "VALUES (1, 'card', 1, '2026-03-02', '', 'gift')",
        CANCELLED.format("nobody", 0),
        CANCELLED.format("shop", -1),
    ],
)
def test_what_cannot_be_is_refused(db: Database, change: str) -> None:
    samples.add_order(db)
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.connection.execute(change)


def test_what_was_called_off_adds_up_on_its_order(db: Database) -> None:
    samples.add_order(db)
    with db.atomic():
        db.connection.execute(CANCELLED.format("shop", 700))
        db.connection.execute(CANCELLED.format("factory", 50))
    assert db.query("SELECT released FROM orders")[0]["released"] == 750


def test_of_a_payment_only_people_s_words_may_go(db: Database) -> None:
    samples.add_order(db)
    db.connection.set_authorizer(None)
    for column in ("number", "purpose", "brand", "last4", "reverses", "entry"):
        with pytest.raises(sqlite3.IntegrityError):
            db.connection.execute(f"UPDATE payments SET reference = '', {column} = '7'")
