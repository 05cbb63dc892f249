"""A small shop to test the store with, and what its clerks would enter."""

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path

from desk.records.addresses import Address
from desk.records.answers import Amount, Answer
from desk.records.credits import NewLot
from desk.records.customers import Customer
from desk.records.facts import Condition, LinePart
from desk.records.items import Item
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from desk.records.returns import NewReturn, NewSettlement, Parcel, Return
from desk.records.shop import Edition, Shop
from desk.store import credits, customers, items, orders, payments, returns, shop
from desk.store.database import Database
from desk.store.keyring import KeyRing

# The keys of the tests' shops; programs that a test starts find them by the environment.
KEYS = KeyRing(Path(os.environ.setdefault("DESK_TEST_KEYS", tempfile.mkdtemp(prefix="desk-keys-"))))
DAY = date(2026, 3, 2)
MOMENT = "2026-03-02T16:00:00+00:00"
HOME = Address("Łukasz Żak", "Dolls Ltd.", "Main 1", "Apt 2", "Saint Louis", "MO", "63101", "US", "314", True)
SHOP = Shop("Samanthas", HOME, "America/Chicago", "en", "USD", "samanthas", True)
DIGEST = hashlib.sha256(b"text").hexdigest()


def make_shop() -> Database:
    """A store in memory with a shop, an edition, a customer and an item in it."""
    db = Database.in_memory()
    fill(db)
    return db


def fill(db: Database) -> None:
    """The shop itself, its first edition, its first customer and item."""
    with db.atomic():
        shop.put(db, SHOP)
        shop.add_edition(db, Edition(0, "samanthas", date(2026, 1, 1), "text", DIGEST))
        customers.add(db, Customer(0, "CU-26-00001-3", "Łukasz Żak", "Lukasz@Example.com", "314", HOME))
        items.add(db, Item(0, "S18_1749", "1917 Grand Touring Sedan", Money(17000)))


def new_order(**changes: object) -> NewOrder:
    """An order of two lines, paid by card, 217.50 with tax and shipping."""
    lines = (
        NewLine("S18_1749", "1917 Grand Touring Sedan", 1, Money(17000), discount=Money(1000)),
        NewLine("BEAR", "Bear", 3, Money(1500), "special"),
    )
    values = {
        "placed": DAY,
        "name": "Łukasz Żak",
        "lines": lines,
        "ship_to": HOME,
        "payments": (NewPayment("card", Money(21750), DAY, "A1"),),
        "shipping_charged": Money(500),
        "tax": Money(750),
    }
    return NewOrder(**(values | changes))  # type: ignore[arg-type]


def add_order(db: Database, number: str = "#10100", customer: int = 1, **changes: object) -> Order:
    """An order in the store."""
    new = new_order(**changes)
    with db.atomic():
        order = orders.add(db, new, number, customer, 1)
        for payment in new.payments:
            payments.add(db, order, payment)
    return orders.get(db, number)


def answer(credit: int = 1200) -> Answer:
    """An answer that gives a credit."""
    amounts = (Amount("merchandise", Money(credit), "restocking", "1"),)
    return Answer("return", "allowed", destination="store_credit", credit=Money(credit), amounts=amounts)


def add_return(db: Database, order: Order, number: str = "RA-26-00001-3", **changes: object) -> Return:
    """An RA for one piece of the order's last line."""
    values = {
        "number": number,
        "order": order.id,
        "customer": order.customer.id,
        "issued": DAY,
        "reason": "changed_mind",
        "return_by": date(2026, 3, 12),
        "answer": answer(),
        "lines": (LinePart(str(order.lines[-1].id), 1),),
    }
    with db.atomic():
        returns.add(db, NewReturn(**(values | changes)))  # type: ignore[arg-type]
    return returns.get(db, number)


def settle(db: Database, ra: Return, slip: str = "CS-26-00001-1") -> Return:
    """The RA settled with a credit of 12.00."""
    found = Condition(opened=True, original_packaging=True)
    parcel = Parcel(DAY, ra_on_package=True, conditions=((ra.lines[0].id, found),))
    with db.atomic():
        lot = credits.issue(db, NewLot(slip, 1, ra.number, DAY, Money(1200)))
        new = NewSettlement(DAY, parcel, answer(), "store_credit", Money(1200), lot, None)
        returns.settle(db, ra, new)
    return returns.get(db, ra.number)


def add_customer(db: Database, number: str = "CM-26-00002-1") -> Customer:
    """Another customer, of whom nothing but a name is known."""
    with db.atomic():
        return customers.add(db, Customer(0, number, "Bo"))


def add_item(db: Database, sku: str = "BEAR") -> Item:
    """Another item, which nobody has counted."""
    with db.atomic():
        return items.add(db, Item(0, sku, "Bear", Money(1500)))


def item(sku: str, **changes: object) -> Item:
    """Something else that the shop sells."""
    values = {"id": 0, "sku": sku, "name": f"A {sku.lower()}", "price": Money(1500)}
    return Item(**(values | changes))  # type: ignore[arg-type]
