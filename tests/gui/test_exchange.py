"""An exchange: the new order is taken with the credit of what came back; the difference shows to the cent."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import credits, drafts, items, orders_list
from desk.operations import orders as kept
from desk.operations.desk import Desk
from desk.records.items import Item
from desk.records.lists import Query
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from tests.gui.acts import click, fill, opened, record_window, texts, type_text
from tests.gui.returning import settled
from tests.gui.test_credits_window import entry


def placed(desk: Desk) -> Order:
    """The newest order."""
    (newest,) = orders_list.rows(desk, [max(orders_list.ids(desk, Query()))])
    return kept.open_order(desk, newest.number)


@pytest.fixture
def slip(main: MainWindow) -> str:
    """The slip of a doll that came back: 77.45. A ribbon costs less, a house more."""
    for sku, price in (("RIBBON", 1000), ("HOUSE", 20000)):
        items.add_item(main.run.desk, Item(0, sku, sku.title(), Money(price), untaxed=True))
    done = settled(main.run.desk).slip
    assert done is not None
    return done.number


def taking(main: MainWindow, slip: str, sku: str) -> Any:
    """The new order, from the return's window, of one piece that is carried out of the shop."""
    number = credits.open_credit(main.run.desk, slip).origin
    entry(record_window(main, "return", number), "return.exchange").trigger()
    QApplication.processEvents()
    window = opened(main, "take", slip)
    fill(window.lines.box.field, sku)
    window.sending.service.setCurrentIndex(window.sending.service.findData("pickup"))
    return window


def test_what_the_credit_does_not_cover_is_paid(main: MainWindow, slip: str) -> None:
    desk = main.run.desk
    window = taking(main, slip, "HOUSE")
    read = texts(window)
    assert "Łukasz R&D" in read and "Takes $77.45" in window.payments.rows[0].told.text()
    assert window.quote.left == Money(20000 - 7745) and "$122.55" in read
    assert "$77.45 of store credit pays it; $0.00 of store credit is left." in read
    type_text(window.payments.rows[1].details, "visa 4242 A1")
    assert window.quote.left == ZERO
    click(window.head.next)
    order = placed(desk)
    paid = [(each.method, each.amount) for each in order.payments]
    assert paid == [("store_credit", 7745), ("card", 12255)]
    assert (order.owed, credits.open_credit(desk, slip).balance) == (ZERO, ZERO)
    assert drafts.waiting(desk) == ()


def test_what_the_order_does_not_use_is_left(main: MainWindow, slip: str) -> None:
    desk = main.run.desk
    window = taking(main, slip, "RIBBON")
    assert "$10.00 of store credit pays it; $67.45 of store credit is left." in texts(window)
    click(window.head.next)
    order = placed(desk)
    assert [(each.method, each.amount) for each in order.payments] == [("store_credit", 1000)]
    assert (order.owed, credits.open_credit(desk, slip).balance) == (ZERO, 6745)


def test_what_was_typed_waits_with_the_exchange(main: MainWindow, slip: str) -> None:
    window = taking(main, slip, "RIBBON")
    window.close()
    again = record_window(main, "take", slip)
    assert [row.item.sku for row in again.lines.rows] == ["RIBBON"]
    assert "Łukasz R&D" in texts(again) and again.payments.rows[0].way == "store_credit"
    assert opened(main, "take") is None and not record_window(main, "take").buyer.is_named()


def test_a_slip_leads_to_an_order_too_until_nothing_is_left(main: MainWindow, slip: str) -> None:
    desk = main.run.desk
    entry(record_window(main, "credit", slip), "credit.take").trigger()
    assert opened(main, "take", slip).buyer.customer.name == "Łukasz R&D"
    credits.void_credit(desk, slip, "by mistake")
    main.run.changed.emit(frozenset({"credits"}))
    for kind, number in (("credit", slip), ("return", credits.open_credit(desk, slip).origin)):
        actions = record_window(main, kind, number).head.menu.actions()
        assert not any("order with it" in each.text().replace("&", "") for each in actions)
