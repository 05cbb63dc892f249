"""Stock is what its movements add up to, never less than none, and never less than is set aside."""

import sqlite3

import pytest

from desk.records.items import StockMovement
from desk.store import order_lines, stock
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT


def moved(kind: str, change: int) -> StockMovement:
    """A movement of the shop's first item."""
    return StockMovement(1, kind, change, DAY, MOMENT, "#10100", "Ann")


def on_hand(db: Database) -> tuple:
    """The pieces on hand and set aside."""
    return tuple(db.query("SELECT on_hand, allocated FROM items WHERE id = 1")[0])


def test_movements_add_up(db: Database) -> None:
    assert on_hand(db) == (None, 0), "nobody counted"
    with db.atomic():
        stock.move(db, moved("counted", 0))
        stock.move(db, moved("arrived", 5))
        stock.move(db, moved("shipped", -2))
    assert on_hand(db) == (3, 0)
    assert [each.change for each in stock.movements(db, 1)] == [0, 5, -2]
    assert stock.movements(db, 1)[1] == moved("arrived", 5)


def test_there_are_never_fewer_pieces_than_none_or_than_are_set_aside(db: Database) -> None:
    samples.add_order(db)
    with db.atomic():
        stock.move(db, moved("arrived", 1))
        order_lines.allocate(db, 1, 1)
    assert on_hand(db) == (1, 1)
    for write in (lambda: stock.move(db, moved("shipped", -1)), lambda: order_lines.allocate(db, 1, 1)):
        with pytest.raises(sqlite3.IntegrityError), db.atomic():
            write()
    assert on_hand(db) == (1, 1)


def test_open_orders_wait_for_what_is_not_there(db: Database) -> None:
    bear = samples.add_item(db).id
    samples.add_order(db)
    samples.add_order(db, "#10101", cancelled=DAY)
    samples.add_order(db, "#10102", shipped=DAY, processed=DAY)
    assert stock.awaited(db, bear) == 3
    assert stock.awaited(db, 1) == 0


def test_damaged_pieces_are_counted_beside_the_stock(db: Database) -> None:
    with db.atomic():
        stock.move(db, moved("counted", 2))
        stock.move_damaged(db, moved("came_back", 3))
        stock.move_damaged(db, moved("came_back", -1))
    assert on_hand(db) == (2, 0)
    assert db.query("SELECT damaged FROM items WHERE id = 1")[0]["damaged"] == 2
    assert stock.damaged_movements(db, 1) == (moved("damaged", 3), moved("damaged", -1))
    assert stock.damaged_movements(db, 2) == ()
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        stock.move_damaged(db, moved("came_back", -3))
