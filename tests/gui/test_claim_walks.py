"""A broken doll from the call to the parcel that leaves again, under both shops' policies, by clicking."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import claims, items, orders, payouts, photos, returns_list
from desk.records.money import Money
from tests.conftest import FixedClock, doll_order
from tests.exchange.photo_samples import jpeg
from tests.gui.acts import click, fill, opened, record_window, texts, type_text
from tests.gui.preordering import window as main_window
from tests.gui.test_issue_window import choose
from tests.operations.parceling import miniatures
from tests.paper.reading import text


def issue(main: MainWindow, reason: str) -> Any:
    """Call: the doll of #1001 has something wrong; the window of its RA."""
    shown = record_window(main, "issue", "#1001")
    choose(shown, "B", reason)
    click(shown.head.next)
    (row,) = returns_list.of_order(main.run.desk, "#1001")
    return opened(main, "return", row.number)


def press(window: Any, words: str) -> None:
    """Press a button of the claim's card."""
    QApplication.processEvents()
    buttons = window.claim.findChildren(QPushButton)
    click(next(each for each in buttons if plain_text(each.text()) == words and not each.isHidden()))


def receive(main: MainWindow, window: Any) -> None:
    """Parcel: it came back, with its number outside, and is damaged as was told."""
    click(window.head.next)
    form = opened(main, "receive", window.subject)
    click(form.form.outside.yes)
    click(form.all_right)
    click(form.grid.cell(form.sheet.ra.lines[0].id, "damaged").yes)
    assert form.head.next.isEnabled(), texts(form)
    click(form.head.next)


def test_a_damaged_doll_is_exchanged_for_the_same(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Samantha's: damage in transit is exchanged for the same item."""
    desk = main.run.desk
    items.count_stock(desk, "B", 2, "counted")
    window = issue(main, "damaged_in_transit")
    (tmp_path / "crack.jpg").write_bytes(jpeg())
    window.photos.take([tmp_path / "crack.jpg"])
    qtbot.waitUntil(lambda: not main.run.busy, timeout=20_000)
    press(window, "Arrange a pickup…")
    type_text(window.ask._fields["carrier"], "UPS")
    click(window.ask.confirm)
    press(window, "Claim on the carrier…")
    type_text(window.ask._fields["carrier"], "UPS")
    click(window.ask.confirm)
    receive(main, window)
    assert "Settled" in texts(window) and "goes out again with order" in texts(window.bar)
    click(window.bar.button)
    order = opened(main, "order", claims.claim_sheet(desk, window.subject).replacement)
    assert f"Replacement for {window.subject}" in texts(order)
    assert (items.open_item(desk, "B").item.free, items.open_item(desk, "B").item.damaged) == (1, 1)
    click(order.head.next)
    ship = opened(main, "ship", order.subject)
    click(ship.all)
    click(ship.head.next)
    assert orders.open_order(desk, order.subject).state == "shipped"
    slip = record_window(main, "packing_slip", order.subject)
    assert "EXCHANGE PACKING SLIP" in text(slip.pdf) and window.subject in text(slip.pdf)
    press(window, "The carrier answered…")
    fill(window.ask._fields["paid"], "80")
    assert claims.list_claims(desk)[0].paid == Money(8000)
    report = text(record_window(main, "claim_report", window.subject).pdf)
    assert "crack.jpg" in report and "$80.00" in report
    assert len(photos.photos_of(desk, window.subject)) == 1


@pytest.fixture
def minis(clock: FixedClock, memory: Memory, qapp: QApplication) -> MainWindow:
    """The other shop's main window, with an order that came two days ago."""
    desk = miniatures(clock)
    orders.enter_order(desk, replace(doll_order(), delivered=date(2026, 3, 11)))
    return main_window(desk, memory, qapp)


@pytest.mark.parametrize("reason", ["damaged_in_transit", "defective"])
def test_the_other_shop_sends_a_replacement(minis: MainWindow, reason: str) -> None:
    desk = minis.run.desk
    items.count_stock(desk, "B", 1, "counted")
    window = issue(minis, reason)
    receive(minis, window)
    sent = claims.claim_sheet(desk, window.subject).replacement
    assert sent and plain_text(window.head.next.text()) == "Open the replacement order"
    assert "goes out again with order" in texts(window.bar) and payouts.refunds_due(desk) == ()


def test_the_other_shop_gives_back_where_none_can_be_had(minis: MainWindow) -> None:
    desk = minis.run.desk
    items.count_stock(desk, "B", 0, "counted")
    window = issue(minis, "damaged_in_transit")
    assert "Back to the original payment" in texts(window)
    receive(minis, window)
    (due,) = payouts.refunds_due(desk)
    assert due.record == window.subject and due.open >= Money(8995)
    assert claims.claim_sheet(desk, window.subject).replacement == "" and window.bar.isHidden()
