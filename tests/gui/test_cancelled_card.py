"""An order's window shows what of it was called off, and leads to its credit slip."""

from desk.gui.main_window import MainWindow
from desk.operations import cancelling, orders
from desk.records.cancellations import CancelAsk
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import Order
from tests.gui.acts import click, opened, record_window, texts
from tests.operations.ordering import paid, taken


def cancelled(main: MainWindow, place: int) -> tuple[Order, str]:
    """An order of which one line was cancelled, and its slip's number."""
    desk = main.run.desk
    order = taken(desk, payments=paid(desk, 23571))
    part = (LinePart(str(order.lines[place].id), 1),)
    done = cancelling.cancel_order(
        desk, cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, part))
    )
    return done.order, done.slip


def test_what_was_called_off_stands_on_the_order(main: MainWindow) -> None:
    order, slip = cancelled(main, 1)
    window = record_window(main, "order", order.number)
    read = texts(window.cancelled)
    for part in ("1 × Porcelain doll “Ida”", "The customer", "$86.44 given back", "Store credit"):
        assert part in read, part
    link = next(each for each in window.cancelled.children() if slip in getattr(each, "text", str)())
    click(link)
    assert opened(main, "credit", slip) is not None


def test_where_nothing_was_there_is_no_card(main: MainWindow) -> None:
    assert record_window(main, "order", "#1003").cancelled.isHidden()


def test_nothing_given_back_is_said(main: MainWindow) -> None:
    desk = main.run.desk
    order = orders.open_order(desk, taken(desk, payments=paid(desk, 23571)).number)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by="shop"))
    cancelling.decide_cancel(desk, sheet, Money(0), "store_credit", "so")
    assert "Nothing given back" in texts(record_window(main, "order", order.number).cancelled)


def test_a_decision_is_told_in_the_history(main: MainWindow) -> None:
    desk = main.run.desk
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed, by="shop"))
    cancelling.decide_cancel(desk, sheet, Money(20000), "store_credit", "sold out")
    read = texts(record_window(main, "order", order.number))
    assert "Cancellation decided" in read and "sold out" in read
