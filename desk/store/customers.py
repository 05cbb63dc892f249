"""Customers, found by their numbers, by email, by phone, and by the words of their names.

A customer who was merged keeps the row, and whoever asks for it gets the one that it became.
"""

import sqlite3
from dataclasses import replace

from desk.records.contacts import phone_key
from desk.records.customers import Customer
from desk.records.errors import NotFound, Stale
from desk.store import addresses, buyers
from desk.store.database import Database
from desk.store.keys import fold, number_key, search_key

_COLUMNS = """
    SELECT c.id, c.number, c.name, c.email, c.phone, c.address, c.outside_number, c.note,
        coalesce(became.number, '') AS merged_into, c.version
"""
_CUSTOMER = f"{_COLUMNS} FROM customers c LEFT JOIN customers became ON became.id = c.merged_into"
# Asked for one that was merged, the one that it became answers; it was not merged itself.
_ASKED = f"""
    {_COLUMNS} FROM customers asked JOIN customers c ON c.id = coalesce(asked.merged_into, asked.id)
    LEFT JOIN customers became ON became.id = c.merged_into
"""
BY_NUMBER = f"{_ASKED} WHERE asked.number_key = ?"
BY_EMAIL = f"{_ASKED} WHERE asked.email_key = ? AND asked.email_key <> ''"
BY_OUTSIDE = f"{_ASKED} WHERE asked.outside_key = ? AND asked.outside_key <> ''"
MERGED = f"{_CUSTOMER} WHERE c.merged_into = ? ORDER BY c.id"
ALIKE = f"""
    {_CUSTOMER} WHERE c.merged_into IS NULL AND c.id <> :id AND c.id IN (
        SELECT id FROM customers WHERE phone_key = :phone AND phone_key <> '' AND length(phone_key) > 6
        UNION SELECT id FROM customers WHERE email_key = :email AND email_key <> ''
        UNION SELECT same.id FROM customers same JOIN addresses home ON home.id = same.address
            WHERE same.name_key = :name AND home.postal_code <> ''
                AND substr(home.postal_code, 1, 5) = substr(:postal_code, 1, 5)
    ) ORDER BY c.id LIMIT 10
"""
_CHANGE = """
    UPDATE customers SET name = :name, email = :email, phone = :phone, address = :address, note = :note,
        outside_number = :outside_number, name_key = :name_key, email_key = :email_key,
        phone_key = :phone_key, outside_key = :outside_key, search_key = :search_key, version = version + 1
    WHERE id = :id AND version = :version
"""
PHONES = f"{_CUSTOMER} WHERE c.phone <> '' AND c.phone_key = '' ORDER BY c.id"
_BY_PHONE = "UPDATE customers SET phone_key = :phone_key, search_key = :search_key WHERE id = :id"
_ADDRESS = "SELECT address FROM customers WHERE id = ?"
_MOVED_OUT = "UPDATE addresses SET former_of = ? WHERE id = ?"
# What a merged customer was found by, the one that it became may be found by.
_LEND = (
    "UPDATE customers SET email_key = '' WHERE email_key = :email_key AND merged_into = :id",
    "UPDATE customers SET outside_key = '' WHERE outside_key = :outside_key AND merged_into = :id",
)
MOVED = {
    "orders": "UPDATE orders SET customer = ?, version = version + 1 WHERE customer = ?",
    "returns": "UPDATE return_authorizations SET customer = ?, version = version + 1 WHERE customer = ?",
    "credits": "UPDATE credit_lots SET customer = ? WHERE customer = ?",
    "checks": "UPDATE checks SET customer = ?, version = version + 1 WHERE customer = ?",
    "no_checks": """UPDATE customers SET no_checks = 1
        WHERE id = ? AND EXISTS (SELECT 1 FROM customers other WHERE other.id = ? AND other.no_checks = 1)""",
    "merged": "UPDATE customers SET merged_into = ? WHERE merged_into = ?",
}
OWNED = {
    "orders": "SELECT number FROM orders WHERE customer = ? ORDER BY id",
    "returns": "SELECT number FROM return_authorizations WHERE customer = ? ORDER BY id",
    "credits": "SELECT number FROM credit_lots WHERE customer = ? ORDER BY id",
    "checks": "SELECT number FROM checks WHERE customer = ? ORDER BY id",
}
_BECOME = "UPDATE customers SET merged_into = ?, version = version + 1 WHERE id = ? AND version = ?"


def by_email(db: Database, email: str) -> Customer | None:
    """The customer with this email whatever its case, or None; nobody is found by an empty one."""
    return _first(db, db.query(BY_EMAIL, (_email_key(email),)))


