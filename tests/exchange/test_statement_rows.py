"""What a bank's statement becomes, in whichever way the bank writes days and amounts."""

from datetime import date
from pathlib import Path

import pytest

from desk.exchange import any_file
from desk.operations import reconciling
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.bank_lines import BankLine
from desk.records.errors import Fault
from tests.exchange.list_files import checked, imported, list_of

SIGNED = ("Posting Date", "Description", "Amount", "Check Number", "Balance")
ROW = {"Posting Date": "2026-03-05", "Description": "DEPOSIT", "Amount": "200.00"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "statement.csv"


def read(desk: Desk, path: Path, data: bytes) -> list[tuple[str, int]]:
    """The days and amounts that a file is read as; it has no faults."""
    report = checked(desk, path, "statement", data)
    assert report.faults == ()
    lines = [each.record for each in report.planned]
    return [(line.day.isoformat(), int(line.amount)) for line in lines if isinstance(line, BankLine)]


def amounts(desk: Desk, path: Path, *texts: str) -> list[int]:
    """What amounts in one column are read as."""
    rows = [{**ROW, "Amount": text} for text in texts]
    return [cents for _day, cents in read(desk, path, list_of(SIGNED, *rows))]


def test_an_amount_is_written_in_many_ways(empty_desk: Desk, path: Path) -> None:
    told = (
        "-1,234.56",
        "(54.10)",
        "$-12.00",
        "12.00-",
        "7.00 DR",
        "USD 5.00",
        "1.234,50",
        "−3.00",
        "0.00",
        "",
    )
    found = amounts(empty_desk, path, *told)
    assert found == [-123456, -5410, -1200, -1200, -700, 500, 123450, -300]


def test_two_columns_are_paid_in_and_taken(empty_desk: Desk, path: Path) -> None:
    columns = ("Date", "Details", "Withdrawals", "Deposits")
    rows = (
        {"Date": "2026-03-05", "Withdrawals": "54.10"},
        {"Date": "2026-03-05", "Withdrawals": "-54.10"},
        {"Date": "2026-03-05", "Deposits": "20.00", "Withdrawals": "0.00"},
    )
    assert [cents for _day, cents in read(empty_desk, path, list_of(columns, *rows))] == [-5410, -5410, 2000]


@pytest.mark.parametrize(
    ("days", "read_as", "notices"),
    [
        (("03/04/2026", "3/13/2026"), ["2026-03-04", "2026-03-13"], []),
        (("13/03/2026", "04.03.2026"), ["2026-03-13", "2026-03-04"], []),
        (("03/04/2026", "03-02-2026"), ["2026-03-04", "2026-03-02"], ["import-month-first"]),
        (("2026-03-04",), ["2026-03-04"], []),
    ],
)
def test_days_are_read_as_all_of_them_show(
    empty_desk: Desk, path: Path, days: tuple[str, ...], read_as: list[str], notices: list[str]
) -> None:
    rows = [{**ROW, "Posting Date": day} for day in days]
    report = checked(empty_desk, path, "statement", list_of(SIGNED, *rows))
    assert [each.subject for each in report.planned] == read_as
    assert [each.key for each in report.notices] == notices


def test_what_cannot_be_read_is_told_with_its_line(empty_desk: Desk, path: Path) -> None:
    rows = [
        {**ROW, "Posting Date": "13/13/2026"},
        {**ROW, "Posting Date": "yesterday"},
        {**ROW, "Amount": "a lot"},
        {**ROW, "Posting Date": "2026-03-14"},
    ]
    report = checked(empty_desk, path, "statement", list_of(SIGNED, *rows))
    assert report.faults == (
        Fault("import-bank-day", "Posting Date", 2, text="13/13/2026"),
        Fault("import-bank-day", "Posting Date", 3, text="yesterday"),
        Fault("import-money", "Amount", 4, text="a lot"),
        Fault("day-to-come", "Posting Date", 5, on=date(2026, 3, 14)),
    )
    report = checked(empty_desk, path, "statement", list_of(("Description",), {"Description": "x"}))
    assert [each.key for each in report.faults] == ["import-no-statement-day", "import-no-statement-amount"]


def test_each_line_is_kept_once_whichever_file_it_comes_in(empty_desk: Desk, path: Path) -> None:
    twice = list_of(SIGNED, ROW, ROW, {**ROW, "Check Number": "7"})
    assert imported(empty_desk, path, "statement", twice).count("new") == 3
    found = reconciling.look_at_statement(empty_desk).left
    assert [(each.reference, each.told) for each in found] == [
        ("", "DEPOSIT"),
        ("", "DEPOSIT"),
        ("7", "DEPOSIT"),
    ]
    more = list_of(SIGNED, ROW, ROW, ROW, {**ROW, "Check Number": "7", "Description": " deposit "})
    report = imported(empty_desk, path, "statement", more)
    assert (report.count("new"), report.count("same")) == (1, 3)
    assert len(reconciling.look_at_statement(empty_desk).left) == 4


def test_a_cards_number_in_what_a_bank_tells_goes_no_further(empty_desk: Desk, path: Path) -> None:
    imported(
        empty_desk, path, "statement", list_of(SIGNED, {**ROW, "Description": "POS 4111 1111 1111 1111"})
    )
    (found,) = reconciling.look_at_statement(empty_desk).left
    assert found.told == "POS #### #### #### ####"


def test_a_statement_is_known_by_its_headings(empty_desk: Desk, path: Path) -> None:
    path.write_bytes(list_of(SIGNED, ROW))
    report = to_end(any_file.checking(empty_desk, path))
    assert report.kind == "statement"  # type: ignore[union-attr]
