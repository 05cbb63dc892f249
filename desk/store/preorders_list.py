"""The list of pre-orders and special orders: lines of open orders, by what they wait for."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from desk.records.arrivals import PreorderRow
from desk.records.lists import Query
from desk.store import lists
from desk.store.buyers import BEGINNING
from desk.store.database import Database
from desk.store.days import to_day

_LINE = (
    "line.order_id = o.id AND o.stage = 'open' AND line.kind IN ('preorder', 'special') "
    "AND line.quantity > line.cancelled"
)
_AWAITED = "line.allocated + line.shipped + line.cancelled < line.quantity"
# The newest notice that asked for a line's balance; one by card counts as told, and names no way.
_NOTICE = """(
    SELECT max(n.id) FROM notice_lines told JOIN notices n ON n.id = told.notice
    WHERE told.order_line = line.id AND n.kind = 'balance'
)"""
_COVERED = f"""(
    o.total + o.charged - o.released <= o.paid - o.withdrawn
    OR (SELECT open FROM notices WHERE id = {_NOTICE}) IS 0
)"""
_ASKED = f"line.balanced = 1 AND {_NOTICE} > 0 AND NOT {_COVERED}"
_CHIPS = {
    "": "1 = 1",
    "awaited": _AWAITED,
    "in": f"NOT ({_AWAITED}) AND line.balanced = 0",
    "untold": f"{_ASKED} AND (SELECT told FROM notices WHERE id = {_NOTICE}) IS NULL",
    "charge": f"{_ASKED} AND (SELECT told IS NOT NULL AND way = '' FROM notices WHERE id = {_NOTICE})",
    "due": f"{_ASKED} AND (SELECT told IS NOT NULL AND way <> '' AND coalesce(due >= :today, 1) "
    f"FROM notices WHERE id = {_NOTICE})",
    "overdue": f"{_ASKED} AND (SELECT told IS NOT NULL AND way <> '' AND due < :today "
    f"FROM notices WHERE id = {_NOTICE})",
    "paid": f"line.balanced = 1 AND ({_NOTICE} IS NULL OR {_COVERED})",
}
_LISTING = lists.Listing(
    source="orders o CROSS JOIN order_lines line",
    chips={chip: f"{_LINE} AND {where}" for chip, where in _CHIPS.items()},
    sorts={
        "placed": ("", "o.placed {way}, o.id {way}, line.position"),
        "number": ("", "length(o.number_key) {way}, o.number_key {way}, line.position"),
        "sku": ("", "line.sku_key {way}, o.placed, o.id, line.position"),
        "customer": (
            "orders o CROSS JOIN order_lines line JOIN customers c ON c.id = o.customer",
            "c.name_key {way}, o.placed {way}, o.id {way}, line.position",
        ),
    },
    finds=(
        """SELECT line.id FROM orders o JOIN order_lines line ON line.order_id = o.id
        WHERE o.number_key >= :low AND o.number_key < :high LIMIT :most""",
        f"""SELECT line.id FROM orders o CROSS JOIN order_lines line
        WHERE {_LINE} AND o.customer IN (SELECT value FROM json_each(:buyers)) LIMIT :most""",
        "SELECT id FROM order_lines line WHERE sku_key = :key LIMIT :most",
    ),
    holds=f"""(o.number_key >= :low AND o.number_key < :high) OR line.sku_key = :key
        OR EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer AND {BEGINNING})""",
    # Its conditions join the two tables.
    plain=("placed", "number", "sku", "customer"),
)
LIST = _LISTING.statements()
_ROWS = f"""
    SELECT line.id, o.number, c.name AS customer, o.placed, line.sku, line.name AS item, line.kind,
        line.quantity - line.cancelled AS quantity, line.allocated + line.shipped AS inside, line.balanced,
        {_AWAITED} AS awaited, {_NOTICE} IS NULL OR {_COVERED} AS covered, i.released, n.told, n.way, n.due
    FROM order_lines line JOIN orders o ON o.id = line.order_id JOIN customers c ON c.id = o.customer
    LEFT JOIN items i ON i.id = line.item LEFT JOIN notices n ON n.id = {_NOTICE}
    WHERE line.id IN (SELECT value FROM json_each(?))
"""


def reading(db: Database, query: Query, today: date) -> lists.Reading:
    """What a query shows on the shop's day, to be read in parts; raises BadInput for an unknown chip."""
    return lists.Reading(db, LIST, _LISTING.key(query), query.text, {"today": today.isoformat()})


def rows(db: Database, ids: Sequence[int], today: date) -> tuple[PreorderRow, ...]:
    """The rows of these ids, in the order given, as they stand on the shop's day."""
    found: dict[int, PreorderRow] = {}
    for page in lists.pages(ids):
        found.update((row["id"], _row(row, today)) for row in db.query(_ROWS, (page,)))
    return lists.in_order(ids, found)


def counts(db: Database, today: date) -> dict[str, int]:
    """How many lines each chip holds on the shop's day, counted no further than 1,001."""
    day = {"today": today.isoformat()}
    return {chip: db.query(LIST.COUNTS[chip], day)[0]["number"] for chip in LIST.COUNTS}


def _row(row: sqlite3.Row, today: date) -> PreorderRow:
    return PreorderRow(
        id=row["id"],
        number=row["number"],
        customer=row["customer"],
        placed=date.fromisoformat(row["placed"]),
        sku=row["sku"],
        item=row["item"],
        quantity=row["quantity"],
        inside=row["inside"],
        state=_state(row, today),
        kind=row["kind"],
        released=to_day(row["released"]),
        due=to_day(row["due"]),
    )


def _state(row: sqlite3.Row, today: date) -> str:
    if row["awaited"]:
        return "awaited"
    if not row["balanced"]:
        return "in"
    if row["covered"]:
        return "paid"
    if row["told"] is None:
        return "untold"
    if not row["way"]:
        return "charge"
    return "overdue" if row["due"] and row["due"] < today.isoformat() else "due"
