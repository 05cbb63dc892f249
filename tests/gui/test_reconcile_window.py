"""The bank's statement: proposals that are ticked, what is left over, and where each of it leads."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.reconcile_window import ReconcileWindow
from desk.gui.run import Run
from desk.operations import bouncing, checks, reconciling
from desk.operations.desk import Desk
from desk.records.checks import Bounce
from desk.records.money import Money
from desk.words import Words
from tests.conftest import DAY
from tests.gui.acts import click, fill, opened, press, record_window, texts
from tests.operations import checking
from tests.operations.reconciling_trials import line


@pytest.fixture
def window(main: MainWindow) -> Any:
    """A statement with a deposit, a return that is in the book with its charge, one that is not, and more."""
    desk = main.run.desk
    checking.deposited(desk, check_number="88")
    number = checking.deposited(desk, kind="money_order", check_number="77").check.number
    for cents, told in ((10000, "DEPOSIT"), (-10000, "RETURNED 77"), (-1200, "FEE"), (-10000, "RETURNED 88")):
        line(desk, cents, told=told)
    line(desk, -5410, told="<b>POS</b>")
    bouncing.bounce(desk, Bounce(number, DAY, "nsf", Money(1200)))
    return record_window(main, "reconcile")


def test_what_is_ticked_is_matched_and_nothing_else(window: Any, main: MainWindow) -> None:
    desk = main.run.desk
    assert "Match 3 lines" in texts(window) and "Check CK-26-00001-5 of Ann Bell returned?" in texts(window)
    window.proposals.tick(2, False)
    assert "Match 2 lines" in texts(window)
    click(window.head.next)
    assert "2 lines matched." in texts(window) and "Matched with DS-26-00001" in texts(window)
    assert "The bank's charge for CK-26-00002" in texts(window), "it stays open"
    assert [each.amount for each in reconciling.done_lines(desk)] == [-10000, 10000]
    window.proposals.tick(0, False)
    assert not window.head.next.isEnabled()


def test_the_checks_of_a_deposit_are_paid_where_that_is_ticked(main: MainWindow) -> None:
    desk = main.run.desk
    number = checking.deposited(desk, kind="money_order").check.number
    line(desk, 10000)
    window = record_window(main, "reconcile")
    window.clear.setChecked(True)
    click(window.head.next)
    assert checks.open_check(desk, number).check.state == "cleared"
    assert "Read a statement" in texts(window)
    click(window.head.next)
    assert opened(main, "import", "") is not None


def test_a_return_that_is_not_in_the_book_is_entered_in_its_own_window(window: Any, main: MainWindow) -> None:
    click(window.left.buttons["enter"])
    bounce = opened(main, "bounce", "CK-26-00001-5")
    assert bounce is not None and bounce.on.day() == DAY
    window.left.table.setCurrentCell(1, 0)
    click(window.left.buttons["enter"])
    assert "Nothing tells which check this is." in texts(window)


def test_a_line_is_set_aside_matched_by_number_and_opened_again(window: Any, main: MainWindow) -> None:
    window.left.table.setCurrentCell(1, 0)
    click(window.left.buttons["aside"])
    fill(window.ask._fields["reason"], "office supply")
    assert "Set aside: office supply" in texts(window) and "<b>POS</b>" in texts(window)
    click(window.done.buttons["reopen"])
    fill(window.ask._fields["reason"], "it is ours")
    assert reconciling.done_lines(main.run.desk) == ()
    click(window.left.buttons["match"])
    # Typed as fast as a test types it would be a scan, which opens the check.
    window.ask._fields["number"].setText("CK-26-00002-8")
    press(window.ask._fields["number"], Qt.Key.Key_Return)
    (done,) = reconciling.done_lines(main.run.desk)
    assert (done.check, done.told) == ("CK-26-00002-8", "RETURNED 88")


def test_what_is_left_over_on_our_side_opens(desk: Desk, memory: Memory, qtbot: QtBot) -> None:
    check = checking.deposited(desk).check
    desk.clock.day = DAY + timedelta(days=14)  # type: ignore[attr-defined]
    line(desk, -1, date(2026, 3, 14))
    window = ReconcileWindow(Run(desk, Words("en"), memory))
    qtbot.addWidget(window)
    asked: list[tuple[str, str]] = []
    window.run.wanted.connect(lambda kind, number: asked.append((kind, number)))
    click(window.waiting.buttons["open"])
    click(window.deposits.buttons["open"])
    assert asked == [("check", check.number), ("deposit", check.deposit)]
