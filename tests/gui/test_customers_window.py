"""A customer's window says credit at once, leads to the orders, and makes one of two."""

from dataclasses import replace

import pytest

from desk.gui.main_window import MainWindow
from desk.operations import customers, orders
from desk.records.addresses import Address
from desk.records.customers import Customer
from tests.gui.acts import click, opened, record_window, texts
from tests.gui.returning import settled


def buyer(main: MainWindow, order: str = "#1001") -> Customer:
    """Who bought an order."""
    number = orders.open_order(main.run.desk, order).customer.number
    return customers.open_customer(main.run.desk, number).customer


def entry(window: object, words: str) -> object:
    """An entry of the head's menu by its words."""
    return next(each for each in window.head.menu.actions() if each.text() == words)  # type: ignore[attr-defined]


def test_it_says_credit_and_note_at_once(main: MainWindow) -> None:
    settled(main.run.desk)
    known = customers.change_customer(main.run.desk, replace(buyer(main), note="Rings & waits"))
    window = record_window(main, "customer", known.number)
    assert window.warned.text() == "This customer has $77.45 of store credit.\nRings & waits"
    assert "CS-26-00001-9" in texts(window.cards["credit"])
    click(window.cards["credit"].findChildren(type(window.head.next))[0])
    assert opened(main, "credit", "CS-26-00001-9") is not None


def test_nothing_is_said_where_there_is_nothing(main: MainWindow) -> None:
    made = customers.add_customer(main.run.desk, Customer(0, "", "Ida"))
    window = record_window(main, "customer", made.number)
    hidden = (window.warned, window.cards["credit"], window.same, window.cards["merged"], window.orders)
    assert all(each.isHidden() for each in hidden)
    assert "No orders yet" in texts(window) and "is known" in texts(window.cards["reach"])


def test_orders_open_from_it(main: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customers, "_NEWEST", 1)
    for order in ("#1002", "#1003"):
        customers.merge_customers(main.run.desk, buyer(main).number, buyer(main, order).number, "same")
    window = record_window(main, "customer", buyer(main).number)
    assert "newest 1 of 3" in window.more.text()
    window.orders.itemActivated.emit(window.orders.item(0, 0))
    assert opened(main, "order", window.bought[0].number) is not None


def test_a_po_box_is_named_and_the_form_is_a_step_away(main: MainWindow) -> None:
    box = Address(street="pob 9", city="Rolla", state="MO")
    made = customers.add_customer(main.run.desk, Customer(0, "", "Ida", address=box))
    window = record_window(main, "customer", made.number)
    assert "PO box" in texts(window.cards["reach"])
    click(window.head.next)
    assert opened(main, "customer_form", made.number) is not None
    entry(window, "Their own data: hand out, erase…").trigger()  # type: ignore[attr-defined]
    assert opened(main, "personal", made.number) is not None


def test_two_become_one_with_a_reason(main: MainWindow) -> None:
    known = buyer(main)
    twin = customers.add_customer(
        main.run.desk, Customer(0, "", known.name, phone="3145550142", address=known.address)
    )
    window = record_window(main, "customer", twin.number)
    place = window.same.numbers.index(known.number)
    click(window.same.buttons[place])
    keep = window.ask._fields["keep"]
    keep.setCurrentIndex(keep.findData(known.number))
    click(window.ask.confirm)
    assert "Reason" in texts(window.bar)
    window.ask._fields["reason"].setText("the same person")
    click(window.ask.confirm)
    assert window.ask.isHidden()
    assert window.customer.number == known.number and "#1001" in texts(window)
    assert twin.number in texts(window.cards["merged"])
    assert window.customer.phone == "(314) 555-0142"


def test_another_one_is_merged_by_its_number(main: MainWindow) -> None:
    other = customers.add_customer(main.run.desk, Customer(0, "", "Ida"))
    window = record_window(main, "customer", buyer(main).number)
    entry(window, "Merge with another customer…").trigger()  # type: ignore[attr-defined]
    window.ask._fields["other"].setText("CM-26-99999-9")
    click(window.ask.confirm)
    assert "CM-26-99999-9" in texts(window.bar)
    window._ask_merge("CM-26-99999-9")
    window.ask._fields["other"].setText(other.number.lower())
    click(window.ask.confirm)
    window.ask._fields["reason"].setText("the same person")
    click(window.ask.confirm)
    assert [each.number for each in customers.open_customer(main.run.desk, other.number).merged] == [
        other.number
    ]


def test_a_customer_that_is_not_there_is_told(main: MainWindow) -> None:
    assert "CM-26-99999-9" in texts(record_window(main, "customer", "CM-26-99999-9").bar)
