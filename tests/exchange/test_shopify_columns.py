"""The columns that are read, and what a PO box looks like."""

import pytest

from desk.exchange.shopify_columns import COLUMNS, ONCE, REQUIRED, is_po_box


def test_each_column_stands_there_once() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert set(REQUIRED) < set(COLUMNS)
    assert "Billing Address1" in REQUIRED and "Notes" not in REQUIRED
    assert "Total" in ONCE and "Email" not in ONCE and "Lineitem price" not in ONCE


@pytest.mark.parametrize(
    "line",
    [
        "P.O. Box 12",
        "PO Box 9",
        "POB 12",
        "p.o.b. 7",
        "Post Office Box 3",
        "P O Box 77",
        "Attn: PO BOX 5",
        "POBOX 1",
    ],
)
def test_po_boxes(line: str) -> None:
    assert is_po_box(line, "")
    assert is_po_box("Farm shop", line)


@pytest.mark.parametrize(
    "line", ["5 Elm St", "12 Pobre Ln", "Box Elder Rd 4", "Post Rd 7", "Pob Hill", "4 Bishop Oboe St", ""]
)
def test_other_addresses(line: str) -> None:
    assert not is_po_box(line)
