"""A check's next step by its state, and what else can be done; what needs only a few words is asked there."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QApplication

from desk.gui.keys import plain_text
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import bouncing, checks, deposits, recovering
from desk.records.checks import Bounce, Check
from desk.records.money import ZERO, Money
from desk.store import checks as kept
from tests.conftest import DAY, FixedClock
from tests.gui.acts import click, texts
from tests.operations import checking

USUAL = ["Deposit slip", "Customer"]


class Shown:
    """A check's window, and the records that were asked for."""

    def __init__(self, run: Run, check: Check) -> None:
        self.run, self.number = run, check.number
        self.wanted: list[tuple[Any, ...]] = []
        run.wanted.connect(lambda *told: self.wanted.append(told))
        run.led.connect(lambda *told: self.wanted.append(told))
        self.window: Any = Windows(run).show_record("check", check.number)
        QApplication.processEvents()

    @property
    def check(self) -> Check:
        """The check as it stands."""
        return checks.open_check(self.run.desk, self.number).check

    @property
    def next(self) -> str:
        """The next step's words; empty where there is none."""
        button = self.window.head.next
        return "" if button.isHidden() else plain_text(button.text())

    @property
    def others(self) -> list[str]:
        """The words of the menu's entries."""
        return [plain_text(each.text()) for each in self.window.head.menu.actions()]

    def choose(self, text: str) -> None:
        """Choose from the menu."""
        entries = {plain_text(each.text()): each for each in self.window.head.menu.actions()}
        entries[text].trigger()

    def answer(self, **told: Any) -> None:
        """Fill what is asked and agree."""
        for name, value in told.items():
            field = self.window.ask._fields[name]
            if hasattr(field, "findData"):
                field.setCurrentIndex(field.findData(value))
            else:
                field.setText(value)
        click(self.window.ask.confirm)


def put(run: Run, check: Check, **told: Any) -> Check:
    """Put a check where no steps of the test led it."""
    with run.desk.db.atomic():
        kept.move(run.desk.db, check, replace(check, **told))
    return checks.open_check(run.desk, check.number).check


def test_one_that_came_in_is_deposited_next(run: Run) -> None:
    shown = Shown(run, checking.received(run.desk).check)
    assert (shown.next, shown.others) == ("Deposit…", ["Replace by another payment…", "Void…", "Customer"])
    click(shown.window.head.next)
    for text in ("Customer", "Replace by another payment…"):
        shown.choose(text)
    others = [("customer", shown.check.holder), ("replace_check", shown.number)]
    assert shown.wanted == [("deposit", "", shown.number), *others]


def test_one_dated_ahead_waits(run: Run) -> None:
    check = put(run, checking.received(run.desk).check)
    new = checking.written(
        run.desk, (checking.ordered(run.desk).number, 10000), dated=DAY + timedelta(days=2)
    )
    check = checks.receive_check_anyway(run.desk, new, "she asked us to wait").check
    shown = Shown(run, check)
    assert shown.next == "" and "Deposit…" not in shown.others
    assert "post-dated" in texts(shown.window) and "May go to the bank" in texts(shown.window)


def test_with_the_bank_it_is_cleared_once_its_hold_is_over(run: Run, clock: FixedClock) -> None:
    check = checking.deposited(run.desk).check
    shown = Shown(run, check)
    assert (shown.next, shown.others) == ("Returned by the bank…", ["Cleared…", *USUAL])
    click(shown.window.head.next)
    shown.choose("Deposit slip")
    assert shown.wanted == [("bounce", check.number), ("deposit", check.deposit)]
    clock.day = DAY + timedelta(days=10)
    shown = Shown(run, check)
    assert (shown.next, shown.others) == ("Cleared…", ["Returned by the bank…", *USUAL])
    click(shown.window.head.next)
    assert shown.wanted == [("clear", check.number)]


def test_what_was_not_cleared_is_taken_back(run: Run) -> None:
    check = checking.deposited(run.desk).check
    deposits.clear_checks(run.desk, [check.number], DAY)
    shown = Shown(run, check)
    assert (shown.next, shown.others) == ("", ["Not cleared after all…", *USUAL])
    shown.choose("Not cleared after all…")
    shown.answer(reason="a line of another check")
    assert shown.check.state == "deposited" and shown.window.ask.isHidden()


