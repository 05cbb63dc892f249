"""Checks are taken to the bank: all that may go are ticked, and one button makes the slip."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desk.gui.run import Run
from desk.operations import bouncing, checks, deposits, drafts
from desk.records.checks import Bounce
from tests.gui.acts import click, fill, press, texts
from tests.gui.banking import Bank
from tests.operations import checking


@pytest.fixture
def bank(run: Run) -> Bank:
    """A shop with a check that came back, two to deposit, and one that is dated ahead."""
    bank = Bank(run)
    numbers = [checking.ordered(run.desk).number for _ in range(4)]
    back = checking.deposited(run.desk, (numbers[0], 10000), payer="Bea Long").check.number
    checking.received(run.desk, (numbers[1], 10000), payer="Ann Miller", bank="Ozark Savings")
    checking.received(run.desk, (numbers[2], 8000), kind="money_order")
    later = run.desk.clock.today() + timedelta(days=5)
    new = checking.written(run.desk, (numbers[3], 7000), dated=later)
    checks.receive_check_anyway(run.desk, new, "she asked for it")
    bouncing.bounce(run.desk, Bounce(back, run.desk.clock.today(), "nsf"))
    return bank


def test_all_that_may_go_make_one_slip(bank: Bank) -> None:
    window = bank.open("deposit")
    here, again = window.choices
    assert [each.payer for each in window.picked()] == ["Ann Miller", "Ann Bell"]
    assert (len(here.checks), len(again.checks)) == (3, 1)
    shown = texts(window)
    assert "$180.00" in shown and "2 checks" in shown and "Ozark Savings" in shown
    assert "Money order 1042" in shown and "not sufficient funds" in shown
    picked = [each.number for each in window.picked()]
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    slip = deposits.list_deposits(bank.desk)[0]
    assert [each.number for each in slip.checks] == picked and slip.total == 18000
    assert bank.wanted == [("deposit", slip.number), ("deposit_slip", slip.number)]
    assert bank.windows.shown("deposit", "") is None and drafts.waiting(bank.desk) == ()


def test_one_that_came_back_goes_again_when_it_is_ticked(bank: Bank) -> None:
    window = bank.open("deposit")
    again = window.choices[1]
    assert again.picked() == ()
    number = again.checks[0].number
    again.table.setFocus()
    press(again.table, Qt.Key.Key_Space)
    click(window.choices[0].nobody)
    assert "$100.00" in texts(window) and "1 check" in texts(window)
    click(window.head.next)
    assert bank.state(number) == "redeposited"


def test_without_a_tick_or_a_day_there_is_nothing_to_make(bank: Bank) -> None:
    window = bank.open("deposit")
    click(window.choices[0].nobody)
    assert not window.head.next.isEnabled() and "$0.00" in texts(window)
    click(window.choices[0].every)
    assert window.head.next.isEnabled()
    fill(window.on, "someday")
    assert not window.bar.isHidden() and not window.head.next.isEnabled()
    fill(window.on, "today")
    click(window.head.next)
    assert "cannot be deposited before" in window.bar.label.text()
    window.on.setText("never")
    window._do()
    assert len(deposits.list_deposits(bank.desk)) == 1


def test_ticks_stay_as_other_checks_come_and_until_the_next_time(bank: Bank) -> None:
    window = bank.open("deposit")
    window.choices[0].table.tick(0, False)
    left = window.choices[0].checks[0].number
    checking.received(bank.desk, (checking.ordered(bank.desk).number, 5000), kind="money_order")
    bank.change()
    assert left not in [each.number for each in window.picked()] and len(window.picked()) == 2
    fill(window.on, "2026-03-12")
    window.close()
    again = bank.open("deposit")
    assert left not in [each.number for each in again.picked()] and len(again.picked()) == 2
    assert again.on.typed() == "2026-03-12"
    click(again.bar.button)
    assert left in [each.number for each in again.picked()] and drafts.waiting(bank.desk) == ()


def test_the_newest_slips_are_one_step_away(bank: Bank) -> None:
    window = bank.open("deposit")
    number = deposits.list_deposits(bank.desk)[0].number
    click(window.slips.buttons["open"])
    click(window.slips.buttons["print"])
    assert bank.wanted == [("deposit", number), ("deposit_slip", number)]


def test_a_check_that_leads_here_is_ticked_and_clearing_is_one_entry_away(bank: Bank) -> None:
    number = bank.open("deposit").choices[1].checks[0].number
    window = bank.windows.show_record("deposit", "", number)
    assert number in [each.number for each in window.picked()] and len(window.picked()) == 3  # type: ignore[attr-defined]
    window.close()
    assert drafts.waiting(bank.desk) == ()
    bank.open("deposit").head.menu.actions()[0].trigger()
    assert bank.wanted == [("clear", "")]


def test_an_empty_shop_says_what_would_stand_there(run: Run) -> None:
    window = Bank(run).open("deposit")
    shown = texts(window)
    assert "No check waits" in shown and "No slip was made yet" in shown
    assert window.choices[1].isHidden() and not window.head.next.isEnabled()
    assert window.first_field() is window.on
