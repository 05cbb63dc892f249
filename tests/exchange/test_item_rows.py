"""What an items list's row becomes: known by its SKU, counted, and refused where it cannot be kept."""

from datetime import date
from pathlib import Path

import pytest

from desk.operations import items
from desk.operations.desk import Desk
from desk.records.errors import Fault
from desk.records.imports import FieldChange, ListReport, Planned
from desk.records.items import Item
from desk.records.money import Money
from tests.exchange.list_files import BEAR, ITEMS, checked, imported, items_of, list_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "items.csv"


def only(report: ListReport) -> Planned:
    assert report.faults == () and len(report.planned) == 1, report.faults
    return report.planned[0]


def test_a_new_item_is_read_whole(empty_desk: Desk, path: Path) -> None:
    columns = (*ITEMS, "Release date", "Taxable")
    row = {
        **BEAR,
        "Barcode": "4006381333931",
        "Weight": "1.5 lb",
        "Size": "12 x 8 x 6 in",
        "Kind": "Preventa",
    }
    row |= {"Retired": "no", "Notes": "soft", "Release date": "2026-05-01", "Taxable": "false"}
    found = only(checked(empty_desk, path, "items", list_of(columns, row)))
    assert (found.what, found.subject, found.changes) == ("new", "A", ())
    assert found.record == Item(
        0,
        "A",
        "Felt bear",
        Money(12000),
        barcode="4006381333931",
        kind="preorder",
        released=date(2026, 5, 1),
        weight="1.5",
        size="12x8x6",
        untaxed=True,
        note="soft",
        on_hand=4,
    )


def test_a_category_comes_with_its_column(desk: Desk, path: Path) -> None:
    rows = list_of(("SKU", "Product type"), {"SKU": "A", "Product type": "Felt bears"})
    assert only(checked(desk, path, "items", rows)).changes == (FieldChange("category", "", "Felt bears"),)


def test_a_known_item_keeps_what_the_row_does_not_say(desk: Desk, path: Path) -> None:
    found = only(checked(desk, path, "items", items_of({"SKU": "a", "Price": "99", "Retired": "yes"})))
    assert (found.subject, found.by, found.name) == ("A", "sku", "Felt bear, honey")
    assert found.changes == (FieldChange("price", "120.00", "99.00"), FieldChange("retired", "no", "yes"))
    assert only(checked(desk, path, "items", items_of({"SKU": "A"}))).what == "same"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"SKU": ""}, Fault("import-no-sku", "SKU", 2)),
        ({"Name": ""}, Fault("import-no-item-name", "Name", 2, sku="A")),
        ({"Price": ""}, Fault("import-no-item-price", "Price", 2, sku="A")),
        ({"Price": "-1"}, Fault("import-money-negative", "Price", 2, text="-1")),
        ({"Weight": "heavy"}, Fault("weight-unreadable", "Weight", 2, text="heavy")),
        ({"Size": "L"}, Fault("size-unreadable", "Size", 2, text="L")),
        ({"Stock": "some"}, Fault("import-pieces", "Stock", 2, text="some", limit=100_000_000)),
    ],
)
def test_what_cannot_be_kept_is_told(empty_desk: Desk, path: Path, row: dict[str, str], fault: Fault) -> None:
    assert checked(empty_desk, path, "items", items_of({**BEAR, **row})).faults == (fault,)


def test_an_unknown_kind_is_told_with_those_there_are(empty_desk: Desk, path: Path) -> None:
    (fault,) = checked(empty_desk, path, "items", items_of({**BEAR, "Kind": "rare"})).faults
    assert (fault.key, fault.where) == ("import-word", "Kind") and "preorder" in str(fault.values["known"])


def test_a_barcode_is_one_items(desk: Desk, path: Path) -> None:
    imported(desk, path, "items", items_of({"SKU": "A", "Barcode": "123"}))
    (fault,) = checked(desk, path, "items", items_of({"SKU": "B", "Barcode": "123"})).faults
    assert fault == Fault("import-barcode-taken", "Barcode", 2, barcode="123", sku="A")
    rows = ({**BEAR, "SKU": "C", "Barcode": "9"}, {**BEAR, "SKU": "D", "Barcode": "9"})
    (fault,) = checked(desk, path, "items", items_of(*rows)).faults
    assert fault == Fault("import-barcode-taken", "Barcode", 3, barcode="9", sku="C")


def test_lines_about_the_same_item_have_to_agree(empty_desk: Desk, path: Path) -> None:
    assert len(checked(empty_desk, path, "items", items_of(BEAR, BEAR)).planned) == 1
    (fault,) = checked(empty_desk, path, "items", items_of(BEAR, {**BEAR, "SKU": "a", "Stock": "5"})).faults
    assert fault == Fault("import-line-twice", "SKU", 3, earlier=2, who="a")


def test_what_is_owed_counts_as_nothing_in_the_shop(empty_desk: Desk, path: Path) -> None:
    report = checked(empty_desk, path, "items", items_of({**BEAR, "Stock": "-3"}))
    assert only(report).record.on_hand == 0
    assert report.notices == (Fault("import-pieces-owed", "Stock", 2, count=-3),)


def test_fewer_than_orders_hold_are_refused(desk: Desk, path: Path) -> None:
    items.count_stock(desk, "A", 5, "counted")
    with desk.db.atomic():
        desk.db.execute("UPDATE items SET allocated = 3 WHERE sku = 'A'")
    (fault,) = checked(desk, path, "items", items_of({"SKU": "A", "Stock": "2"})).faults
    assert fault == Fault("import-set-aside", "Stock", 2, count=2, allocated=3)


@pytest.mark.parametrize(
    ("grams", "weight"), [("453.59", "1.00"), ("1", "0.01"), ("0.0", ""), ("", ""), ("680", "1.50")]
)
def test_grams_become_pounds(empty_desk: Desk, path: Path, grams: str, weight: str) -> None:
    data = list_of((*ITEMS, "Grams"), {**BEAR, "Grams": grams})
    assert only(checked(empty_desk, path, "items", data)).record.weight == weight


@pytest.mark.parametrize("grams", ["light", "9999999"])
def test_grams_that_are_none_are_told(empty_desk: Desk, path: Path, grams: str) -> None:
    data = list_of((*ITEMS, "Grams"), {**BEAR, "Grams": grams})
    assert [each.where for each in checked(empty_desk, path, "items", data).faults] == ["Grams"]
