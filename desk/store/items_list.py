"""The list of items: ids by chip, search and column, rows a page at a time, capped counts."""

from collections.abc import Sequence

from desk.records.items import ItemRow
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import lists
from desk.store.database import Database
from desk.store.days import to_day
from desk.store.keys import LAST_LETTER, fold, holding

_LISTING = lists.Listing(
    source="items i",
    chips={
        "": "i.retired = 0",
        "free": "i.retired = 0 AND i.on_hand > i.allocated",
        "out": "i.retired = 0 AND i.on_hand <= i.allocated",
        "uncounted": "i.retired = 0 AND i.on_hand IS NULL",
        "preorder": "i.retired = 0 AND i.kind = 'preorder'",
        "retired": "i.retired = 1",
    },
    sorts={
        "sku": ("", "i.sku_key {way}, i.id {way}"),
        "name": ("", "i.name_key {way}, i.id {way}"),
        "price": ("", "i.price {way}, i.id {way}"),
        "on_hand": ("", "i.on_hand {way}, i.id {way}"),
        "released": ("", "i.released {way}, i.id {way}"),
    },
    finds=(
        "SELECT id FROM items WHERE sku_key >= :key AND sku_key < :key_high LIMIT :most",
        f"SELECT id FROM items WHERE {holding('search_key')} LIMIT :most",
    ),
    holds=f"(i.sku_key >= :key AND i.sku_key < :key_high) OR ({holding('i.search_key')})",
)
LIST = _LISTING.statements()
_ROWS = """
    SELECT id, sku, name, kind, price, on_hand, on_hand - allocated AS free, released, retired,
        damaged
    FROM items WHERE id IN (SELECT value FROM json_each(?))
"""


def reading(db: Database, query: Query) -> lists.Reading:
    """What a query shows, to be read in parts; raises BadInput for an unknown chip or column."""
    values = {"key_high": fold(query.text) + LAST_LETTER}
    return lists.Reading(db, LIST, _LISTING.key(query), query.text, values)


def rows(db: Database, ids: Sequence[int]) -> tuple[ItemRow, ...]:
    """The rows of these ids, in the order given."""
    found: dict[int, ItemRow] = {}
    for page in lists.pages(ids):
        for row in db.query(_ROWS, (page,)):
            values = {**dict(row), "price": Money(row["price"]), "released": to_day(row["released"])}
            found[row["id"]] = ItemRow(**{**values, "retired": bool(row["retired"])})
    return lists.in_order(ids, found)


def counts(db: Database) -> dict[str, int]:
    """How many items each chip holds, counted no further than 1,001."""
    return {chip: db.query(LIST.COUNTS[chip])[0]["number"] for chip in LIST.COUNTS}
