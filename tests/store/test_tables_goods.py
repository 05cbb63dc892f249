"""The tables of customers and items hold together: numbers of elsewhere, barcodes, stock."""

import sqlite3

import pytest

from desk.store.database import Database
from tests.store import samples


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE items SET allocated = 1",
        "UPDATE items SET on_hand = -1",
        "UPDATE items SET kind = 'layaway'",
        "UPDATE customers SET merged_into = 99",
        "INSERT INTO stock_movements (item, kind, change, day, at, subject, person) "
        "VALUES (1, 'shipped', 0, '2026-03-02', '2026-03-02T16:00:00+00:00', '', 'Ann')",
        "INSERT INTO stock_movements (item, kind, change, day, at, subject, person) "
        "VALUES (1, 'lost', 1, '2026-03-02', '2026-03-02T16:00:00+00:00', '', 'Ann')",
    ],
)
def test_what_cannot_be_is_refused(db: Database, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.connection.execute(change)


@pytest.mark.parametrize("column", ["outside_key", "barcode"])
def test_a_number_of_elsewhere_and_a_barcode_are_ones_alone(db: Database, column: str) -> None:
    table = "items" if column == "barcode" else "customers"
    samples.add_order(db)
    assert samples.add_customer(db) and samples.add_item(db), "empty ones are everybody's"
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.connection.execute(f"UPDATE {table} SET {column} = '4006381333931'")
