"""The report of store credit outstanding: by origin, lot by lot, as of a day, agreeing with the ledger."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import csv_out
from desk.gui import ask as asking
from desk.gui import outstanding_page
from desk.gui.main_window import MainWindow
from desk.gui.outstanding_page import OutstandingPage
from desk.operations import credits, orders
from desk.records.money import Money
from tests.conftest import DAY
from tests.gui.acts import click, fill, opened, texts
from tests.gui.returning import settled


@pytest.fixture
def page(main: MainWindow) -> OutstandingPage:
    """The report of a shop where a doll came back."""
    settled(main.run.desk)
    main.show_page("reports")
    QApplication.processEvents()
    reports = main.pages.currentWidget()
    click(reports.chips["outstanding"])  # type: ignore[attr-defined]
    return reports.made["outstanding"]  # type: ignore[attr-defined,no-any-return]


def test_it_says_what_is_left_where_it_came_from_and_that_the_ledger_agrees(page: OutstandingPage) -> None:
    read = texts(page)
    for part in (
        "$77.45",
        "As account 2100 of the ledger says.",
        "Return\n1\n$77.45",
        "Łukasz R&D",
        "RA-26-00001",
    ):
        assert part in read
    assert "expired" not in read
    fill(page.day, "3/12/2026")
    assert "$0.00" in texts(page) and "Nobody had any store credit left." in texts(page)
    fill(page.day, "nonsense")
    assert not page.bar.isHidden()


def test_what_has_expired_stands_apart(page: OutstandingPage, main: MainWindow) -> None:
    desk = main.run.desk
    buyer = orders.open_order(desk, "#1001").customer.id
    with desk.db.atomic():
        credits.grant(desk, buyer, "#1001", Money(500), DAY - timedelta(days=1))
    main.run.changed.emit(frozenset({"credits"}))
    read = texts(page)
    assert "$5.00 of it has expired" in read and "Mar 12, 2026, expired" in read
    assert "Account 2100 of the ledger says $77.45" in read, "nobody booked it: the report says so"


def test_a_lot_opens_and_a_long_list_says_where_the_rest_is(
    page: OutstandingPage, main: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.lots.itemActivated.emit(page.lots.item(0, 0))
    assert opened(main, "credit", page.found.lots[0].number) is not None
    monkeypatch.setattr(outstanding_page, "MOST", 0)
    page.load()
    assert "1 more are in the file" in texts(page) and page.lots.rowCount() == 0


def test_it_is_exported_as_of_the_day_shown(
    page: OutstandingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "credit.csv"
    monkeypatch.setattr(asking, "choose_target", lambda *_: target)
    click(page.export)
    header, row, total = csv_out.read_back(target.read_bytes())
    assert dict(zip(header, row, strict=True))["balance"] == "77.45" and total[0] == "TOTAL"
    fill(page.day, "3/12/2026")
    click(page.export)
    assert len(csv_out.read_back(target.read_bytes())) == 2


def test_it_is_read_anew_only_where_it_is_looked_at(page: OutstandingPage, main: MainWindow) -> None:
    desk = main.run.desk
    before = page.found
    main.show_page("orders")
    credits.void_credit(desk, before.lots[0].number, "by mistake")
    main.run.changed.emit(frozenset({"credits"}))
    main.run.changed.emit(frozenset({"orders"}))
    assert page.found is before
    main.show_page("reports")
    QApplication.processEvents()
    assert page.found.lots == () and "Nobody had any store credit left." in texts(page)
