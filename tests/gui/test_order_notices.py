"""An order's window says what its customer was told, and by when it has to ship."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import notices, preorders, promises, shipping
from desk.records.shipments import Dispatch
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.gui import preordering
from tests.gui.acts import click, opened, record_window, texts
from tests.preorder_shop import CAME, DOLL, SKU


@pytest.fixture
def pre(clock: FixedClock, memory: Memory, qapp: QApplication) -> Iterator[MainWindow]:
    """The main window of the shop with four orders for the winter doll."""
    desk = preordering.shop(clock)
    yield preordering.window(desk, memory, qapp)
    desk.db.close()


def button(card: Any, text: str) -> QPushButton:
    """The card's button with this text."""
    return next(
        each
        for each in card.findChildren(QPushButton)
        if plain_text(each.text()) == text and not each.isHidden()
    )


def told(pre: MainWindow, name: str) -> Any:
    """What somebody's order says about notices."""
    number = next(each.order for each in preorders.waiting_for(pre.run.desk, SKU) if each.customer == name)
    return record_window(pre, "order", number).notices


def test_a_promise_that_runs_stands_there_and_nothing_where_there_is_none(
    pre: MainWindow, clock: FixedClock
) -> None:
    card = told(pre, "Ben Ortiz")
    assert "To ship by Apr 1, 2026" in texts(card).splitlines()
    assert told(pre, "Cy Young").isHidden()
    clock.day = date(2026, 4, 2)
    pre.run.changed.emit(frozenset({"notices"}))
    QApplication.processEvents()
    assert "To ship by Apr 1, 2026: Late: tell at once" in texts(card)
    click(button(card, "Whom to tell"))
    assert opened(pre, "notices") is not None


def test_notices_are_listed_with_what_was_told_and_answered(pre: MainWindow, clock: FixedClock) -> None:
    desk = pre.run.desk
    cards = {name: told(pre, name) for name in ("Ann Miller", "Ben Ortiz")}
    made = promises.make_delay_notice(desk, cards["Ann Miller"].window().subject, date(2026, 4, 20))
    notices.mark_told(desk, made.number, CAME, "phone")
    notices.answer_notice(desk, made.number, "agreed", CAME)
    preorder_shop.all_in(desk, clock)
    pre.run.changed.emit(frozenset({"notices"}))
    QApplication.processEvents()
    ann = texts(cards["Ann Miller"])
    for part in ("told on Mar 20, 2026 by phone", "New day: Apr 20, 2026", "agreed to wait", "not told yet"):
        assert part in ann
    assert "$314.29" in ann and "Due by Apr 3, 2026" in ann
    assert "by card: nobody has to be told" in texts(cards["Ben Ortiz"])


def test_an_order_that_left_has_no_promise(pre: MainWindow) -> None:
    made = preorder_shop.order(pre.run.desk, "Flo", lines=(replace(DOLL, sku="S", kind="stock"),))
    shipping.ship(pre.run.desk, Dispatch(made.number, CAME))
    assert record_window(pre, "order", made.number).notices.isHidden()


def test_what_the_customer_says_is_noted_there(pre: MainWindow, clock: FixedClock) -> None:
    desk = pre.run.desk
    card = told(pre, "Ann Miller")
    preorder_shop.all_in(desk, clock)
    pre.run.changed.emit(frozenset({"notices"}))
    assert not [each for each in card.findChildren(QPushButton) if "answer" in each.text()]
    (made,) = notices.notices_of(desk, card.window().subject)
    notices.mark_told(desk, made.number, CAME, "phone")
    pre.run.changed.emit(frozenset({"notices"}))
    QApplication.processEvents()
    window = opened(pre, "order", made.order)
    for place, said, shown in ((0, "agreed", "will pay"), (2, "cancelled", "cancels")):
        click(button(card, "Note an answer…"))
        window.ask._fields["said"].setCurrentIndex(place)
        click(window.ask.confirm)
        assert notices.notices_of(desk, made.order)[0].said == said and shown in texts(card)
    assert opened(pre, "cancel", made.order) is not None
    assert "Note an answer…" not in texts(card).splitlines()
