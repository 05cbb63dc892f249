"""Whom to tell: mark told, charge cards, keep answers, tell of delays; nothing is cancelled by itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import notices, orders, preorders, promises
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.gui import preordering
from tests.gui.acts import cells, click, fill, opened, record_window, texts
from tests.gui.test_windows import readable
from tests.preorder_shop import CAME, SKU


@pytest.fixture
def pre(clock: FixedClock, memory: Memory, qapp: QApplication) -> Iterator[MainWindow]:
    """The main window of the shop in which the dolls are in and nobody was told."""
    desk = preordering.shop(clock)
    preorder_shop.all_in(desk, clock)
    yield preordering.window(desk, memory, qapp)
    desk.db.close()


@pytest.fixture
def window(pre: MainWindow) -> Any:
    """Whom to tell."""
    return record_window(pre, "notices")


def agree(window: Any, **typed: str) -> None:
    """Fill what is asked, and agree."""
    for name, text in typed.items():
        field = window.ask._fields[name]
        if text:
            fill(field, text)
    if not window.ask.isHidden():
        click(window.ask.confirm)


def test_who_is_ticked_is_told(pre: MainWindow, window: Any) -> None:
    assert window.first_field() is window.told.table
    window.told.table.tick(0, False)
    click(window.head.next)
    window.ask._fields["way"].setCurrentIndex(2)
    agree(window)
    (left,) = notices.notices_to_tell(pre.run.desk)
    assert left.customer.name == "Ann Miller" and window.ask.isHidden()
    told = [each for each in preorders.balances(pre.run.desk) if each.state == "due"]
    assert [each.customer for each in told] == ["Di & Co"]
    window.told.table.tick(0, False)
    assert not window.head.next.isEnabled()


def test_a_card_balance_without_an_amount_is_paid_where_it_is_typed(pre: MainWindow, window: Any) -> None:
    """A pack may say that a card is charged, and leave to the owner how much."""
    balance = window.charges.chosen
    window.charges.show_rows([replace(balance, open=None)], [[""] * 4])
    click(window.charges.buttons["charge"])
    assert opened(pre, "pay", balance.order) is not None and window.ask.isHidden()


def test_a_card_is_noted_as_charged(pre: MainWindow, window: Any) -> None:
    click(window.charges.buttons["charge"])
    assert "Was $314.29 charged to the card of Ben Ortiz" in texts(window)
    agree(window, card="visa 4242 4242 4242 4242")
    assert "payment card number" in window.bar.label.text()
    agree(window, card="visa 4242 A1B2")
    ben = next(each for each in preorders.balances(pre.run.desk) if each.customer == "Ben Ortiz")
    paid = orders.open_order(pre.run.desk, ben.order).payments[-1]
    assert ben.state == "paid" and (paid.purpose, paid.details) == ("balance", "visa 4242 A1B2")
    assert "No card is to be charged" in texts(window)


def test_what_is_overdue_shows_what_cancelling_would_forfeit(
    pre: MainWindow, window: Any, clock: FixedClock
) -> None:
    numbers = [each.number for each in notices.notices_to_tell(pre.run.desk)]
    notices.mark_told(pre.run.desk, ",".join(numbers), CAME, "letter")
    clock.day = date(2026, 4, 10)
    window.load()
    assert "$70.00" in cells(window.overdue) and "$140.00" in cells(window.overdue)
    click(window.overdue.buttons["answer"])
    window.ask._fields["said"].setCurrentIndex(1)
    assert window.ask._fields["said"].currentText() == "does not want to pay"
    agree(window)
    chosen = window.overdue.chosen
    assert [each.said for each in notices.notices_of(pre.run.desk, chosen.order)] == ["declined"]
    assert "Nothing was cancelled" in window.bar.label.text()
    click(window.bar.button)
    assert opened(pre, "cancel", chosen.order) is not None
    click(window.overdue.buttons["open"])
    assert opened(pre, "order", window.overdue.chosen.order) is not None


@pytest.fixture
def delayed(clock: FixedClock, memory: Memory, qapp: QApplication) -> Iterator[MainWindow]:
    """The main window of the shop in which the dolls never came."""
    desk = preordering.shop(clock)
    clock.day = date(2026, 3, 28)
    yield preordering.window(desk, memory, qapp)
    desk.db.close()


def test_a_delay_is_told_and_its_answer_kept(delayed: MainWindow, clock: FixedClock) -> None:
    window = record_window(delayed, "notices")
    assert "Its day is near" in cells(window.promises)
    click(window.promises.buttons["delay"])
    assert "promised by Apr 1, 2026" in texts(window)
    agree(window, promised="6/1/26")
    (made,) = notices.notices_to_tell(delayed.run.desk)
    click(window.promises.buttons["delay"])
    assert "tell the customer first" in window.bar.label.text()
    click(window.head.next)
    agree(window)
    clock.day = date(2026, 3, 29)
    for step, said in (("agree", "agreed"),):
        click(window.answers.buttons[step])
        agree(window)
        assert notices.notices_of(delayed.run.desk, made.order)[0].said == said
    assert "No answer is awaited" in texts(window)


def test_who_does_not_agree_is_noted_and_nothing_cancelled(delayed: MainWindow, clock: FixedClock) -> None:
    desk = delayed.run.desk
    number = preorders.waiting_for(desk, SKU)[0].order
    made = promises.make_delay_notice(desk, number, date(2026, 4, 20))
    notices.mark_told(desk, made.number, clock.day, "phone")
    window = record_window(delayed, "notices")
    click(window.answers.buttons["decline"])
    agree(window)
    assert [each.said for each in notices.notices_of(desk, number)] == ["declined"]
    assert orders.open_order(desk, number).is_open and opened(delayed, "cancel", number) is None
    window.promises.table.setCurrentCell(0, 0)
    assert window.promises.chosen.state == "cancel"


def test_who_cancels_is_noted_and_the_order_opened(delayed: MainWindow, clock: FixedClock) -> None:
    desk = delayed.run.desk
    number = preorders.waiting_for(desk, SKU)[0].order
    made = promises.make_delay_notice(desk, number, date(2026, 4, 20))
    notices.mark_told(desk, made.number, clock.day, "phone")
    window = record_window(delayed, "notices")
    assert "silence agrees" in cells(window.answers)
    click(window.answers.buttons["cancel"])
    agree(window)
    assert opened(delayed, "cancel", number) is not None
    assert orders.open_order(desk, number).is_open
    window.promises.table.setCurrentCell(0, 0)
    assert window.promises.chosen.state == "cancel"
    click(window.promises.buttons["delay"])
    assert "with all money back" in window.bar.label.text()


def test_a_further_delay_wants_an_answer(delayed: MainWindow, clock: FixedClock) -> None:
    desk = delayed.run.desk
    number = preorders.waiting_for(desk, SKU)[0].order
    made = promises.make_delay_notice(desk, number, date(2026, 4, 2))
    notices.mark_told(desk, made.number, clock.day, "phone")
    window = record_window(delayed, "notices")
    rows = [each.order for each in window.promises._rows]
    window.promises.table.setCurrentCell(rows.index(number), 0)
    click(window.promises.buttons["delay"])
    assert "delayed to Apr 2, 2026 already" in texts(window)


def test_without_the_clock_there_are_no_promises(delayed: MainWindow) -> None:
    window = record_window(delayed, "notices")
    assert not window.promises.isHidden()
    promises.set_promises(delayed.run.desk, False)
    delayed.run.changed.emit(frozenset({"settings"}))
    assert window.promises.isHidden()


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_can_be_read_and_reached_in_both_languages(
    pre: MainWindow, clock: FixedClock, language: str
) -> None:
    desk = pre.run.desk
    notices.mark_told(desk, notices.notices_to_tell(desk)[0].number, CAME, "letter")
    late = preorder_shop.order(desk, "Late Larry").number
    clock.day = date(2026, 4, 20)
    made = promises.make_delay_notice(desk, late, date(2026, 6, 30))
    notices.mark_told(desk, made.number, clock.day, "phone")
    pre.speak(language)
    window = record_window(pre, "notices")
    assert readable(window)
    assert window.minimumSizeHint().width() <= 960
    steps = (window.charges.buttons["charge"], window.answers.buttons["agree"], window.head.next)
    for step in steps:
        click(step)
        assert readable(window)
    window.promises.table.setCurrentCell(0, 0)
    click(window.promises.buttons["delay"])
    assert readable(window)
