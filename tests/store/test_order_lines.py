"""Lines change piece by piece, and what they set aside follows on the shelf."""

from datetime import date

from desk.records.items import StockMovement
from desk.store import order_lines, orders, stock
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT


def test_pieces_are_set_aside_shipped_and_called_off(db: Database) -> None:
    with db.atomic():
        stock.move(db, StockMovement(1, "counted", 9, DAY, MOMENT, "", "Ann"))
    new = samples.new_order().lines[0]
    order = samples.add_order(db, lines=(type(new)(new.sku, new.name, 5, new.price, "preorder"),))
    key = order.lines[0].id
    with db.atomic():
        order_lines.allocate(db, key, 3)
        order_lines.ship(db, key, 2, 2)
        order_lines.cancel(db, key, 2, 0)
    line = orders.get(db, "10100").lines[0]
    assert (line.allocated, line.shipped, line.cancelled, line.unshipped) == (1, 2, 2, 1)
    assert (line.owed, line.awaited, line.shippable) == (0, 0, 1)
    assert db.query("SELECT allocated FROM items WHERE id = 1")[0]["allocated"] == 1


def test_a_pre_order_is_told_and_asked_for_its_balance(db: Database) -> None:
    key = samples.add_order(db).lines[1].id
    with db.atomic():
        order_lines.mark_arrived(db, key, DAY)
        order_lines.mark_notified(db, key, date(2026, 3, 3))
        order_lines.mark_balanced(db, key)
    line = orders.get(db, "10100").lines[1]
    assert (line.arrived, line.notified, line.balanced) == (DAY, date(2026, 3, 3), True)
