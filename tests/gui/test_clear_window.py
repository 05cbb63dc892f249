"""Checks have cleared: those whose hold is over are ticked."""

from datetime import date, timedelta

from desk.gui.run import Run
from desk.operations import drafts
from tests.gui.acts import click, fill, texts
from tests.gui.banking import Bank
from tests.operations import checking


def filled(run: Run) -> tuple[Bank, list[str]]:
    """A check whose hold is over, a money order, and a check that is on hold still."""
    bank = Bank(run)
    orders = [checking.ordered(run.desk).number for _ in range(3)]
    first = checking.deposited(run.desk, (orders[0], 10000)).check.number
    run.desk.clock.day += timedelta(days=10)
    paper = checking.deposited(run.desk, (orders[1], 10000), kind="money_order").check.number
    last = checking.deposited(run.desk, (orders[2], 10000)).check.number
    return bank, [first, paper, last]


def test_those_whose_hold_is_over_are_noted_by_one_button(run: Run) -> None:
    bank, (first, paper, last) = filled(run)
    window = bank.open("clear")
    assert {each.number for each in window.picked()} == {first, paper}
    assert "no hold" in texts(window) and "$200.00" in texts(window)
    click(window.head.next)
    assert [bank.state(each) for each in (first, paper, last)] == ["cleared", "cleared", "deposited"]
    assert bank.windows.shown("clear", "") is None and drafts.waiting(bank.desk) == ()


def test_one_alone_is_ticked_where_it_was_asked_for(run: Run) -> None:
    bank, (_, _, last) = filled(run)
    window = bank.open("clear", last)
    assert [each.number for each in window.picked()] == [last]
    fill(window.on, "2026-03-20")
    click(window.head.next)
    assert "2026" in window.bar.label.text() and bank.state(last) == "deposited"
    fill(window.on, date(2026, 3, 23).isoformat())
    click(window.head.next)
    assert bank.state(last) == "cleared"


def test_nothing_with_the_bank_is_told(run: Run) -> None:
    window = Bank(run).open("clear")
    assert "No check is with the bank" in texts(window) and not window.head.next.isEnabled()
    window.on.setText("never")
    window._do()
    assert not window.bar.isHidden()
