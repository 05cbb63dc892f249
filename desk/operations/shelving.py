"""Where pieces that came back go: on the shelf again, for who waits for such first, or among the damaged."""

from collections.abc import Iterable
from datetime import date

from desk.operations import preorders
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.errors import BadInput, Refused
from desk.records.items import CAME_BACK, Item, StockMovement
from desk.records.returns import AS_DAMAGED, IN_STOCK, ReturnLine
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import items, stock

# Pieces by SKU, with the place that they go to.
Places = Iterable[tuple[str, int, str]]


def places_of(lines: Iterable[ReturnLine]) -> list[tuple[str, int, str]]:
    """Where the pieces of settled lines went."""
    return [(line.sku, line.quantity, line.place) for line in lines if line.place]


def put(desk: Desk, subject: str, pieces: Places, on: date | None = None) -> None:
    """Put pieces at their places inside the open transaction; what the shop never counted goes nowhere.

    ``subject`` is the number of the record that they came back for, ``on`` the day, today unless said.
    """
    for sku, count, place in pieces:
        item = items.by_sku(desk.db, sku)
        if item is not None and place == AS_DAMAGED:
            stock.move_damaged(desk.db, _movement(desk, item, count, subject, on))
        elif item is not None and place == IN_STOCK and item.on_hand is not None:
            stock.move(desk.db, _movement(desk, item, count, subject, on))
            preorders.serve(desk, sku)


def take_back(desk: Desk, subject: str, pieces: Places) -> None:
    """Take them away again, as a settlement is reversed.

    Raises Refused ``restocked-gone`` where they are sold, ``damaged-gone`` where they were thrown away.
    """
    for sku, count, place in pieces:
        item = items.get(desk.db, sku)
        free = item.damaged if place == AS_DAMAGED else item.free
        if free is None or (place == IN_STOCK and not stock.shelved(desk.db, item.id, subject)):
            # It was not counted when they came, and they are not in the count that was made since.
            continue
        if free < count:
            key = "damaged-gone" if place == AS_DAMAGED else "restocked-gone"
            raise Refused(key, sku=sku, count=count, number=subject)
        move = stock.move_damaged if place == AS_DAMAGED else stock.move
        move(desk.db, _movement(desk, item, -count, subject))


def clear_damaged(desk: Desk, sku: str, count: int, reason: str, *, to_shelf: bool = False) -> Item:
    """Take pieces from among the damaged: thrown away, given to somebody, or on the shelf once they are
    mended.

    Raises BadInput ``damaged-count`` for more than there are.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        permit(desk, Act("clear_damaged", sku))
        item = items.get(desk.db, sku)
        if not 1 <= count <= item.damaged:
            raise BadInput("damaged-count", sku=item.sku, count=count, there=item.damaged)
        if to_shelf and item.on_hand is None:
            raise Refused("never-counted", sku=item.sku)
        stock.move_damaged(desk.db, _movement(desk, item, -count, why))
        if to_shelf:
            put(desk, why, [(item.sku, count, IN_STOCK)])
        after = {"damaged": item.damaged - count, **({"on_shelf": count} if to_shelf else {})}
        desk.remember("clear_damaged", item.sku, why, {"damaged": item.damaged}, after)
    return items.get(desk.db, sku)


def _movement(desk: Desk, item: Item, change: int, subject: str, on: date | None = None) -> StockMovement:
    day, now = on or desk.clock.today(), desk.moment
    return StockMovement(item.id, CAME_BACK, change, day, now, subject, desk.who)
