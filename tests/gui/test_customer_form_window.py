"""A customer is entered and changed in a window that forgets nothing that was typed."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.operations import customers, drafts, orders
from desk.records.addresses import Address
from desk.records.customers import Customer
from tests.gui.acts import click, opened, press, record_window, texts, type_text


def test_a_new_customer_is_entered_by_keyboard_alone(main: MainWindow) -> None:
    main.show_page("customers")
    press(main.pages.currentWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window = opened(main, "customer_form", "")
    for text in ("Ida Doll", "", "3145550142"):
        type_text(QApplication.focusWidget() or window.form.fields["name"], text)
        window.focusNextChild()
    assert window.form.typed() == {"name": "Ida Doll", "phone": "3145550142"}
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = customers.find_customers(main.run.desk, "Ida Doll")[0]
    assert found.phone == "(314) 555-0142"
    assert "Ida Doll" in texts(opened(main, "customer", found.number))
    assert main.windows.shown("customer_form", "") is None
    assert drafts.load(main.run.desk, "customer_form", "") is None


def test_who_may_be_the_same_is_offered_while_it_is_typed(main: MainWindow) -> None:
    known = customers.add_customer(main.run.desk, Customer(0, "", "Ida", phone="3145550142"))
    window = record_window(main, "customer_form")
    window.form.fields["phone"].setText("314 555-0142")
    window.look()
    assert window.same.isHidden(), "without a name nobody is looked for"
    type_text(window.form.fields["name"], "I")
    assert window.pause.isActive()
    window.look()
    click(window.same.buttons[0])
    assert opened(main, "customer", known.number).customer == known


def test_what_was_typed_is_there_again(main: MainWindow) -> None:
    window = record_window(main, "customer_form")
    type_text(window.form.fields["name"], "Ida")
    window.close()
    again = record_window(main, "customer_form")
    assert again.form.fields["name"].text() == "Ida" and "left off" in texts(again.bar)
    again._afresh()
    assert again.form.fields["name"].text() == ""


def test_a_change_keeps_what_somebody_else_changed_meanwhile(main: MainWindow) -> None:
    desk, number = main.run.desk, orders.open_order(main.run.desk, "#1001").customer.number
    window = record_window(main, "customer_form", number)
    type_text(window.form.fields["note"], "collects bears")
    known = customers.open_customer(desk, number).customer
    customers.change_customer(desk, replace(known, phone="3145550142"))
    click(window.head.next)
    assert "changed meanwhile" in texts(window.bar)
    window.close()
    again = record_window(main, "customer_form", number)
    click(again.head.next)
    found = customers.open_customer(desk, number).customer
    assert (found.note, found.phone) == ("collects bears", "(314) 555-0142")


def test_what_cannot_be_is_said_and_stays(main: MainWindow) -> None:
    window = record_window(main, "customer_form")
    type_text(window.form.fields["name"], "Ida")
    type_text(window.form.fields["email"], "ida")
    click(window.head.next)
    assert "name@example.com" in texts(window.bar)
    assert window.form.fields["email"].text() == "ida"


def test_a_customer_that_is_not_there_is_told(main: MainWindow) -> None:
    window = record_window(main, "customer_form", "CM-26-99999-9")
    assert "CM-26-99999-9" in texts(window.bar) and window.head.next.isHidden()
    window.rebuild()


def test_an_address_is_told_as_it_is_understood(main: MainWindow) -> None:
    made = customers.add_customer(main.run.desk, Customer(0, "", "Ida", address=Address(street="pob 9")))
    window = record_window(main, "customer_form", made.number)
    assert window.form.understood.text() == "PO Box 9 · PO box"
