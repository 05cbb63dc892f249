"""A check is taken: its amount fills orders as it is typed, what speaks against it is told."""

import json
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checks, drafts, orders
from desk.records.lists import Hit
from desk.records.money import Money
from tests.gui.acts import click, fill, opened, press, record_window, texts, type_text
from tests.gui.checked import placed, shown, taken, two_orders, write_check
from tests.gui.taking import Hands
from tests.operations import checking
from tests.operations.checking import ordered


@pytest.fixture
def window(windows: Windows, run: Run) -> Any:
    """The window of a customer's check, who owes a pre-order of 349.99, 70.00 now, and an order of 100.00."""
    buyer, _, _ = two_orders(run.desk)
    return shown(windows, "receive_check", buyer)


def test_its_amount_fills_what_is_due_first_and_one_key_takes_it(window: Any) -> None:
    assert window.first_field() is window.form.amount and not window.head.next.isEnabled()
    assert "Type the amount" in texts(window)
    type_text(window.form.amount, "170")
    assert placed(window) == ["70.00", "100.00"] and "All of the $170.00 is placed" in texts(window)
    assert "Type the number of the check" in texts(window)
    type_text(window.form.check_number, "1207")
    shows = texts(window)
    assert "Nothing speaks against" in shows and "may ship from Mar 23, 2026" in shows
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sheet = taken(window)
    assert (sheet.check.payer, sheet.check.check_number, sheet.check.dated) == (
        "Ann Bell",
        "1207",
        date(2026, 3, 13),
    )
    assert [part.amount for part in sheet.parts] == [Money(7000), Money(10000)]
    assert drafts.waiting(window.run.desk) == ()


def test_parts_are_changed_and_what_remains_is_shown(window: Any) -> None:
    write_check(window, "300")
    assert placed(window) == ["200.00", "100.00"]
    ahead, other = window.parts.fields()
    fill(other, "40")
    assert placed(window) == ["260.00", "40"]
    fill(ahead, "200")
    assert "$60.00 of $300.00 is still to be placed" in texts(window) and not window.head.next.isEnabled()
    fill(other, "120")
    assert "$20.00 more is placed" in texts(window)
    fill(other, "abc")
    assert not window.bar.isHidden() and not window.head.next.isEnabled()
    other.selectAll()
    press(other, Qt.Key.Key_Delete)
    press(other, Qt.Key.Key_Return)
    assert placed(window) == ["200", "100.00"] and window.head.next.isEnabled()
    click(window.head.next)
    assert [part.amount for part in taken(window).parts] == [Money(20000), Money(10000)]


def test_an_amount_that_one_order_asks_pays_that_one(window: Any) -> None:
    write_check(window, "100")
    assert placed(window) == ["", "100.00"] and "Nothing speaks against" in texts(window)
    fill(window.form.amount, "349.99")
    assert placed(window) == ["349.99", ""]


def test_an_order_that_it_began_with_is_filled_first(run: Run, windows: Windows) -> None:
    _, _, second = two_orders(run.desk)
    window = shown(windows, "receive_check", second)
    assert window.buyer.is_named() and window.parts.rows[0].key == second
    write_check(window, "100")
    assert placed(window) == ["100.00", ""]


def test_a_customer_is_found_by_typing_or_scanned(run: Run, windows: Windows) -> None:
    buyer, first, _ = two_orders(run.desk)
    window = shown(windows, "receive_check")
    assert window.first_field() is window.buyer.box.field and "Choose the customer" in texts(window)
    type_text(window.buyer.box.field, "ann bell")
    press(window.buyer.box.field, Qt.Key.Key_Return)
    assert window.buyer.customer.number == buyer and len(window.parts.rows) == 2
    click(window.buyer.other)
    assert window.parts.rows == []
    type_text(window.buyer.box.field, "Nobody at all")
    assert window.buyer.box.look() == (), "no new customer has anything to pay"
    window.buyer.box.field.clear()
    assert not window.take_hit(Hit("item", "A", "Bear"))
    assert window.take_hit(Hit("order", first, "Ann")) and window.parts.rows[0].key == first
    assert not window.take_hit(Hit("order", first, "Ann"))


def test_a_number_that_is_none_is_told(run: Run, windows: Windows) -> None:
    window = shown(windows, "receive_check", "#9999")
    assert not window.bar.isHidden() and not window.buyer.is_named()


def test_a_payment_without_its_check_gets_it(run: Run, windows: Windows) -> None:
    desk = run.desk
    order = orders.open_order(desk, "#1001")
    window = shown(windows, "receive_check", order.customer.number)
    kept = checks.unbooked(desk, order.customer.number)
    assert [each.order for each in window.parts.rows] == ["#1001" for _ in kept]


