"""WooCommerce's export of products is a list of items: what is sold, with its weight, and what is not."""

from pathlib import Path

from desk.exchange import any_file
from desk.operations import items
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.money import Money
from tests.exchange.list_files import list_of

COLUMNS = (
    *("ID", "Type", "SKU", "GTIN, UPC, EAN, or ISBN", "Name", "Published", "Description", "Tax status"),
    *("Stock", "Weight (kg)", "Sale price", "Regular price", "Categories", "Parent"),
)
BEAR = {
    "ID": "10",
    "Type": "simple",
    "SKU": "A",
    "Name": "Felt bear",
    "Published": "1",
    "Tax status": "taxable",
    "Stock": "4",
    "Weight (kg)": "0.5",
    "Sale price": "90",
    "Regular price": "120.00",
    "Categories": "Bears",
}


def test_products_come_in_as_items(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    parent = {**BEAR, "ID": "11", "Type": "variable", "SKU": "P", "Regular price": ""}
    green = {**BEAR, "ID": "12", "Type": "variation, virtual", "SKU": "", "Name": "Hat - Green"}
    old = {**BEAR, "ID": "13", "SKU": "C", "Name": "Old", "Published": "-1", "Tax status": "none"}
    path.write_bytes(list_of(COLUMNS, BEAR, parent, green, old))
    report = to_end(any_file.checking(empty_desk, path))
    assert report.kind == "items" and not report.faults  # type: ignore[union-attr]
    assert to_end(any_file.run(empty_desk, path, report)).written
    bear = items.open_item(empty_desk, "A").item
    assert (bear.price, bear.weight, bear.on_hand) == (Money(12000), "1.10", 4)
    assert (bear.untaxed, bear.retired, bear.category) == (False, False, "Bears")
    hat = items.find_items(empty_desk, "Hat")[0]
    assert hat.sku.startswith("NOSKU-") and not items.find_items(empty_desk, "variable")
    gone = items.open_item(empty_desk, "C").item
    assert (gone.untaxed, gone.retired) == (True, True)


def test_a_list_without_tax_is_one_as_well(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    columns = tuple(each for each in COLUMNS if each != "Tax status")
    path.write_bytes(list_of(columns, BEAR, {**BEAR, "ID": "9", "SKU": "", "Name": ""}))
    report = to_end(any_file.checking(empty_desk, path))
    assert [each.key for each in report.faults] == ["import-no-sku"]
