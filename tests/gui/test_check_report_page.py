"""The report of checks on the screen: months with their shares, a period, the file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import csv_out
from desk.gui import ask as asking
from desk.gui.check_report_page import CheckReportPage
from desk.gui.main_window import MainWindow
from desk.operations import deposits
from tests.conftest import DAY
from tests.gui.acts import click, fill, texts
from tests.operations import checking


@pytest.fixture
def page(main: MainWindow) -> CheckReportPage:
    """The report of a shop with a returned check, a cleared one, and one that did not go to the bank."""
    desk = main.run.desk
    deposits.clear_checks(desk, [checking.deposited(desk).check.number], DAY)
    checking.received(desk)
    checking.returned(desk)
    main.show_page("reports")
    QApplication.processEvents()
    reports = main.pages.currentWidget()
    click(reports.chips["check-report"])  # type: ignore[attr-defined]
    return reports.made["check-report"]  # type: ignore[attr-defined,no-any-return]


def test_months_stand_under_their_total_with_shares(page: CheckReportPage) -> None:
    read = texts(page)
    assert "All months\n3\n$300.00\n1\n0.0\n0\n1 · 33.3 %" in read
    assert "Mar 2026\n$100.00 · 33.3 %" in read and "$35.00" in read
    fill(page.end, "2/28/2026")
    assert "No checks came in these months." in texts(page) and page.came.rowCount() == 0
    fill(page.end, "nonsense")
    assert not page.bar.isHidden()


def test_what_the_agency_has_is_counted(page: CheckReportPage, main: MainWindow) -> None:
    db = main.run.desk.db
    with db.atomic():
        db.execute("UPDATE checks SET state = 'collections' WHERE returned IS NOT NULL", ())
    main.run.changed.emit(frozenset({"checks"}))
    assert "1 · $135.00" in texts(page)


def test_it_is_exported_in_whole_months(
    page: CheckReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "checks.csv"
    monkeypatch.setattr(asking, "choose_target", lambda *_: target)
    fill(page.start, "3/10/2026")
    click(page.export)
    header, row, _total = csv_out.read_back(target.read_bytes())
    assert dict(zip(header, row, strict=True))["returned_percent"] == "33.3"
    assert "checks.csv" in page.bar.label.text()


def test_it_is_read_anew_only_where_it_is_looked_at(page: CheckReportPage, main: MainWindow) -> None:
    before = page.found
    main.show_page("orders")
    checking.received(main.run.desk, kind="money_order")
    main.run.changed.emit(frozenset({"checks"}))
    main.run.changed.emit(frozenset({"orders"}))
    assert page.found is before
    main.show_page("reports")
    QApplication.processEvents()
    assert page.found is not before and page.found == before
