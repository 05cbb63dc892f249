"""A deposit slip shows its checks as they stand, is printed, and taken back with a reason."""

from desk.gui.run import Run
from desk.operations import bouncing, deposits
from desk.records.checks import Bounce
from tests.gui.acts import click, fill, texts
from tests.gui.banking import Bank
from tests.operations import checking


def test_its_checks_total_and_history_are_shown(run: Run) -> None:
    bank, check = Bank(run), checking.deposited(run.desk, bank="Ozark Savings").check
    window = bank.open("deposit", check.deposit)
    shown = texts(window)
    for part in (
        check.number,
        "Friday, March 13, 2026 · 1 check · $100.00",
        "with the bank",
        "Deposit slip made",
    ):
        assert part in shown
    click(window.head.next)
    click(window.checks.buttons["open"])
    assert bank.wanted == [("deposit_slip", check.deposit), ("check", check.number)]
    bouncing.bounce(run.desk, Bounce(check.number, run.desk.clock.today(), "nsf"))
    bank.change()
    assert "returned" in texts(window)


def test_it_is_undone_with_a_reason(run: Run) -> None:
    bank, check = Bank(run), checking.deposited(run.desk).check
    window = bank.open("deposit", check.deposit)
    window.head.menu.actions()[0].trigger()
    fill(window.ask._fields["reason"], "the car broke down")
    assert bank.state(check.number) == "received"
    assert deposits.open_deposit(run.desk, check.deposit).state == "undone"
    assert window.head.state.word.text() == "undone" and window.head.next.isHidden()
    assert "the car broke down" in texts(window) and window.ask.isHidden()


def test_one_that_went_on_is_not_undone_any_more(run: Run) -> None:
    bank, check = Bank(run), checking.deposited(run.desk).check
    window = bank.open("deposit", check.deposit)
    window.head.menu.actions()[0].trigger()
    deposits.clear_checks(run.desk, [check.number], run.desk.clock.today())
    fill(window.ask._fields["reason"], "not meant")
    assert "has cleared" in window.bar.label.text()
    assert bank.state(check.number) == "cleared"
    bank.change()
    assert window.head.more.isHidden() and not window.head.next.isHidden()


def test_an_unknown_slip_is_told(run: Run) -> None:
    window = Bank(run).open("deposit", "DS-26-00099-9")
    assert not window.bar.isHidden() and window.head.next.isHidden()
