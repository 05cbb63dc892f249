"""The list of orders: ids by chip, search and column, rows a page at a time, capped counts, a total.

What may leave, is late or held goes by the standing that every write keeps with its order, and by the day:
a hold that ends by itself is told by the first day on which the order may leave.
"""

import sqlite3
from array import array
from collections.abc import Sequence
from datetime import date

from desk.records.lists import OrderRow, Query
from desk.records.money import Money
from desk.store import lists, urgency
from desk.store.buyers import BEGINNING
from desk.store.database import Database

_PARTLY = "EXISTS (SELECT 1 FROM order_lines line WHERE line.order_id = o.id AND line.shipped > 0)"
# What was called off before it was entered, or was never meant, owes nothing.
OWING = (
    "(o.stage <> 'cancelled' OR (o.voided = 0 AND o.released + o.charged > 0)) "
    "AND o.total + o.charged - o.released - o.paid + o.withdrawn > 0"
)
# Of a million orders few are held or late: each such chip reads an index of its own.
_LISTING = lists.Listing(
    source="orders o",
    chips={
        "": "1 = 1",
        "open": "o.stage = 'open'",
        "to_ship": f"o.id IN (SELECT id FROM {urgency.TO_SHIP})",
        "late": f"o.id IN (SELECT id FROM {urgency.LATE})",
        "to_tell": f"o.id IN (SELECT id FROM {urgency.TO_TELL})",
        "on_hold": f"""o.id IN (SELECT id FROM {urgency.HELD}
            UNION ALL SELECT id FROM {urgency.FREE_LATER})""",
        "awaiting": f"o.id IN (SELECT id FROM {urgency.AWAITING})",
        "partly_shipped": f"o.stage = 'open' AND {_PARTLY}",
        "owing": OWING,
        "shipped": "o.stage = 'shipped'",
        "delivered": "o.stage = 'delivered'",
        "cancelled": "o.stage = 'cancelled'",
        "flagged": "o.flagged = 1",
    },
    sorts={
        "placed": ("", "o.placed {way}, o.id {way}"),
        "number": ("", "length(o.number_key) {way}, o.number_key {way}"),
        "customer": (
            "customers c JOIN orders o ON o.customer = c.id",
            "c.name_key {way}, c.id {way}, o.placed {way}, o.id {way}",
        ),
        "total": ("", "o.total {way}, o.id {way}"),
    },
    finds=(
        "SELECT id FROM orders WHERE number_key >= :low AND number_key < :high LIMIT :most",
        "SELECT id FROM orders WHERE customer IN (SELECT value FROM json_each(:buyers)) LIMIT :most",
        "SELECT order_id FROM order_lines WHERE sku_key = :key LIMIT :most",
    ),
    holds=f"""(o.number_key >= :low AND o.number_key < :high)
        OR EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer AND {BEGINNING})
        OR o.id IN (SELECT order_id FROM order_lines WHERE sku_key = :key)""",
    total="o.total",
    plain=("placed",),
)
LIST = _LISTING.statements()
_ROWS = f"""
    SELECT o.id, o.number, c.name AS customer, o.placed, o.total, o.flagged,
        CASE WHEN o.voided THEN 'voided' WHEN o.stage <> 'open' THEN o.stage
            WHEN {_PARTLY} THEN 'partly_shipped' WHEN o.processed IS NULL THEN 'placed'
            ELSE 'processed' END AS state,
        CASE WHEN o.voided OR (o.stage = 'cancelled' AND o.released + o.charged = 0) THEN 0
            ELSE o.total + o.charged - o.released - o.paid + o.withdrawn END AS owed
    FROM orders o JOIN customers c ON c.id = o.customer
    WHERE o.id IN (SELECT value FROM json_each(?))
"""
_OF_CUSTOMER = "SELECT id FROM orders WHERE customer = ? ORDER BY placed DESC, id DESC"


def reading(db: Database, query: Query, today: date) -> lists.Reading:
    """What a query shows on the shop's day, to be read in parts; raises BadInput for an unknown chip."""
    return lists.Reading(db, LIST, _LISTING.key(query), query.text, {"today": today.isoformat()})


def rows(db: Database, ids: Sequence[int]) -> tuple[OrderRow, ...]:
    """The rows of these ids, in the order given."""
    found: dict[int, OrderRow] = {}
    for page in lists.pages(ids):
        found.update((row["id"], _row(row)) for row in db.query(_ROWS, (page,)))
    return lists.in_order(ids, found)


def of_customer(db: Database, customer: int) -> "array[int]":
    """The ids of a customer's orders, newest first."""
    return db.ids(_OF_CUSTOMER, (customer,))


def counts(db: Database, today: date) -> dict[str, int]:
    """How many orders each chip holds on the shop's day, counted no further than 1,001."""
    day = {"today": today.isoformat()}
    return {chip: db.query(LIST.COUNTS[chip], day)[0]["number"] for chip in LIST.COUNTS}


def _row(row: sqlite3.Row) -> OrderRow:
    return OrderRow(
        id=row["id"],
        number=row["number"],
        customer=row["customer"],
        placed=date.fromisoformat(row["placed"]),
        state=row["state"],
        total=Money(row["total"]),
        owed=Money(row["owed"]),
        flagged=bool(row["flagged"]),
    )
