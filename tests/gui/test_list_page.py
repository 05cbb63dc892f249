"""A list: filter, search, sort, columns, totals, open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui import list_page
from desk.gui.export import csv_of
from desk.gui.list_page import Deed, ListPage
from desk.gui.orders_list import ORDERS
from desk.gui.run import Run
from desk.operations import orders
from desk.operations.imports import to_end
from desk.records.rights import Act
from tests.conftest import doll_order
from tests.gui.acts import click, press, texts, type_text


@pytest.fixture
def page(run: Run, qapp: QApplication) -> ListPage:
    """The orders of the shop, painted."""
    shown = ListPage(run, ORDERS, (Deed("Import", "import", lambda: None, Act("import_orders")),))
    shown.resize(1000, 600)
    shown.show()
    for _ in range(4):
        qapp.processEvents()
    return shown


@pytest.fixture
def short(page: ListPage, monkeypatch: pytest.MonkeyPatch) -> ListPage:
    """The same page, which shows two of its three rows at first."""
    monkeypatch.setattr(list_page, "FIRST", 2)
    page.load()
    return page


def column(page: ListPage, place: int = 0) -> list[str]:
    """What a column shows."""
    rows = range(page.model.rowCount())
    return [page.model.index(row, place).data() for row in rows]


def test_the_newest_order_stands_first_with_counts_and_total(page: ListPage) -> None:
    assert column(page) == ["#1003", "#1002", "#1001"]
    assert page.filters.chip("shipped").text() == "Shipped  1"
    assert page.totals.text().startswith("3 orders") and "$" in page.totals.text()


def test_a_chip_and_letters_narrow_the_list(page: ListPage, qtbot: QtBot) -> None:
    click(page.filters.chip("delivered"))
    assert column(page) == ["#1001"]
    click(page.filters.chip(""))
    type_text(page.filters.search, "1002")
    qtbot.waitUntil(lambda: column(page) == ["#1002"])


def test_the_first_rows_stand_at_once_and_the_rest_follows(short: ListPage, qtbot: QtBot) -> None:
    assert column(short) == ["#1003", "#1002"] and short.totals.text() == ""
    short.view.selectRow(1)
    qtbot.waitUntil(lambda: short.totals.text().startswith("3 orders"))
    assert column(short) == ["#1003", "#1002", "#1001"]
    assert short.view.currentIndex().row() == 1
    qtbot.waitUntil(lambda: short.filters.chip("shipped").text() == "Shipped  1")


def test_a_newer_question_leaves_the_older_one_unfilled(short: ListPage, qtbot: QtBot) -> None:
    click(short.filters.chip("delivered"))
    assert column(short) == ["#1001"]
    qtbot.waitUntil(lambda: short.totals.text().startswith("1 order "))
    assert column(short) == ["#1001"]
    # What the chips hold goes for any question.
    qtbot.waitUntil(lambda: short.filters.chip("shipped").text() == "Shipped  1")


def test_an_export_has_all_rows_though_they_are_not_shown_yet(short: ListPage) -> None:
    assert short.model.rowCount() == 2
    assert to_end(csv_of(short)).count(b"\r\n") == 4


def test_an_empty_list_says_what_would_stand_there(page: ListPage, qtbot: QtBot) -> None:
    click(page.filters.chip("cancelled"))
    assert page.nothing.isVisible()
    assert "Nothing matches" in texts(page)


def test_a_column_with_an_index_sorts(page: ListPage) -> None:
    header = page.view.horizontalHeader()
    header.sectionClicked.emit(0)
    assert column(page) == ["#1001", "#1002", "#1003"]
    header.sectionClicked.emit(0)
    assert column(page) == ["#1003", "#1002", "#1001"]
    header.sectionClicked.emit(3)
    assert (page.query.sort, header.sortIndicatorSection()) == ("number", 0)


def test_enter_opens_the_row(page: ListPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    press(page.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.run.wanted) as told:
        press(page.view, Qt.Key.Key_Return)
    assert told.args == ["order", "#1002"]


def test_a_change_elsewhere_is_shown(page: ListPage) -> None:
    orders.enter_order(page.run.desk, doll_order("#1009"))
    page.run.changed.emit(frozenset({"checks"}))
    assert page.model.rowCount() == 3
    page.run.changed.emit(frozenset({"orders"}))
    assert page.model.rowCount() == 4


def test_columns_are_chosen_and_remembered(page: ListPage, run: Run, qtbot: QtBot) -> None:
    owed = page.columns.menu().actions()[5]
    owed.trigger()
    assert page.view.isColumnHidden(5)
    assert [each.id for each in page.shown_columns()] == [
        "number",
        "customer",
        "placed",
        "state",
        "total",
        "note",
    ]
    again = ListPage(run, ORDERS)
    qtbot.addWidget(again)
    assert again.view.isColumnHidden(5) and not again.view.isColumnHidden(4)


def test_a_trouble_of_the_store_is_told(page: ListPage) -> None:
    page.run.desk.db.close()
    page.load()
    assert not page.bar.isHidden()
    assert page.model.rowCount() == 0


def test_the_filter_is_there_at_the_next_start(page: ListPage, run: Run, qtbot: QtBot) -> None:
    click(page.filters.chip("delivered"))
    again = ListPage(run, ORDERS)
    qtbot.addWidget(again)
    assert column(again) == ["#1001"] and again.filters.chip("delivered").isChecked()
