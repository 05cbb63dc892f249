"""Reports stand one at a time, each made when it is first chosen."""

from typing import Any

from desk.gui.main_window import MainWindow
from desk.gui.reports_page import REPORTS
from tests.gui.acts import click


def test_each_report_is_a_click_away(main: MainWindow) -> None:
    main.show_page("reports")
    page: Any = main.pages.currentWidget()
    assert list(page.made) == ["overrides"] and page.chips["overrides"].isChecked()
    for name in reversed(REPORTS):
        click(page.chips[name])
        assert page.made[name].isVisible() and page.chips[name].isChecked()
    assert set(page.made) == set(REPORTS)
