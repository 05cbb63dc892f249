"""Export CSV writes exactly what the list shows."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desk.gui.main_window import MainWindow
from desk.operations import orders
from tests.conftest import doll_order
from tests.gui.acts import click


@pytest.fixture
def main(main: MainWindow) -> MainWindow:
    """The main window, its orders in view."""
    main.show_page("orders")
    return main


def exported(main: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines written when the export is pressed."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page = main.pages.currentWidget()
    click(page.export)
    qtbot.waitUntil(lambda: not page.bar.isHidden())
    return path.read_bytes().decode("utf-8-sig").split("\r\n")


def test_rows_and_columns_are_those_shown(
    main: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = main.pages.currentWidget()
    page.columns.menu().actions()[5].trigger()
    click(page.filters.chip("delivered"))
    lines = exported(main, tmp_path / "orders.csv", qtbot, monkeypatch)
    assert lines[0] == '"Order","Customer","Placed","State","Total","Note"'
    assert lines[1] == '"#1001","Łukasz R&D",2026-03-02,"Delivered",235.71,'
    assert lines[2:] == [""]


def test_a_formula_opens_as_text(
    main: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders.enter_order(main.run.desk, doll_order("#1009", "TX", name='=HYPERLINK("x")'))
    main.run.changed.emit(frozenset({"orders"}))
    lines = exported(main, tmp_path / "orders.csv", qtbot, monkeypatch)
    assert any('"\'=HYPERLINK(""x"")"' in line for line in lines)


def test_nothing_is_written_without_a_name(main: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    main.actions_made["export"].trigger()
    QApplication.processEvents()
    assert main.pages.currentWidget().bar.isHidden()


def test_a_folder_that_is_not_there_is_told(
    main: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.csv"), ""))
    page = main.pages.currentWidget()
    click(page.export)
    qtbot.waitUntil(lambda: not page.bar.isHidden())
    assert page.bar.property("role") == "bar-error"
