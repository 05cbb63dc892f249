"""Whole customers and items by their ids, many at once, for the files that they leave the shop in."""

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import fields

from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.items import Item
from desk.records.money import Money
from desk.store import lists
from desk.store.database import Database
from desk.store.days import to_day

_PARTS = tuple(each.name for each in fields(Address))
_HOME = ", ".join(f"home.{name}" for name in _PARTS)
CUSTOMER_IDS = """
    SELECT id FROM customers WHERE merged_into IS NULL ORDER BY length(number_key), number_key
"""
ITEM_IDS = "SELECT id FROM items ORDER BY sku_key, id"
CUSTOMERS = f"""
    SELECT c.id, c.number, c.name, c.email, c.phone, c.outside_number, c.note, c.version, {_HOME}
    FROM customers c JOIN addresses home ON home.id = c.address
    WHERE c.merged_into IS NULL AND c.id IN (SELECT value FROM json_each(?))
"""
ITEMS = """
    SELECT id, sku, name, price, barcode, kind, released, weight, size, untaxed, retired, note, on_hand,
        allocated, version, category, damaged
    FROM items WHERE id IN (SELECT value FROM json_each(?))
"""


def customer_ids(db: Database) -> "array[int]":
    """The ids of all customers but those who were merged into others, by number."""
    return db.ids(CUSTOMER_IDS)


def item_ids(db: Database) -> "array[int]":
    """The ids of all items, by SKU."""
    return db.ids(ITEM_IDS)


def customers(db: Database, ids: Sequence[int]) -> tuple[Customer, ...]:
    """The customers with these ids, in the order given; one that was merged into another is left out."""
    found: dict[int, Customer] = {}
    for page in lists.pages(ids):
        found |= {row["id"]: _customer(row) for row in db.query(CUSTOMERS, (page,))}
    return lists.in_order(ids, found)


def items(db: Database, ids: Sequence[int]) -> tuple[Item, ...]:
    """The items with these ids, in the order given."""
    found: dict[int, Item] = {}
    for page in lists.pages(ids):
        found |= {row["id"]: _item(row) for row in db.query(ITEMS, (page,))}
    return lists.in_order(ids, found)


def _customer(row: sqlite3.Row) -> Customer:
    key, number, name, email, phone, outside, note, version = row[:8]
    home = Address(*(*row[8:-1], bool(row[-1])))
    return Customer(key, number, name, email, phone, home, outside, note, version=version)


def _item(row: sqlite3.Row) -> Item:
    values = dict(row)
    flags = {name: bool(values[name]) for name in ("untaxed", "retired")}
    return Item(
        **{**values, **flags, "price": Money(values["price"]), "released": to_day(values["released"])}
    )
