"""Pieces that orders wait for, in the order of their turn, and what the maker sent of them."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from desk.records.arrivals import Arrival, Claim, Expected
from desk.store.database import Database
from desk.store.days import to_day

# A pre-order takes effect by its payment: a check's or money order's when that came, else the first one's.
# What was voided, and what was paid later, as a balance, does not count.
EFFECT = """(
    SELECT coalesce(max(CASE WHEN p.method IN ('check', 'money_order') THEN p.received END), min(p.received))
    FROM payments p
    WHERE p.order_id = o.id AND p.amount > 0 AND p.purpose IN ('order', 'deposit', 'first_payment')
        AND NOT EXISTS (SELECT 1 FROM payments back WHERE back.order_id = o.id AND back.reverses = p.id)
)"""
# Named as the index of lines that wait is, so that no other line is looked at.
_WAITING = (
    "line.kind IN ('preorder', 'special') AND line.quantity > line.allocated + line.shipped + line.cancelled"
)
_CLAIMS = f"""
    SELECT line.id, line.item, o.number, c.name AS customer, o.placed, line.kind,
        line.quantity - line.cancelled - line.shipped - line.allocated AS awaited, {EFFECT} AS effect,
        length(o.number_key) AS size, o.number_key
    FROM order_lines line INDEXED BY order_lines_awaiting
    CROSS JOIN orders o ON o.id = line.order_id
    CROSS JOIN customers c ON c.id = o.customer
    WHERE {_WAITING} AND o.stage = 'open'
"""
_TURN = " ORDER BY line.item, effect IS NULL, effect, size, o.number_key, line.position"
_OF_ITEM = _CLAIMS + " AND line.item = ?" + _TURN
_OF_ALL = _CLAIMS + " AND line.item IS NOT NULL" + _TURN
_EFFECT = f"SELECT {EFFECT} AS effect FROM orders o WHERE o.id = ?"
_ITEMS = """
    SELECT id, sku, name, released, on_hand, allocated FROM items
    WHERE id IN (SELECT value FROM json_each(?))
"""


def claims(db: Database, item: int) -> tuple[Claim, ...]:
    """Who waits for an item, by its id, first come, first served; orders not in effect stand last."""
    return tuple(_claim(row) for row in db.query(_OF_ITEM, (item,)))


def effect(db: Database, order: int) -> date | None:
    """The day on which an order took effect, by its id; None while it has none."""
    return to_day(db.query(_EFFECT, (order,))[0]["effect"])


def expected(db: Database) -> tuple[Expected, ...]:
    """All items that orders wait for, by the day of their release, then by SKU."""
    rows = db.query(_OF_ALL)
    by_item = {item: tuple(map(_claim, found)) for item, found in groupby(rows, lambda row: row["item"])}
    ids = "[" + ",".join(map(str, by_item)) + "]"
    found = [_expected(row, by_item[row["id"]]) for row in db.query(_ITEMS, (ids,))]
    return tuple(sorted(found, key=lambda each: (each.released or date.max, each.sku)))


def add(db: Database, arrival: Arrival, at: str, person: str) -> int:
    """Keep what arrived and whose pieces it became, inside the open transaction; its id."""
    made = db.insert(
        "arrivals",
        item=arrival.item,
        day=arrival.day.isoformat(),
        quantity=arrival.quantity,
        expected=arrival.expected,
        at=at,
        person=person,
    )
    for each in arrival.served:
        db.insert("arrival_lines", arrival=made, order_line=each.claim.line, quantity=each.quantity)
    return made


def _expected(row: sqlite3.Row, waiting: Iterable[Claim]) -> Expected:
    claims = tuple(waiting)
    effective = [each for each in claims if each.effect]
    return Expected(
        item=row["id"],
        sku=row["sku"],
        name=row["name"],
        released=to_day(row["released"]),
        pieces=sum(each.awaited for each in effective),
        unpaid=sum(each.awaited for each in claims if not each.effect),
        orders=len({each.order for each in claims}),
        first=effective[0] if effective else None,
        on_hand=row["on_hand"],
        allocated=row["allocated"],
    )


def _claim(row: sqlite3.Row) -> Claim:
    return Claim(
        line=row["id"],
        order=row["number"],
        customer=row["customer"],
        placed=date.fromisoformat(row["placed"]),
        effect=to_day(row["effect"]),
        awaited=row["awaited"],
        kind=row["kind"],
    )
