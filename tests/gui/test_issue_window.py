"""An RA is issued on the phone: what, why, when, and the answer beside it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import drafts, orders, requests, returns, returns_list, shipping
from desk.records.lists import Hit
from desk.records.orders import SPECIAL
from desk.records.returns import REASONS
from desk.records.shipments import Dispatch, Packed
from tests.conftest import doll_order
from tests.gui.acts import click, fill, opened, press, record_window, texts, tick, type_text
from tests.gui.returning import together
from tests.gui.test_orders_window import menu
from tests.operations.ordering import paid, taken


@pytest.fixture
def window(main: MainWindow) -> Any:
    """The form for order #1001."""
    return record_window(main, "issue", "#1001")


def choose(window: Any, sku: str, reason: str) -> None:
    """Tick a line and a reason."""
    tick(window.lines.tick(orders.line_by_sku(window.order, sku)))
    tick(window.reasons.button(REASONS.index(reason)))


def test_the_answer_stands_beside_what_is_entered(window: Any) -> None:
    assert not window.head.next.isEnabled()
    assert "Tick what comes back" in texts(window)
    tick(window.lines.first())
    assert "Choose the reason" in texts(window)
    tick(window.reasons.button(REASONS.index("changed_mind")))
    assert "$103.32" in texts(window) and window.head.next.isEnabled()


def test_it_is_issued_and_its_label_shown_in_four_clicks(main: MainWindow, window: Any) -> None:
    choose(window, "B", "changed_mind")
    click(window.head.next)
    number = returns_list.of_order(main.run.desk, "#1001")[0].number
    assert opened(main, "return", number) is not None
    assert opened(main, "ra_label", number).pdf.startswith(b"%PDF")
    assert opened(main, "issue", "#1001") is None
    assert drafts.waiting(main.run.desk) == ()


def test_an_unknown_delivery_day_is_asked_for(main: MainWindow) -> None:
    window = record_window(main, "issue", "#1002")
    choose(window, "A", "changed_mind")
    assert "When was the order delivered?" in texts(window)
    fill(window.delivered, "3/10")
    assert window.head.next.isEnabled()
    click(window.head.next)
    assert orders.open_order(main.run.desk, "#1002").delivered == date(2026, 3, 10)


def test_an_order_of_which_nothing_is_left_says_so(main: MainWindow) -> None:
    together(main.run.desk, "A", "B")
    window = record_window(main, "issue", "#1001")
    assert "Nothing of this order is left to come back" in texts(window)
    assert not window.head.next.isEnabled()


def test_what_left_of_an_order_may_come_back_before_the_rest_leaves(main: MainWindow) -> None:
    desk = main.run.desk
    order = taken(desk, payments=paid(desk, 23571))
    assert "Issue RA" not in menu(record_window(main, "order", order.number))
    packed = (Packed(order.lines[0].id, 1),)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed))
    main.run.changed.emit(frozenset({"orders"}))
    assert "Issue RA" in menu(record_window(main, "order", order.number))
    window = record_window(main, "issue", order.number)
    assert not window.lines.tick(orders.line_by_sku(order, "B")).isEnabled()
    choose(window, "A", "changed_mind")
    assert "When was the order delivered?" in texts(window)
    fill(window.delivered, "3/13")
    assert "$103.32" in texts(window)
    click(window.head.next)
    assert [line.under_ra for line in orders.open_order(desk, order.number).lines] == [1, 0]


def test_a_refusal_says_what_to_tell_the_customer_and_is_noted(main: MainWindow, window: Any) -> None:
    choose(window, "B", "changed_mind")
    assert window.say.isHidden()
    fill(window.on, "2026-03-20")
    assert "Refused" in texts(window)
    assert window.say.text().startswith(
        "Tell the customer: It was asked for after the last day, Mar 14, 2026. "
    )
    assert "within 5 days of delivery" in window.say.text()
    assert plain_text(window.head.next.text()) == "Note the refusal"
    click(window.head.next)
    (found,) = requests.requests_of(main.run.desk, "#1001")
    assert (found.state, found.asked) == ("refused", date(2026, 3, 20))
    assert opened(main, "request", found.number) is not None and opened(main, "issue", "#1001") is None
    assert drafts.waiting(main.run.desk) == ()


