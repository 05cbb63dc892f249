"""Money of an order in its window: payments listed, taken, voided."""

from typing import Any

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import orders, payments, taking
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from tests.gui.acts import fill, opened, record_window, texts
from tests.operations.ordering import AWAY


def entry(window: Any, text: str) -> Any:
    """The menu's entry of this text, or None."""
    found = [each for each in window.head.menu.actions() if plain_text(each.text()) == text]
    return found[0] if found else None


def placed(main: MainWindow) -> Any:
    """The window of an order of which nothing is paid, with a line that cannot be returned."""
    desk = main.run.desk
    line = NewLine("S", "Doll to measure", 1, Money(20000), "special")
    order = taking.take_order(desk, NewOrder(desk.clock.today(), "Ann", (line,), ship_to=AWAY))
    return record_window(main, "order", order.number)


def test_what_is_final_is_named_and_nothing_paid_is_not_voided(main: MainWindow) -> None:
    window = placed(main)
    assert "Doll to measure: A special order cannot be returned." in texts(window)
    assert entry(window, "Void a payment…") is None and entry(window, "Print the receipt") is None


def test_a_payment_is_taken_listed_and_voided(main: MainWindow) -> None:
    window = placed(main)
    entry(window, "Take payment…").trigger()
    assert opened(main, "pay", window.subject) is not None
    paid = NewPayment("card", Money(5000), main.run.desk.clock.today(), "A1", brand="visa", last4="4242")
    number = payments.take_payment(main.run.desk, window.subject, paid).payments[0].number
    main.run.changed.emit(frozenset({"payments"}))
    shown = texts(window)
    assert number in shown and "Card visa 4242 A1" in shown and "The order" in shown
    entry(window, "Print the receipt").trigger()
    assert opened(main, "receipt", window.subject) is not None
    entry(window, "Void a payment…").trigger()
    fill(window.ask._fields["reason"], "wrong card")
    order = orders.open_order(main.run.desk, window.subject)
    assert order.paid == 0 and len(order.payments) == 2
    assert "Voided" in texts(window) and entry(window, "Void a payment…") is None
    assert dict(window._facts(order))["Payment"] == "Card", "what was voided did not pay it"
