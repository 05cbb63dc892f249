"""Today shows what needs a hand; each line is one click from its next step."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import orders
from desk.records.orders import NewOrder
from tests.conftest import doll_order
from tests.gui.acts import click, opened, texts
from tests.operations import checking
from tests.operations.claiming import waiting
from tests.operations.ordering import paid, taken


@pytest.fixture
def page(main: MainWindow, qapp: QApplication) -> Any:
    """The page, with an order that may ship and one whose customer is to be told."""
    main.show_page("orders")
    taken(main.run.desk, payments=paid(main.run.desk, 23571))
    main.run.changed.emit(frozenset({"orders"}))
    main.show_page("today")
    for _ in range(4):
        qapp.processEvents()
    return main.pages.currentWidget()


def line(page: Any, number: str) -> QPushButton:
    """The line of a record."""
    return next(each for each in page.findChildren(QPushButton) if number in plain_text(each.text()))


def test_each_pile_tells_what_it_is_and_how_many(page: Any) -> None:
    read = texts(page)
    for part in ("Customers to tell", "May ship today  ·  1", "Ann Bell", "2 days left", "Backup"):
        assert part in read


def test_a_line_opens_its_next_step(main: MainWindow, page: Any) -> None:
    click(line(page, "SO-26-00001-4"))
    assert opened(main, "ship", "SO-26-00001-4") is not None
    click(line(page, "#1003"))
    assert opened(main, "order", "#1003") is not None
    click(page.picks)
    assert opened(main, "pick_list", "").pdf.startswith(b"%PDF")


def test_the_share_of_the_last_thirty_days_is_a_word_and_a_number(page: Any) -> None:
    assert "66 %" in texts(page) and "the target is 90 %" in page.told.text()


def test_the_share_that_is_met_says_so(main: MainWindow, page: Any) -> None:
    main.run.desk.clock.day = date(2026, 5, 1)
    page.fill_share()
    assert page.share.isHidden() and "No order's 48 hours" in page.told.text()
    new: NewOrder = doll_order("#2000", delivered=None)
    orders.enter_order(main.run.desk, replace(new, placed=date(2026, 4, 20), processed=None,
        payments=(), shipped=date(2026, 4, 21)))  # fmt: skip
    page.fill_share()
    assert "100 %" in texts(page) and "is met" in page.told.text()


def test_what_changes_is_read_again(main: MainWindow, page: Any) -> None:
    orders_before = len(page.cards)
    for _ in range(8):
        taken(main.run.desk, payments=paid(main.run.desk, 23571))
    main.run.changed.emit(frozenset({"orders"}))
    assert "and 3 more" in texts(page) and len(page.cards) == orders_before
    main.run.changed.emit(frozenset({"prints"}))


def test_another_day_is_read_when_it_is_shown(main: MainWindow, page: Any) -> None:
    assert "2 days left" in texts(page)
    main.show_page("orders")
    main.run.desk.clock.day += timedelta(1)
    main.show_page("today")
    assert "1 day left" in texts(page) and "2 days left" not in texts(page)


def test_a_day_without_work_says_so(main: MainWindow, page: Any) -> None:
    page.cards = {}
    body = page._body()
    assert "Nothing needs a hand today" in texts(body)
    body.deleteLater()


def test_what_the_owner_has_to_decide_is_one_click_away(main: MainWindow, page: Any) -> None:
    number = waiting(main.run.desk).number
    main.run.changed.emit(frozenset({"requests"}))
    assert "For the owner to decide  ·  1" in texts(page)
    click(line(page, number))
    assert opened(main, "request", number) is not None


def test_a_check_that_came_back_is_one_click_away(main: MainWindow, page: Any) -> None:
    number = checking.returned(main.run.desk).check.number
    main.run.changed.emit(frozenset({"checks"}))
    assert "Returned checks without a letter  ·  1" in texts(page)
    click(line(page, number))
    assert opened(main, "check", number) is not None
