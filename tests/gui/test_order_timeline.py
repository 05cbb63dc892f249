"""An order's timeline tells what is due and what holds it, as long as it is open."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.order_timeline import timeline
from desk.operations.desk import Desk
from desk.records.orders import Order
from desk.words import Words
from tests.operations.ordering import paid, taken

TODAY = date(2026, 3, 13)


def shown(qtbot: QtBot, words: Words, order: Order) -> list[str]:
    """All that a timeline says."""
    holder = QWidget()
    qtbot.addWidget(holder)
    for widget in timeline(words, TODAY, order):
        widget.setParent(holder)
    return [label.text() for label in holder.findChildren(QLabel) if label.text()]


def test_what_is_due_stands_after_what_happened(desk: Desk, words: Words, qtbot: QtBot) -> None:
    order = replace(taken(desk, payments=paid(desk, 23571, "check")), promised=date(2026, 3, 30))
    found = shown(qtbot, words, order)
    assert found[0::2] == [
        "Placed", "Processed", "Should ship by", "Ships at the earliest on", "Ship or tell the customer by",
        "Promised for",
    ]  # fmt: skip
    assert "Mar 23, 2026\n10 days left" in found


def test_a_hold_is_told_in_words(desk: Desk, words: Words, qtbot: QtBot) -> None:
    found = shown(qtbot, words, taken(desk))
    assert found[-1] == "Held: not paid yet"
    assert "Ships at the earliest on" not in found, "today is no day to wait for"


def test_who_was_told_is_not_to_be_told_again(desk: Desk, words: Words, qtbot: QtBot) -> None:
    order = replace(taken(desk, payments=paid(desk, 23571)), told=TODAY)
    found = shown(qtbot, words, order)
    assert "Customer told that it is late" in found and "Ship or tell the customer by" not in found


def test_nothing_is_due_of_what_left(desk: Desk, words: Words, qtbot: QtBot) -> None:
    order = replace(taken(desk, payments=paid(desk, 23571)), shipped=TODAY)
    assert shown(qtbot, words, order)[0::2] == ["Placed", "Processed", "Shipped"]
