"""Exports beside the books: their columns, and the days that their rows count by."""

from datetime import date

from desk.exchange import listed_rows
from desk.operations.desk import Desk
from desk.records.exports import AMOUNT
from tests.exchange.test_csv_out import come_back


def test_the_rows_are_as_wide_as_the_columns(desk: Desk) -> None:
    come_back(desk)
    for kind in listed_rows.COLUMNS:
        for page in listed_rows.rows(desk, kind, date.min, date.max):
            assert {len(row) for row in page} <= {len(listed_rows.columns(kind))}, kind
    ((lot,),) = listed_rows.rows(desk, "outstanding", date(2026, 3, 13), date(2026, 3, 13))
    assert lot[0].startswith("CS-")
    assert list(listed_rows.rows(desk, "outstanding", date(2026, 3, 14), date(2026, 3, 14))) == [[]]


def test_a_sum_stands_under_amounts_only() -> None:
    named = {
        kind: {each.name for each in listed_rows.columns(kind) if each.kind == AMOUNT}
        for kind in listed_rows.COLUMNS
    }
    assert "expired" in named["outstanding"] and named["requests"] == named["strays"] == set()
    assert named["refunds"] == {"amount", "refunded", "open"}
