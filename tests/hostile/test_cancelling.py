"""What is cancelled, owed back and laid away show hostile texts letter for letter."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import cancelling, orders
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.errors import DeskError
from desk.records.facts import LinePart
from desk.records.ledger import Event
from desk.records.money import Money
from desk.records.orders import LAYAWAY, Order
from desk.store import ledger
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import new_order
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
    """An order of one text that is to leave; its last line is laid away, its first was cancelled."""
    new = replace(new_order(text, f"{text} {mark}", mark), shipped=None, delivered=None, shipping_cost=None)
    *others, last = new.lines
    laid = replace(last, kind=LAYAWAY, first_payment=last.price)
    order = orders.enter_order(desk, replace(new, lines=(*others, laid)))
    part = (LinePart(str(order.lines[0].id), 1),)
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today(), part))
    return cancelling.cancel_order(desk, sheet).order


def owe(desk: Desk, order: Order) -> str:
    """Owe an order's customer money; the refunds stand in one window, whosever they are."""
    amounts = (("merchandise", Money(100), ""),)
    with desk.db.atomic():
        event = Event("cancellation_refunded", order.number, order.placed, desk.moment, amounts)
        ledger.post(desk.db, event)
    return ""


def test_what_is_cancelled_is_shown_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    shown = 0
    for mark, text in enumerate(some(texts, 8)):
        try:
            order = entered(shop, text, mark)
        except DeskError:
            continue
        shown += 1
        with watched(bait) as done:
            wrong = []
            for kind, least in (("cancel", 4), ("order", 20), ("layaway_statement", 0)):
                window = windows.show_record(kind, order.number)
                wrong += faults(window, text, least)
                window.close()
            window = windows.show_record("refunds", owe(shop, order))
            wrong += faults(window, text, 1)
            window.close()
        assert (done, wrong) == ([], []), text
    assert shown
