"""Parcels show hostile texts letter for letter: where they are packed, where they came back, on Today."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import orders, picking, shipping
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.records.orders import Order
from desk.records.shipments import Dispatch, Packed
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import new_order
from tests.hostile.looking import rendered
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


@pytest.fixture
def shop() -> Iterator[Desk]:
    """An empty shop."""
    desk = shop_called("Button & Bear")
    yield desk
    desk.db.close()


def entered(desk: Desk, text: str, mark: int) -> Order:
    """An order of one text, two of whose three lines left in a parcel."""
    new = replace(new_order(text, f"{text} {mark}", mark), shipped=None, delivered=None, shipping_cost=None)
    order = orders.enter_order(desk, new)
    packed = tuple(Packed(line.id, 1, "ticked") for line in order.lines[:2])
    told = Dispatch(order.number, desk.clock.today(), packed, tracking=text)
    return shipping.ship_anyway(desk, told, text) if order.holds else shipping.ship(desk, told)


def test_what_is_packed_and_came_back_is_shown_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    for mark, text in enumerate(some(texts, 8)):
        try:
            order = entered(shop, text, mark)
        except DeskError:
            continue
        with watched(bait) as done:
            window = windows.show_record("ship", order.number)
            window.count(text)
            window.count(f"no {text}")
            wrong = faults(window, text, 2)
            window.close()
            number = picking.packing_slip(shop, order.number).number
            for kind, least in (("order", 20), ("parcel_back", 1), ("packing_slip", 0), ("pick_list", 0)):
                window = windows.show_record(kind, "" if kind == "pick_list" else number)
                wrong += faults(window, text, least)
                window.close()
        assert (done, wrong) == ([], []), text


def test_today_shows_names_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    for mark, text in enumerate(some(texts, 12)):
        try:
            entered(shop, text, mark)
        except DeskError:
            continue
    with watched(bait) as done:
        window = MainWindow(shop, Words("en"), memory)
        window.show()
        window.show_page("today")
        assert rendered(window) == []
        window.close()
    assert done == []
