"""Checklists, what they found, and damaged pieces are shown letter for letter."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import checklists, items, orders, requests, returns, setting_apart, shelving
from desk.operations.desk import Desk
from desk.records.checklists import Check
from desk.records.errors import DeskError
from desk.records.facts import LinePart
from desk.records.returns import Ask, Parcel, Return
from desk.words import Words
from tests.gui.returning import FOUND
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


def issued(desk: Desk, text: str, mark: int) -> Return:
    """An RA for all lines of an order of one text, whose items have it as category and checklist."""
    order = orders.enter_order(desk, new_order(text, f"{text} {mark}", mark))
    checklists.set_checklist(desk, text, (Check(text, "text"),))
    for line in order.lines:
        known = items.open_item(desk, line.sku).item
        items.change_item(desk, replace(known, category=text))
    parts = tuple(LinePart(str(line.id), 1) for line in order.lines)
    return returns.issue_ra(desk, Ask(order.number, "changed_mind", desk.clock.today(), parts))


def broken(desk: Desk, ra: Return, text: str) -> str:
    """Its first line is refused, its second settled among the damaged and taken out, its third open."""
    first, second, _ = ra.lines
    for line in (first, second):
        setting_apart.set_apart(desk, ra.number, {line.id: 1})
    refused, done = (each.number for each in returns.open_return(desk, ra.number).together)
    day = desk.clock.today()
    for number, line, outside in ((refused, first, False), (done, second, True)):
        noted = Parcel(
            day,
            day,
            outside,
            ((line.id, FOUND),),
            places=((line.id, "damaged"),),
            checks=((line.id, {text: text}),),
        )
        sheet = returns.inspect(desk, returns.open_return(desk, number), noted)
        returns.settle(desk, sheet) if outside else requests.note_parcel(desk, sheet)
    shelving.clear_damaged(desk, second.sku, 1, text)
    return done


def seen(windows: Windows, kind: str, number: str, told: tuple[str, int]) -> list[str]:
    """What is wrong with a window."""
    window: Any = windows.show_record(kind, number)
    if kind == "receive":
        window._ask_apart()
    wrong = faults(window, *told)
    window.close()
    return [f"{kind}: {each}" for each in wrong]


def test_what_is_found_is_shown_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows, tried = Windows(Run(shop, Words("en"), memory)), 0
    for mark, text in enumerate(some(texts, 14)):
        try:
            ra = issued(shop, text, mark)
        except DeskError:
            continue
        tried += 1
        with watched(bait) as done:
            wrong = seen(windows, "receive", ra.number, (text, 9))
            number = broken(shop, ra, text)
            for kind, shown, least in (
                ("receive", ra.number, 4),
                ("return", number, 5),
                ("item", ra.lines[1].sku, 5),
                ("item_form", ra.lines[1].sku, 3),
            ):
                wrong += seen(windows, kind, shown, (text, least))
        assert (done, wrong) == ([], []), text
    assert tried > 10


def test_settings_show_checklists_letter_for_letter(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    kept = 0
    for text in some(texts, 12):
        try:
            checklists.set_checklist(shop, text, (Check(text, spoils="damaged"),))
            kept += 1
        except DeskError:
            continue
    assert kept
    with watched(bait) as done:
        window = MainWindow(shop, Words("en"), memory)
        window.show()
        window.show_page("settings")
        page: Any = window.pages.currentWidget()
        for row in range(page.checklists.table.rowCount()):
            page.checklists.table.setCurrentCell(row, 0)
            page.checklists.buttons["remove"].click()
            assert rendered(window) == []
        assert faults(window, page.checklists.chosen[1].text, 2) == []
        window.close()
    assert done == []
