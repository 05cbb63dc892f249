"""Items are found by their SKU as it is written."""

import sqlite3

import pytest

from desk.records.items import Item
from desk.records.money import Money
from desk.store import items
from desk.store.database import Database


def test_an_item_comes_back_by_its_sku(db: Database) -> None:
    found = items.by_sku(db, "S18_1749")
    assert found == Item(1, "S18_1749", "1917 Grand Touring Sedan", Money(17000))
    assert isinstance(found.price, Money)
    assert items.by_sku(db, "s18_1749") is None


def test_codes_stay_text(db: Database) -> None:
    with db.atomic():
        assert items.add(db, Item(9, "00123", "Zeros", Money(0))).id == 2
        items.add(db, Item(0, "123", "Other", Money(1)))
    assert items.by_sku(db, "00123").name == "Zeros"


def test_a_sku_is_one_item(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        items.add(db, Item(0, "S18_1749", "Again", Money(1)))
