"""The clicks that checks take from the main window, each counted (counter.md: four to bounce one)."""

import pytest
from PySide6.QtCore import Qt

from desk.gui.main_window import MainWindow
from desk.operations import checks
from tests.gui import acts
from tests.gui.acts import opened
from tests.gui.test_counted_returns import Clerk
from tests.operations import checking


@pytest.fixture
def clerk(main: MainWindow) -> Clerk:
    """A clerk of the shop, beside whom a returned check lies."""
    return Clerk(main)


def test_four_to_bounce_a_check(clerk: Clerk) -> None:
    """A scan, *Returned*, the reason, which is data itself, and the button that posts it."""
    desk = clerk.main.run.desk
    number = checking.deposited(desk).check.number
    clerk.scan(number)
    clerk.click(opened(clerk.main, "check", number).head.next)
    shown = opened(clerk.main, "bounce", number)
    clerk.tick(shown.reason.option("nsf"))
    clerk.click(shown.head.next)
    sheet = checks.open_check(desk, number)
    assert (sheet.check.state, sheet.check.reason, sheet.fee) == ("returned", "nsf", 3500)
    assert opened(clerk.main, "bounce", number) is None
    assert opened(clerk.main, "check", number).isVisible()
    assert clerk.clicks == 4


def test_keys_alone_take_no_more(clerk: Clerk) -> None:
    desk = clerk.main.run.desk
    number = checking.deposited(desk).check.number
    clerk.scan(number)
    keys = ((Qt.Key.Key_Return, "check"), (Qt.Key.Key_Space, ""), (Qt.Key.Key_Return, "bounce"))
    for key, kind in keys:
        clerk.clicks += 1
        shown = opened(clerk.main, kind or "bounce", number)
        if kind:
            acts.press(shown, key, Qt.KeyboardModifier.ControlModifier)
        else:
            acts.press(shown.first_field(), key)
    assert checks.open_check(desk, number).check.state == "returned" and clerk.clicks == 4


def test_three_to_deposit_all_and_see_the_slip(clerk: Clerk) -> None:
    """The page of checks, *Deposit*, and the button that makes the slip."""
    desk = clerk.main.run.desk
    number = checking.received(desk).check.number
    clerk.scan(number)
    clerk.click(opened(clerk.main, "check", number).head.next)
    clerk.click(opened(clerk.main, "deposit").head.next)
    check = checks.open_check(desk, number).check
    assert check.state == "deposited" and opened(clerk.main, "deposit_slip", check.deposit) is not None
    assert clerk.clicks == 3
