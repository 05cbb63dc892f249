"""Items know what of them is free, and barcodes are compared as scanners read them."""

from dataclasses import replace

import pytest

from desk.records.items import Item, ItemRow, barcode_text
from desk.records.money import ZERO, Money


def test_what_is_set_aside_is_not_free() -> None:
    item = Item(1, "B", "Bear", Money(100))
    assert item.free is None
    assert replace(item, on_hand=5, allocated=2).free == 3


def test_a_row_goes_by_its_sku() -> None:
    assert ItemRow(1, "B", "Bear", "stock", ZERO, None, None, None, False).number == "B"


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        (" 0 12345 67890 5 ", "012345678905"),
        ("0012345678905", "012345678905"),
        ("4012345678901", "4012345678901"),
        ("0x12345678905", "0x12345678905"),
        ("", ""),
    ],
)
def test_barcodes(read: str, kept: str) -> None:
    assert barcode_text(read) == kept
