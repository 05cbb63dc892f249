"""The windows of the drawer show hostile texts letter for letter: who paid, what is noted, what is typed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import cash_moves, close_outs, drafts
from desk.operations.desk import Desk
from desk.records.cash_moves import NewCashMove
from desk.records.close_outs import Count
from desk.records.errors import DeskError
from desk.records.money import Money
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.test_banking import received
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched
from tests.operations.counting import at

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


@pytest.fixture
def shop() -> Iterator[Desk]:
    """An empty shop."""
    desk = shop_called("Button & Bear")
    yield desk
    desk.db.close()


def looked(windows: Windows, text: str, kind: str, number: str, least: int) -> list[str]:
    """What is wrong with a window, which is typed into and closed again."""
    window: Any = windows.show_record(kind, number)
    if kind == "close_out" and not number:
        window.note.setText(text)
        next(iter(window.form.pieces.values())).setText(text)
        window.look()
    found = faults(window, text, least)
    window.close()
    drafts.drop(window.run.desk, kind, number)
    return found


def test_the_drawer_is_shown_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    shown, first = 0, shop.clock.today()
    for mark, text in enumerate(some(texts, 24)):
        today = at(shop, first + timedelta(days=mark))
        windows = Windows(Run(today, Words("en"), memory))
        try:
            received(today, text, mark)
            cash_moves.move_cash(today, NewCashMove("put_in", Money(100), today.clock.today(), text))
        except DeskError:
            continue
        shown += 1
        with watched(bait) as done:
            wrong = looked(windows, text, "close_out", "", 2)
            count = Count(today.clock.today(), sum=Money(0), note=text)
            number = close_outs.close_out(today, count).number
            wrong += looked(windows, text, "close_out", number, 2)
            wrong += looked(windows, text, "close_out_slip", number, 0)
        assert (done, wrong) == ([], []), text
    assert shown
