"""A button that Enter presses as well as the space bar, as people at a counter expect."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desk.gui.icons import icon, icon_size
from desk.gui.text import caption


class Button(QPushButton):
    """Qt's own presses on Enter in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)


def quiet_button(text: str, sign: str) -> QToolButton:
    """A button without a frame, for what is needed now and then."""
    button = QToolButton()
    button.setProperty("role", "quiet")
    button.setText(caption(text))
    button.setIcon(icon(sign, "muted"))
    button.setIconSize(icon_size())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def never_default(dialog: QWidget) -> None:
    """Enter in a field does what the field says, and presses no button of the dialog beside."""
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(False)