def test_what_is_wrong_with_the_magnetic_line_is_told_at_the_field(window: Any) -> None:
    write_check(window, "70")
    fill(window.form.routing, "081000211")
    assert "check digit" in window.form.routing.told.text() and not window.form.routing.told.isHidden()
    assert "Put the routing number right" in texts(window) and not window.head.next.isEnabled()
    fill(window.form.routing, "081000210")
    assert window.form.routing.told.isHidden() and window.head.next.isEnabled()
    fill(window.form.account, "12")
    assert "Put the account number right" in texts(window) and not window.form.account.told.isHidden()


def test_the_accounts_number_is_nowhere_but_its_last_four_figures(run: Run, window: Any, caplog: Any) -> None:
    write_check(window, "70")
    type_text(window.form.account, "998877665544")
    window.form.check_number.setFocus()
    QApplication.processEvents()
    assert window.form.account.text() == "•••• 5544" and "998877665544" not in texts(window)
    window.keeper.keep()
    (draft,) = drafts.waiting(run.desk)
    assert "998877665544" not in draft.body and json.loads(draft.body)["check"]["amount"] == "70"
    run.redressed.emit()
    assert window.form.account.typed() == "998877665544", "zoom and language lose nothing"
    click(window.head.next)
    sheet = taken(window)
    assert sheet.check.account4 == "5544"
    whole = "\n".join(run.desk.db.connection.iterdump())
    assert "5544" in whole and "998877665544" not in whole + caplog.text


def test_what_was_typed_is_there_again_but_for_the_account(windows: Windows, window: Any) -> None:
    number = window.subject
    write_check(window, "150", "77")
    fill(window.parts.fields()[0], "60")
    fill(window.form.dated, "2026-03-10")
    type_text(window.form.bank, "First Bank")
    type_text(window.form.account, "12345678")
    window.close()
    again = shown(windows, "receive_check", number)
    assert "left off" in texts(again.bar) and again.form.account.text() == ""
    assert (again.form.amount.text(), again.form.bank.text()) == ("150", "First Bank")
    assert placed(again) == ["60", "90.00"] and again.form.dated.day() == date(2026, 3, 10)
    click(again.bar.button)
    assert again.form.amount.text() == "" and placed(again) == ["", ""]


def test_a_card_number_is_refused(window: Any) -> None:
    write_check(window, "70", "4111111111111111")
    assert "card number" in window.bar.label.text() and not window.head.next.isEnabled()
    window.keeper.keep()
    (draft,) = drafts.waiting(window.run.desk)
    assert "4111" not in draft.body and '"70"' in draft.body


def test_the_tab_key_goes_through_all(window: Any) -> None:
    form, found = window.form, []
    form.amount.setFocus()
    for _ in range(12):
        found.append(QApplication.focusWidget())
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    names = (
        "amount",
        "check_number",
        "payer",
        "bank",
        "dated",
        "received",
        "memo",
        "kind",
        "routing",
        "account",
    )
    assert found == [*(getattr(form, name) for name in names), *window.parts.fields()]
    assert QApplication.focusWidget() is window.add


def test_a_money_order_needs_no_number_and_holds_nothing(window: Any) -> None:
    type_text(window.form.amount, "70")
    window.form.kind.setCurrentIndex(1)
    QApplication.processEvents()
    assert "It holds no order back" in texts(window)
    click(window.head.next)
    assert taken(window).check.kind == "money_order"


def test_what_changed_meanwhile_is_read_again(run: Run, window: Any) -> None:
    write_check(window, "170")
    checking.received(run.desk, (window.parts.rows[1].key, 10000), account="99990000")
    run.changed.emit(frozenset({"payments"}))
    assert placed(window) == ["170.00"]


def test_a_check_of_a_known_order_takes_six_keys_beside_its_data(main: MainWindow) -> None:
    number = ordered(main.run.desk).number
    hands = Hands()
    hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, on=main)
    hands.type(number)
    hands.press(Qt.Key.Key_Return)
    entry_of(main.windows.shown("order", number))
    hands.keys += ["More", "Receive a check…"]
    window: Any = opened(main, "receive_check", number)
    assert QApplication.focusWidget() is window.form.amount
    hands.type("100")
    hands.press(Qt.Key.Key_Tab)
    hands.type("1207")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=window)
    (check,) = checks.checks_of(main.run.desk, number)
    assert "Mar 23, 2026" in texts(opened(main, "check", check.number))
    assert opened(main, "receive_check", number) is None and len(hands.keys) == 6


def test_a_customers_window_leads_here_too(main: MainWindow) -> None:
    number = ordered(main.run.desk).customer.number
    entry_of(record_window(main, "customer", number))
    assert opened(main, "receive_check", number).buyer.customer.number == number


def entry_of(window: Any) -> None:
    """Choose the entry of a window's menu that leads here."""
    entries = {plain_text(each.text()): each for each in window.head.menu.actions()}
    entries["Receive a check…"].trigger()
    QApplication.processEvents()
