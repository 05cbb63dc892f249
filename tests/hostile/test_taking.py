"""An order is taken with hostile texts: each stands letter for letter, is kept as typed, and does nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import customers, drafts, items, taking
from desk.operations.desk import Desk
from desk.records.customers import Customer
from desk.records.errors import DeskError
from desk.records.items import Item
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import address
from tests.hostile.looking import loud, rendered
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


@pytest.fixture
def shop() -> Iterator[Desk]:
    """An empty shop."""
    desk = shop_called("Button & Bear")
    yield desk
    desk.db.close()


def known(desk: Desk, text: str, mark: int) -> tuple[str, str] | None:
    """A customer and an item of one text, as far as these can be; their numbers."""
    try:
        item = items.add_item(desk, Item(0, f"{mark} {text}"[:60], text, Money(8995), kind="preorder"))
        ann = customers.add_customer(desk, Customer(0, "", text, note=text, outside_number=f"{mark} {text}"))
    except DeskError:
        return None
    return ann.number, item.sku


def fill(window: Any, number: str, sku: str, text: str) -> None:
    """Choose both, and type the text wherever something can be typed."""
    window.buyer.choose(number)
    window.lines._take(sku)
    window.sending.where.setCurrentIndex(1)
    window.sending.other.retype(dict.fromkeys(window.sending.other.fields, text))
    window.sending.note.setText(text)
    window.payments.rows[0].details.setText(text)
    window.look()


def test_what_is_typed_stands_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    for mark, text in enumerate(some(texts, 8)):
        made = known(shop, text, mark) if text.strip() else None
        if made is None:
            continue
        with watched(bait) as done:
            window: Any = windows.show_record("take", "")
            fill(window, *made, text)
            wrong = faults(window, text, 2)
            window._afresh()
            window.close()
        assert (done, wrong) == ([], []), text
        assert drafts.waiting(shop) == ()


def test_its_agreement_is_shown_and_does_nothing(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    for mark, text in enumerate(some(texts, 40)):
        made = known(shop, text, mark) if text.strip() else None
        if made is None:
            continue
        line = NewLine(made[1], text, 1, Money(8995), "preorder")
        new = NewOrder(shop.clock.today(), text, (line,), customer=made[0], ship_to=address(text))
        number = taking.take_order(shop, new).number
        with watched(bait) as done:
            window = windows.show_record("preorder_agreement", number)
            wrong = [*rendered(window), *(["it is loud"] if loud(window) else [])]
            window.close()
        assert (done, wrong) == ([], []), text
