"""The stock of items: every movement of it, which adds up to the pieces on hand."""

from datetime import date

from desk.records.items import StockMovement
from desk.store.database import Database

_MOVEMENTS = """
    SELECT item, kind, change, day, at, subject, person FROM stock_movements WHERE item = ? ORDER BY id
"""
_SHELVED = """
    SELECT coalesce(sum(change), 0) AS pieces FROM stock_movements
    WHERE item = ? AND subject = ? AND kind = 'came_back' AND change > 0
"""
_DAMAGED = """
    SELECT item, 'damaged' AS kind, change, day, at, subject, person FROM damaged_movements
    WHERE item = ? ORDER BY id
"""
# An order that was entered whole from elsewhere says of no line what left, and waits for nothing.
_AWAITED = """
    SELECT coalesce(sum(line.quantity - line.cancelled - line.shipped - line.allocated), 0) AS pieces
    FROM order_lines line JOIN orders o ON o.id = line.order_id
    WHERE line.item = ? AND line.kind IN ('preorder', 'special')
        AND line.quantity > line.allocated + line.shipped + line.cancelled AND o.stage = 'open'
"""


def move(db: Database, movement: StockMovement) -> int:
    """Note a movement of an item's stock inside the open transaction; its id.

    What would leave fewer pieces than none, or than are set aside, ends the transaction: ask before.
    """
    return db.insert(
        "stock_movements",
        item=movement.item,
        kind=movement.kind,
        change=movement.change,
        day=movement.day.isoformat(),
        at=movement.at,
        subject=movement.subject,
        person=movement.person,
    )


def move_damaged(db: Database, movement: StockMovement) -> int:
    """Note a change of the damaged pieces of an item inside the open transaction; its id.

    What would leave fewer than none ends the transaction: ask before.
    """
    return db.insert(
        "damaged_movements",
        item=movement.item,
        change=movement.change,
        day=movement.day.isoformat(),
        at=movement.at,
        subject=movement.subject,
        person=movement.person,
    )


def damaged_movements(db: Database, item: int) -> tuple[StockMovement, ...]:
    """All changes of an item's damaged pieces, oldest first."""
    return tuple(
        StockMovement(**{**dict(row), "day": date.fromisoformat(row["day"])})
        for row in db.query(_DAMAGED, (item,))
    )


def shelved(db: Database, item: int, subject: str) -> int:
    """How many pieces of an item went on the shelf for a record, as they came back under its number."""
    return int(db.query(_SHELVED, (item, subject))[0]["pieces"])


def movements(db: Database, item: int) -> tuple[StockMovement, ...]:
    """All movements of an item's stock, oldest first."""
    return tuple(
        StockMovement(**{**dict(row), "day": date.fromisoformat(row["day"])})
        for row in db.query(_MOVEMENTS, (item,))
    )


def awaited(db: Database, item: int) -> int:
    """How many pieces of an item open orders wait for."""
    return int(db.query(_AWAITED, (item,))[0]["pieces"])
