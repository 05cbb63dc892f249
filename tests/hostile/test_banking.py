"""Checks at the bank show hostile texts letter for letter: what stands on them, and what is typed of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import bouncing, checks, deposits, drafts, orders
from desk.operations.desk import Desk
from desk.records.checks import Bounce, NewCheck, NewPart
from desk.records.errors import DeskError
from desk.records.money import Money
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


def received(desk: Desk, text: str, mark: int) -> str:
    """The number of a check of one text all through, which pays an order of that text."""
    new = replace(new_order(text, f"{text} {mark}", mark), payments=(), shipped=None, delivered=None)
    order = orders.enter_order(desk, replace(new, shipping_cost=None, processed=None))
    today, amount = desk.clock.today(), Money(100)
    told = {name: text for name in ("payer", "bank", "check_number", "memo")}
    check = NewCheck(amount, today, (NewPart(order.number, amount),), **told)
    return checks.receive_check(desk, check).check.number


def closed(windows: Windows, text: str, kind: str, number: str, least: int) -> list[str]:
    """What is wrong with a window, which is typed into and closed again."""
    window: Any = windows.show_record(kind, number)
    if kind == "bounce":
        window.note.setText(text)
        window.look()
    found = faults(window, text, least)
    window.close()
    drafts.drop(window.run.desk, kind, number)
    return found


def test_a_checks_way_is_shown_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    shown, today = 0, shop.clock.today()
    for mark, text in enumerate(some(texts, 24)):
        try:
            number = received(shop, text, mark)
        except DeskError:
            continue
        shown += 1
        with watched(bait) as done:
            wrong = closed(windows, text, "deposit", "", 2)
            slip = deposits.make_deposit(shop, [number], today).number
            for kind, of, least in (
                ("deposit", slip, 1),
                ("deposit_slip", slip, 0),
                ("clear", "", 1),
                ("bounce", number, 2),
            ):
                wrong += closed(windows, text, kind, of, least)
            bouncing.bounce(shop, Bounce(number, today, "other", note=text))
            wrong += closed(windows, text, "check_payment", number, 1)
            wrong += closed(windows, text, "deposit", "", 1)
        assert (done, wrong) == ([], []), text
    assert shown
