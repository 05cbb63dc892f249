"""A check's window shows hostile texts letter for letter: what stands on it, what the bank noted."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange.checks_out import checks_csv
from desk.exchange.csv_out import read_back
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import bouncing, checks, deposits
from desk.operations.desk import Desk
from desk.records.checks import Bounce, NewCheck, NewPart
from desk.records.lists import Query
from desk.records.money import Money
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.test_checks_taken import bought
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


def returned(desk: Desk, text: str) -> str:
    """The number of a check that came back, with the text wherever one can stand; empty where none can be."""
    order, today = bought(desk, text), desk.clock.today()
    if not order:
        return ""
    amount = Money(10000)
    new = NewCheck(amount, today, (NewPart(order, amount),), text, text, text, memo=text)
    number = checks.receive_check(desk, new).check.number
    deposits.make_deposit(desk, [number], today)
    bouncing.bounce(desk, Bounce(number, today, "nsf", note=text))
    return number


def test_every_letter_stands_in_the_window_and_in_the_file(
    texts: tuple[str, ...],
    bait: Path,
    memory: Memory,
    qapp: QApplication,
) -> None:
    shop = shop_called("Button & Bear")
    windows, seen = Windows(Run(shop, Words("en"), memory)), 0
    for text in some(texts, 12):
        number = returned(shop, text)
        if not number:
            continue
        with watched(bait) as done:
            window = windows.show_record("check", number)
            QApplication.processEvents()
            # In the head, on the check three times, by the bank's step and in the history.
            wrong = faults(window, text, 5)
            window.close()
            window.deleteLater()
        assert (done, wrong) == ([], []), text
        seen += 1
    rows = read_back(checks_csv(shop, Query("returned")))
    shop.db.close()
    assert seen and len(rows) == seen + 1
