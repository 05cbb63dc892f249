"""What the shop sells, found by SKU and by the words of its names."""

from dataclasses import replace

from desk.records.items import Item
from desk.records.money import Money
from desk.store.database import Database
from desk.store.keys import fold, search_key


def by_sku(db: Database, sku: str) -> Item | None:
    """The item with exactly this SKU, or None."""
    rows = db.query("SELECT id, sku, name, price FROM items WHERE sku = ?", (sku,))
    return Item(rows[0]["id"], sku, rows[0]["name"], Money(rows[0]["price"])) if rows else None


def add(db: Database, item: Item) -> Item:
    """Keep a new item inside the open transaction; the id given is ignored."""
    key = db.insert(
        "items",
        sku=item.sku,
        sku_key=fold(item.sku),
        name=item.name,
        name_key=fold(item.name),
        search_key=search_key(item.sku, item.name),
        price=item.price,
    )
    return replace(item, id=key)
