"""Orders are imported from the window: first a report, then all or nothing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desk.gui.consent import ConsentPanel
from desk.gui.main_window import MainWindow
from desk.gui.progress import ProgressDialog
from desk.operations import customers, items, orders_list
from desk.records.lists import Query
from desk.store import history
from tests.exchange import export_file
from tests.exchange.export_file import one_order, two_dolls
from tests.exchange.list_files import BEAR, IDA, customers_of, items_of, list_of
from tests.gui.acts import cells, click, fill, press, record_window, texts, type_text
from tests.gui.staff import SECRETS, as_person, take_on


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export with one order."""
    path = tmp_path / "orders <b>.csv"
    path.write_bytes(two_dolls())
    return path


def report_on(main: MainWindow, path: Path, qtbot: QtBot) -> Any:
    """Type the file's name and wait for the report."""
    window = record_window(main, "import")
    type_text(window.file, str(path))
    press(window.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.report is not None or not window.bar.isHidden())
    return window


def test_the_report_comes_before_anything_is_written(main: MainWindow, export: Path, qtbot: QtBot) -> None:
    window = report_on(main, export, qtbot)
    read = texts(window)
    assert "orders <b>.csv" in read and "New orders\n1" in read and "Nothing is written yet" in read
    assert len(orders_list.ids(main.run.desk, Query())) == 3


def test_it_is_imported_whole_and_the_list_shows_it(main: MainWindow, export: Path, qtbot: QtBot) -> None:
    window = report_on(main, export, qtbot)
    click(window.head.next)
    qtbot.waitUntil(lambda: window.report.written)
    assert "1 order imported." in texts(window) and window.head.next.isHidden()
    main.show_page("orders")
    assert main.pages.currentWidget().model.rowCount() == 4


def test_the_same_file_twice_adds_nothing(main: MainWindow, export: Path, qtbot: QtBot) -> None:
    window = report_on(main, export, qtbot)
    click(window.head.next)
    qtbot.waitUntil(lambda: window.report.written)
    press(window.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.report.written)
    assert "nothing to import" in texts(window) and window.head.next.isHidden()


def test_faults_are_named_by_line_and_column(main: MainWindow, export: Path, qtbot: QtBot) -> None:
    export.write_bytes(two_dolls(Shipping="a lot"))
    window = report_on(main, export, qtbot)
    read = texts(window)
    assert "has faults" in read and "Shipping" in read and "a lot" in read
    assert window.head.next.isHidden()
    main.speak("es")
    assert "tiene errores" in texts(window)


def test_a_file_that_is_not_there_is_told(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = report_on(main, tmp_path / "none.csv", qtbot)
    assert "none.csv" in window.bar.label.text()


def test_the_file_is_chosen_in_the_systems_dialog(
    main: MainWindow, export: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = record_window(main, "import")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    click(window.browse)
    assert window.report is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(export), ""))
    click(window.browse)
    qtbot.waitUntil(lambda: window.report is not None)


