"""Addresses come back letter for letter."""

from desk.records.addresses import Address
from desk.store import addresses
from desk.store.database import Database
from tests.store.samples import HOME


def test_an_address_comes_back_as_it_was(db: Database) -> None:
    with db.atomic():
        first, second = addresses.add(db, HOME), addresses.add(db, Address(name="山田"))
    assert addresses.get(db, first) == HOME
    assert addresses.get(db, second) == Address(name="山田")