def test_what_the_policy_leaves_open_is_left_to_the_owner(main: MainWindow, window: Any) -> None:
    choose(window, "B", "wrong_item")
    assert plain_text(window.head.next.text()) == "Leave it to the owner" and window.say.isHidden()
    click(window.head.next)
    (found,) = requests.list_requests(main.run.desk)
    assert opened(main, "request", found.number) is not None
    assert returns_list.of_order(main.run.desk, "#1001") == ()


def test_the_day_that_is_none_is_told_before_anything_is_noted(main: MainWindow, window: Any) -> None:
    choose(window, "B", "wrong_item")
    window.on.setText("soon")
    window._note()
    assert "soon" in window.bar.label.text() and requests.list_requests(main.run.desk) == ()


def test_a_day_that_is_none_is_told(window: Any) -> None:
    choose(window, "B", "changed_mind")
    fill(window.on, "soon")
    assert "soon" in window.bar.label.text() and not window.head.next.isEnabled()
    fill(window.on, "3/13")
    assert window.bar.isHidden() and window.head.next.isEnabled()


def test_what_was_typed_is_there_again(main: MainWindow, window: Any) -> None:
    choose(window, "B", "defective")
    window.close()
    again = record_window(main, "issue", "#1001")
    assert "You continue where you left off." in texts(again)
    assert again.ask_now().reason == "defective" and again.head.next.isEnabled()
    click(again.bar.button)
    assert again.ask_now().lines == () and not again.head.next.isEnabled()


def test_another_language_keeps_what_was_typed(main: MainWindow, window: Any) -> None:
    choose(window, "B", "defective")
    main.speak("es")
    assert "Defectuoso" in texts(window)
    assert window.ask_now().reason == "defective"


def test_an_answer_that_changed_is_told_and_nothing_issued(main: MainWindow, window: Any) -> None:
    choose(window, "B", "changed_mind")
    main.run.desk.clock.day = date(2026, 3, 14)
    other = record_window(main, "issue", "#1001")
    assert other is window
    window.answer = None
    ask = window.ask_now()
    returns.issue_ra(main.run.desk, ask)
    click(window.head.next)
    assert not window.bar.isHidden()
    assert len(returns_list.of_order(main.run.desk, "#1001")) == 1


def test_the_order_is_scanned_or_picked(main: MainWindow) -> None:
    window = record_window(main, "issue")
    assert not window.take_hit(Hit("credit", "CS-1", ""))
    type_text(window.pick.box.field, "1001")
    press(window.pick.box.field, Qt.Key.Key_Return)
    assert opened(main, "issue", "#1001") is not None and opened(main, "issue") is None
    scanned = record_window(main, "issue")
    assert scanned.take_hit(Hit("order", "#1002", ""))
    assert not opened(main, "issue", "#1002").take_hit(Hit("order", "#1001", ""))


def test_lines_that_fare_differently_are_issued_and_refused_by_one_button(main: MainWindow) -> None:
    desk = main.run.desk
    new = doll_order("#2001")
    orders.enter_order(desk, replace(new, lines=(new.lines[0], replace(new.lines[1], kind=SPECIAL))))
    window = record_window(main, "issue", "#2001")
    choose(window, "A", "changed_mind")
    tick(window.lines.tick(orders.line_by_sku(window.order, "B")))
    assert "Accepted: 1 × Felt bear, honey\nRefused: 1 × Porcelain doll" in texts(window)
    assert plain_text(window.head.next.text()) == "Issue an RA for 1, refuse 1"
    assert window.say.text().startswith("Tell the customer: It is a special order. Our policy: ")
    click(window.head.next)
    (ra,) = returns_list.of_order(desk, "#2001")
    (asked,) = requests.requests_of(desk, "#2001")
    assert (ra.state, asked.state) == ("open", "refused")
    assert opened(main, "return", ra.number) and opened(main, "request", asked.number)
