"""A payment is taken for an order: what is owed beside what is typed, several ways one after another."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.gui.main_window import MainWindow
from desk.operations import checks, credits, drafts, orders, returns, taking
from desk.operations.desk import Desk
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import METHODS
from tests.gui.acts import click, fill, opened, press, record_window, texts, type_text
from tests.gui.returning import settled
from tests.operations.ordering import AWAY

DOLL = NewLine("P", "Winter doll", 1, Money(34999), "preorder")


def placed(desk: Desk, *lines: NewLine) -> str:
    """The number of an order of which nothing is paid."""
    new = NewOrder(desk.clock.today(), "Ann", lines or (DOLL,), ship_to=AWAY)
    return taking.take_order(desk, new).number


@pytest.fixture
def window(main: MainWindow) -> Any:
    """The window of a pre-order's first payment."""
    return record_window(main, "pay", placed(main.run.desk))


def pay(row: Any, details: str, amount: str = "") -> None:
    """Type a payment; its way stands in front of its details."""
    for part in details.split("+"):
        type_text(row.details, part)
    type_text(row.amount, amount)


def test_what_is_due_now_is_taken_by_one_key(main: MainWindow, window: Any) -> None:
    shown = texts(window)
    assert "$349.99" in shown and "$70.00" in shown and "Deposit" in shown
    assert not window.head.next.isEnabled() and window.first_field() is window.form.rows[0].details
    pay(window.form.rows[0], "visa 4242 A1")
    assert "Still owed after this: $279.99" in texts(window)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (paid,) = orders.open_order(main.run.desk, window.subject).payments
    assert (paid.purpose, paid.amount, paid.last4) == ("deposit", Money(7000), "4242")
    assert opened(main, "receipt", paid.number) is not None and opened(main, "pay", window.subject) is None
    assert drafts.waiting(main.run.desk) == ()


def test_several_are_taken_in_turn(main: MainWindow, window: Any) -> None:
    pay(window.form.rows[0], "check+1207", "30")
    click(window.form.more)
    pay(window.form.rows[1], "cash+50")
    assert "change $10.00" in window.form.rows[1].told.text()
    click(window.head.next)
    paid = orders.open_order(main.run.desk, window.subject).payments
    assert [(each.method, each.amount) for each in paid] == [("check", Money(3000)), ("cash", Money(4000))]
    assert opened(main, "receipt", window.subject) is not None


def test_what_is_refused_stays_in_the_form(main: MainWindow, window: Any) -> None:
    pay(window.form.rows[0], "cash", "100")
    click(window.form.more)
    pay(window.form.rows[1], "cash", "500")
    click(window.head.next)
    assert "more than is owed" in window.bar.label.text()
    assert orders.open_order(main.run.desk, window.subject).paid == Money(10000)
    assert [row.amount.text() for row in window.form.rows] == ["500"]


def test_the_rest_is_proposed_once_the_first_is_paid(main: MainWindow, window: Any) -> None:
    pay(window.form.rows[0], "cash")
    click(window.head.next)
    again = record_window(main, "pay", window.subject)
    assert "Balance" in texts(again)
    pay(again.form.rows[0], "cash")
    assert again.paid[0].amount == Money(27999)
    fill(again.received, "2026-03-12")
    click(again.head.next)
    assert "before" in again.bar.label.text() or "Mar 12" in again.bar.label.text()
    fill(again.received, "today")
    click(again.head.next)
    assert orders.open_order(main.run.desk, window.subject).owed == ZERO


def test_a_card_number_is_refused_and_what_is_typed_stays(main: MainWindow, window: Any) -> None:
    type_text(window.form.rows[0].details, "4111111111111111")
    assert "card number" in window.bar.label.text() and not window.head.next.isEnabled()
    window.keeper.keep()
    assert "4111" not in drafts.waiting(main.run.desk)[0].body if drafts.waiting(main.run.desk) else True
    window.form.rows[0].details.clear()
    pay(window.form.rows[0], "visa 1111")
    window.close()
    again = record_window(main, "pay", window.subject)
    assert again.form.rows[0].details.text() == "visa 1111" and again.head.next.isEnabled()
    click(again.bar.button)
    assert again.form.rows[0].is_blank() and not again.head.next.isEnabled()


def test_an_unknown_order_is_told(main: MainWindow) -> None:
    window = record_window(main, "pay", "#9999")
    assert not window.bar.isHidden() and window.head.next.isHidden()
    window.form.chosen.emit()
    assert window.paid == ()


def test_the_order_is_one_step_away(main: MainWindow, window: Any) -> None:
    window.head.menu.actions()[0].trigger()
    assert opened(main, "order", window.subject) is not None


def test_two_clicks_at_once_spend_a_credit_once(main: MainWindow) -> None:
    desk = main.run.desk
    slip = settled(desk).slip
    buyer = holder(desk, slip.number)
    new = NewOrder(desk.clock.today(), "", (DOLL,), customer=buyer, ship_to=AWAY)
    window: Any = record_window(main, "pay", taking.take_order(desk, new).number)
    row = window.form.rows[0]
    row.method.setCurrentIndex(METHODS.index("store_credit"))
    type_text(row.amount, "50")
    QTest.mouseDClick(window.head.next, Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.head.next, Qt.MouseButton.LeftButton)
    (paid,) = orders.open_order(desk, window.subject).payments
    assert (paid.amount, credits.open_credit(desk, slip.number).balance) == (5000, 2745)


def holder(desk: Desk, slip: str) -> str:
    """The number of the customer who has a slip."""
    return returns.open_return(desk, credits.open_credit(desk, slip).origin).order.customer.number


def test_a_check_asks_its_number(window: Any) -> None:
    assert window.whole.isHidden()
    type_text(window.form.rows[0].details, "check")
    assert not window.head.next.isEnabled() and "Type the number of the check" in texts(window)
    type_text(window.form.rows[0].details, "1207")
    assert window.head.next.isEnabled() and not window.whole.isHidden()


def test_all_that_stands_on_a_check_is_typed_elsewhere(main: MainWindow, window: Any) -> None:
    number = window.subject
    pay(window.form.rows[0], "check+1207", "70")
    click(window.whole)
    check = opened(main, "receive_check", number)
    assert (check.form.check_number.text(), check.form.amount.text()) == ("1207", "70")
    assert check.parts.fields()[0].text() == "70.00" and check.head.next.isEnabled()
    assert opened(main, "pay", number) is None
    again = record_window(main, "pay", number)
    assert again.form.rows[0].is_blank(), "nothing of it is typed twice"
    pay(again.form.rows[0], "cash", "20")
    click(again.form.more)
    pay(again.form.rows[1], "check+1208")
    click(again.whole)
    assert [row.way for row in again.form.rows] == ["cash"] and opened(main, "pay", number) is again


def test_where_none_is_taken_a_check_says_so(main: MainWindow) -> None:
    number = placed(main.run.desk)
    buyer = orders.open_order(main.run.desk, number).customer.number
    checks.mark_no_checks(main.run.desk, buyer, True, "the bank called")
    window: Any = record_window(main, "pay", number)
    pay(window.form.rows[0], "check+1207")
    assert "No checks are taken from Ann" in texts(window) and not window.head.next.isEnabled()
    window.form.rows[0].choose("money_order")
    assert window.head.next.isEnabled()
