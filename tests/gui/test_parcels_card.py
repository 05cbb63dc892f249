"""The parcels of an order are told in its window, with what became of each, and what comes next."""

from typing import Any

from PySide6.QtWidgets import QPushButton

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import orders, parcels, shipping
from desk.records.money import Money
from desk.records.shipments import Dispatch, Packed
from tests.gui.acts import click, fill, opened, record_window, texts, type_text
from tests.operations.ordering import paid, taken
from tests.operations.parceling import back, left, parcel_of


def button(window: Any, text: str) -> QPushButton:
    """A button of the parcels' card."""
    found = [each for each in window.parcels.findChildren(QPushButton) if plain_text(each.text()) == text]
    return found[0]


def test_an_order_without_parcels_has_no_card(main: MainWindow) -> None:
    assert record_window(main, "order", "#1003").parcels.isHidden()


def test_a_parcel_tells_what_was_in_it_and_who_checked_it(main: MainWindow) -> None:
    desk = main.run.desk
    order = taken(desk, payments=paid(desk, 23571))
    packed = (Packed(order.lines[0].id, 1, "scanned"),)
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed, tracking="1Z 5"))
    shipping.ship(desk, Dispatch(order.number, desk.clock.today()))
    window = record_window(main, "order", order.number)
    read = texts(window.parcels)
    for part in ("SH-26-00001-8", "1Z 5", "1 × Felt bear, honey", "Checked by Alma"):
        assert part in read
    click(button(window, "SH-26-00001-8"))
    assert opened(main, "packing_slip", "SH-26-00001-8") is not None
    click(button(window, "It arrived…"))
    click(window.ask.confirm)
    days = [each.delivered for each in parcels.parcels_of(desk, order.number)]
    assert days == [desk.clock.today(), None]
    assert "Delivered Mar 13, 2026" in texts(window.parcels)


def test_a_corrected_address_is_billed_once_it_was_shown(main: MainWindow) -> None:
    order = left(main.run.desk)
    window = record_window(main, "order", order.number)
    click(button(window, "Address was corrected…"))
    fill(window.ask._fields["charge"], "18")
    assert "$18.00 is billed" in texts(window.ask) and "UPS" in texts(window.ask)
    assert orders.open_order(main.run.desk, order.number).owed == Money(0)
    click(window.ask.confirm)
    assert orders.open_order(main.run.desk, order.number).owed == Money(1800)
    assert window.ask.isHidden() and "$18.00" in texts(window)


def test_where_the_policy_is_silent_the_owner_bills(main: MainWindow) -> None:
    order = left(main.run.desk, service="priority_mail")
    window = record_window(main, "order", order.number)
    click(button(window, "Address was corrected…"))
    fill(window.ask._fields["charge"], "0")
    assert not window.bar.isHidden() and "charge" in window.ask._fields
    fill(window.ask._fields["charge"], "18")
    type_text(window.ask._fields["reason"], "the carrier charged us")
    click(window.ask.confirm)
    assert orders.open_order(main.run.desk, order.number).owed == Money(1800)


def test_what_was_carried_out_has_no_address_to_correct(main: MainWindow) -> None:
    desk = main.run.desk
    carried = {"service": "pickup", "shipping_charged": Money(0)}
    order = taken(desk, payments=paid(desk, 22276), **carried)
    card = record_window(main, "order", order.number).parcels
    assert not card.isHidden() and "Address was corrected…" not in texts(card)


def test_a_parcel_that_came_back_is_the_next_step(main: MainWindow) -> None:
    desk = main.run.desk
    order = left(desk)
    window = record_window(main, "order", order.number)
    click(button(window, "It came back…"))
    assert opened(main, "parcel_back", parcel_of(desk, order).number) is not None
    sheet = parcels.ask_parcel_back(desk, back(desk, order, reship_cost=Money(1120)))
    parcels.take_parcel_back(desk, sheet)
    main.run.changed.emit(frozenset({"orders"}))
    assert "Waits to be sent again" in texts(window.parcels)
    assert plain_text(window.head.next.text()) == "Ship…"
    assert button(window, "Not sent again after all…").isEnabled()


def test_what_was_given_back_is_not_delivered(main: MainWindow) -> None:
    desk = main.run.desk
    order = left(desk)
    sheet = parcels.ask_parcel_back(desk, back(desk, order, "other"))
    parcels.decide_parcel_back(desk, sheet, parcels.Ruling("refunded", Money(1), "store_credit"), "so it is")
    window = record_window(main, "order", order.number)
    assert "Was given back" in texts(window.parcels)
    assert plain_text(window.head.next.text()) == "Print order sheet"


def test_what_was_entered_as_shipped_has_a_parcel_without_a_number(main: MainWindow) -> None:
    window = record_window(main, "order", "#1002")
    click(button(window, "It came back…"))
    assert opened(main, "parcel_back", "#1002") is not None