def test_a_file_that_fails_takes_the_report_before_away(
    main: MainWindow, export: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = report_on(main, export, qtbot)
    fill(window.file, str(tmp_path / "none.csv"))
    qtbot.waitUntil(lambda: not window.bar.isHidden())
    assert window.report is None and window.head.next.isHidden()
    qtbot.waitUntil(lambda: "orders <b>.csv" not in texts(window))
    main.speak("es")
    assert window.file.text().endswith("none.csv") and window.head.next.isHidden()


def test_a_cancelled_check_leaves_nothing_to_import(main: MainWindow, export: Path, qtbot: QtBot) -> None:
    window = report_on(main, export, qtbot)
    window.look()
    assert window.report is None and window.head.next.isHidden()
    window.findChildren(ProgressDialog)[-1].reject()
    assert window.report is None and window.head.next.isHidden()


def test_a_file_changed_since_its_report_is_not_imported(
    main: MainWindow, export: Path, qtbot: QtBot
) -> None:
    window = report_on(main, export, qtbot)
    export.write_bytes(export_file.export(*one_order("#7777")))
    click(window.head.next)
    qtbot.waitUntil(lambda: not window.bar.isHidden())
    assert "changed" in window.bar.label.text() and "orders <b>.csv" in window.bar.label.text()
    assert window.report is None and window.head.next.isHidden()
    assert len(orders_list.ids(main.run.desk, Query())) == 3
    press(window.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.report is not None)
    click(window.head.next)
    qtbot.waitUntil(lambda: window.report.written)


def test_a_list_is_recognised_and_shows_its_columns_and_lines(
    main: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(customers_of({"Name": "Somebody", "Email": "MO@example.com", "Number": "7"}, IDA))
    window = report_on(main, path, qtbot)
    read = texts(window)
    assert window.holds.currentText() == "Customers" and "Lines in the file\n2" in read
    assert window.columns.boxes["outside_number"].currentText() == "Number  ·  7"
    found = cells(window)
    assert found[1:7] == ["changed", "CM-26-00001-2  Somebody", "email", "Name", "Łukasz R&D", "Somebody"]
    assert "Import 2 customers" in read
    main.speak("es")
    assert "Importar 2 clientes" in texts(window) and "correo electrónico" in cells(window)


def test_a_list_is_imported_whole(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(customers_of(IDA))
    window = report_on(main, path, qtbot)
    click(window.head.next)
    qtbot.waitUntil(lambda: window.report.written)
    assert "1 line imported." in texts(window) and window.head.next.isHidden()
    (ida,) = customers.find_customers(main.run.desk, "Ida")
    assert ida.outside_number == "103"
    press(window.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.report.written)
    assert "there is nothing to import" in texts(window) and window.head.next.isHidden()


def test_a_column_is_chosen_and_the_lines_are_told_anew(
    main: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(list_of(("Who", "Town"), {"Who": "Ida", "Town": "Rolla"}))
    window = report_on(main, path, qtbot)
    assert "No column holds the prices" in texts(window)
    window.holds.setCurrentIndex(window.holds.findData("customers"))
    window.holds.activated.emit(window.holds.currentIndex())
    qtbot.waitUntil(lambda: window.columns is not None)
    assert "No column holds the customers' names" in texts(window) and window.head.next.isHidden()
    choice = window.columns
    for name, place in (("name", 1), ("city", 2)):
        choice.boxes[name].setCurrentIndex(place)
        choice.boxes[name].activated.emit(place)
        qtbot.waitUntil(lambda: window.report is not None)
    assert window.columns is choice and window.report.planned[0].record.address.city == "Rolla"
    click(window.head.next)
    qtbot.waitUntil(lambda: window.report is not None and window.report.written)
    # What such a list holds, and in which columns, is remembered.
    press(window.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.report is not None and not window.report.written)
    assert window.holds.currentData() == "customers"
    assert dict(window.report.columns) == {"name": "Who", "city": "Town"}


def test_refused_lines_are_told_with_line_and_column(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "goods.csv"
    path.write_bytes(items_of(BEAR, {**BEAR, "SKU": "C", "Price": "a lot <b>"}))
    window = report_on(main, path, qtbot)
    assert window.holds.currentData() == "items"
    read = texts(window)
    assert "Nothing can be imported yet" in read and "a lot <b>" in read and "Refused\n1" in read
    assert window.head.next.isHidden()


def test_a_list_changed_since_its_report_is_not_imported(
    main: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(customers_of(IDA))
    window = report_on(main, path, qtbot)
    path.write_bytes(customers_of({**IDA, "Name": "Ann"}))
    click(window.head.next)
    qtbot.waitUntil(lambda: not window.bar.isHidden())
    assert "changed" in window.bar.label.text() and window.report is None
    assert window.columns is None and window.holds.isHidden()
    assert customers.find_customers(main.run.desk, "Ann") == ()


def test_the_file_and_the_columns_wait_for_the_next_time(
    main: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(list_of(("Client", "Town"), {"Client": "Ida", "Town": "Rolla"}))
    window = report_on(main, path, qtbot)
    window.holds.setCurrentIndex(window.holds.findData("customers"))
    window.holds.activated.emit(window.holds.currentIndex())
    qtbot.waitUntil(lambda: window.report is not None)
    window.columns.boxes["name"].setCurrentIndex(0)
    window.columns.boxes["company"].setCurrentIndex(1)
    window.columns.boxes["company"].activated.emit(1)
    qtbot.waitUntil(lambda: window.report is not None and ("company", "Client") in window.report.columns)
    window.close()
    again = record_window(main, "import")
    assert again.file.text() == str(path) and "where you left off" in again.bar.label.text()
    press(again.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.report is not None)
    assert dict(again.report.columns) == {"company": "Client", "city": "Town"}
    click(again.head.next)
    qtbot.waitUntil(lambda: again.report is not None and again.report.written)
    again.close()
    assert record_window(main, "import").file.text() == ""


def test_a_clerk_imports_a_list_with_somebodys_approval(
    main: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    take_on(main.run.desk, "Bea", "Cleo")
    main.run.desk = as_person(main.run.desk, "Cleo")
    path = tmp_path / "goods.csv"
    path.write_bytes(items_of({**BEAR, "SKU": "C"}))
    window = report_on(main, path, qtbot)
    click(window.head.next)
    qtbot.waitUntil(lambda: bool(window.findChildren(ConsentPanel)))
    panel = window.findChildren(ConsentPanel)[-1]
    assert "import items" in texts(panel)
    panel._fields["name"].setCurrentIndex(panel._fields["name"].findText("Bea"))
    fill(panel._fields["secret"], SECRETS["Bea"])
    qtbot.waitUntil(lambda: window.report is not None and window.report.written)
    assert items.open_item(main.run.desk, "C").item.on_hand == 4
    (line,) = history.done(main.run.desk.db, "import_items")
    assert (line.person, line.after["agreed"]) == ("Cleo", "Bea")


def test_once_a_statement_is_read_its_lines_are_a_click_away(
    main: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "statement.csv"
    path.write_text("Date,Description,Amount\n03/13/2026,DEPOSIT,100.00\n")
    window = report_on(main, path, qtbot)
    click(window.head.next)
    qtbot.waitUntil(lambda: window.report.written)
    with qtbot.waitSignal(main.run.wanted) as told:
        click(window.head.next)
    assert told.args == ["reconcile", ""]
