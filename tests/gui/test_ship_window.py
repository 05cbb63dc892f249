"""A parcel is packed, checked and sent; what holds it stands beside, and the owner may override it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import drafts, orders, parcels, payments, shipping
from desk.records.lists import Hit
from desk.records.money import Money
from desk.records.payments import NewPayment
from tests.gui.acts import click, fill, opened, press, record_window, texts, tick, type_text
from tests.operations.ordering import BEAR, DOLL, RELEASE, paid, taken
from tests.operations.parceling import back, left


@pytest.fixture
def window(main: MainWindow) -> Any:
    """A bear and a doll that are paid."""
    order = taken(main.run.desk, payments=paid(main.run.desk, 23571))
    return record_window(main, "ship", order.number)


def menu(window: Any) -> list[str]:
    """What the menu offers."""
    return [plain_text(action.text()) for action in window.head.menu.actions()]


def choose(window: Any, text: str) -> None:
    """Take an entry of the menu."""
    window.head.menu.actions()[menu(window).index(text)].trigger()


def test_it_is_checked_sent_and_its_slip_shown_in_two_clicks(main: MainWindow, window: Any) -> None:
    assert "It may leave" in texts(window) and not window.head.next.isEnabled()
    click(window.all)
    click(window.head.next)
    order = orders.open_order(main.run.desk, window.subject)
    assert order.state == "shipped"
    (parcel,) = parcels.parcels_of(main.run.desk, order.number)
    assert [each.checked for each in parcel.lines] == ["ticked", "ticked"]
    assert opened(main, "packing_slip", parcel.number).pdf.startswith(b"%PDF")
    assert drafts.waiting(main.run.desk) == ()


def test_pieces_are_scanned_in_the_field_or_wherever_the_focus_is(main: MainWindow, window: Any) -> None:
    type_text(window.scan, "A")
    press(window.scan, Qt.Key.Key_Return)
    assert window.take_hit(Hit("item", "B", "")) and not window.take_hit(Hit("order", "#1001", ""))
    assert window.head.next.isEnabled()
    type_text(window.scan, "A")
    press(window.scan, Qt.Key.Key_Return)
    assert "too many" in window.bar.label.text()
    assert window.take_hit(Hit("item", "ELSE", ""))
    assert "ELSE does not belong" in window.bar.label.text()
    press(window.scan, Qt.Key.Key_Return)
    fill(window.tracking, "1Z 999")
    fill(window.cost, "9.40")
    window.service.setCurrentIndex(window.service.findData("customer_choice"))
    click(window.head.next)
    (parcel,) = parcels.parcels_of(main.run.desk, window.subject)
    assert (parcel.tracking, parcel.cost, parcel.service) == ("1Z 999", Money(940), "customer_choice")
    assert [each.checked for each in parcel.lines] == ["scanned", "scanned"]


def test_a_part_leaves_and_the_rest_follows(main: MainWindow, window: Any) -> None:
    bear, doll = window.sheet.order.lines
    window.check.pieces(doll.id).setValue(0)
    tick(window.check.tick(bear.id))
    click(window.head.next)
    order = orders.open_order(main.run.desk, window.subject)
    assert (order.state, order.lines[1].unshipped) == ("partly_shipped", 1)


def test_a_hold_is_told_with_its_day_and_clause_and_overridden_with_a_reason(main: MainWindow) -> None:
    order = taken(main.run.desk, payments=paid(main.run.desk, 23571, "check"))
    window = record_window(main, "ship", order.number)
    read = texts(window)
    assert "Mar 23, 2026" in read and "waits 10 days" in read
    click(window.all)
    assert not window.head.next.isEnabled()
    choose(window, "Ship all the same…")
    type_text(window.ask._fields["reason"], "the bank called")
    click(window.ask.confirm)
    assert orders.open_order(main.run.desk, order.number).state == "shipped"


def test_what_is_not_paid_is_held_until_it_is(main: MainWindow) -> None:
    desk = main.run.desk
    order = taken(desk)
    window = record_window(main, "ship", order.number)
    assert "$235.71 has to be paid first" in texts(window)
    click(window.all)
    payments.take_payment(desk, order.number, NewPayment("cash", Money(23571), desk.clock.today()))
    main.run.changed.emit(frozenset({"orders"}))
    assert "It may leave" in texts(window)
    assert window.head.next.isEnabled(), "what was ticked stays ticked"


def test_what_sending_abroad_costs_is_noted_and_agreed(main: MainWindow, window: Any) -> None:
    choose(window, "Note the real shipping cost…")
    fill(window.ask._fields["amount"], "25")
    assert orders.open_order(main.run.desk, window.subject).foreseen_cost == Money(2500)
    choose(window, "The customer agreed to another shipping…")
    fill(window.ask._fields["amount"], "25")
    assert orders.open_order(main.run.desk, window.subject).owed == Money(1205)


def test_a_day_that_is_none_keeps_it_here(window: Any) -> None:
    click(window.all)
    fill(window.on, "2/30")
    assert not window.bar.isHidden() and not window.head.next.isEnabled()
    window.on.clear()
    window.look()
    assert "Leaves on" in window.bar.label.text()


def test_what_was_noted_is_there_again(main: MainWindow, window: Any) -> None:
    number = window.subject
    fill(window.tracking, "1Z")
    window.close()
    again = record_window(main, "ship", number)
    assert again.tracking.text() == "1Z" and "left off" in texts(again)
    click(again.bar.button)
    assert again.tracking.text() == ""


def test_where_nothing_is_in_the_shop_there_is_nothing_to_pack(main: MainWindow) -> None:
    order = taken(main.run.desk, RELEASE, payments=paid(main.run.desk, 14000))
    window = record_window(main, "ship", order.number)
    assert "Nothing of this order is in the shop" in texts(window)
    assert window.first_field() is None and not window.take_hit(Hit("item", "A", ""))
    window.close()


def test_a_parcel_that_came_back_leaves_again(main: MainWindow) -> None:
    desk = main.run.desk
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, parcels.Ruling("again"), "our fault")
    window = record_window(main, "ship", order.number)
    assert "sent again: parcel SH-26-00001-8" in texts(window)
    click(window.all)
    click(window.head.next)
    assert [each.resent for each in parcels.parcels_of(desk, order.number)] == [True, False]


def test_the_slip_is_looked_at_before_it_leaves(main: MainWindow, window: Any) -> None:
    choose(window, "Packing slip")
    assert opened(main, "packing_slip", window.subject).pdf.startswith(b"%PDF")


def test_a_parcel_left_meanwhile(main: MainWindow, window: Any) -> None:
    desk = main.run.desk
    click(window.all)
    shipping.ship(desk, window.dispatch())
    click(window.head.next)
    assert "already" in window.bar.label.text()
    assert [line.sku for line in window.sheet.order.lines] == [BEAR.sku, DOLL.sku]
