"""A scanner's burst is noticed wherever the focus is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk.gui.scanner import MOST_APART_MS, Scanner, _Stopwatch
from tests.gui.acts import press

KNOWN = "RA-26-00001-3"


class Pace:
    """How many milliseconds lie between two keys; a test chooses."""

    apart = 3

    def __call__(self) -> int:
        return self.apart


@pytest.fixture
def pace() -> Pace:
    """A scanner's pace."""
    return Pace()


@pytest.fixture
def taken(qapp: QApplication, pace: Pace) -> Iterator[list[str]]:
    """What a scanner was heard to say; only one number is known."""
    heard: list[str] = []
    parent = QObject()
    scanner = Scanner(parent, lambda text: heard.append(text) is None and text == KNOWN, pace)
    yield heard
    qapp.focusChanged.disconnect(scanner.watch)


def focus(qtbot: QtBot, widget: QWidget) -> None:
    """Give a widget the keyboard."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_a_known_number_is_taken_and_the_field_gets_back_its_text(qtbot: QtBot, taken: list[str]) -> None:
    field, entered = QLineEdit("two dolls"), []
    field.returnPressed.connect(lambda: entered.append(1))
    focus(qtbot, field)
    QTest.keyClicks(field, KNOWN)
    press(field, Qt.Key.Key_Return)
    assert (taken, field.text(), entered) == ([KNOWN], "two dolls", [])


def test_an_unknown_burst_stays_in_the_field(qtbot: QtBot, taken: list[str]) -> None:
    field, entered = QLineEdit(), []
    field.returnPressed.connect(lambda: entered.append(1))
    focus(qtbot, field)
    QTest.keyClicks(field, "1Z9999")
    press(field, Qt.Key.Key_Return)
    assert (taken, field.text(), entered) == (["1Z9999"], "1Z9999", [1])


def test_few_keys_are_typing(qtbot: QtBot, taken: list[str]) -> None:
    field = QLineEdit()
    focus(qtbot, field)
    QTest.keyClicks(field, "12345")
    press(field, Qt.Key.Key_Return)
    assert taken == []


def test_slow_keys_are_typing(qtbot: QtBot, taken: list[str], pace: Pace) -> None:
    field = QLineEdit()
    focus(qtbot, field)
    pace.apart = 35
    QTest.keyClicks(field, KNOWN)
    press(field, Qt.Key.Key_Return)
    assert taken == []


def test_other_fields_get_back_what_they_showed(qtbot: QtBot, taken: list[str]) -> None:
    number, choice, note = QSpinBox(), QComboBox(), QPlainTextEdit("note")
    number.setValue(7)
    choice.addItems(["Amber", "Ruby", "Zinc"])
    for widget in (number, choice, note, QPushButton("Go")):
        focus(qtbot, widget)
        QTest.keyClicks(widget, KNOWN)
        press(widget, Qt.Key.Key_Return)
    assert taken == [KNOWN] * 4
    assert (number.value(), choice.currentText(), note.toPlainText()) == (7, "Amber", "note")


def test_the_stopwatch_measures_from_key_to_key() -> None:
    watch = _Stopwatch()
    assert watch() == MOST_APART_MS
    assert 0 <= watch() < 10_000
