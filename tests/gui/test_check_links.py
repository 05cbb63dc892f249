"""Checks are a click away where they paid; an order or a customer tells of one that came back."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.check_links import MOST, ChecksCard, check_links
from desk.gui.main_window import MainWindow
from desk.gui.run import Run
from desk.operations import bouncing, orders
from desk.records.checks import Bounce
from tests.conftest import DAY
from tests.gui.acts import opened, record_window, texts
from tests.operations import checking


def test_an_order_shows_the_check_that_paid_it(main: MainWindow) -> None:
    sheet = checking.received(main.run.desk)
    window = record_window(main, "order", sheet.parts[0].order)
    assert f"{sheet.check.number}  ·  $100.00  ·  to deposit" in texts(window) and window.flags.isHidden()
    (button,) = check_links(main.run, [sheet.check])
    button.click()
    assert opened(main, "check", sheet.check.number) is not None


def test_an_order_whose_check_came_back_says_so_at_its_head(main: MainWindow) -> None:
    sheet = checking.deposited(main.run.desk)
    window = record_window(main, "order", sheet.parts[0].order)
    assert window.flags.isHidden()
    bouncing.bounce(main.run.desk, Bounce(sheet.check.number, DAY, "nsf"))
    main.run.changed.emit(frozenset({"checks"}))
    assert "of $100.00 came back: what it paid is owed again" in window.flags.text()
    assert not window.flags.isHidden()


def test_an_order_whose_check_is_with_the_agency_says_so(main: MainWindow) -> None:
    sheet = checking.handed(main.run.desk)
    window = record_window(main, "order", sheet.parts[0].order)
    assert "is with the collection agency: refer the customer to it" in window.flags.text()


def test_a_customers_window_leads_to_the_checks(main: MainWindow) -> None:
    sheet = checking.returned(main.run.desk)
    window = record_window(main, "customer", sheet.check.holder)
    assert f"{sheet.check.number}  ·  $100.00  ·  returned" in texts(window.checks)
    other = record_window(main, "customer", orders.open_order(main.run.desk, "#1001").customer.number)
    assert other.checks.isHidden()


def test_of_many_checks_the_newest_are_told(run: Run, qtbot: QtBot) -> None:
    order = checking.ordered(run.desk).number
    found = [checking.received(run.desk, (order, 100)).check for _ in range(MOST + 2)]
    card = ChecksCard(run)
    qtbot.addWidget(card)
    card.show()
    card.show_checks(found)
    QApplication.processEvents()
    read = texts(card)
    assert found[-1].number in read and found[2].number in read and found[1].number not in read
    assert "and 2 more" in read
