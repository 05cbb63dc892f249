"""The accountant's folder from the reports: a month, a place, and what it came to."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui import month_export
from desk.gui.main_window import MainWindow
from desk.gui.month_export import KEPT, MonthExport
from desk.gui.progress import ProgressDialog
from desk.records.exports import Control
from desk.records.money import Money
from tests.gui.acts import click, texts


@pytest.fixture
def books(main: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MonthExport]:
    """What stands above the reports, some weeks later, with a place that is chosen."""
    main.run.desk.clock.day = date(2026, 4, 20)
    monkeypatch.setattr(month_export, "choose_folder", lambda *_: tmp_path)
    main.show_page("reports")
    QApplication.processEvents()
    page: Any = main.pages.currentWidget()
    yield page.books


def make(books: MonthExport, qtbot: Any) -> None:
    """Press the button and wait until the folder is there."""
    click(books.make)
    qtbot.waitUntil(lambda: not books.run.busy)


def test_last_month_is_three_clicks_away(books: MonthExport, qtbot: Any, tmp_path: Path) -> None:
    assert [books.month.itemText(at) for at in range(books.month.count())] == ["Apr 2026", "Mar 2026"]
    assert books.month.currentData() == date(2026, 3, 1)
    make(books, qtbot)
    assert (tmp_path / "books-2026-03" / "contents.csv").exists()
    assert "agree with the ledger" in texts(books) and str(tmp_path) in texts(books)


def test_it_can_be_called_off(books: MonthExport, tmp_path: Path) -> None:
    books.make.click()
    (dialog,) = books.findChildren(ProgressDialog)
    dialog.cancel.click()
    assert not books.run.busy and list(tmp_path.iterdir()) == []
    assert books.bar.isHidden()


def test_no_place_is_no_folder(books: MonthExport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(month_export, "choose_folder", lambda *_: None)
    click(books.make)
    assert not books.run.busy and list(tmp_path.iterdir()) == []


def test_the_chosen_month_stays(books: MonthExport) -> None:
    books.month.setCurrentIndex(0)
    books.run.changed.emit(frozenset({"orders"}))
    assert books.month.currentData() == date(2026, 4, 1)
    books.run.desk.clock.day = date(2026, 5, 2)
    books.run.changed.emit(frozenset({"orders"}))
    assert (books.month.currentData(), books.month.count()) == (date(2026, 4, 1), 3)


def test_what_does_not_agree_is_told(
    books: MonthExport, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = month_export.books_folder.writing_month

    def tampered(*given: Any) -> Generator[Any, None, Any]:
        folder, written = yield from whole(*given)
        wrong = replace(written[0], controls=(Control("sold", Money(1), Money(2)),))
        return folder, (wrong, *written[1:])

    monkeypatch.setattr(month_export.books_folder, "writing_month", tampered)
    make(books, qtbot)
    assert "orders.csv" in texts(books) and "says otherwise" in texts(books)


def test_what_is_ticked_is_in_it_and_is_remembered(
    books: MonthExport, main: MainWindow, qtbot: Any, tmp_path: Path
) -> None:
    assert not any(box.isChecked() for box in books.also.values())
    for name in ("beancount", "quickbooks", "workbook"):
        books.also[name].click()
    make(books, qtbot)
    folder = tmp_path / "books-2026-03"
    assert (folder / "journal-beancount.beancount").exists() and (folder / "journal-quickbooks.csv").exists()
    assert (folder / "books-2026-03.xlsx").exists() and not (folder / "journal-xero.csv").exists()
    again = MonthExport(main.run)
    ticked = [name for name, box in again.also.items() if box.isChecked()]
    assert ticked == ["beancount", "quickbooks", "workbook"]
    again.also["beancount"].click()
    assert main.run.memory.words(KEPT) == ["quickbooks", "workbook"]
    again.deleteLater()
