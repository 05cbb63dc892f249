"""For what is missing the big button sends it again or gives it back, as policy and stock say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import items, orders, returns_list
from desk.operations.desk import Desk
from desk.records.answers import Answer, Option
from desk.records.money import Money
from desk.records.returns import REASONS
from tests.conftest import FixedClock, doll_order
from tests.gui.acts import click, fill, opened, record_window, texts, tick
from tests.gui.preordering import window as main_window
from tests.gui.test_issue_window import choose
from tests.gui.test_orders_window import menu
from tests.operations.parceling import miniatures


@pytest.fixture
def shop(clock: FixedClock) -> Desk:
    """The shop that replaces what is missing, with an order that came two days ago."""
    desk = miniatures(clock)
    orders.enter_order(desk, replace(doll_order(), delivered=date(2026, 3, 11)))
    return desk


@pytest.fixture
def main(shop: Desk, memory: Memory, qapp: QApplication) -> MainWindow:
    """Its main window."""
    return main_window(shop, memory, qapp)


def form(main: MainWindow, sku: str = "B", reason: str = "missing_item") -> Any:
    shown = record_window(main, "issue", "#1001")
    choose(shown, sku, reason)
    return shown


def deed(shown: Any) -> str:
    return plain_text(shown.head.next.text())


def counted(desk: Desk, sku: str, count: int) -> None:
    items.count_stock(desk, sku, count, "counted")


def test_what_is_missing_is_sent_again_in_one_step(main: MainWindow, shop: Desk) -> None:
    shown = form(main)
    assert deed(shown) == "Send it again" and shown.again.there.value() is True
    click(shown.head.next)
    (row,) = returns_list.of_order(shop, "#1001")
    window = opened(main, "return", row.number)
    assert row.state == "settled" and opened(main, "ra_label", row.number) is None
    assert plain_text(window.head.menu.actions()[0].text()) == "Claim report"
    assert "Received" not in texts(window) and "Settled" in texts(window)
    assert "The same item goes out again with order SO-26-00001-4." in texts(window)
    click(window.bar.button)
    assert opened(main, "order", "SO-26-00001-4") is not None
    assert opened(main, "issue", "#1001") is None


def test_what_is_not_on_the_shelf_is_given_back(main: MainWindow, shop: Desk) -> None:
    counted(shop, "B", 0)
    shown = form(main)
    assert deed(shown) == "Give it back" and shown.again.there.value() is False
    assert "$89.95" in texts(shown)
    click(shown.head.next)
    (row,) = returns_list.of_order(shop, "#1001")
    assert row.credit >= Money(8995) and opened(main, "return", row.number).bar.isHidden()


def test_somebody_who_knows_better_is_heard(main: MainWindow, shop: Desk) -> None:
    counted(shop, "B", 0)
    shown = form(main)
    click(shown.again.there.yes)
    assert deed(shown) == "Send it again"
    # It stays so when another line is ticked, and in the draft.
    choose(shown, "A", "missing_item")
    assert shown.again.there.value() is True
    shown.rebuild()
    assert shown.again.there.value() is True and shown.ask_now().replacement is True


def test_it_is_asked_of_damage_too_and_of_nothing_else(main: MainWindow) -> None:
    shown = form(main, reason="damaged_in_transit")
    assert not shown.again.isHidden() and deed(shown) == "Issue RA and print label"
    assert shown.ask_now().replacement is None
    click(shown.again.there.no)
    assert shown.ask_now().replacement is False
    assert "original payment" in texts(shown).lower()
    choose(shown, "A", "changed_mind")
    assert shown.again.isHidden() and shown.ask_now().replacement is None


def answer(*ways: str) -> Answer:
    options = tuple(Option(way, "allowed", credit=Money(100)) for way in ways)
    return Answer("return_request", "allowed", destination="customer_choice", options=options)


def test_the_customer_chooses_where_the_policy_leaves_it(main: MainWindow) -> None:
    again = form(main).again
    left = answer("replacement", "store_credit")
    again.offer(left)
    assert not again.is_ready(left) and "The customer chooses" in texts(again)
    again.way.option("store_credit").click()
    assert again.is_ready(left) and again.deed(left) == "issue.give-back"
    again.way.option("replacement").click()
    assert again.deed(left) == "issue.send-again"
    again.retype({"way": "store_credit"})
    assert again.typed() == {"there": None, "way": "store_credit"}
    again.offer(answer())
    assert again.way.option("original_payment") is not None
    again.offer(None)
    assert again.deed(None) == "issue.send-again" and not again.is_ready(None)


def test_what_changed_meanwhile_is_told(main: MainWindow, shop: Desk) -> None:
    shown = form(main)
    counted(shop, "B", 0)
    click(shown.head.next)
    assert not shown.bar.isHidden() and returns_list.of_order(shop, "#1001") == ()


def test_no_ra_is_issued_for_what_is_missing_by_anybody(main: MainWindow, shop: Desk) -> None:
    """What the policy does not allow is left to the owner, who decides on it as on any request."""
    shown = form(main)
    fill(shown.on, "3/31/26")
    assert deed(shown) == "Leave it to the owner"
    assert menu(shown) == []
    tick(shown.reasons.button(REASONS.index("wrong_item")))
    assert menu(shown) == ["Allow it all the same…"]
