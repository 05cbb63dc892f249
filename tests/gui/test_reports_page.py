"""Reports stand one at a time, each made when it is first chosen."""

from typing import Any

from desk.gui.main_window import MainWindow
from desk.gui.reports_page import REPORTS
from desk.records.reports import KINDS
from tests.gui.acts import click


def test_each_report_is_a_click_away(main: MainWindow) -> None:
    main.show_page("reports")
    page: Any = main.pages.currentWidget()
    assert page.made == {} and page.chips["sales"].isChecked() and page.reports.isVisible()
    for name in reversed(REPORTS):
        click(page.chips[name])
        assert page.made[name].isVisible() and page.chips[name].isChecked()
    assert set(page.made) == set(REPORTS)
    for kind in reversed(KINDS):
        click(page.chips[kind])
        assert page.reports.isVisible() and page.reports.kind == kind and page.chips[kind].isChecked()
