"""Placing an order of two lines, durable on disk, against the very rows it writes in bare sqlite3."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import bare, shops
from benchmarks.timing import Pair, once

from desk.operations import quoting, taking
from desk.operations.desk import Desk
from desk.records.items import Item, StockMovement
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.store import items, stock
from desk.store.database import Database

_ROUNDS, _FLOORS = 60, 4
_PIECES = 100_000
_LINES = (NewLine("A", "Felt bear, honey", 1, Money(12000)), NewLine("B", "Porcelain doll", 1, Money(8995)))


@contextmanager
def place(folder: Path) -> Iterator[Pair]:
    """One order placed in a transaction of its own, and its rows written to a copy of the same file.

    As at the counter: a known customer, items that are counted, paid by card, quoted a moment ago.
    """
    path, copy, other = (folder / f"placing-{name}.desk" for name in ("ours", "floor", "seen"))
    desk = shops.empty_shop(path)
    new = known(desk)
    desk.db.close()
    for each in (copy, other):
        shutil.copy(path, each)
    writes = iter(_seen(other, new))
    desk, connection = shops.desk_on(Database.open(path, shops.KEYS)), bare.connect(copy)

    def ours() -> float:
        shown = quoting.quote(desk, new)
        return once(lambda: taking.take_order(desk, new, shown))

    def floor() -> float:
        rows = next(writes)
        return once(lambda: bare.write(connection, rows))

    try:
        yield Pair(ours, floor, _FLOORS, _ROUNDS)
    finally:
        connection.close()
        desk.db.close()


def known(desk: Desk) -> NewOrder:
    """The order to be placed again and again, once its customer and items are known."""
    home = shops.doll_order().ship_to
    with desk.db.atomic():
        for line in _LINES:
            item = items.add(desk.db, Item(0, line.sku, line.name, line.price))
            moved = StockMovement(item.id, "counted", _PIECES, shops.TODAY, desk.moment, "counted", "Bench")
            stock.move(desk.db, moved)
    new = NewOrder(
        shops.TODAY,
        home.name,
        _LINES,
        email="rolla@example.com",
        address=home,
        ship_to=home,
        payments=(NewPayment("card", Money(23571), shops.TODAY, "A77", brand="visa", last4="4242"),),
        shipping_charged=Money(1295),
        channel="counter",
    )
    taking.take_order(desk, new)
    return new


def _seen(path: Path, new: NewOrder) -> list[list[bare.Write]]:
    """What each order writes."""
    found = []
    with bare.recorded() as written:
        desk = shops.desk_on(Database.open(path, shops.KEYS))
        for _ in range(_ROUNDS * _FLOORS):
            written.clear()
            taking.take_order(desk, new)
            found.append(list(written))
        desk.db.close()
    return found
