"""What each import brought and changed, what rests on it now, and how it goes again."""

import json
from collections.abc import Mapping
from typing import Any

from desk.records.imports import CHANGED, Rest
from desk.store import buyers
from desk.store.database import Database
from desk.store.keys import fold, number_key

# What an import may bring, in the order in which it is taken back.
NOUNS = ("payment", "check", "bank_line", "order", "item", "customer")
# A write is the only one: all that is there after it and was not before, it brought.
_LAST = {
    "payment": "SELECT coalesce(max(id), 0) AS last FROM payments",
    "check": "SELECT coalesce(max(id), 0) AS last FROM checks",
    "bank_line": "SELECT coalesce(max(id), 0) AS last FROM bank_lines",
    "order": "SELECT coalesce(max(id), 0) AS last FROM orders",
    "item": "SELECT coalesce(max(id), 0) AS last FROM items",
    "customer": "SELECT coalesce(max(id), 0) AS last FROM customers",
}
_INTO = "INSERT INTO imported_rows (import_id, noun, record, what, before) SELECT"
_BROUGHT = {
    "payment": f"{_INTO} ?, 'payment', id, 'new', '{{}}' FROM payments WHERE id > ? ORDER BY id",
    "check": f"{_INTO} ?, 'check', id, 'new', '{{}}' FROM checks WHERE id > ? ORDER BY id",
    "bank_line": f"{_INTO} ?, 'bank_line', id, 'new', '{{}}' FROM bank_lines WHERE id > ? ORDER BY id",
    "order": f"{_INTO} ?, 'order', id, 'new', '{{}}' FROM orders WHERE id > ? ORDER BY id",
    "item": f"{_INTO} ?, 'item', id, 'new', '{{}}' FROM items WHERE id > ? ORDER BY id",
    "customer": f"{_INTO} ?, 'customer', id, 'new', '{{}}' FROM customers WHERE id > ? ORDER BY id",
}
_ROWS = """
    SELECT record, what, before FROM imported_rows WHERE import_id = ? AND noun = ? ORDER BY id DESC
"""
_OF = "FROM imported_rows r JOIN"
_MINE = "r.import_id = :id AND r.what = 'new'"
# Of each noun, the record of the import and what was done with it since. On an order the month rests that was
# closed with it: what is told of that one's sales names the order, which would have another number.
_RESTS = {
    "order": f"""
        SELECT o.number AS record, ra.number AS rest {_OF} orders o ON o.id = r.record AND r.noun = 'order'
            JOIN return_authorizations ra ON ra.order_id = o.id WHERE {_MINE}
        UNION ALL SELECT o.number, asked.number {_OF} orders o ON o.id = r.record AND r.noun = 'order'
            JOIN requests asked ON asked.order_id = o.id WHERE {_MINE}
        UNION ALL SELECT o.number, done.number {_OF} orders o ON o.id = r.record AND r.noun = 'order'
            JOIN notices done ON done.order_id = o.id WHERE {_MINE}
        UNION ALL SELECT o.number, k.number {_OF} orders o ON o.id = r.record AND r.noun = 'order'
            JOIN payments p ON p.order_id = o.id JOIN check_parts part ON part.payment = p.id
            JOIN checks k ON k.id = part.check_id AND k.state NOT IN ('voided', 'replaced') WHERE {_MINE}
        UNION ALL SELECT o.number, p.number {_OF} orders o ON o.id = r.record AND r.noun = 'order'
            JOIN payments p ON p.order_id = o.id AND p.number <> '' AND p.reverses IS NULL
            WHERE {_MINE} AND NOT EXISTS (SELECT 1 FROM payments back WHERE back.reverses = p.id)
                AND NOT EXISTS (SELECT 1 FROM check_parts part WHERE part.payment = p.id)
        UNION ALL SELECT o.number, substr(closed.until, 1, 7) {_OF} orders o
            ON o.id = r.record AND r.noun = 'order'
            JOIN closings closed ON closed.id = (SELECT min(id) FROM closings WHERE until >= min(o.placed,
                coalesce((SELECT min(effective) FROM journal_entries WHERE subject = o.number), o.placed)))
            WHERE {_MINE}
        UNION ALL SELECT o.number, '' {_OF} orders o ON o.id = r.record AND r.noun = 'order'
            WHERE {_MINE} AND (o.voided = 1
                OR EXISTS (SELECT 1 FROM charges WHERE order_id = o.id)
                OR EXISTS (SELECT 1 FROM cancellations WHERE order_id = o.id)
                OR EXISTS (SELECT 1 FROM write_offs WHERE order_id = o.id)
                OR EXISTS (SELECT 1 FROM order_lines line
                    JOIN shipment_lines went ON went.order_line = line.id WHERE line.order_id = o.id)
                OR EXISTS (SELECT 1 FROM order_lines line
                    JOIN arrival_lines came ON came.order_line = line.id WHERE line.order_id = o.id))
        ORDER BY 1 LIMIT :most""",
    "customer": f"""
        SELECT c.number AS record, o.number AS rest {_OF} customers c
            ON c.id = r.record AND r.noun = 'customer'
            JOIN orders o ON o.customer = c.id WHERE {_MINE}
        UNION ALL SELECT c.number, ra.number {_OF} customers c ON c.id = r.record AND r.noun = 'customer'
            JOIN return_authorizations ra ON ra.customer = c.id WHERE {_MINE}
        UNION ALL SELECT c.number, lot.number {_OF} customers c ON c.id = r.record AND r.noun = 'customer'
            JOIN credit_lots lot ON lot.customer = c.id WHERE {_MINE}
        UNION ALL SELECT c.number, k.number {_OF} customers c ON c.id = r.record AND r.noun = 'customer'
            JOIN checks k ON k.customer = c.id WHERE {_MINE}
        UNION ALL SELECT c.number, other.number {_OF} customers c ON c.id = r.record AND r.noun = 'customer'
            JOIN customers other ON other.merged_into = c.id OR other.id = c.merged_into WHERE {_MINE}
        UNION ALL SELECT c.number, '' {_OF} customers c ON c.id = r.record AND r.noun = 'customer'
            WHERE {_MINE} AND (c.no_checks = 1 OR c.version > 1)
        ORDER BY 1 LIMIT :most""",
    "item": f"""
        SELECT i.sku AS record, o.number AS rest {_OF} items i ON i.id = r.record AND r.noun = 'item'
            JOIN order_lines line ON line.item = i.id JOIN orders o ON o.id = line.order_id WHERE {_MINE}
        UNION ALL SELECT i.sku, moved.subject {_OF} items i ON i.id = r.record AND r.noun = 'item'
            JOIN imports done ON done.id = r.import_id
            JOIN stock_movements moved ON moved.item = i.id
                AND moved.subject <> done.file WHERE {_MINE}
        UNION ALL SELECT i.sku, '' {_OF} items i ON i.id = r.record AND r.noun = 'item'
            WHERE {_MINE} AND (EXISTS (SELECT 1 FROM arrivals WHERE item = i.id)
                OR EXISTS (SELECT 1 FROM damaged_movements WHERE item = i.id))
        ORDER BY 1 LIMIT :most""",
    "bank_line": f"""
        SELECT line.day AS record, coalesce(k.number, slip.number, '') AS rest {_OF} bank_lines line
            ON line.id = r.record AND r.noun = 'bank_line'
            LEFT JOIN checks k ON k.id = line.check_id LEFT JOIN deposits slip ON slip.id = line.deposit
            WHERE {_MINE} AND line.state <> 'open'
        ORDER BY 1 LIMIT :most""",
}
_ORDER_GONE = """
    UPDATE orders SET number = number || :mark, number_key = :key, shipped = NULL, delivered = NULL,
        cancelled = :on, voided = 1, holds = '[]', awaits = 0, version = version + 1
    WHERE id = :id
"""
_ITEM_LOOSE = """
    UPDATE order_lines SET item = NULL WHERE item = :item AND order_id IN (
        SELECT record FROM imported_rows WHERE import_id = :id AND noun = 'order')
"""
_USED = """
    SELECT EXISTS (SELECT 1 FROM order_lines WHERE item = :item) OR EXISTS (
        SELECT 1 FROM stock_movements WHERE item = :item) OR EXISTS (
        SELECT 1 FROM arrivals WHERE item = :item) OR EXISTS (
        SELECT 1 FROM damaged_movements WHERE item = :item) AS used
"""
# What a later import changed of a record, or brought of the same one.
_LATER = """
    SELECT r.noun, r.record, later.file FROM imported_rows r
    JOIN imported_rows again ON again.noun = r.noun AND again.record = r.record
        AND again.import_id > r.import_id
    JOIN imports later ON later.id = again.import_id AND later.undone = 0
    WHERE r.import_id = ? ORDER BY r.id LIMIT ?
"""
_ITEM_GONE = "DELETE FROM items WHERE id = ?"
_ITEM_AWAY = """
    UPDATE items SET sku = sku || :mark, sku_key = :key, barcode = '', retired = 1, version = version + 1
    WHERE id = :id
"""
_HOMES = "SELECT id FROM addresses WHERE former_of = ? OR id = (SELECT address FROM customers WHERE id = ?)"
_HOMELESS = "UPDATE addresses SET former_of = NULL WHERE former_of = ?"
_CUSTOMER_GONE = "DELETE FROM customers WHERE id = ?"
_ADDRESS_GONE = "DELETE FROM addresses WHERE id = ?"
_LINE_GONE = "DELETE FROM bank_lines WHERE id = ? AND state = 'open'"
_PAYMENT = """
    SELECT o.number FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.id = ?
"""
_NUMBERS = {
    "order": "SELECT number AS called FROM orders WHERE id = ?",
    "customer": "SELECT number AS called FROM customers WHERE id = ?",
    "item": "SELECT sku AS called FROM items WHERE id = ?",
    "check": "SELECT number AS called FROM checks WHERE id = ?",
}


