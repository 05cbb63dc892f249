"""The accountant's CSV: documented columns, control totals, and every cell as it is in a real spreadsheet."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desk.app import ShippedPacks
from desk.exchange import csv_out
from desk.exchange.csv_out import COLUMNS, export, read_back
from desk.operations import orders, returns
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.facts import Condition, LinePart
from desk.records.returns import Ask, Parcel, Return
from desk.store import ledger
from tests.asking_shop import open_shop
from tests.conftest import FixedClock, doll_order

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
NAMES = [
    "=1+1",
    "@SUM(A1)",
    "00123",
    "1E5",
    "3/4",
    "+15551234",
    'O\'Hara; "Bo", Jr.',
    "山田",
    "＝1",
    "'s",
    "March 3",
]
# What the file says of the first order, but for what is empty.
FIRST = {
    "number": "#1001",
    "day": "2026-03-02",
    "customer_number": "CM-26-00001-2",
    "customer": "Łukasz R&D",
    "email": "mo@example.com",
    "state": "delivered",
    "payment_method": "card",
    "service": "ground",
    "processed": "2026-03-02",
    "shipped": "2026-03-04",
    "delivered": "2026-03-09",
    "merchandise": "209.95",
    "shipping": "12.95",
    "sales_tax": "12.81",
    "total": "235.71",
    "paid": "235.71",
    "credited": "0.00",
    "held": "0.00",
    "owed": "0.00",
    "sold": "209.95",
    "sold_shipping": "12.95",
    "sold_tax": "12.81",
    "ship_name": "Łukasz R&D",
    "ship_street": "5 Elm St",
    "ship_city": "Rolla",
    "ship_state": "MO",
    "ship_postal_code": "65401",
    "ship_country": "US",
    "shipping_cost": "11.20",
}


def come_back(desk: Desk, number: str = "#1001") -> Return:
    """The second doll of an order back and settled."""
    order = orders.open_order(desk, number)
    asked = Ask(number, "changed_mind", date(2026, 3, 10), (LinePart(str(order.lines[1].id), 1),))
    ra = returns.issue_ra(desk, asked)
    found = Condition(opened=True, original_packaging=True, secured=True)
    parcel = Parcel(date(2026, 3, 12), date(2026, 3, 11), True, ((ra.lines[0].id, found),))
    return returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel)).ra


def test_orders(desk: Desk) -> None:
    header, *rows, totals = read_back(export(desk, "orders"))
    assert header == COLUMNS["orders"]
    assert [row[0] for row in rows] == ["#1001", "#1002", "#1003"]
    found = {name: cell for name, cell in zip(header, rows[0], strict=True) if cell}
    assert found == FIRST
    summed = dict(zip(header, totals, strict=True))
    assert totals[:3] == ("TOTAL", "3", "")
    wanted = {
        "merchandise": "629.85",
        "total": "681.51",
        "paid": "681.51",
        "held": "222.90",
        "sold": "419.90",
    }
    assert {name: summed[name] for name in wanted} == wanted


def test_returns_and_credits(desk: Desk) -> None:
    ra = come_back(desk)
    assert ra.settlement is not None
    header, row, totals = read_back(export(desk, "returns"))
    found = dict(zip(header, row, strict=True))
    assert (found["number"], found["order"], found["slip"]) == (ra.number, "#1001", ra.settlement.slip)
    assert (found["issued"], found["received"], found["settled"]) == (
        "2026-03-10",
        "2026-03-12",
        "2026-03-13",
    )
    amounts = {"merchandise": "89.95", "restocking_fee": "-17.99", "sales_tax": "5.49", "credit": "77.45"}
    assert {name: found[name] for name in amounts} == amounts
    assert (found["shipping"], found["other"], found["day"]) == ("0.00", "0.00", "2026-03-13")
    assert dict(zip(header, totals, strict=True))["credit"] == "77.45"
    took = ("asked", "refunded_on", "days_to_issue", "days_to_receive", "days_to_settle", "days_to_refund")
    assert [found[name] for name in took] == ["2026-03-10", "", "0", "2", "1", ""]
    assert {"credit-only", "restocking"} <= set(found["clauses"].split(", "))
    header, row, totals = read_back(export(desk, "credits"))
    decided = row[header.index("clauses")]
    assert decided == found["clauses"]
    assert dict(zip(header, row, strict=True)) == {
        "number": ra.settlement.slip,
        "day": "2026-03-13",
        "customer": "Łukasz R&D",
        "origin": ra.number,
        "reason": "changed_mind",
        "clauses": decided,
        "state": "open",
        "expires": "",
        "amount": "77.45",
        "before": "0.00",
        "issued": "77.45",
        "used": "0.00",
        "ended": "0.00",
        "balance": "77.45",
    }


def test_what_is_outstanding_at_the_end_of_a_period(desk: Desk) -> None:
    ra = come_back(desk)
    assert ra.settlement is not None
    header, row, totals = read_back(export(desk, "outstanding", None, date(2026, 3, 13)))
    assert dict(zip(header, row, strict=True)) == {
        "number": ra.settlement.slip,
        "day": "2026-03-13",
        "customer": "Łukasz R&D",
        "origin": "return",
        "record": ra.number,
        "expires": "",
        "amount": "77.45",
        "spent": "0.00",
        "voided": "0.00",
        "transferred": "0.00",
        "balance": "77.45",
        "expired": "0.00",
    }
    booked = -ledger.balance_on(desk.db, "2100", date(2026, 3, 13))
    assert dict(zip(header, totals, strict=True))["balance"] == str(booked) == "77.45"
    assert len(read_back(export(desk, "outstanding", None, date(2026, 3, 12)))) == 2


def test_what_stands_beside_the_credit_is_in_no_column(clock: FixedClock) -> None:
    rule = '\n[[rules]]\nclause = "restocking"\nask = "return"\ninform = "return_shipping"\nflat = "7.00"\n'
    desk = open_shop(clock, ShippedPacks()["samanthas"] + rule)
    ra = come_back(desk)
    assert ra.settlement is not None and any(each.apart for each in ra.settlement.answer.amounts)
    header, row, _ = read_back(export(desk, "returns"))
    found = dict(zip(header, row, strict=True))
    columns = ("merchandise", "sales_tax", "restocking_fee", "shipping", "other", "credit")
    assert [found[name] for name in columns] == ["89.95", "5.49", "-17.99", "0.00", "0.00", "77.45"]
    desk.db.close()


def test_a_reversed_settlement_takes_its_row_back(desk: Desk) -> None:
    ra = come_back(desk)
    returns.reverse_settlement(desk, ra.number, "wrong doll")
    header, again, row, back, totals = read_back(export(desk, "returns"))
    at = header.index("credit")
    assert (row[5], row[at], back[5], back[at]) == ("settled", "77.45", "reversed", "-77.45")
    assert (again[1], again[5], again[at], totals[at]) == ("2026-03-10", "open", "0.00", "0.00")
    header, lot, _ = read_back(export(desk, "credits"))
    found = dict(zip(header, lot, strict=True))
    assert (found["state"], found["ended"], found["balance"]) == ("reversed", "77.45", "0.00")


def test_a_period_counts_both_its_ends(desk: Desk) -> None:
    come_back(desk)
    day = date(2026, 3, 13)
    assert len(read_back(export(desk, "returns", day, day))) == 3
    assert len(read_back(export(desk, "returns", date(2026, 3, 10), date(2026, 3, 12)))) == 3
    assert len(read_back(export(desk, "returns", None, date(2026, 3, 9)))) == 2
    asked = read_back(export(desk, "returns", None, date(2026, 3, 12)))
    assert asked[1][1:6] == ("2026-03-10", "#1001", "Łukasz R&D", "changed_mind", "open")
    assert len(read_back(export(desk, "orders", None, date(2026, 3, 1)))) == 2
    assert len(read_back(export(desk, "orders", date(2026, 3, 2)))) == 5
    with pytest.raises(BadInput, match="period-backwards"):
        export(desk, "credits", day, date(2026, 3, 12))


def test_the_form_of_the_file(desk: Desk) -> None:
    data = export(desk, "orders")
    assert data.startswith(b"\xef\xbb\xbfnumber,day,") and data.endswith(b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 5
    assert b'\r\n"#1001",2026-03-02,' in data
    assert export(desk, "orders") == data
    empty = read_back(export(desk, "returns"))
    assert empty == (COLUMNS["returns"], ("TOTAL", "0", *[""] * 9, *["0.00"] * 6, *[""] * 7))


def test_text_comes_back_as_it_was(desk: Desk) -> None:
    for place, name in enumerate(NAMES):
        orders.enter_order(desk, replace(doll_order(f"X{place}", name=name), email=f"{place}@example.com"))
    rows = read_back(export(desk, "orders"))
    assert sorted(row[3] for row in rows if row[0].startswith("X")) == sorted(NAMES)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_shows_text_as_text_and_money_as_money(desk: Desk, tmp_path: Path) -> None:
    for place, name in enumerate(NAMES):
        orders.enter_order(desk, replace(doll_order(f"{place:04d}", name=name), email=f"{place}@example.com"))
    come_back(desk)
    for kind, texts in (
        ("orders", {"number", "customer_number", "customer", "state"}),
        ("returns", {"number", "order", "customer"}),
    ):
        for row in cells(tmp_path, export(desk, kind))[1:-1]:
            for name, (formula, value) in zip(COLUMNS[kind], row, strict=False):
                wanted = "string" if name in texts else "float" if name in csv_out.AMOUNTS[kind] else value
                assert (formula, value) == (None, wanted), (kind, name, row)


def cells(folder: Path, data: bytes) -> list[list[tuple[str | None, str | None]]]:
    """Formula and type of each cell as LibreOffice reads the file: comma, double quote, UTF-8."""
    (folder / "x.csv").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    into = ["--convert-to", "fods", "--infilter=CSV:44,34,76,1", "--outdir", str(folder)]
    command = ["soffice", profile, "--headless", *into, str(folder / "x.csv")]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    tree = ElementTree.parse(folder / "x.fods")
    return [
        [
            (cell.get(f"{TABLE}formula"), cell.get(f"{OFFICE}value-type"))
            for cell in row.iter(f"{TABLE}table-cell")
            for _again in range(min(20, int(cell.get(f"{TABLE}number-columns-repeated", "1"))))
        ]
        for row in tree.iter(f"{TABLE}table-row")
        if row.get(f"{TABLE}number-rows-repeated") is None
    ]
