"""Shopify's product export: a row for each variant, named and numbered as the order import does."""

from pathlib import Path

from desk.exchange import shopify_goods
from desk.exchange.csv_in import Row
from desk.operations import items
from desk.operations.desk import Desk
from tests.exchange.list_files import checked, imported, list_of

COLUMNS = ("Handle", "Title", "Option1 Value", "Option2 Value", "Variant SKU", "Variant Price", "Status")
ROWS = (
    {"Handle": "bear", "Title": "Bear", "Option1 Value": "Brown", "Option2 Value": "L", "Variant SKU": "B-1",
     "Variant Price": "10.00", "Status": "active"},
    {"Handle": "bear", "Option1 Value": "White", "Option2 Value": "", "Variant SKU": "",
     "Variant Price": "12.00"},
    {"Handle": "bear"},
    {"Handle": "doll", "Title": "Doll", "Option1 Value": "Default Title", "Variant SKU": "D",
     "Variant Price": "9", "Status": "archived"},
)  # fmt: skip


def test_it_is_recognised() -> None:
    assert shopify_goods.is_of_products(COLUMNS)
    assert shopify_goods.is_of_products(("URL handle", "Title", "Option1 value"))
    assert not shopify_goods.is_of_products(("Title", "SKU"))
    assert not shopify_goods.is_of_products(("Handle", "Title"))


def test_variants_are_items_and_pictures_are_not(empty_desk: Desk, tmp_path: Path) -> None:
    report = imported(empty_desk, tmp_path / "products.csv", "items", list_of(COLUMNS, *ROWS))
    made = shopify_goods.made_sku("Bear - White")
    assert [(each.subject, each.name) for each in report.planned] == [
        ("B-1", "Bear - Brown / L"),
        (made, "Bear - White"),
        ("D", "Doll"),
    ]
    assert (
        items.open_item(empty_desk, "D").item.retired and not items.open_item(empty_desk, made).item.retired
    )
    again = checked(empty_desk, tmp_path / "products.csv", "items", list_of(COLUMNS, *ROWS))
    assert again.count("same") == 3


def test_a_variant_without_a_product_is_left_as_it_is() -> None:
    row = Row(2, {"Handle": "", "Title": " ", "Option1 Value": "Red", "Variant SKU": ""})
    (found,) = shopify_goods.variants([row], {"sku": "Variant SKU"})
    assert (found.values["Title"], found.values["Variant SKU"]) == ("", "")
    (other,) = shopify_goods.variants([Row(2, {"Title": "A"})], {})
    assert other.values == {"Title": "A"}


def test_a_sku_is_made_of_the_name_alone() -> None:
    assert shopify_goods.made_sku("Bear") == shopify_goods.made_sku("Bear") != shopify_goods.made_sku("Doll")
