"""The magnetic line: what is wrong is told at the field, and an account's number is read by nobody again."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.magnetic_fields import AccountField, RoutingField
from desk.words import Words
from tests.gui.acts import press, type_text


def standing(qtbot: QtBot, field: Any) -> Any:
    """A window with the field, and ``other`` below it to go to."""
    window, other = QWidget(), QLineEdit()
    column = QVBoxLayout(window)
    for widget in (field, field.told, other):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.other = other  # type: ignore[attr-defined]
    return window


def test_a_wrong_routing_number_is_told_once_it_is_left(qtbot: QtBot, words: Words) -> None:
    field = RoutingField(words)
    window = standing(qtbot, field)
    type_text(field, "08100021")
    assert field.told.isHidden(), "half a number is not wrong yet"
    press(field, Qt.Key.Key_Return)
    assert "nine figures" in field.told.text()
    type_text(field, "1")
    assert "check digit" in field.told.text() and field.fault()
    field.selectAll()
    type_text(field, "0810-0021 0")
    window.other.setFocus()
    assert field.told.isHidden() and field.value() == "081000210" and field.typed() == "0810-0021 0"


def test_only_four_figures_of_an_account_are_shown_once_it_is_left(qtbot: QtBot, words: Words) -> None:
    field = AccountField(words)
    window = standing(qtbot, field)
    type_text(field, "12345678")
    assert field.text() == "12345678"
    window.other.setFocus()
    assert field.text() == "•••• 5678" and field.value() == "12345678"
    field.setFocus()
    assert field.text() == "•••• 5678" and field.hasSelectedText()
    window.other.setFocus()
    assert field.value() == "12345678", "to pass by changes nothing"
    field.undo()
    assert "1234" not in field.text()


def test_typing_again_begins_anew(qtbot: QtBot, words: Words) -> None:
    field = AccountField(words)
    window = standing(qtbot, field)
    type_text(field, "12345678")
    window.other.setFocus()
    type_text(field, "9999")
    assert field.text() == "9999" == field.typed()
    window.other.setFocus()
    assert field.text() == "••••", "of four figures none is shown"
    field.setFocus()
    press(field, Qt.Key.Key_End)
    type_text(field, "7")
    assert field.typed() == "7"
    press(field, Qt.Key.Key_Backspace)
    window.other.setFocus()
    assert field.text() == "" == field.value()


def test_a_wrong_account_is_told(qtbot: QtBot, words: Words) -> None:
    field = AccountField(words)
    window = standing(qtbot, field)
    field.retype("12")
    assert "4 to 17 figures" in field.told.text() and field.text() == "••••" and window.isVisible()
