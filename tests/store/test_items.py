"""Items are found by their SKU as it is written, and by their barcode."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from desk.records.errors import NotFound, Stale
from desk.records.items import Item, StockMovement
from desk.records.money import Money
from desk.store import items, stock
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT

WHOLE = Item(
    *(0, "BEAR", "Old bear", Money(1500), "012345678905", "preorder", date(2026, 5, 1), "2.5", "12x8x6"),
    untaxed=True,
    retired=True,
    note="from the attic",
)


def test_an_item_comes_back_by_its_sku(db: Database) -> None:
    found = items.by_sku(db, "S18_1749")
    assert found == Item(1, "S18_1749", "1917 Grand Touring Sedan", Money(17000))
    assert isinstance(found.price, Money)
    assert items.by_sku(db, "s18_1749") is None


def test_all_of_an_item_is_kept(db: Database) -> None:
    with db.atomic():
        made = items.add(db, replace(WHOLE, on_hand=9, allocated=9, version=9))
    assert made == replace(WHOLE, id=2)
    assert items.get(db, "BEAR") == made
    assert items.by_barcode(db, "012345678905") == made
    assert items.by_barcode(db, "") is None
    assert items.by_barcode(db, "\ud800") is None


def test_an_unknown_item_is_told(db: Database) -> None:
    with pytest.raises(NotFound, match="item-unknown"):
        items.get(db, "nothing")


def test_skus_that_differ_in_their_case_alone_are_both_found(db: Database) -> None:
    with db.atomic():
        items.add(db, samples.item("bear"))
        items.add(db, samples.item("BEAR"))
    assert [each.sku for each in items.like_sku(db, " Bear ")] == ["bear", "BEAR"]


def test_a_change_keeps_sku_and_stock(db: Database) -> None:
    with db.atomic():
        stock.move(db, StockMovement(1, "counted", 4, DAY, MOMENT, "S18_1749", "Ann"))
        before = items.get(db, "S18_1749")
        made = items.change(db, replace(before, name="Bear", price=Money(1), barcode="7"))
    assert made == items.get(db, "S18_1749") == replace(before, name="Bear", price=1, barcode="7", version=2)
    assert made.on_hand == 4


def test_what_changed_meanwhile_is_told(db: Database) -> None:
    with pytest.raises(Stale, match="item-changed"), db.atomic():
        items.change(db, replace(items.get(db, "S18_1749"), version=7))


def test_codes_stay_text(db: Database) -> None:
    with db.atomic():
        items.add(db, Item(0, "00123", "Bear", Money(1)))
    assert items.by_sku(db, "00123") is not None
    assert items.by_sku(db, "123") is None


def test_a_sku_and_a_barcode_are_there_once(db: Database) -> None:
    for twice in (samples.item("S18_1749"), samples.item("B", barcode="7"), samples.item("C", barcode="7")):
        if twice.sku == "B":
            with db.atomic():
                items.add(db, twice)
            continue
        with pytest.raises(sqlite3.IntegrityError), db.atomic():
            items.add(db, twice)
