"""The list of items: filtered, searched and sorted by the store."""

from datetime import date

import pytest

from desk.records.items import ItemRow, StockMovement
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import items, items_list, stock
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT


@pytest.fixture
def shelf(db: Database) -> Database:
    """Five items: not counted, some left, none left, to come, not sold any more."""
    with db.atomic():
        for item in (
            samples.item("BEAR", price=Money(900), barcode="4012345678901"),
            samples.item("CAT"),
            samples.item("DOLL", kind="preorder", released=date(2026, 5, 1), price=Money(2000)),
            samples.item("ELK", retired=True),
        ):
            items.add(db, item)
        stock.move(db, StockMovement(2, "counted", 3, DAY, MOMENT, "BEAR", "Ann"))
        stock.move(db, StockMovement(3, "counted", 0, DAY, MOMENT, "CAT", "Ann"))
    return db


def skus(db: Database, **query: object) -> list[str]:
    """The SKUs of what a query shows."""
    found = items_list.reading(db, Query(**{"descending": False, **query})).all()  # type: ignore[arg-type]
    return [row.sku for row in items_list.rows(db, found)]


@pytest.mark.parametrize(
    ("chip", "shown"),
    [
        ("", ["BEAR", "CAT", "DOLL", "S18_1749"]),
        ("free", ["BEAR"]),
        ("out", ["CAT"]),
        ("uncounted", ["DOLL", "S18_1749"]),
        ("preorder", ["DOLL"]),
        ("retired", ["ELK"]),
    ],
)
def test_chips(shelf: Database, chip: str, shown: list[str]) -> None:
    assert skus(shelf, chip=chip) == shown
    assert items_list.counts(shelf).get(chip, len(shown)) == len(shown)


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("sku", "BEAR"),
        ("name", "S18_1749"),
        ("price", "BEAR"),
        ("on_hand", "S18_1749"),
        ("released", "S18_1749"),
    ],
)
def test_columns(shelf: Database, sort: str, first: str) -> None:
    assert skus(shelf, sort=sort)[0] == first
    assert skus(shelf, sort=sort) != skus(shelf, sort=sort, descending=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("bea", ["BEAR"]), ("touring", ["S18_1749"]), ("4012345678901", ["BEAR"]), ("a c", ["CAT"])],
)
def test_letters_find_skus_barcodes_and_names(shelf: Database, text: str, shown: list[str]) -> None:
    assert skus(shelf, text=text) == shown


def test_a_row_tells_the_stock(shelf: Database) -> None:
    bear, doll = items_list.rows(shelf, [2, 4])
    assert bear == ItemRow(2, "BEAR", "A bear", "stock", Money(900), 3, 3, None, False)
    assert (doll.on_hand, doll.free, doll.released) == (None, None, date(2026, 5, 1))
