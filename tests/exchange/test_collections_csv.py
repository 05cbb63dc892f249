"""The agency's CSV comes to what is owed, part by part; its folder holds each file whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.exchange import collections_csv
from desk.exchange.csv_out import read_back
from desk.operations import cancelling, handing_over, orders, recovering
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import BadInput
from desk.records.money import Money
from tests.conftest import FixedClock
from tests.operations import checking
from tests.operations.collecting import BACK, OVER, with_agency


def test_its_parts_come_to_what_is_owed(desk: Desk, clock: FixedClock) -> None:
    first, second = checking.ordered(desk), checking.ordered(desk)
    number = checking.returned(desk, (first.number, 10000), (second.number, 5000)).check.number
    with_agency(desk)
    clock.day = OVER
    handing_over.hand_over(desk, number)
    recovering.take_agency_payment(desk, number, checking.cash(desk, 14000), Money(500))
    paper = handing_over.collections_paper(desk, number)
    heads, *rows, end = read_back(collections_csv.file_for(paper))
    assert heads == collections_csv.COLUMNS
    assert [row[2:] for row in rows] == [
        ("check_amount", first.number, "", "100.00"),
        ("fee", first.number, "", "35.00"),
        ("paid", first.number, "cash", "-135.00"),
        ("check_amount", second.number, "", "50.00"),
        ("paid", second.number, "cash", "-5.00"),
        ("paid", second.number, "agency", "-5.00"),
    ]
    assert end == ("TOTAL", "6", "", "", "", "40.00") and paper.sheet.open == Money(4000)
    assert {row[0] for row in rows} == {number} and rows[0][1] == BACK.isoformat()


def test_what_an_order_owes_no_more_is_taken_off(desk: Desk) -> None:
    order = checking.ordered(desk)
    number = checking.returned(desk, (order.number, 10000)).check.number
    with_agency(desk)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, BACK, by="shop"))
    cancelling.decide_cancel(desk, sheet, Money(0), "original_payment", "the maker closed")
    rows = read_back(collections_csv.file_for(handing_over.collections_paper(desk, number)))
    assert rows[-2][1:] == ("", "not_owed", order.number, "", "-100.00") and rows[-1][-1] == "35.00"


def test_the_folder_holds_the_papers_and_history_tells_of_it(desk: Desk, tmp_path: Path) -> None:
    number = checking.returned(desk).check.number
    with_agency(desk)
    folder = collections_csv.make_folder(desk, tmp_path, number)
    paper = handing_over.collections_paper(desk, number)
    collections_csv.write(desk, folder, paper, {"check": b"%PDF", "first": b"%PDF"})
    assert sorted(each.name for each in folder.iterdir()) == ["amounts.csv", "check.pdf", "first.pdf"]
    assert folder.stat().st_mode & 0o077 == 0
    line = orders.read_history(desk, "collections")[-1]
    assert (line.operation, line.after["rows"]) == ("export_list", "3")


def test_a_place_that_is_none_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder-missing"):
        collections_csv.make_folder(desk, tmp_path / "nowhere", "CK-26-00001-4")


def test_no_cell_is_a_formula(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    with_agency(desk)
    paper = handing_over.collections_paper(desk, number)
    debts = tuple(replace(each, order="=1+1") for each in paper.sheet.debts)
    data = collections_csv.file_for(replace(paper, sheet=replace(paper.sheet, debts=debts)))
    assert b'"\'=1+1"' in data
