"""Cancelling is seen before it is agreed to: what is kept, what is given, and the deed is the same."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import cancelling, credits, drafts, orders, payments
from desk.records.cancellations import CancelAsk
from desk.records.facts import LinePart
from desk.records.lists import Hit
from desk.records.orders import Order
from tests.gui.acts import click, fill, opened, record_window, texts, tick
from tests.operations.ordering import HOME, RELEASE, paid, taken
from tests.operations.own_policies import BILLED, EITHER, shop_under

OHIO = replace(HOME, state="OH")


@pytest.fixture
def order(main: MainWindow) -> Order:
    """The worked order to Ohio, paid."""
    desk = main.run.desk
    return taken(desk, ship_to=OHIO, address=OHIO, payments=paid(desk, 22290))


@pytest.fixture
def window(main: MainWindow, order: Order) -> Any:
    """Its cancel window."""
    return record_window(main, "cancel", order.number)


def test_all_of_it_is_ticked_and_answered(window: Any) -> None:
    read = texts(window)
    for part in ("Allowed", "$201.90", "Store credit", "-$21.00"):
        assert part in read, part
    assert window.head.next.isEnabled() and "Cancel these" in window.head.next.text().replace("&", "")


def test_the_deed_is_what_was_shown_and_the_slip_is_there(
    main: MainWindow, window: Any, order: Order
) -> None:
    click(window.head.next)
    (done,) = cancelling.cancellations_of(main.run.desk, order.number)
    assert credits.open_credit(main.run.desk, done.slip).amount == 20190
    assert opened(main, "order", order.number) is not None
    assert opened(main, "credit_slip", done.slip).pdf.startswith(b"%PDF")
    assert opened(main, "cancel", order.number) is None
    assert drafts.waiting(main.run.desk) == ()


def test_a_part_is_cancelled(main: MainWindow, window: Any, order: Order) -> None:
    tick(window.lines.tick(str(order.lines[0].id)))
    assert "$80.95" in texts(window)
    click(window.head.next)
    found = orders.open_order(main.run.desk, order.number)
    assert [line.cancelled for line in found.lines] == [0, 1]


def test_nothing_ticked_is_nothing_to_cancel(window: Any, order: Order) -> None:
    for line in order.lines:
        tick(window.lines.tick(str(line.id)))
    assert "Tick what is to be cancelled." in texts(window) and not window.head.next.isEnabled()


def test_what_the_shop_cancels_the_owner_decides(main: MainWindow, window: Any, order: Order) -> None:
    tick(window.by.option("shop"))
    assert "owner" in texts(window).lower() and not window.head.next.isEnabled()
    window.head.menu.actions()[-1].trigger()
    fields = window.ask._fields
    assert fields["credit"].text() == "222.90"
    fill(fields["reason"], "sold out")
    found = orders.open_order(main.run.desk, order.number)
    assert (found.state, found.credited) == ("cancelled", 22290)


def test_what_changed_meanwhile_is_told(main: MainWindow, window: Any, order: Order) -> None:
    payments.void_payment(main.run.desk, order.payments[0].number, "typed twice")
    click(window.head.next)
    assert not window.bar.isHidden()
    assert orders.open_order(main.run.desk, order.number).state == "placed"


def test_a_day_that_is_none_is_told(window: Any) -> None:
    fill(window.on, "soon")
    assert "soon" in window.bar.label.text() and not window.head.next.isEnabled()


def test_what_was_typed_is_there_again(main: MainWindow, window: Any, order: Order) -> None:
    tick(window.lines.tick(str(order.lines[0].id)))
    tick(window.by.option("factory"))
    window.close()
    again = record_window(main, "cancel", order.number)
    assert [part.key for part in again.lines.parts()] == [str(order.lines[1].id)]
    assert again.by.value() == "factory"
    click(again.bar.button)
    assert len(again.lines.parts()) == 2 and again.by.value() == "customer"


def test_a_late_order_is_warned_of_before_its_deposit_is_kept(main: MainWindow) -> None:
    desk = main.run.desk
    order = taken(
        desk,
        RELEASE,
        payments=paid(desk, 14000),
        channel="phone",
        promised=desk.clock.today() + timedelta(1),
    )
    assert record_window(main, "cancel", order.number).late.isHidden()
    desk.clock.day += timedelta(5)
    record_window(main, "cancel", order.number).close()
    late = record_window(main, "cancel", order.number)
    assert not late.late.isHidden() and "16 CFR 435.2" in late.late.text()


def test_an_order_is_picked_or_scanned(main: MainWindow, order: Order) -> None:
    window = record_window(main, "cancel")
    assert not window.take_hit(Hit("item", "A", "", ""))
    assert window.take_hit(Hit("order", order.number, "", ""))
    assert opened(main, "cancel", order.number) is not None


def test_the_customer_chooses_where_the_policy_lets_them(main: MainWindow) -> None:
    shop = shop_under(main.run.desk, EITHER)
    main.run.desk = shop
    order = taken(shop, ship_to=OHIO, address=OHIO, payments=paid(shop, 22290))
    window = record_window(main, "cancel", order.number)
    assert "Ask the customer" in texts(window) and not window.head.next.isEnabled()
    tick(window.wish.option("original_payment"))
    assert window.head.next.isEnabled()
    click(window.head.next)
    (done,) = cancelling.cancellations_of(shop, order.number)
    assert (done.destination, done.slip) == ("original_payment", "")


def test_what_is_billed_beside_the_credit_is_told_and_owed(main: MainWindow) -> None:
    shop = shop_under(main.run.desk, BILLED)
    main.run.desk = shop
    order = taken(shop, ship_to=OHIO, address=OHIO, payments=paid(shop, 22290))
    window = record_window(main, "cancel", order.number)
    assert "$104.98" in texts(window) and "To be paid: $12.50" in texts(window)
    click(window.head.next)
    assert "$12.50" in texts(opened(main, "order", order.number))
    entries = [
        plain_text(action.text()) for action in opened(main, "order", order.number).head.menu.actions()
    ]
    assert "Take payment…" in entries


def test_what_was_handed_over_stands_when_the_window_is_drawn_anew(
    main: MainWindow, window: Any, order: Order
) -> None:
    """As at another size or language, after an arrival that never comes led here with its piece."""
    piece = LinePart(str(order.lines[1].id), 1)
    window.take_known(CancelAsk(order.number, order.placed, (piece,), by="factory"))
    main.run.redressed.emit()
    assert (window.by.value(), window.lines.parts()) == ("factory", (piece,))
