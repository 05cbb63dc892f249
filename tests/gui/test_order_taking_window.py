"""An order is taken at the counter: by keyboard alone, with the quote beside it, and placed as shown."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.order_taking_window import paper_of
from desk.operations import checks, drafts, items, orders, orders_list
from desk.records.lists import Hit, Query
from desk.records.money import ZERO, Money
from tests.gui.acts import click, fill, opened, press, record_window, texts, type_text
from tests.gui.taking import Hands, buy, stocked, taking_window
from tests.gui.test_lines_form import chain
from tests.operations.ordering import BEAR, paid, taken

CARD = "4111 1111 1111 1111"


@pytest.fixture
def window(main: MainWindow) -> Any:
    """An empty order, over a shop that knows Ann Lee and four items."""
    return taking_window(main)


def placed(main: MainWindow) -> Any:
    """The newest order."""
    desk = main.run.desk
    newest = max(orders_list.ids(desk, Query()))
    return orders.open_order(desk, orders_list.rows(desk, [newest])[0].number)


def choose(combo: Any, code: str) -> None:
    """Choose from a list by its code."""
    combo.setCurrentIndex(combo.findData(code))


def test_an_order_of_two_lines_takes_six_keys_beside_its_data(main: MainWindow) -> None:
    stocked(main.run.desk)
    main.show_page("orders")
    hands = Hands()
    hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, on=main)
    window = opened(main, "take")
    assert QApplication.focusWidget() is window.buyer.box.field
    hands.type("ann lee")
    hands.press(Qt.Key.Key_Return)
    for sku in ("A1", "B1"):
        assert QApplication.focusWidget() is window.lines.box.field
        hands.type(sku)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    hands.type("visa 4242 A12345")
    assert window.quote.left == ZERO
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(hands.keys) == 6, hands.keys
    order = placed(main)
    assert [line.sku for line in order.lines] == ["A1", "B1"] and order.owed == ZERO
    (paid,) = order.payments
    assert (paid.brand, paid.last4, paid.reference, paid.amount) == ("visa", "4242", "A12345", Money(22276))
    assert opened(main, "order", order.number) is not None and opened(main, "take") is None
    assert opened(main, "packing_slip", order.number).pdf.startswith(b"%PDF")
    assert drafts.waiting(main.run.desk) == ()


def test_the_quote_stands_beside_what_is_typed(window: Any) -> None:
    assert "Scan the first item" in texts(window) and not window.head.next.isEnabled()
    type_text(window.lines.box.field, "a1")
    press(window.lines.box.field, Qt.Key.Key_Return)
    assert "$120.00" in texts(window.view) and "Find the customer" in texts(window.view)
    assert not window.head.next.isEnabled()
    buy(window)
    assert "$127.32" in texts(window.view) and "Calls before noon." in texts(window.buyer)
    assert "Billable weight: 2 lb" in texts(window.view)
    assert window.head.next.isEnabled()
    type_text(window.sending.shipping, "12.95")
    assert "$140.27" in texts(window.view)


def test_what_stands_against_it_is_placed_only_as_the_owner_says(main: MainWindow, window: Any) -> None:
    buy(window, "A1")
    choose(window.sending.where, "other")
    for part, text in {"street": "POB 12", "city": "Rolla", "state": "MO", "postal_code": "65401"}.items():
        type_text(window.sending.other.fields[part], text)
    assert "Refused" in texts(window.view) and "Not by: Ground, " in texts(window.view)
    assert not window.head.next.isEnabled()
    menu = window.head.menu.actions()[-1]
    assert menu.isEnabled()
    menu.trigger()
    fill(next(iter(window.ask._fields.values())), "the carrier agreed by phone")
    order = placed(main)
    assert order.ship_to.po_box and order.ship_to.street == "PO Box 12" and order.ship_to.name == "Ann Lee"
    assert orders.read_history(main.run.desk, order.number)[-1].reason == "the carrier agreed by phone"


def test_what_the_shelf_lacks_is_told_and_not_placed(window: Any) -> None:
    buy(window, "4*B1")
    assert "B1: 4 wanted, 3 free" in texts(window.view)
    assert not window.head.next.isEnabled()
    window.lines.rows[0].quantity.setValue(3)
    assert window.head.next.isEnabled()


def test_a_new_customer_pays_cash_and_carries_it_out(main: MainWindow, window: Any) -> None:
    type_text(window.buyer.box.field, "Zoe Quill")
    press(window.buyer.box.field, Qt.Key.Key_Return)
    type_text(window.buyer.form.fields["phone"], "314 555 0199")
    type_text(window.lines.box.field, "A1")
    press(window.lines.box.field, Qt.Key.Key_Return)
    lacks = "The customer’s address lacks: Street or PO box, City, State, ZIP code."
    assert not window.head.next.isEnabled() and lacks in texts(window.view)
    assert lacks in texts(window.sending) and "$120.00" in texts(window.view)
    street = window.buyer.form.fields["street"]
    assert street.placeholderText() == "still needed"
    choose(window.sending.where, "other")
    fields = window.sending.other.fields
    type_text(fields["street"], "5 Elm St")
    assert "Still lacking for the parcel: City, State, ZIP code." in texts(window.sending)
    assert [fields[part].placeholderText() for part in ("street", "city")] == ["", "still needed"]
    assert street.placeholderText() == ""
    choose(window.sending.service, "pickup")
    assert window.sending.lacking.isHidden()
    press(window.lines.box.field, Qt.Key.Key_Return)
    row = window.payments.rows[0]
    type_text(row.details, "cash")
    assert row.way == "cash"
    type_text(row.details, "130")
    assert "change $2.68" in row.told.text()
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    order = placed(main)
    assert order.shipped == main.run.desk.clock.today() and order.owed == ZERO
    assert order.customer.name == "Zoe Quill" and order.customer.phone == "(314) 555-0199"
    assert opened(main, "receipt", order.number).pdf.startswith(b"%PDF")


def test_a_card_number_is_refused_and_the_rest_stays(main: MainWindow, window: Any) -> None:
    buy(window, "A1")
    type_text(window.payments.rows[0].details, f"visa {CARD}")
    assert "card number" in window.bar.label.text() and not window.head.next.isEnabled()
    window.keeper.keep()
    (draft,) = drafts.waiting(main.run.desk)
    assert "1111" not in draft.body and "A1" in draft.body
    assert window.payments.rows[0].details.text() == f"visa {CARD}"
    window.payments.rows[0].details.clear()
    type_text(window.payments.rows[0].details, "visa 1111")
    assert window.bar.isHidden() and window.head.next.isEnabled()


def test_what_was_typed_is_there_again(main: MainWindow, window: Any) -> None:
    buy(window, "A1", "P1")
    type_text(window.sending.note, "gift")
    type_text(window.payments.rows[0].details, "check")
    type_text(window.payments.rows[0].details, "1207")
    before = window._typed()
    window.close()
    again = record_window(main, "take")
    assert "You continue where you left off." in texts(again)
    assert again._typed() == before and again.head.next.isEnabled()
    main.speak("es")
    assert again._typed() == before
    click(again.bar.button)
    assert again.lines.rows == [] and not again.buyer.is_named()


def test_an_answer_that_changed_is_told_and_nothing_is_placed(main: MainWindow, window: Any) -> None:
    buy(window, "B1")
    count = len(orders_list.ids(main.run.desk, Query()))
    window.look = lambda: None
    items.count_stock(main.run.desk, "B1", 0, "they were broken")
    click(window.head.next)
    assert not window.bar.isHidden() and len(orders_list.ids(main.run.desk, Query())) == count


def test_scans_are_lines_and_customers(window: Any) -> None:
    assert window.take_hit(Hit("item", "A1", ""))
    assert window.take_hit(Hit("item", "A1", ""))
    assert window.lines.lines()[0].quantity == 2
    number = stocked_number(window)
    assert window.take_hit(Hit("customer", number, "")) and window.buyer.is_named()
    assert not window.take_hit(Hit("customer", number, "")) and not window.take_hit(Hit("order", "#1001", ""))


def stocked_number(window: Any) -> str:
    """Ann Lee's number."""
    from desk.operations import customers

    return customers.find_customers(window.run.desk, "ann lee")[0].number


