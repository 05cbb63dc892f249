"""The stock of items: every movement of it, which adds up to the pieces on hand."""

from datetime import date

from desk.records.items import StockMovement
from desk.store.database import Database

_MOVEMENTS = """
    SELECT item, kind, change, day, at, subject, person FROM stock_movements WHERE item = ? ORDER BY id
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


def movements(db: Database, item: int) -> tuple[StockMovement, ...]:
    """All movements of an item's stock, oldest first."""
    return tuple(
        StockMovement(**{**dict(row), "day": date.fromisoformat(row["day"])})
        for row in db.query(_MOVEMENTS, (item,))
    )
