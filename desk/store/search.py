"""Scan or search: what a number, a SKU or the beginnings of words find, best first."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from desk.records.items import barcode_text
from desk.records.lists import Hit
from desk.records.money import Money
from desk.store import buyers
from desk.store.database import Database
from desk.store.keys import LAST_LETTER, fold, holding, number_key, phone_range, whole, words

_ORDERS = """
    SELECT o.number, c.name, o.placed FROM orders o JOIN customers c ON c.id = o.customer
    WHERE o.number_key >= :low AND o.number_key < :high
    ORDER BY o.number_key LIMIT :limit
"""
_RETURNS = """
    SELECT ra.number, c.name, ra.issued FROM return_authorizations ra JOIN customers c ON c.id = ra.customer
    WHERE ra.number_key >= :low AND ra.number_key < :high
    ORDER BY ra.number_key LIMIT :limit
"""
_CREDITS = """
    SELECT lot.number, c.name, lot.issued FROM credit_lots lot JOIN customers c ON c.id = lot.customer
    WHERE lot.number_key >= :low AND lot.number_key < :high
    ORDER BY lot.number_key LIMIT :limit
"""
_REQUESTS = """
    SELECT asked.number, c.name, asked.asked FROM requests asked
    JOIN orders o ON o.id = asked.order_id JOIN customers c ON c.id = o.customer
    WHERE asked.number >= :low AND asked.number < :high ORDER BY asked.number LIMIT :limit
"""
# By the number of one who was merged, the one found is whom they became.
_CUSTOMERS = """
    SELECT c.number, c.name, c.email, asked.number FROM customers asked
    JOIN customers c ON c.id = coalesce(asked.merged_into, asked.id)
    WHERE asked.number_key >= :low AND asked.number_key < :high
    ORDER BY asked.number_key LIMIT :limit
"""
_ITEMS = """
    SELECT sku, name, price FROM items
    WHERE sku_key >= :sku AND sku_key < :sku_high
    ORDER BY sku_key LIMIT :limit
"""
# What others call it: the barcode on the box is as good as the SKU, a number of an older system may be any.
_CODED = """
    SELECT sku, name, price FROM items
    WHERE barcode = :barcode AND barcode <> ''
"""
_OUTSIDE = """
    SELECT c.number, c.name, c.email FROM customers asked
    JOIN customers c ON c.id = coalesce(asked.merged_into, asked.id)
    WHERE asked.outside_key = :low AND asked.outside_key <> ''
"""
_PHONED = """
    SELECT number, name, phone FROM customers
    WHERE phone_key >= :phone AND phone_key < :phone_high AND phone_key <> '' AND merged_into IS NULL
    ORDER BY phone_key LIMIT :limit
"""
BEGINNING = holding("search_key", "' ' || ")
HOLDING = holding("search_key")
# Names that begin as typed, then names with a word that does; of items, which are few, what holds it at all.
_NAMED_CUSTOMERS = """
    SELECT number, name, email FROM customers
    WHERE name_key >= :name AND name_key < :name_high AND merged_into IS NULL
    ORDER BY name_key LIMIT :limit
"""
BEGINNING_CUSTOMERS = f"""
    SELECT number, name, email FROM customers
    WHERE {BEGINNING} AND merged_into IS NULL
    ORDER BY name_key LIMIT :limit
"""
SOME_CUSTOMERS = """
    SELECT number, name, email FROM customers
    WHERE id IN (SELECT value FROM json_each(:some)) AND merged_into IS NULL
    ORDER BY name_key LIMIT :limit
"""
BEGINNING_ITEMS = f"SELECT sku, name, price FROM items WHERE {BEGINNING} ORDER BY name_key LIMIT :limit"
HOLDING_ITEMS = f"""
    SELECT sku, name, price, {BEGINNING} AS begins FROM items WHERE {HOLDING} ORDER BY name_key LIMIT :limit
"""
_NEWEST = """
    SELECT o.number, c.name, o.placed FROM customers c JOIN orders o ON o.customer = c.id
    WHERE c.number = :number ORDER BY o.placed DESC, o.id DESC LIMIT :limit
"""
# The number of a packing slip finds its order.
_PARCELS = """
    SELECT s.number, o.number AS "order", c.name, o.placed FROM shipments s
    JOIN orders o ON o.id = s.order_id JOIN customers c ON c.id = o.customer
    WHERE s.number <> '' AND s.number >= :low AND s.number < :high ORDER BY s.number LIMIT :limit
"""
_STRAYS = """
    SELECT number, sender, came FROM stray_parcels WHERE number >= :low AND number < :high
    ORDER BY number LIMIT :limit
"""
_CHECKS = """
    SELECT k.number, c.name, k.received FROM checks k JOIN customers c ON c.id = k.customer
    WHERE k.number >= :low AND k.number < :high ORDER BY k.number LIMIT :limit
"""
_DEPOSITS = """
    SELECT number, '', day FROM deposits WHERE number >= :low AND number < :high
    ORDER BY number LIMIT :limit
"""
# What is printed on a check, and who wrote it: not always its customer.
_PRINTED = """
    SELECT k.number, c.name, k.received FROM checks k JOIN customers c ON c.id = k.customer
    WHERE k.check_key = :name ORDER BY k.id DESC LIMIT :few
"""
_PAYERS = """
    SELECT k.number, k.payer, k.received FROM checks k
    WHERE k.payer_key >= :name AND k.payer_key < :name_high ORDER BY k.payer_key, k.id DESC LIMIT :few