def last(db: Database) -> dict[str, int]:
    """The newest row of each noun, before an import begins to write."""
    return {noun: db.query(_LAST[noun])[0]["last"] for noun in NOUNS}


def note_new(db: Database, key: int, noun: str, after: int) -> None:
    """Note in the open transaction that all rows of a noun after a certain one came with an import."""
    db.execute(_BROUGHT[noun], (key, after))


def note_changed(db: Database, key: int, noun: str, record: int, before: Mapping[str, Any]) -> None:
    """Note in the open transaction what a record was before an import changed it."""
    db.insert(
        "imported_rows", import_id=key, noun=noun, record=record, what=CHANGED, before=json.dumps(before)
    )


def rows(db: Database, key: int, noun: str) -> tuple[tuple[int, str, dict[str, Any]], ...]:
    """The records of an import, the last first: the id, what was done with it, what it was before."""
    found = db.query(_ROWS, (key, noun))
    return tuple((row["record"], row["what"], json.loads(row["before"])) for row in found)


def called(db: Database, noun: str, record: int) -> str:
    """What people call a record by; empty where it is there no more."""
    found = db.query(_NUMBERS[noun], (record,))
    return str(found[0]["called"]) if found else ""


def order_of_payment(db: Database, record: int) -> str:
    """The number of the order that a payment is of."""
    return str(db.query(_PAYMENT, (record,))[0]["number"])


