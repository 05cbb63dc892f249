"""CSV of checks: fixed columns, a row each, safe in a spreadsheet."""

from desk.exchange.checks_out import COLUMNS, checks_csv
from desk.exchange.csv_out import read_back
from desk.operations.desk import Desk
from desk.records.lists import Query
from tests.operations import checking


def test_a_chip_is_written_as_it_is_shown(desk: Desk) -> None:
    number = checking.returned(desk, payer="=1+1").check.number
    header, row = read_back(checks_csv(desk, Query("returned")))
    assert header == COLUMNS
    found = dict(zip(header, row, strict=True))
    assert (found["number"], found["payer"], found["owed"]) == (number, "=1+1", "135.00")
    assert found["due"] == "2026-03-23"
    assert len(read_back(checks_csv(desk, Query("cleared")))) == 1