"""
NUMBERED = {
    "order": _ORDERS,
    "return": _RETURNS,
    "credit": _CREDITS,
    "request": _REQUESTS,
    "check": _CHECKS,
    "deposit": _DEPOSITS,
    "customer": _CUSTOMERS,
    "item": _ITEMS,
    "stray": _STRAYS,
}
CHECKED = {"printed": _PRINTED, "payer": _PAYERS}
CUSTOMER, ITEM, CHECK = "customer", "item", "check"
_NEWEST_SHOWN = 3
_FEW_CHECKS = 5
# Of more customers than these the first by name are soon met in the order of their names.
_FEW = 2_000


def find(db: Database, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """What the text finds, best first, each record once; ``exact`` is one whose number or SKU it is."""
    if not fold(text):
        return ()
    values = _values(text, limit)
    numbered = [hit for kind in NUMBERED for hit in _numbered(db, kind, values)]
    known = chain(_coded(db, values), numbered, _parcels(db, values), _checks(db, "printed", values))
    best = sorted(known, key=lambda hit: not hit.exact)
    return _few(chain(best, _named(db, values), _checks(db, "payer", values)), limit)


def customers(db: Database, text: str, limit: int) -> tuple[str, ...]:
    """The numbers of the customers that typed letters find, best first."""
    if not fold(text):
        return ()
    values = _values(text, limit)
    found = chain(_numbered(db, CUSTOMER, values), _customers(db, values))
    return tuple(hit.number for hit in _few(found, limit))


def items(db: Database, text: str, limit: int) -> tuple[str, ...]:
    """The SKUs that typed letters or a scanned barcode find, best first."""
    if not fold(text):
        return ()
    values = _values(text, limit)
    found = chain(_coded(db, values), _numbered(db, ITEM, values), _items(db, values))
    return tuple(hit.number for hit in _few(found, limit))


def _few(hits: Iterable[Hit], limit: int) -> tuple[Hit, ...]:
    found: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        found.setdefault((hit.kind, hit.number), hit)
        if len(found) == limit:
            break
    return tuple(found.values())


def _values(text: str, limit: int) -> dict[str, object]:
    number, name = number_key(text), fold(text)
    return {
        "low": number,
        "high": number + LAST_LETTER,
        "sku": name,
        "sku_high": name + LAST_LETTER,
        "name": name,
        "name_high": name + LAST_LETTER,
        "limit": limit,
        "few": _FEW_CHECKS,
        "barcode": barcode_text(whole(text)),
        **phone_range(text),
        **words(text),
    }


def _parcels(db: Database, values: dict[str, object]) -> Iterator[Hit]:
    """The orders of parcels whose slip's number begins with what was typed."""
    for number, order, title, detail in db.query(_PARCELS, values):
        yield _hit("order", order, title, detail, exact=number == values["low"])


def _checks(db: Database, by: str, values: dict[str, object]) -> Iterator[Hit]:
    """The newest checks with just this number printed on them, or of payers whose name begins as typed."""
    for number, title, detail in db.query(CHECKED[by], values):
        yield _hit(CHECK, number, title, detail)


def _numbered(db: Database, kind: str, values: dict[str, object]) -> Iterator[Hit]:
    """Records whose number or SKU begins with what was typed."""
    wanted = values["sku"] if kind == ITEM else values["low"]
    key = fold if kind == ITEM else number_key
    for number, title, detail, *asked in db.query(NUMBERED[kind], values):
        yield _hit(kind, number, title, detail, exact=key(*asked or (number,)) == wanted)


def _coded(db: Database, values: dict[str, object]) -> Iterator[Hit]:
    """The item with just this barcode, which a scanner reads as it reads a number of ours."""
    for sku, title, price in db.query(_CODED, values):
        yield _hit(ITEM, sku, title, price, exact=True)


def _named(db: Database, values: dict[str, object]) -> Iterator[Hit]:
    """Customers and items by what else names them, and the newest orders of the customers found first."""
    found = list(_customers(db, values))
    yield from found
    yield from _items(db, values)
    yield from _newest(db, found)


def _customers(db: Database, values: dict[str, object]) -> Iterator[Hit]:
    """Customers by a number of an older system, by phone, and by the words of their names."""
    for number, title, detail in chain(db.query(_OUTSIDE, values), db.query(_PHONED, values)):
        yield _hit(CUSTOMER, number, title, detail)
    named = db.query(_NAMED_CUSTOMERS, values)
    for number, title, detail in named:
        yield _hit(CUSTOMER, number, title, detail)
    if len(named) == values["limit"]:
        return
    some = buyers.of(db, str(values["name"]), _FEW)
    asked = {**values, "some": json.dumps(list(some or ()))}
    for number, title, detail in db.query(BEGINNING_CUSTOMERS if some is None else SOME_CUSTOMERS, asked):
        yield _hit(CUSTOMER, number, title, detail)


def _items(db: Database, values: dict[str, object]) -> Iterator[Hit]:
    """Items by the words of their names."""
    held = db.query(HOLDING_ITEMS, values)
    if len(held) == values["limit"]:
        for sku, title, price in db.query(BEGINNING_ITEMS, values):
            yield _hit(ITEM, sku, title, price)
    for sku, title, price, _ in _begun_first(held):
        yield _hit(ITEM, sku, title, price)


def _begun_first(rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """Those with a word that begins as typed before the others; none of them is looked for twice."""
    return sorted(rows, key=lambda row: not row["begins"])


def _newest(db: Database, customers: list[Hit]) -> Iterator[Hit]:
    """The newest orders of the customers found first."""
    for number in islice(dict.fromkeys(hit.number for hit in customers), _NEWEST_SHOWN):
        for row in db.query(_NEWEST, {"number": number, "limit": _NEWEST_SHOWN}):
            yield _hit("order", *row)


def _hit(kind: str, number: str, title: str, detail: object, exact: bool = False) -> Hit:
    shown = str(Money(detail)) if isinstance(detail, int) else str(detail)
    return Hit(kind, number, title, shown, exact)
