"""What stands on a check's magnetic line: the routing number, and the account's, which nobody reads again.

What is wrong with either is told beside it as it is left.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.records.bank_numbers import need_account, need_routing
from desk.records.errors import BadInput
from desk.words import Words

# In front of the last four figures of an account's number, the only ones that are shown.
HIDDEN = "••••"


class RoutingField(QLineEdit):
    """A number with ``told``, what is wrong with it; ``chosen`` tells that it is another."""

    chosen = Signal()

    def __init__(self, words: Words, need: Callable[[str], str] = need_routing) -> None:
        super().__init__()
        self._words, self._need = words, need
        self.told = PlainLabel(role="fault", wrap=True)
        self.told.hide()
        self.setMaximumWidth(Theme.px(24))
        self.textEdited.connect(self._type)
        self.editingFinished.connect(self.tell)

    def typed(self) -> str:
        """What stands there."""
        return self.text()

    def retype(self, typed: str) -> None:
        """Put back what stood there."""
        self.setText(typed)
        self.tell()

    def value(self) -> str:
        """The figures, empty where nothing is typed; raises BadInput where they cannot be such a number."""
        return self._need(self.typed())

    def fault(self) -> str:
        """What is wrong, empty where nothing is."""
        try:
            self.value()
        except BadInput as trouble:
            return self._words.error(trouble)
        return ""

    def tell(self) -> None:
        """Say what is wrong."""
        self.told.setText(self.fault())
        self.told.setVisible(bool(self.fault()))

    def _type(self) -> None:
        # Half a number is not wrong yet; one that was wrong may be right now.
        if not self.told.isHidden():
            self.tell()
        self.chosen.emit()


class AccountField(RoutingField):
    """Shows the last four figures of what was typed once it is left; typing again begins anew."""

    def __init__(self, words: Words) -> None:
        self._number = ""
        super().__init__(words, need_account)

    def typed(self) -> str:
        """What was typed, which is in no draft and on no screen."""
        return self._number

    def retype(self, typed: str) -> None:
        """Know a number, of which four figures are shown."""
        self._number = typed
        self._hide()
        self.tell()

    def _type(self) -> None:
        text = self.text()
        if HIDDEN[0] in text:
            # Something was typed before, between or behind the signs: it is the beginning of a new number.
            text = text.replace(self._shown(), "").replace(HIDDEN[0], "").strip()
            self.setText(text)
        self._number = text
        super()._type()

    def _shown(self) -> str:
        figures = self._number.strip()
        return f"{HIDDEN} {figures[-4:]}" if len(figures) > len(HIDDEN) else HIDDEN if figures else ""

    def _hide(self) -> None:
        # Set and not edited: what was typed cannot be brought back by undoing.
        self.setText(self._shown())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces what is hidden."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Four figures are enough to tell an account."""
        super().focusOutEvent(event)
        self._hide()
