"""A check is looked at: what it paid, its life, what stands on it, what the policy says."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import bouncing, deposits
from desk.records.checks import Bounce
from tests.conftest import DAY, FixedClock
from tests.gui.acts import opened, record_window, texts
from tests.operations import checking, collecting


def test_it_shows_what_stands_on_it_and_each_order_is_a_click_away(main: MainWindow) -> None:
    desk = main.run.desk
    orders = [checking.ordered(desk).number for _ in range(2)]
    told = {"bank": "First Federal", "routing": "081000210", "account": "123456789", "memo": "dolls"}
    check = checking.deposited(desk, (orders[0], 4000), (orders[1], 10000), payer="Wilhelm", **told).check
    window = record_window(main, "check", check.number)
    read = texts(window)
    for part in (
        *(check.number, "with the bank", "Check 1042 of Ann Bell, $140.00", "Wilhelm", "First Federal"),
        *("081000210", "ending in 6789", "dolls", check.deposit, "Hold ends", "10 days left", "paid with it"),
        "Check deposited",
    ):
        assert part in read
    assert "123456789" not in read and window.cards["why"].isHidden() and window.money.isHidden()
    window.paid.itemActivated.emit(window.paid.item(1, 0))
    assert opened(main, "order", orders[1]) is not None


def test_one_that_came_back_tells_what_is_owed_and_by_when(main: MainWindow, clock: FixedClock) -> None:
    number = checking.deposited(main.run.desk).check.number
    bouncing.bounce(main.run.desk, Bounce(number, DAY, "nsf", note="their letter"))
    window = record_window(main, "check", number)
    read = texts(window)
    for part in (
        "returned",
        "owed again",
        "To be paid by",
        "their letter",
        "not sufficient funds",
        "$135.00",
    ):
        assert part in read
    clock.day = DAY + timedelta(days=11)
    main.run.changed.emit(frozenset({"checks"}))
    QApplication.processEvents()
    assert "intent to defraud is presumed" in texts(window)


def test_of_one_that_is_with_the_bank_again_nothing_is_owed(main: MainWindow) -> None:
    number = checking.returned(main.run.desk).check.number
    deposits.make_deposit(main.run.desk, [number], DAY)
    window = record_window(main, "check", number)
    assert window.cards["why"].isHidden() and window.money.isHidden()
    assert "deposited again" in texts(window)


def test_what_the_policy_says_is_said_as_of_a_check(main: MainWindow) -> None:
    """What is owed is to be paid; what is to be done is not asked for once it was done."""
    number = checking.returned(main.run.desk).check.number
    assert "To be paid" in texts(record_window(main, "check", number)).split("\n")


def test_of_one_with_the_agency_nothing_is_to_be_done(main: MainWindow) -> None:
    number = collecting.handed(main.run.desk).check.number
    shows = texts(record_window(main, "check", number))
    assert "With Checkcare" in shows and "Hand the check over" not in shows


def test_a_check_that_is_none_is_told(main: MainWindow) -> None:
    window = record_window(main, "check", "CK-26-00009-1")
    assert "CK-26-00009" in window.bar.label.text()
