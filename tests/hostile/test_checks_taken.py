"""A check is taken and replaced with hostile texts: each stands letter for letter, and does nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checks, drafts, taking
from desk.operations.desk import Desk
from desk.records.checks import NewCheck, NewPart
from desk.records.errors import DeskError
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import address
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


@pytest.fixture
def shop() -> Iterator[Desk]:
    """An empty shop."""
    desk = shop_called("Button & Bear")
    yield desk
    desk.db.close()


def bought(desk: Desk, text: str) -> str:
    """The number of an order of somebody called so, of which nothing is paid; empty where nobody can be."""
    line = NewLine("A", text, 1, Money(10000))
    new = NewOrder(desk.clock.today(), text, (line,), ship_to=address(text))
    try:
        return taking.take_order(desk, new).number
    except DeskError:
        return ""


def write(window: Any, text: str) -> None:
    """Type the text wherever something can be typed."""
    for name in ("payer", "bank", "memo", "check_number", "routing"):
        getattr(window.form, name).setText(text)
    window.form.account.retype("12345678")
    window.form.amount.setText("40.00")
    window.take_photos([Path("/") / text.replace("/", "-")])
    window.look()


def test_what_is_typed_of_a_check_stands_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    for text in some(texts, 12):
        number = bought(shop, text) if text.strip() and "\0" not in text else ""
        if not number:
            continue
        with watched(bait) as done:
            window: Any = windows.show_record("receive_check", number)
            write(window, text)
            wrong = faults(window, text, 3)
            window._afresh()
            window.close()
        assert (done, wrong) == ([], []), text
    assert drafts.waiting(shop) == ()


def test_a_check_that_is_replaced_shows_every_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    for text in some(texts, 20):
        order = bought(shop, text) if text.strip() else ""
        if not order:
            continue
        new = NewCheck(Money(4000), shop.clock.today(), (NewPart(order, Money(4000)),), text, text, text)
        number = checks.receive_check(shop, new).check.number
        with watched(bait) as done:
            window: Any = windows.show_record("replace_check", number)
            window.row.details.setText(text)
            wrong = faults(window, text, 2)
            window._afresh()
            window.close()
        assert (done, wrong) == ([], []), text
