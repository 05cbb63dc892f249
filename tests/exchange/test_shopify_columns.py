"""The columns that are read."""

from desk.exchange.shopify_columns import COLUMNS, ONCE, REQUIRED


def test_each_column_stands_there_once() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert set(REQUIRED) < set(COLUMNS)
    assert "Billing Address1" in REQUIRED and "Notes" not in REQUIRED
    assert "Total" in ONCE and "Email" not in ONCE and "Lineitem price" not in ONCE
