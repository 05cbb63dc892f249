"""Money is taken for a check that came back: what is owed by order beside what is typed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import bouncing, checks, deposits, drafts, orders
from desk.records.check_life import COLLECTIONS
from desk.records.checks import Bounce
from desk.records.money import ZERO, Money
from desk.store import checks as kept
from tests.gui.acts import click, press, texts, type_text
from tests.operations import checking


class Till:
    """The window of a returned check, and the records that were asked for."""

    def __init__(self, run: Run, number: str) -> None:
        self.run, self.number = run, number
        self.wanted: list[tuple[str, str]] = []
        run.wanted.connect(lambda kind, of: self.wanted.append((kind, of)))
        self.windows = Windows(run)
        self.window = self.open()

    def open(self) -> Any:
        """The window, opened anew."""
        return self.windows.show_record("check_payment", self.number)

    def change(self) -> None:
        """Something else was done with the check."""
        self.run.changed.emit(frozenset({"checks"}))
        QApplication.processEvents()

    def pay(self, way: str, amount: str = "") -> None:
        """Type a payment in the first row, and take it."""
        row = self.window.form.rows[0]
        row.choose(way)
        type_text(row.amount, amount)
        press(self.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    @property
    def sheet(self) -> Any:
        """The check as it stands."""
        return checks.open_check(self.run.desk, self.number)


@pytest.fixture
def till(run: Run) -> Till:
    """A returned check of two orders: 150.00 and its fee."""
    first, second = (checking.ordered(run.desk).number for _ in range(2))
    return Till(run, checking.returned(run.desk, (first, 10000), (second, 5000)).check.number)


def test_all_that_is_owed_is_taken_by_one_key(till: Till) -> None:
    shown = texts(till.window)
    for part in ("$100.00", "$50.00", "$35.00", "$185.00", "Monday, March 23, 2026"):
        assert part in shown
    till.pay("cash")
    assert (till.sheet.check.state, till.sheet.open) == ("paid", ZERO)
    kinds = [kind for kind, _ in till.wanted]
    assert kinds == ["receipt", "receipt", "check"]
    paid = [each.payment.number for each in till.sheet.recoveries]
    assert [number for _, number in till.wanted[:2]] == paid
    assert till.windows.shown("check_payment", till.number) is None
    assert drafts.waiting(till.run.desk) == ()
    again = till.open()
    assert "Nothing is owed" in texts(again) and again.head.next.isHidden()
    assert again.cards["tendered"].isHidden()


def test_a_part_is_taken_and_the_rest_stays_owed(till: Till) -> None:
    till.pay("money_order", "60")
    assert (till.sheet.check.state, till.sheet.open) == ("returned", Money(12500))
    again = till.open()
    assert "-$60.00" in texts(again)
    assert not again.cards["before"].isHidden() and "$125.00" in texts(again)


def test_several_ways_together_get_one_receipt_an_order(run: Run) -> None:
    order = checking.ordered(run.desk).number
    till = Till(run, checking.returned(run.desk, (order, 10000)).check.number)
    form = till.window.form
    form.rows[0].choose("cash")
    type_text(form.rows[0].amount, "35")
    click(form.more)
    form.rows[1].choose("money_order")
    click(till.window.head.next)
    assert till.sheet.check.state == "paid" and till.wanted == [("receipt", order), ("check", till.number)]


def test_more_than_is_owed_is_refused_and_stays(till: Till) -> None:
    till.pay("cash", "500")
    assert "more than is owed" in till.window.bar.label.text()
    assert till.window.form.rows[0].amount.text() == "500" and till.sheet.paid == ZERO


def test_a_check_of_a_marked_customer_is_the_owners_to_take(till: Till) -> None:
    led: list[tuple[object, ...]] = []
    till.run.led.connect(lambda *told: led.append(told))
    till.pay("check", "40")
    assert "No checks are taken" in texts(till.window) and not till.window.head.next.isEnabled()
    click(till.window.whole)
    assert led == [("receive_check", till.sheet.parts[0].order, {"check_number": "", "amount": "40"})]
    assert till.windows.shown("check_payment", till.number) is None


def test_no_day_is_named_where_the_policy_sets_none(run: Run) -> None:
    order = checking.ordered(run.desk).number
    till = Till(run, checking.returned(run.desk, (order, 10000), kind="money_order").check.number)
    assert "paid in full by" not in texts(till.window) and "$100.00" in texts(till.window)


def test_one_that_the_agency_has_is_referred_to_it(till: Till) -> None:
    check = till.sheet.check
    with till.run.desk.db.atomic():
        kept.move(till.run.desk.db, check, replace(check, state=COLLECTIONS))
    till.change()
    assert "with the collection agency" in texts(till.window)
    assert till.window.head.next.isHidden() and till.window.cards["tendered"].isHidden()


def test_the_check_and_one_that_is_unknown(till: Till) -> None:
    till.window.head.menu.actions()[0].trigger()
    assert till.wanted == [("check", till.number)]
    nobody = Till(till.run, "CK-26-00099-9").window
    assert not nobody.bar.isHidden() and nobody.head.next.isHidden()
    nobody.look()
    assert nobody.paid == () and nobody.due() == ZERO


def test_what_came_back_again_is_owed_again(till: Till) -> None:
    desk = till.run.desk
    desk.clock.day += timedelta(days=1)
    deposits.make_deposit(desk, [till.number], desk.clock.today())
    till.change()
    assert "Nothing is owed" in texts(till.window)
    bouncing.bounce(desk, Bounce(till.number, desk.clock.today(), "nsf"))
    till.change()
    assert "$185.00" in texts(till.window) and not till.window.cards["tendered"].isHidden()
    assert orders.open_order(desk, till.sheet.parts[0].order).paid == ZERO
