"""What a row of a list of checks becomes, and whose check it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desk.cli.answers_json import list_json, to_text
from desk.exchange.list_file import checking
from desk.operations import checks, customers
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.checks import NewCheck, NewPart
from desk.records.customers import Customer
from desk.records.errors import Fault
from desk.records.imports import FieldChange
from desk.records.money import Money
from desk.store.database import Database
from tests.exchange.list_files import checked, imported, list_of
from tests.operations.test_check_imports import paid

COLUMNS = (
    "Check no",
    "Date",
    "Amount",
    "Customer",
    "Order",
    "Drawer",
    "Bank",
    "Check date",
    "ABA",
    "Account",
    "For",
)
ROW = {"Check no": "1042", "Date": "2026-03-10", "Amount": "$10.00", "Customer": "il@example.com"}
FULL = {
    **ROW,
    **{"Order": "1", "Drawer": "Ł & R", "Bank": "First Bank", "Check date": "2026-03-09", "For": "bears"},
    **{"ABA": "0210-00021", "Account": "4111111111111111"},
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "checks.csv"


@pytest.fixture
def shop(empty_desk: Desk) -> Desk:
    """Two orders that were paid by check, of 10.00 and 25.00."""
    paid(empty_desk, "#1", 1000)
    paid(empty_desk, "#2", 2500)
    return empty_desk


def test_a_row_is_read_whole_and_becomes_a_check(shop: Desk, path: Path) -> None:
    (each,) = checked(shop, path, "checks", list_of(COLUMNS, FULL)).planned
    assert (each.what, each.by, each.name) == ("new", "email", "1042 · Łukasz R&D")
    assert each.changes == (FieldChange("orders", "", "#1"),)
    new = each.record
    assert isinstance(new, NewCheck)
    assert new == NewCheck(
        Money(1000), date(2026, 3, 10), (NewPart("#1", Money(1000), new.parts[0].payment),), "Ł & R",
        "First Bank", "1042", date(2026, 3, 9), "021000021", "4111111111111111", "bears",
    )  # fmt: skip
    assert imported(shop, path, "checks", list_of(COLUMNS, FULL)).written
    (kept,) = checks.checks_from(shop, each.subject)
    assert (kept.payer, kept.bank, kept.routing, kept.account4) == (
        "Ł & R",
        "First Bank",
        "021000021",
        "1111",
    )
    again = to_end(checking(shop, path, "checks"))
    assert (again.count("same"), again.wanted) == (1, ())


def test_an_accounts_number_is_nowhere_but_in_its_file(shop: Desk, path: Path) -> None:
    report = imported(shop, path, "checks", list_of(COLUMNS, FULL))
    shown = (report.samples, to_text(list_json(report)), repr(report))
    assert not any("4111111111111111" in str(each) for each in shown)
    assert "…1111" in report.samples[0]
    assert "4111111111111111" not in "\n".join(_dumped(shop.db))


def _dumped(db: Database) -> list[str]:
    tables = [row["name"] for row in db.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [str(tuple(row)) for table in tables for row in db.query(f'SELECT * FROM "{table}"')]


def test_whose_check_it_is(shop: Desk, path: Path) -> None:
    buyer = customers.find_customers(shop, "Łukasz")[0]
    named = customers.open_customer(shop, buyer.number).customer
    customers.change_customer(shop, _with_outside(named, "103"))
    rows = (
        ({"Customer": buyer.number}, "number"), ({"Customer": "103"}, "outside"),
        ({"Customer": "IL@example.com"}, "email"), ({"Customer": "łukasz r&d"}, "name"),
    )  # fmt: skip
    for told, by in rows:
        (each,) = checked(shop, path, "checks", list_of(COLUMNS, {**ROW, **told})).planned
        assert (each.subject, each.by) == (buyer.number, by)
    customers.add_customer(shop, Customer(0, "", "Łukasz R&D"))
    told = {**ROW, "Customer": "Łukasz R&D"}
    (fault,) = checked(shop, path, "checks", list_of(COLUMNS, told)).faults
    assert (fault.key, fault.where, fault.line) == ("list-namesakes-alone", "Customer", 2)


def _with_outside(customer: Customer, number: str) -> Customer:
    return replace(customer, outside_number=number)


@pytest.mark.parametrize(
    ("told", "keys"),
    [
        ({"Check no": ""}, [("import-no-check-check-number", "Check no")]),
        ({"Amount": "0.00"}, [("import-no-check-amount", "Amount")]),
        ({"Amount": "ten"}, [("import-money", "Amount"), ("import-no-check-amount", "Amount")]),
        ({"Date": ""}, [("import-no-check-received", "Date")]),
        ({"Date": "2026-03-14"}, [("day-to-come", "Date")]),
        ({"Check date": "3/9/2026"}, [("import-day", "Check date")]),
        ({"ABA": "021000022"}, [("routing-wrong", "ABA")]),
        ({"Account": "12-34"}, []),
        ({"Account": "12x"}, [("account-wrong", "Account")]),
        ({"Customer": ""}, [("import-check-customer", "Customer")]),
        ({"Customer": "nobody"}, [("import-check-customer", "Customer")]),
        ({"Amount": "11.00"}, [("check-unplaced", "Amount")]),
        ({"Order": "7"}, [("check-order-of-other", "Amount")]),
    ],
)
def test_what_cannot_be_kept_is_told_with_its_line(
    shop: Desk, path: Path, told: dict[str, str], keys: list[tuple[str, str]]
) -> None:
    report = checked(shop, path, "checks", list_of(COLUMNS, {**ROW, **told}))
    assert [(each.key, each.where) for each in report.faults] == keys
    assert all(each.line == 2 for each in report.faults) and bool(report.planned) is not bool(keys)


def test_one_check_stands_in_a_list_once(shop: Desk, path: Path) -> None:
    other = {**ROW, "Amount": "25.00"}
    report = checked(shop, path, "checks", list_of(COLUMNS, ROW, ROW, other))
    assert [each.what for each in report.planned] == ["new", "same"]
    assert report.faults == (Fault("import-line-twice", "Check no", 4, earlier=2, who="1042"),)


def test_a_list_without_what_is_needed_says_so(shop: Desk, path: Path) -> None:
    report = checked(shop, path, "checks", list_of(("Bank", "Memo"), {"Bank": "First"}))
    assert [each.key for each in report.faults] == [
        f"import-no-checks-{name}" for name in ("check-number", "received", "amount", "customer")
    ]
