"""A parcel came back: its cause is told, the policy answers, and it is sent again, given back or decided."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import orders, parcels, payments, shipping
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.shipments import Dispatch, Packed
from desk.words import Words
from tests.conftest import FixedClock
from tests.gui.acts import click, fill, opened, record_window, texts, type_text
from tests.operations.ordering import BEAR, paid, taken
from tests.operations.own_policies import ASKING, shop_under
from tests.operations.parceling import left, miniatures, parcel_of


@pytest.fixture
def window(main: MainWindow) -> Any:
    """The form for a parcel of a bear and a doll."""
    order = left(main.run.desk)
    return record_window(main, "parcel_back", parcel_of(main.run.desk, order).number)


@pytest.fixture
def other(qapp: QApplication, clock: FixedClock, words: Words, memory: Memory) -> Iterator[MainWindow]:
    """The main window of the shop that refunds."""
    desk = miniatures(clock)
    yield MainWindow(desk, words, memory)
    desk.db.close()


def choose(window: Any, text: str) -> None:
    """Take an entry of the menu."""
    entries = [plain_text(action.text()) for action in window.head.menu.actions()]
    window.head.menu.actions()[entries.index(text)].trigger()


def parcel(desk: Desk, window: Any) -> Any:
    """The window's parcel now."""
    return parcels.open_parcel(desk, window.subject)


def test_the_cause_is_asked_first(window: Any) -> None:
    assert "Say first why" in texts(window) and not window.head.next.isEnabled()


def test_a_wrong_address_is_billed_and_waits(main: MainWindow, window: Any) -> None:
    click(window.cause.option("bad_address"))
    fill(window.reship_cost, "11.20")
    assert "$11.20" in texts(window) and "Send it again" in plain_text(window.head.next.text())
    click(window.head.next)
    found = parcel(main.run.desk, window)
    assert (found.waits, orders.open_order(main.run.desk, found.order).owed) == (True, Money(1120))
    assert opened(main, "order", found.order) is not None


def test_the_owner_sends_it_again(main: MainWindow, window: Any) -> None:
    click(window.cause.option("other"))
    assert not window.head.next.isEnabled()
    choose(window, "The owner sends it again…")
    type_text(window.ask._fields["amount"], "0")
    fill(window.ask._fields["reason"], "our own mistake")
    assert parcel(main.run.desk, window).waits


def test_the_owner_gives_it_back_and_the_slip_is_shown(main: MainWindow, window: Any) -> None:
    click(window.cause.option("unavailable_recipient"))
    choose(window, "The owner gives it back…")
    type_text(window.ask._fields["credit"], "200")
    fill(window.ask._fields["reason"], "she moved away")
    assert parcel(main.run.desk, window).fate == "refunded"
    assert opened(main, "credit_slip", "CS-26-00001-9") is not None


def test_the_other_shop_refunds(other: MainWindow) -> None:
    order = left(other.run.desk)
    window = record_window(other, "parcel_back", parcel_of(other.run.desk, order).number)
    click(window.cause.option("bad_address"))
    assert "$209.95" in texts(window) and "Give it back" in plain_text(window.head.next.text())
    click(window.head.next)
    assert parcel(other.run.desk, window).fate == "refunded"


def test_the_real_cost_is_asked_where_it_is_wanted(other: MainWindow) -> None:
    desk = other.run.desk
    free = replace(BEAR, price=Money(6400))
    order = taken(desk, free, payments=paid(desk, 6400), shipping_charged=Money(0))
    shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    window = record_window(other, "parcel_back", order.number)
    assert window.shipping_cost.isHidden()
    click(window.cause.option("bad_address"))
    assert not window.shipping_cost.isHidden() and not window.head.next.isEnabled()
    fill(window.shipping_cost, "9.40")
    assert "$54.60" in texts(window)


def test_the_policys_own_questions_are_asked_of_what_is_in_the_parcel(main: MainWindow) -> None:
    main.run.desk = desk = shop_under(main.run.desk, ASKING)
    order = taken(desk, BEAR, replace(BEAR, sku="C"), payments=paid(desk, 25295))
    first = order.lines[0].id
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), (Packed(first, 1),)))
    number = parcel_of(desk, order).number
    window = record_window(main, "parcel_back", number)
    click(window.cause.option("bad_address"))
    assert "Answer first: Is it wet?" in texts(window.view) and not window.head.next.isEnabled()
    (row,) = window.questions.rows
    assert row.line == str(first)
    row.field.set_value(False)
    window.look()
    assert "$120.00" in texts(window.view)
    window.close()
    window = record_window(main, "parcel_back", number)
    click(window.head.next)
    assert parcel_of(desk, order).fate == "refunded"


def test_a_day_that_is_none_is_told(window: Any) -> None:
    click(window.cause.option("other"))
    fill(window.on, "2/30")
    assert not window.bar.isHidden()
    window.on.clear()
    window.look()
    assert "Came back on" in window.bar.label.text()


def test_what_was_noted_is_there_again(main: MainWindow, window: Any) -> None:
    number = window.subject
    click(window.cause.option("other"))
    fill(window.reship_cost, "5")
    window.close()
    again = record_window(main, "parcel_back", number)
    assert (again.cause.value(), again.reship_cost.text()) == ("other", "5")
    click(again.bar.button)
    assert again.cause.value() == ""


def test_an_unknown_parcel_is_told(main: MainWindow) -> None:
    window = record_window(main, "parcel_back", "SH-26-00001-8")
    assert not window.bar.isHidden() and window.first_field() is None


def test_what_was_billed_to_send_it_again_is_told_to_be_taken_back(main: MainWindow, window: Any) -> None:
    desk, order = main.run.desk, window.order
    told = parcels.ParcelBack(order.number, desk.clock.today(), "bad_address", reship_cost=Money(900))
    parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, told))
    window.load()
    assert window.again.isHidden()
    click(window.cause.option("other"))
    assert "$9.00 was billed for sending it again" in texts(window) and "comes back too" not in texts(window)
    payments.take_payment(desk, order.number, *paid(desk, 900))
    window.look()
    assert "the $9.00 that was paid for it comes back too" in texts(window)
