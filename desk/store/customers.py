"""Customers, found by number, by email for imports, and by the words of their names."""

import sqlite3
from dataclasses import replace

from desk.records.customers import Customer
from desk.records.errors import NotFound
from desk.store import addresses
from desk.store.database import Database
from desk.store.keys import fold, number_key, search_key

_CUSTOMER = "SELECT id, number, name, email, phone, address FROM customers"


def by_email(db: Database, email: str) -> Customer | None:
    """The customer with this email whatever its case, or None; nobody is found by an empty one."""
    return _read(db, db.query(_CUSTOMER + " WHERE email_key = ? AND email_key <> ''", (_email_key(email),)))


def get(db: Database, number: str) -> Customer:
    """The customer with this number; raises NotFound ``customer-unknown``."""
    found = _read(db, db.query(_CUSTOMER + " WHERE number_key = ?", (number_key(number),)))
    if found is None:
        raise NotFound("customer-unknown", number=number)
    return found


def add(db: Database, customer: Customer) -> Customer:
    """Keep a new customer inside the open transaction; the id given is ignored."""
    address = customer.address
    key = db.insert(
        "customers",
        number=customer.number,
        number_key=number_key(customer.number),
        name=customer.name,
        email=customer.email,
        phone=customer.phone,
        address=addresses.add(db, address),
        name_key=fold(customer.name),
        email_key=_email_key(customer.email),
        search_key=search_key(
            customer.name, address.company, customer.email, customer.phone, address.city, customer.number
        ),
    )
    return replace(customer, id=key)


def _email_key(email: str) -> str:
    """Accents tell one mailbox from another, case does not."""
    return email.strip().casefold()


def _read(db: Database, rows: list[sqlite3.Row]) -> Customer | None:
    if not rows:
        return None
    values = dict(rows[0])
    return Customer(**{**values, "address": addresses.get(db, values["address"])})