def by_outside_number(db: Database, number: str) -> Customer | None:
    """The customer with this number in the shop's older system, or None."""
    return _first(db, db.query(BY_OUTSIDE, (number_key(number),)))


def get(db: Database, number: str) -> Customer:
    """The customer with this number, or whom they became; raises NotFound ``customer-unknown``."""
    found = _first(db, db.query(BY_NUMBER, (number_key(number),)))
    if found is None:
        raise NotFound("customer-unknown", number=number)
    return found


def alike(db: Database, customer: Customer) -> tuple[Customer, ...]:
    """Others with the same phone, the same email, or the same name where the postal code is the same."""
    values = {
        "id": customer.id,
        "phone": phone_key(customer.phone),
        "email": _email_key(customer.email),
        "name": fold(customer.name),
        "postal_code": customer.address.postal_code,
    }
    return tuple(_read(db, row) for row in db.query(ALIKE, values))


def merged_into(db: Database, customer: int) -> tuple[Customer, ...]:
    """Those who turned out to be this customer."""
    return tuple(_read(db, row) for row in db.query(MERGED, (customer,)))


def add(db: Database, customer: Customer) -> Customer:
    """Keep a new customer inside the open transaction; the id given is ignored."""
    key = db.insert(
        "customers",
        number=customer.number,
        number_key=number_key(customer.number),
        address=addresses.add(db, customer.address),
        **_texts(customer),
        **_keys(customer, ()),
    )
    buyers.keep(db, key)
    return replace(customer, id=key, version=1)


def change(db: Database, customer: Customer, before: Customer) -> Customer:
    """Keep what changed of a customer, the address as a new row; raises Stale ``customer-changed``."""
    known: int = db.query(_ADDRESS, (customer.id,))[0]["address"]
    values: dict[str, object] = {
        "id": customer.id,
        "version": customer.version,
        "address": known,
        **_texts(customer),
        **_keys(customer, merged_into(db, customer.id)),
    }
    if customer.address != before.address:
        db.execute(_MOVED_OUT, (customer.id, known))
        values["address"] = addresses.add(db, customer.address)
    for step in range(len(_LEND)):
        db.execute(_LEND[step], values)
    buyers.forget(db, customer.id)
    if not db.execute(_CHANGE, values):
        raise Stale("customer-changed", number=customer.number)
    buyers.keep(db, customer.id)
    return replace(customer, version=customer.version + 1)


def keep_phones(db: Database) -> None:
    """Keep in the open transaction what customers of an older file are found by when somebody rings."""
    for row in db.query(PHONES):
        found = _read(db, row)
        keys = _keys(found, merged_into(db, found.id))
        buyers.forget(db, found.id)
        db.execute(_BY_PHONE, {"id": found.id, **keys})
        buyers.keep(db, found.id)


def merge(db: Database, keep: Customer, other: Customer) -> dict[str, tuple[str, ...]]:
    """Move all that the other has to the one that stays; the numbers of the records that moved.

    The other's row stays and leads to the one kept; raises Stale ``customer-changed``.
    """
    moved = {kind: tuple(row["number"] for row in db.query(OWNED[kind], (other.id,))) for kind in OWNED}
    for kind in MOVED:
        db.execute(MOVED[kind], (keep.id, other.id))
    if not db.execute(_BECOME, (keep.id, other.id, other.version)):
        raise Stale("customer-changed", number=other.number)
    return moved


def _texts(customer: Customer) -> dict[str, str]:
    return {
        "name": customer.name,
        "email": customer.email,
        "phone": customer.phone,
        "note": customer.note,
        "outside_number": customer.outside_number,
    }


def _keys(customer: Customer, merged: tuple[Customer, ...]) -> dict[str, str]:
    """What a customer is found by: their own texts, and those of whoever turned out to be them."""
    return {
        "name_key": fold(customer.name),
        "email_key": _email_key(customer.email),
        "phone_key": phone_key(customer.phone),
        "outside_key": number_key(customer.outside_number),
        "search_key": search_key(*(text for each in (customer, *merged) for text in _told(each))),
    }


def _told(customer: Customer) -> tuple[str, ...]:
    address = customer.address
    numbers = (customer.number, customer.outside_number, phone_key(customer.phone))
    return customer.name, address.company, customer.email, customer.phone, address.city, *numbers


def _email_key(email: str) -> str:
    """Accents tell one mailbox from another, case does not."""
    return email.strip().casefold()


def _first(db: Database, rows: list[sqlite3.Row]) -> Customer | None:
    return _read(db, rows[0]) if rows else None


def _read(db: Database, row: sqlite3.Row) -> Customer:
    values = dict(row)
    return Customer(**{**values, "address": addresses.get(db, values["address"])})
