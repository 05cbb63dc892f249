"""Arrivals and notices show hostile texts letter for letter, in windows, letters and lists."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import notices, orders, preorders, promises
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import address
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]
PLACED, CAME = date(2026, 3, 2), date(2026, 3, 13)


@pytest.fixture
def shop() -> Iterator[Desk]:
    """An empty shop."""
    desk = shop_called("Button & Bear")
    yield desk
    desk.db.close()


def ordered(desk: Desk, text: str, mark: int) -> str:
    """A pre-order and one that is delayed, of one text all through; the item's SKU."""
    for sku in (text, f"{text}~"):
        line = NewLine(sku, text, 1, Money(10000), "preorder")
        paid = (NewPayment("check", Money(2000), PLACED, text),)
        home = address(text)
        new = NewOrder(
            PLACED,
            text,
            (line,),
            email=f"{text}@{mark}",
            phone=text,
            address=home,
            ship_to=home,
            payments=paid,
        )
        made = orders.enter_order(desk, replace(new, channel="phone"))
    promises.make_delay_notice(desk, made.number, date(2026, 4, 20))
    return text


def test_what_came_and_whom_to_tell_is_shown_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    for mark, text in enumerate(some(texts, 8)):
        if not text.strip():
            continue
        try:
            sku = ordered(shop, text, mark)
        except BadInput:
            continue
        with watched(bait) as done:
            window = windows.show_record("arrival", sku)
            wrong = faults(window, text, 2)
            window.close()
        preorders.arrive(shop, sku, 1, CAME)
        made = notices.make_balance_notices(shop)
        with watched(bait) as also:
            window = windows.show_record("notices", "")
            wrong += faults(window, text, 2)
            window.close()
            numbers = ",".join(each.number for each in notices.notices_to_tell(shop))
            for kind in ("notice_letters", "phone_list"):
                window = windows.show_record(kind, numbers)
                wrong += faults(window, text, 0)
                window.close()
        assert (done, also, wrong) == ([], [], []), text
        notices.mark_all_told(shop, numbers.split(","), CAME, "letter")
        assert len(made) == 1