def test_a_special_order_is_told_to_be_final(window: Any) -> None:
    buy(window, "S1", "A1")
    assert [row.mark.text() for row in window.lines.rows] == ["A special order cannot be returned.", ""]


def test_the_tab_key_goes_from_the_lines_to_the_way_and_the_payments(window: Any) -> None:
    buy(window, "A1", "B1")
    rows = [row.quantity for row in window.lines.rows]
    paid = window.payments.rows[0]
    wanted = [window.buyer.other, *rows, window.lines.box.field, window.sending.channel]
    wanted += [window.sending.note, paid.method, paid.details, window.payments.more]
    assert chain(wanted[0], wanted) == wanted


def test_each_order_has_its_paper(main: MainWindow, window: Any) -> None:
    buy(window, "P1")
    type_text(window.payments.rows[0].details, "visa 4242")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    order = placed(main)
    assert order.payments[0].purpose == "deposit"
    assert opened(main, "preorder_agreement", order.number).pdf.startswith(b"%PDF")
    assert paper_of(orders.open_order(main.run.desk, "#1001")) == "order_sheet"
    assert paper_of(orders.open_order(main.run.desk, "#1003")) == "packing_slip"
    laid = replace(BEAR, kind="layaway", first_payment=Money(2000))
    assert paper_of(taken(main.run.desk, laid, payments=paid(main.run.desk, 2000))) == "layaway_statement"


def test_a_check_asks_its_number_and_holds_the_order(window: Any) -> None:
    buy(window, "B1")
    type_text(window.payments.rows[0].details, "check")
    assert "Type the number of the check" in texts(window) and not window.head.next.isEnabled()
    assert "Ships at the earliest on" in texts(window)
    type_text(window.payments.rows[0].details, "1207")
    assert window.head.next.isEnabled()


def test_of_whom_no_checks_are_taken_pays_otherwise(main: MainWindow, window: Any) -> None:
    buy(window, "B1")
    checks.mark_no_checks(main.run.desk, window.buyer.customer.number, True, "the bank called")
    click(window.buyer.other)
    type_text(window.buyer.box.field, "ann lee")
    press(window.buyer.box.field, Qt.Key.Key_Return)
    assert "No checks are taken" in texts(window) and window.head.next.isEnabled()
    type_text(window.payments.rows[0].details, "check")
    type_text(window.payments.rows[0].details, "1207")
    assert "No checks are taken from Ann Lee" in texts(window) and not window.head.next.isEnabled()
