"""A window says in its bar what went wrong or what it did."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from tests.gui.acts import click


def test_a_fault_stands_until_it_is_taken_back(bar: MessageBar) -> None:
    bar.fault("No such order <b>9</b>.")
    assert bar.label.text() == "No such order <b>9</b>."
    assert bar.property("role") == "bar-error"
    bar.clear_fault()
    assert bar.isHidden()


def test_a_message_offers_one_way_on(bar: MessageBar, qtbot: QtBot) -> None:
    holder, done = QWidget(), []
    qtbot.addWidget(holder)
    bar.setParent(holder)
    holder.show()
    bar.tell("You continue.", "Start afresh", lambda: done.append(1))
    bar.clear_fault()
    click(bar.button)
    assert done == [1]
    assert bar.isHidden()


def test_a_message_without_a_way_on_has_no_button(bar: MessageBar) -> None:
    bar.tell("Saved.")
    assert bar.button.isHidden()
    bar._close.click()
    assert bar.isHidden()
