"""What the shop sells, found by SKU, by barcode and by the words of its names."""

import sqlite3
from dataclasses import replace

from desk.records.errors import NotFound, Stale
from desk.records.items import Item
from desk.records.money import Money
from desk.store.database import Database
from desk.store.days import to_day, to_text
from desk.store.keys import fold, search_key, whole

_ITEM = """
    SELECT id, sku, name, price, barcode, kind, released, weight, size, untaxed, retired, note, on_hand,
        allocated, version, category, damaged
    FROM items
"""
_CHANGE = """
    UPDATE items SET name = :name, price = :price, barcode = :barcode, kind = :kind, released = :released,
        weight = :weight, size = :size, untaxed = :untaxed, retired = :retired, note = :note,
        category = :category,
        name_key = :name_key, search_key = :search_key, version = version + 1
    WHERE id = :id AND version = :version
"""


def by_sku(db: Database, sku: str) -> Item | None:
    """The item with exactly this SKU, or None."""
    return _first(db.query(_ITEM + " WHERE sku = ?", (sku,)))


def get(db: Database, sku: str) -> Item:
    """The item with this SKU; raises NotFound ``item-unknown``."""
    found = by_sku(db, sku)
    if found is None:
        raise NotFound("item-unknown", sku=sku)
    return found


def by_barcode(db: Database, barcode: str) -> Item | None:
    """The item with this barcode, or None; nothing has an empty one."""
    return _first(db.query(_ITEM + " WHERE barcode = ? AND barcode <> ''", (whole(barcode),)))


def like_sku(db: Database, sku: str) -> tuple[Item, ...]:
    """The items whose SKU is this but for case, accents and white space."""
    return tuple(_read(row) for row in db.query(_ITEM + " WHERE sku_key = ? ORDER BY id", (fold(sku),)))


def add(db: Database, item: Item) -> Item:
    """Keep a new item inside the open transaction; its id is ignored, and its stock begins uncounted."""
    key = db.insert("items", sku=item.sku, sku_key=fold(item.sku), **_values(item))
    return replace(item, id=key, on_hand=None, allocated=0, version=1, damaged=0)


def change(db: Database, item: Item) -> Item:
    """Keep what changed of an item but its SKU and stock; raises Stale ``item-changed``."""
    if not db.execute(_CHANGE, {"id": item.id, "version": item.version, **_values(item)}):
        raise Stale("item-changed", sku=item.sku)
    return replace(item, version=item.version + 1)


def _values(item: Item) -> dict[str, object]:
    return {
        "name": item.name,
        "name_key": fold(item.name),
        "search_key": search_key(item.sku, item.name, item.barcode),
        "price": item.price,
        "barcode": item.barcode,
        "kind": item.kind,
        "released": to_text(item.released),
        "weight": item.weight,
        "size": item.size,
        "untaxed": item.untaxed,
        "retired": item.retired,
        "note": item.note,
        "category": item.category,
    }


def _first(rows: list[sqlite3.Row]) -> Item | None:
    return _read(rows[0]) if rows else None


def _read(row: sqlite3.Row) -> Item:
    values = dict(row)
    flags = {name: bool(values[name]) for name in ("untaxed", "retired")}
    return Item(
        **{**values, **flags, "price": Money(values["price"]), "released": to_day(values["released"])}
    )
