"""Reports of the books: table and chart side by side, what is behind a number, CSV and PDF."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import csv_out
from desk.gui import ask as asking
from desk.gui.books_page import BooksPage
from desk.gui.main_window import MainWindow
from desk.operations import returns
from desk.records.reports import KINDS
from desk.store import people
from tests.gui.acts import click, fill, texts
from tests.gui.returning import settled


@pytest.fixture
def page(main: MainWindow) -> BooksPage:
    """The reports of a shop where a doll came back."""
    settled(main.run.desk)
    main.show_page("reports")
    QApplication.processEvents()
    return main.pages.currentWidget().reports  # type: ignore[attr-defined,no-any-return]


def test_every_report_is_shown_for_the_same_days(main: MainWindow, page: BooksPage) -> None:
    reports = main.pages.currentWidget()
    click(page.days.kinds["year"])
    for kind in KINDS:
        click(reports.chips[kind])  # type: ignore[attr-defined]
        assert page.kind == kind and page.found.kind == kind and page.isVisible()
        assert page.title.text().endswith(" · 2026") and page.side.isVisible()
        assert page.table.rowCount() == len(page.found.table.rows) + 1
    click(reports.chips["sales"])  # type: ignore[attr-defined]
    assert "$329.95" in texts(page) and "Mar 2026" in texts(page)


def test_a_number_shows_what_it_is_made_of(page: BooksPage) -> None:
    page.table.cellActivated.emit(0, 3)
    QApplication.processEvents()
    assert page.legs.about.text() == "Mar 2026 · Net: $329.95" and len(page.legs.legs) == 3
    page.table.cellActivated.emit(0, 0)
    assert len(page.legs.legs) == 3, "a name stands for its row"
    page.table.cellActivated.emit(1, 1)
    assert page.legs.about.text() == "All · Sales: $419.90" and not page.legs.legs
    page.load()
    assert page.legs.about.isHidden()


def test_days_without_anything_and_days_that_are_none(page: BooksPage, main: MainWindow) -> None:
    page.show_kind("fees")
    fill(page.days.end, "3/1/2026")
    assert page.side.isHidden() and "Nothing was booked in these days." in texts(page)
    fill(page.days.end, "2/1/2026")
    assert not page.bar.isHidden()
    fill(page.days.end, "3/31/2026")
    assert page.bar.isHidden() and page.side.isVisible()


def test_it_is_saved_as_csv_and_as_pdf(
    page: BooksPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(
        asking, "choose_target", lambda _window, _title, name, _kind: names.append(name) or tmp_path / name
    )
    click(page.export)
    click(page.pdf)
    assert names == ["sales-2026-03-01-2026-03-31.csv", "sales-2026-03-01-2026-03-31.pdf"]
    rows = csv_out.read_back((tmp_path / names[0]).read_bytes())
    assert rows[1][:4] == ("2026-03", "419.90", "-89.95", "329.95")
    assert (tmp_path / names[1]).read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(asking, "choose_target", lambda *_: None)
    page.bar.clear()
    click(page.export)
    assert page.bar.isHidden()


def test_it_is_read_anew_where_it_is_looked_at(page: BooksPage, main: MainWindow) -> None:
    before = page.found
    main.show_page("orders")
    ra = main.run.desk.db.query("SELECT number FROM return_authorizations")[0]["number"]
    returns.reverse_settlement(main.run.desk, ra, "by mistake")
    main.run.changed.emit(frozenset({"returns"}))
    assert page.found is before
    main.show_page("reports")
    QApplication.processEvents()
    assert page.found.table.total[1] == 0
    main.run.changed.emit(frozenset({"returns"}))
    assert page.found.period.start == date(2026, 3, 1)


def test_everybody_may_save_a_report(page: BooksPage, main: MainWindow) -> None:
    with main.run.desk.db.atomic():
        cy = people.add(main.run.desk.db, "Cy", "clerk")
    main.run.desk = replace(main.run.desk, who="Cy", person=cy, proven=False)
    page.load()
    assert page.export.isEnabled() and page.pdf.isEnabled()
