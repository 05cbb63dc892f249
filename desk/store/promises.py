"""Open orders whose shop has to ship by a day that it promised, with what that day is reckoned from."""

import sqlite3
from datetime import date

from desk.records.promises import Clocked
from desk.store.arrivals import EFFECT
from desk.store.database import Database
from desk.store.days import to_day

_COLUMNS = f"""
    SELECT o.id, o.number, c.name AS customer, o.channel, o.placed, {EFFECT} AS complete, o.promised, (
        SELECT max(i.released) FROM order_lines line JOIN items i ON i.id = line.item
        WHERE line.order_id = o.id AND line.kind IN ('preorder', 'special')
            AND line.allocated + line.shipped + line.cancelled < line.quantity
    ) AS expected, CASE WHEN NOT EXISTS (
        SELECT 1 FROM order_lines line
        WHERE line.order_id = o.id AND line.kind IN ('preorder', 'special')
            AND line.allocated + line.shipped + line.cancelled < line.quantity
    ) THEN (
        SELECT max(n.told) FROM notices n WHERE n.order_id = o.id AND n.kind = 'balance' AND n.way <> ''
            AND coalesce(n.open > 0, o.balance_paid IS NULL)
    ) END AS asked
"""
_JOINED = """
    CROSS JOIN customers c ON c.id = o.customer
    WHERE o.stage = 'open' AND o.channel IN ('mail', 'phone', 'web')
"""
# By name, since the planner would go through all open orders.
_CLOCKED = f"{_COLUMNS} FROM orders o INDEXED BY orders_on_clock {_JOINED}"
_OF_ORDER = f"{_COLUMNS} FROM orders o {_JOINED} AND o.id = ?"


def running(db: Database) -> tuple[Clocked, ...]:
    """All orders that are on the clock."""
    return tuple(_clocked(row) for row in db.query(_CLOCKED))


def of_order(db: Database, order: int) -> Clocked | None:
    """An order by its id, None where it is not on the clock: by another way, or nothing more has to leave."""
    rows = db.query(_OF_ORDER, (order,))
    return _clocked(rows[0]) if rows else None


def _clocked(row: sqlite3.Row) -> Clocked:
    return Clocked(
        id=row["id"],
        order=row["number"],
        customer=row["customer"],
        channel=row["channel"],
        placed=date.fromisoformat(row["placed"]),
        complete=to_day(row["complete"]),
        promised=to_day(row["promised"]),
        expected=to_day(row["expected"]),
        asked=to_day(row["asked"]),
    )