def test_of_one_that_came_back_a_letter_is_due(run: Run) -> None:
    check = checking.returned(run.desk).check
    shown = Shown(run, check)
    assert shown.next == "Demand letter…"
    assert shown.others == [
        *("Take payment…", "Deposit again…", "Hand to collections…", "Write off…", "The bank erred…"),
        *USUAL,
    ]
    click(shown.window.head.next)
    for text in ("Take payment…", "Deposit again…", "Hand to collections…"):
        shown.choose(text)
    kinds = [("demand", check.number), ("check_payment", check.number)]
    assert shown.wanted == [*kinds, ("deposit", "", check.number), ("hand_over", check.number)]


def test_a_return_by_mistake_of_the_bank_is_undone(run: Run) -> None:
    shown = Shown(run, checking.returned(run.desk).check)
    shown.choose("The bank erred…")
    shown.answer(reason="their letter of today")
    assert shown.check.state == "deposited"


def test_with_a_part_paid_it_is_not_presented_again(run: Run) -> None:
    check = checking.returned(run.desk).check
    recovering.take_check_payment(run.desk, check.number, checking.cash(run.desk, 1000))
    shown = Shown(run, check)
    assert "Deposit again…" not in shown.others and "The bank erred…" not in shown.others


def test_after_the_letter_the_payment_is_next_and_after_its_day_the_agency(
    run: Run, clock: FixedClock
) -> None:
    check = put(run, checking.returned(run.desk).check, state="demanded")
    assert Shown(run, check).next == "Take payment…"
    clock.day = DAY + timedelta(days=11)
    assert Shown(run, check).next == "Hand to collections…"


def test_no_letter_is_due_for_a_money_order(run: Run) -> None:
    number = checking.deposited(run.desk, kind="money_order").check.number
    check = bouncing.bounce(run.desk, Bounce(number, DAY, "other")).check
    assert Shown(run, check).next == "Take payment…"


def test_one_of_which_nothing_is_owed_is_closed(run: Run) -> None:
    shown = Shown(run, checking.owed_no_more(run.desk).check)
    assert shown.next == "Close"
    click(shown.window.head.next)
    assert shown.check.state == "paid" and shown.next == ""


def test_what_the_agency_paid_is_entered_and_one_is_recalled(run: Run) -> None:
    check = checking.handed(run.desk).check
    shown = Shown(run, check)
    assert (shown.next, shown.others[:2]) == ("The agency paid…", ["Recall from collections…", "Write off…"])
    assert "refer the customer there" in texts(shown.window)
    click(shown.window.head.next)
    assert shown.window.ask._fields["amount"].text() == "135.00"
    shown.answer(amount="50.00", kept="10.00", method="check", reference="99")
    (made,) = [each for each in checks.checks_from(run.desk, check.holder) if each.number != check.number]
    assert (made.check_number, made.amount, made.state) == ("99", Money(5000), "received")
    sheet = checks.open_check(run.desk, check.number)
    assert (sheet.open, sheet.paid) == (Money(7500), Money(6000))
    shown.choose("Recall from collections…")
    shown.answer(reason="she came in")
    assert shown.check.state == "returned"


def test_a_check_is_voided_for_a_reason(run: Run) -> None:
    shown = Shown(run, checking.received(run.desk).check)
    shown.choose("Void…")
    click(shown.window.ask.confirm)
    assert "Reason" in shown.window.bar.label.text()
    shown.answer(reason="hers was the other one")
    assert shown.check.state == "voided" and "hers was the other one" in texts(shown.window)
    assert (shown.next, shown.others) == ("", ["Customer"])


def test_what_was_lost_is_owed_again(run: Run) -> None:
    order = checking.sent(run.desk).number
    shown = Shown(run, checking.returned(run.desk, (order, 10000)).check)
    shown.choose("Write off…")
    shown.answer(reason="he moved away")
    assert (shown.check.state, shown.next, shown.others[0]) == ("written_off", "", "Undo the write-off…")
    assert checks.open_check(run.desk, shown.number).open == ZERO
    shown.choose("Undo the write-off…")
    shown.answer(reason="he is back")
    assert shown.check.state == "returned"
