"""Customers and items leave the shop so that they can be imported again as they were."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import any_file, csv_out, lists_out
from desk.gui import export
from desk.gui.customers_list import customers_page
from desk.gui.items_list import items_page
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.operations import customers, items, orders, shelving, shops
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.imports import ListReport
from desk.records.items import Item
from desk.records.money import Money
from desk.words import LANGUAGES, Words
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.exchange.list_files import checked, imported

HOME = Address("Ann", "Bears, Inc.", "PO Box 12", "", "Rolla", "MO", "01234", "US", po_box=True)
PEOPLE = (
    Customer(0, "", "=SUM(A1)", "a@x.org", "314 555 0142", HOME, "00123", "two\nlines"),
    Customer(0, "", "'t Hooft", "b@x.org"),
    Customer(0, "", "Łukasz, “R&D”", outside_number="3/4"),
)
GOODS = (
    Item(
        0, "1E5", "Doll, “Ida”", Money(8995), "4006381333931", "preorder", date(2026, 5, 1), "1.5", "12x8x6",
        untaxed=True, note="+1", category="@Dolls",
    ),
    Item(0, "=B", "TRUE", Money(0), retired=True),
)  # fmt: skip


@pytest.fixture
def full(desk: Desk) -> Desk:
    """The shop of three orders with more customers and items, not all of them tame."""
    for person in PEOPLE:
        customers.add_customer(desk, person)
    for item in GOODS:
        items.add_item(desk, item)
    items.count_stock(desk, "1E5", 7, "counted")
    return desk


def test_the_columns_are_documented() -> None:
    for language in LANGUAGES:
        words = Words(language)
        for kind, names in lists_out.COLUMNS.items():
            assert [name for name in names if not words.has(f"export.{kind}.{name}")] == []


def test_the_files_say_all_and_the_history_tells_of_them(full: Desk) -> None:
    head, *rows = csv_out.read_back(lists_out.export(full, "customers"))
    assert tuple(head) == lists_out.COLUMNS["customers"] and len(rows) == 6
    assert [row[2] for row in rows[-3:]] == [each.name for each in PEOPLE]
    assert rows[3][1:] == (
        "00123", "=SUM(A1)", "Bears, Inc.", "a@x.org", "(314) 555-0142", "PO Box 12", "", "Rolla", "MO",
        "01234", "US", "two\nlines",
    )  # fmt: skip
    data = lists_out.export(full, "items")
    assert (
        b'"\t1E5","Doll, \xe2\x80\x9cIda\xe2\x80\x9d",89.95,"\t4006381333931","preorder",2026-05-01,' in data
    )
    assert [row[0] for row in csv_out.read_back(data)[1:]] == ["1E5", "=B", "A", "B"]
    lines = orders.read_history(full, "items")
    assert [(each.operation, each.after) for each in lines] == [("export_list", {"rows": "4"})]


@pytest.mark.parametrize("kind", lists_out.COLUMNS)
def test_what_went_out_comes_in_as_the_same(full: Desk, tmp_path: Path, kind: str) -> None:
    report = checked(full, tmp_path / "out.csv", kind, lists_out.export(full, kind))
    assert (report.faults, report.count("same"), len(report.wanted)) == ((), report.rows, 0)


@pytest.mark.parametrize("kind", lists_out.COLUMNS)
def test_another_shop_gets_the_same_of_it(full: Desk, tmp_path: Path, kind: str) -> None:
    other = owners_desk(FixedClock(date(2026, 3, 13)))
    shops.create_shop(other, SHOP, other.packs["samanthas"])
    data = lists_out.export(full, kind)
    assert imported(other, tmp_path / "out.csv", kind, data).written
    found = csv_out.read_back(lists_out.export(other, kind))
    if kind == "customers":
        # Numbers are each shop's own, and those of the other one are kept as older ones.
        expected = [(row[0], row[1] or row[0], *row[2:]) for row in csv_out.read_back(data)[1:]]
        assert [row[1:5] for row in found[1:]] == [row[1:5] for row in expected]
        assert [row[6:] for row in found[1:]] == [row[6:] for row in expected]
    else:
        assert found == csv_out.read_back(data)
    other.db.close()


def test_who_was_merged_is_in_no_file(full: Desk) -> None:
    first, second = (customers.find_customers(full, each)[0] for each in ("a@x.org", "b@x.org"))
    customers.merge_customers(full, first.number, second.number, "the same person")
    rows = csv_out.read_back(lists_out.export(full, "customers"))
    assert len(rows) == 6 and second.number not in [row[0] for row in rows]


def test_a_changed_line_changes_its_record(full: Desk, tmp_path: Path) -> None:
    data = lists_out.export(full, "customers").replace(b"'t Hooft", b"'t Hoofd")
    report = imported(full, tmp_path / "out.csv", "customers", data)
    (changed,) = report.wanted
    assert (changed.by, [each.after for each in changed.changes]) == ("number", ["'t Hoofd"])
    found = customers.open_customer(full, changed.subject).customer
    assert replace(found, version=1).name == "'t Hoofd" and found.email == "b@x.org"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_shows_comes_in_as_the_same(
    full: Desk, tmp_path: Path, qapp: QApplication, language: str
) -> None:
    run = Run(full, Words(language), Memory(tmp_path / "windows.ini"))
    for page, kind in ((customers_page(run), "customers"), (items_page(run), "items")):
        data = to_end(export.csv_of(page))
        path = tmp_path / f"{kind}.csv"
        path.write_bytes(data)
        report = to_end(any_file.checking(full, path))
        assert isinstance(report, ListReport)
        assert (report.kind, report.faults, len(report.wanted)) == (kind, (), 0)
        assert report.rows == report.count("same") > 0
        page.deleteLater()


def test_damaged_pieces_are_told_beside_those_on_hand(full: Desk) -> None:
    with full.db.atomic():
        shelving.put(full, "RA-26-00001-0", [("1E5", 2, "damaged")])
    head, row, *_ = csv_out.read_back(lists_out.export(full, "items"))
    told = dict(zip(head, row, strict=True))
    assert (told["on_hand"], told["damaged"], told["category"]) == ("7", "2", "@Dolls")
