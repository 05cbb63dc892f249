"""Scan or search: what a number, a SKU or the beginnings of words find, best first."""

from collections.abc import Iterator
from itertools import chain, islice

from desk.records.lists import Hit
from desk.records.money import Money
from desk.store.database import Database
from desk.store.keys import LAST_LETTER, fold, holding, number_key, words

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
_CUSTOMERS = """
    SELECT number, name, email FROM customers
    WHERE number_key >= :low AND number_key < :high
    ORDER BY number_key LIMIT :limit
"""
_ITEMS = """
    SELECT sku, name, price FROM items
    WHERE sku_key >= :sku AND sku_key < :sku_high
    ORDER BY sku_key LIMIT :limit
"""
BEGINNING = holding("search_key", "' ' || ")
HOLDING = holding("search_key")
# Names that begin as typed, then names with a word that does, then anything that holds all the words.
_NAMED_CUSTOMERS = (
    """SELECT number, name, email FROM customers
    WHERE name_key >= :name AND name_key < :name_high ORDER BY name_key LIMIT :limit""",
    f"""SELECT number, name, email FROM customers
    WHERE {BEGINNING}
    ORDER BY name_key LIMIT :limit""",
    f"""SELECT number, name, email FROM customers
    WHERE {HOLDING}
    ORDER BY name_key LIMIT :limit""",
)
_NAMED_ITEMS = (
    f"""SELECT sku, name, price FROM items
    WHERE {BEGINNING}
    ORDER BY name_key LIMIT :limit""",
    f"""SELECT sku, name, price FROM items
    WHERE {HOLDING}
    ORDER BY name_key LIMIT :limit""",
)
_NEWEST = """
    SELECT o.number, c.name, o.placed FROM customers c JOIN orders o ON o.customer = c.id
    WHERE c.number = :number ORDER BY o.placed DESC, o.id DESC LIMIT :limit
"""
NUMBERED = {"order": _ORDERS, "return": _RETURNS, "credit": _CREDITS, "customer": _CUSTOMERS, "item": _ITEMS}
_NEWEST_SHOWN = 3


def find(db: Database, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """What the text finds, best first, each record once; ``exact`` is one whose number or SKU it is."""
    if not fold(text):
        return ()
    values = _values(text, limit)
    numbered = [hit for kind in NUMBERED for hit in _numbered(db, kind, values)]
    best = sorted(numbered, key=lambda hit: not hit.exact)
    found: dict[tuple[str, str], Hit] = {}
    for hit in chain(best, _named(db, values)):
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
        **words(text),
    }


def _numbered(db: Database, kind: str, values: dict[str, object]) -> Iterator[Hit]:
    """Records whose number or SKU begins with what was typed."""
    wanted = values["sku"] if kind == "item" else values["low"]
    key = fold if kind == "item" else number_key
    for number, title, detail in db.query(NUMBERED[kind], values):
        yield _hit(kind, number, title, detail, exact=key(number) == wanted)


def _named(db: Database, values: dict[str, object]) -> Iterator[Hit]:
    """Customers and items by the words of their names, and the newest orders of the customers found first."""
    customers = [
        _hit("customer", number, title, detail)
        for step in range(len(_NAMED_CUSTOMERS))
        for number, title, detail in db.query(_NAMED_CUSTOMERS[step], values)
    ]
    yield from customers
    for step in range(len(_NAMED_ITEMS)):
        for sku, title, price in db.query(_NAMED_ITEMS[step], values):
            yield _hit("item", sku, title, price)
    for customer in islice(dict.fromkeys(customers), _NEWEST_SHOWN):
        for row in db.query(_NEWEST, {"number": customer.number, "limit": _NEWEST_SHOWN}):
            yield _hit("order", *row)


def _hit(kind: str, number: str, title: str, detail: object, exact: bool = False) -> Hit:
    shown = str(Money(detail)) if isinstance(detail, int) else str(detail)
    return Hit(kind, number, title, shown, exact)
