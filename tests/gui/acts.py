"""What a clerk does at a window, and what can be read there."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableWidget, QWidget

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)


def click(widget: QWidget) -> None:
    """Press with the left mouse button; what cannot be pressed is a fault of the test."""
    assert widget.isEnabled() and not widget.isHidden(), widget
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def tick(button: QAbstractButton) -> None:
    """Press a tick or radio button on its shape."""
    QTest.mouseClick(
        button, Qt.MouseButton.LeftButton, pos=button.rect().center().__class__(6, button.height() // 2)
    )
    QApplication.processEvents()


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any script, as one key after another."""
    widget.setFocus()
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    QApplication.processEvents()


def fill(widget: Any, text: str) -> None:
    """Replace what stands in a field and leave it."""
    widget.selectAll()
    type_text(widget, text)
    press(widget, Qt.Key.Key_Return)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press one key."""
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def texts(widget: QWidget) -> str:
    """Everything that can be read in a window, a line each."""
    labels = [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]
    buttons = [
        plain_text(button.text()) for button in widget.findChildren(QAbstractButton) if not button.isHidden()
    ]
    return "\n".join([*labels, *buttons, *cells(widget)])


def cells(widget: QWidget) -> list[str]:
    """The texts of all small tables."""
    found = []
    for table in widget.findChildren(QTableWidget):
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                item = table.item(row, column)
                found.append(item.text() if item else "")
    return found


def record_window(main: MainWindow, kind: str, number: str = "") -> Any:
    """Open a record as a click would."""
    main.run.wanted.emit(kind, number)
    QApplication.processEvents()
    return opened(main, kind, number)


def opened(main: MainWindow, kind: str, number: str = "") -> Any:
    """An open record window, or None."""
    return main.windows.shown(kind, number)
