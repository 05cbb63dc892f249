"""A check is taken: its amount fills orders as it is typed, what speaks against it is told."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checks, drafts, orders, photos
from desk.records.lists import Hit
from desk.records.money import Money
from tests.exchange.photo_samples import jpeg
from tests.gui.acts import click, fill, press, record_window, texts, type_text
from tests.gui.checked import placed, shown, two_orders, write_check
from tests.gui.staff import as_person, take_on
from tests.operations import checking
from tests.operations.checking import ordered, returned, written


@pytest.fixture
def windows(run: Run) -> Iterator[Windows]:
    """Windows without a main one, closed before the shop is."""
    made = Windows(run)
    yield made
    made.close_all()


@pytest.fixture
def window(windows: Windows, run: Run) -> Any:
    """The window of a customer's check, who owes a pre-order of 349.99, 70.00 now, and an order of 100.00."""
    buyer, _, _ = two_orders(run.desk)
    return shown(windows, "receive_check", buyer)


def taken(window: Any) -> Any:
    """The only check that was taken."""
    ((kind, number),) = window.wanted
    assert kind == "check"
    return checks.open_check(window.run.desk, number)


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


def test_mild_warnings_are_confirmed_by_the_deed(window: Any) -> None:
    write_check(window, "90")
    assert "It is of $90.00; its orders owe" in texts(window) and "you confirm" in texts(window)
    click(window.head.next)
    assert taken(window).check.amount == Money(9000)


def test_a_warning_that_came_meanwhile_is_looked_at_first(run: Run, window: Any) -> None:
    write_check(window, "70")
    checks.mark_no_checks(run.desk, window.subject, True, "the bank called")
    click(window.head.next)
    assert window.wanted == [] and "No checks are taken" in texts(window)
    assert plain_text(window.head.next.text()).startswith("Take it all the same")


def test_grave_ones_need_the_owners_reason(run: Run, windows: Windows) -> None:
    buyer, first, _ = two_orders(run.desk)
    returned(run.desk, (ordered(run.desk, customer=buyer).number, 10000))
    window = shown(windows, "receive_check", first)
    assert "No checks: 1 came back" in texts(window)
    write_check(window, "70")
    fill(window.form.dated, "2026-05-01")
    shows = texts(window)
    assert "dated ahead, May 1, 2026" in shows and "Only the owner" in shows
    click(window.head.next)
    assert window.wanted == []
    click(window.ask.confirm)
    assert window.wanted == [] and not window.bar.isHidden()
    type_text(next(iter(window.ask._fields.values())), "she brought the cash receipt")
    click(window.ask.confirm)
    assert taken(window).check.dated == date(2026, 5, 1)


def test_a_clerk_needs_the_owners_consent_for_those(run: Run, windows: Windows) -> None:
    buyer, first, _ = two_orders(run.desk)
    checks.mark_no_checks(run.desk, buyer, True, "asked for by the bank")
    take_on(run.desk, "Cleo", pins=False)
    run.desk = as_person(run.desk, "Cleo")
    window = shown(windows, "receive_check", first)
    assert "No checks are taken" in texts(window)
    write_check(window, "70")
    click(window.head.next)
    type_text(next(iter(window.ask._fields.values())), "she asked for it")
    click(window.ask.confirm)
    assert window.wanted == [] and "approval" in window.bar.label.text()


def test_the_same_check_twice_is_told(run: Run, window: Any) -> None:
    desk, buyer = run.desk, window.subject
    other = ordered(desk, customer=buyer).number
    checks.receive_check(desk, written(desk, (other, 10000), routing="081000210", account="12345678"))
    write_check(window, "70", "1042")
    assert "Nothing speaks against" in texts(window)
    fill(window.form.routing, "081000210")
    fill(window.form.account, "12345678")
    assert "Check 1042 of this account is in the book already" in texts(window)


def test_a_money_order_needs_no_number_and_holds_nothing(window: Any) -> None:
    type_text(window.form.amount, "70")
    window.form.kind.setCurrentIndex(1)
    QApplication.processEvents()
    assert "It holds no order back" in texts(window)
    click(window.head.next)
    assert taken(window).check.kind == "money_order"


def test_photos_are_kept_with_it(
    run: Run, windows: Windows, window: Any, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    front, back = tmp_path / "front.jpg", tmp_path / "back.jpg"
    front.write_bytes(jpeg(size=(60, 40)))
    back.write_bytes(jpeg(size=(40, 60)))
    for path in (front, back, front):
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, path=path: ([str(path)], ""))
        click(window.add)
    assert window.files.text() == "front.jpg, back.jpg"
    write_check(window, "70")
    subject = window.subject
    click(window.head.next)
    qtbot.waitUntil(lambda: not run.busy, timeout=20_000)
    number = taken(window).check.number
    assert [each.name for each in photos.photos_of(run.desk, number)] == ["front.jpg", "back.jpg"]
    assert windows.shown("receive_check", subject) is None and drafts.waiting(run.desk) == ()


def test_a_photo_that_is_none_is_told_and_the_check_is_taken_once(
    run: Run, window: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "wrong.jpg"
    wrong.write_bytes(b"no photo")
    window.take_photos([wrong])
    write_check(window, "70")
    click(window.head.next)
    qtbot.waitUntil(lambda: not run.busy, timeout=20_000)
    taken(window)
    assert "wrong.jpg" in window.bar.label.text() and not window.isHidden()
    assert window.form.amount.text() == "" and not window.head.next.isEnabled()


def test_what_changed_meanwhile_is_read_again(run: Run, window: Any) -> None:
    write_check(window, "170")
    checking.received(run.desk, (window.parts.rows[1].key, 10000), account="99990000")
    run.changed.emit(frozenset({"payments"}))
    assert placed(window) == ["170.00"]


def test_a_check_of_a_known_order_is_one_entry_away(main: MainWindow) -> None:
    order = ordered(main.run.desk)
    window = record_window(main, "order", order.number)
    entries = {plain_text(each.text()): each for each in window.head.menu.actions()}
    entries["Receive a check…"].trigger()
    found: Any = main.windows.shown("receive_check", order.number)
    write_check(found, "100")
    assert found.head.next.isEnabled()
    buyer: Any = record_window(main, "customer", order.customer.number)
    entries = {plain_text(each.text()): each for each in buyer.head.menu.actions()}
    entries["Receive a check…"].trigger()
    assert main.windows.shown("receive_check", order.customer.number) is not None
