"""The report of checks as CSV: a month a row, shares as plain decimals, sums that a bookkeeper can check."""

from datetime import date

from desk.exchange.csv_out import COLUMNS, export, read_back
from desk.operations.desk import Desk
from tests.operations import checking


def test_a_month_is_a_row_and_amounts_have_their_sums(desk: Desk) -> None:
    checking.received(desk)
    checking.received(desk)
    checking.returned(desk)
    header, row, total = read_back(export(desk, "check_report"))
    assert header == COLUMNS["check_report"]
    assert dict(zip(header, row, strict=True)) == {
        "number": "2026-03", "day": "2026-03-01", "checks": "3", "amount": "300.00", "cleared": "0",
        "average_days": "", "longest_days": "", "returned": "1", "returned_percent": "33.3",
        "returned_amount": "100.00", "returned_amount_percent": "33.3", "recovered": "0.00",
        "collections": "0", "collections_amount": "0.00", "lost": "0.00", "fees": "35.00",
        "fees_paid": "0.00",
    }  # fmt: skip
    told = dict(zip(header, total, strict=True))
    assert (told["number"], told["amount"], told["fees"], told["checks"]) == ("TOTAL", "300.00", "35.00", "")


def test_a_period_holds_the_months_that_begin_in_it(desk: Desk) -> None:
    checking.received(desk)
    assert len(read_back(export(desk, "check_report", date(2026, 3, 1), date(2026, 3, 31)))) == 3
    assert len(read_back(export(desk, "check_report", date(2026, 3, 2), date(2026, 3, 31)))) == 2
