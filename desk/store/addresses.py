"""Postal addresses; a row is never changed: whoever moves gets a new one, and old papers stay true."""

from dataclasses import fields

from desk.records.addresses import Address
from desk.store.database import Database

_PARTS = tuple(each.name for each in fields(Address))


def add(db: Database, address: Address) -> int:
    """Keep an address inside the open transaction; its id."""
    return db.insert("addresses", **{name: getattr(address, name) for name in _PARTS})


def get(db: Database, address: int) -> Address:
    """The address with this id, which a record refers to."""
    row = db.query(
        "SELECT name, company, street, street2, city, state, postal_code, country, phone, po_box "
        "FROM addresses WHERE id = ?",
        (address,),
    )[0]
    return Address(**{**dict(row), "po_box": bool(row["po_box"])})
