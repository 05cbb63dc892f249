"""The list of orders: ids by chip, search and column, rows a page at a time, capped counts, a total."""

import sqlite3
from array import array
from collections.abc import Sequence
from datetime import date

from desk.records.lists import OrderRow, Query
from desk.records.money import Money
from desk.store import lists
from desk.store.database import Database
from desk.store.keys import holding

_LISTING = lists.Listing(
    source="orders o",
    chips={
        "": "1 = 1",
        "open": "o.stage = 'open'",
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
    search=f"""o.id IN (
        SELECT id FROM orders WHERE number_key >= :low AND number_key < :high
        UNION
        SELECT id FROM orders WHERE customer IN (SELECT id FROM customers WHERE {holding("search_key")})
        UNION
        SELECT order_id FROM order_lines WHERE sku_key = :key
    )""",
)
IDS = _LISTING.statements()
SUMS = _LISTING.sums("o.total")
COUNTS = _LISTING.counts()
_ROWS = """
    SELECT o.id, o.number, c.name AS customer, o.placed, o.stage, o.processed, o.total, o.flagged,
        CASE o.stage WHEN 'cancelled' THEN 0 ELSE o.total - o.paid END AS owed
    FROM orders o JOIN customers c ON c.id = o.customer
    WHERE o.id IN (SELECT value FROM json_each(?))
"""
_OF_CUSTOMER = "SELECT id FROM orders WHERE customer = ? ORDER BY placed DESC, id DESC"


def ids(db: Database, query: Query) -> "array[int]":
    """The ids that a query shows, in its order; raises BadInput for an unknown chip or column."""
    return db.ids(IDS[_LISTING.key(query)], lists.search_values(query.text))


def rows(db: Database, ids: Sequence[int]) -> tuple[OrderRow, ...]:
    """The rows of these ids, in the order given."""
    found: dict[int, OrderRow] = {}
    for page in lists.pages(ids):
        found.update((row["id"], _row(row)) for row in db.query(_ROWS, (page,)))
    return lists.in_order(ids, found)


def of_customer(db: Database, customer: int) -> "array[int]":
    """The ids of a customer's orders, newest first."""
    return db.ids(_OF_CUSTOMER, (customer,))


def counts(db: Database) -> dict[str, int]:
    """How many orders each chip holds, counted no further than 1,001."""
    return {chip: db.query(COUNTS[chip])[0]["number"] for chip in COUNTS}


def total(db: Database, query: Query) -> Money:
    """The sum of the totals of the orders that a query shows."""
    chip, _, _, searched = _LISTING.key(query)
    return Money(db.query(SUMS[chip, searched], lists.search_values(query.text))[0]["total"])


def _row(row: sqlite3.Row) -> OrderRow:
    waiting = "processed" if row["processed"] else "placed"
    return OrderRow(
        id=row["id"],
        number=row["number"],
        customer=row["customer"],
        placed=date.fromisoformat(row["placed"]),
        state=waiting if row["stage"] == "open" else row["stage"],
        total=Money(row["total"]),
        owed=Money(row["owed"]),
        flagged=bool(row["flagged"]),
    )