def resting(db: Database, key: int, noun: str, most: int) -> tuple[Rest, ...]:
    """What was done with the records that an import brought, which keeps them from being taken back."""
    found = db.query(_RESTS[noun], {"id": key, "most": most})
    return tuple(Rest(noun, row["record"], row["rest"]) for row in found)


def changed_later(db: Database, key: int, most: int) -> tuple[Rest, ...]:
    """The records of an import that a later one changed, which is taken back first."""
    found = db.query(_LATER, (key, most))
    return tuple(Rest(row["noun"], called(db, row["noun"], row["record"]), row["file"]) for row in found)


def take_order(db: Database, order: int, number: str, mark: str, on: str) -> None:
    """Void an order in the open transaction and free its number, to which ``mark`` is added."""
    values = {"id": order, "mark": mark, "key": number_key(f"{number}{mark}"), "on": on}
    db.execute(_ORDER_GONE, values)


def loosen_item(db: Database, key: int, item: int) -> None:
    """Have the lines of an import's orders name an item by its SKU alone, in the open transaction."""
    db.execute(_ITEM_LOOSE, {"id": key, "item": item})


def is_used(db: Database, item: int) -> bool:
    """Whether any line of an order or movement of stock is about an item."""
    return bool(db.query(_USED, {"item": item})[0]["used"])


def take_item(db: Database, item: int) -> None:
    """Take an item away in the open transaction that nothing is about."""
    db.execute(_ITEM_GONE, (item,))


def set_item_aside(db: Database, item: int, sku: str, mark: str) -> None:
    """Take an item out of sale in the open transaction and free its SKU, to which ``mark`` is added."""
    db.execute(_ITEM_AWAY, {"id": item, "mark": mark, "key": fold(f"{sku}{mark}")})


def take_customer(db: Database, customer: int) -> None:
    """Take a customer away in the open transaction, with the addresses; the words were emptied before."""
    homes = db.ids(_HOMES, (customer, customer))
    db.execute(_HOMELESS, (customer,))
    buyers.forget(db, customer)
    db.execute(_CUSTOMER_GONE, (customer,))
    for home in homes:
        db.execute(_ADDRESS_GONE, (home,))


def take_bank_line(db: Database, line: int) -> None:
    """Take a line of a statement away in the open transaction, of which nothing became yet."""
    db.execute(_LINE_GONE, (line,))
