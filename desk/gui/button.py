"""A button that Enter presses as well as the space bar, as people at a counter expect."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class Button(QPushButton):
    """Qt's own presses on Enter in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
