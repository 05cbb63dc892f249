"""The bar in which a window says what went wrong or what it did: where the work is, not in a box."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from desk.gui.button import Button
from desk.gui.icons import icon
from desk.gui.text import PlainLabel, caption, restyle
from desk.gui.theme import Theme


class MessageBar(QFrame):
    """One sentence, with one way out as a button where there is one; hidden while there is nothing to say."""

    def __init__(self, close_name: str) -> None:
        super().__init__()
        self.setProperty("role", "bar-info")
        self._sign = PlainLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label = PlainLabel(wrap=True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = Button()
        self.button.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName(close_name)
        self._close.clicked.connect(self.clear)
        self._action: Callable[[], None] | None = None
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Theme.px(1.5), Theme.px(1), Theme.px(1), Theme.px(1))
        row.setSpacing(Theme.px(1.5))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def fault(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self._say("bar-error", "alert", "bad", sentence)

    def tell(self, sentence: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Say what was done, with at most one button for what may come next."""
        self._say("bar-info", "info", "accent", sentence)
        self._action = action
        self.button.setText(caption(button))
        self.button.setVisible(bool(button))

    def clear(self) -> None:
        """Say nothing more."""
        self._action = None
        self.hide()

    def clear_fault(self) -> None:
        """Take back what was wrong, as the next step was taken; other messages stay."""
        if self.property("role") == "bar-error":
            self.clear()

    def _say(self, role: str, sign: str, colour: str, sentence: str) -> None:
        restyle(self, role)
        self._sign.setPixmap(icon(sign, colour).pixmap(Theme.px(2.5)))
        self._close.setIcon(icon("close", "muted"))
        self.label.setText(sentence)
        self.button.hide()
        self.show()
        # A screen reader says it at once, whatever has the focus; imported here, as a start says nothing.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self.label, QAccessible.Event.Alert))

    def _act(self) -> None:
        action = self._action
        self.clear()
        if action:
            action()
