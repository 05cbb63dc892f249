"""Orders that send the same item again, and the returns that they are for."""

from desk.store.database import Database

_FOR = "UPDATE orders SET for_return = ? WHERE number = ?"
_ORDER = """
    SELECT number FROM orders WHERE for_return = ? AND voided = 0 ORDER BY id DESC LIMIT 1
"""
_RETURN = """
    SELECT ra.number FROM orders o JOIN return_authorizations ra ON ra.id = o.for_return WHERE o.id = ?
"""


def mark(db: Database, number: str, ra: int) -> None:
    """Note that an order is for a return, by its id."""
    db.execute(_FOR, (ra, number))


def order_of(db: Database, ra: int) -> str:
    """The number of the order that stands for a return by its id; empty where there is none."""
    rows = db.query(_ORDER, (ra,))
    return str(rows[0]["number"]) if rows else ""


def return_of(db: Database, order: int) -> str:
    """The number of the return that an order by its id is for; empty where it is an order as any."""
    rows = db.query(_RETURN, (order,))
    return str(rows[0]["number"]) if rows else ""
