"""Notices a barcode scanner's burst wherever the focus is: faster than people, and ended by Enter."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

FEWEST = 6
MOST_APART_MS = 35
_ENDS = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))


class Scanner(QObject):
    """Watches the widget that has the focus. ``take`` gets a burst and says whether a record answered to it.

    If one did, the field gets back what stood in it before; if not, the burst is left in it as typed.
    """

    def __init__(
        self, parent: QObject, take: Callable[[str], bool], since_last: Callable[[], int] | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._typed = ""
        self._since_last = since_last or _Stopwatch()
        self._give_back: Callable[[], None] = _nothing
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.watch)
        self.watch(None, app.focusWidget())

    def watch(self, old: QWidget | None, new: QWidget | None) -> None:
        """The focus went from one widget to another."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
        self._typed = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Collects fast keys; takes the Enter at the end of a burst that a record answered to."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._since_last() >= MOST_APART_MS:
            self._typed = ""
        if int(event.key()) in _ENDS:
            return self._end()
        if event.text() and event.text().isprintable():
            if not self._typed and isinstance(watched, QWidget):
                self._give_back = _restorer(watched)
            self._typed += event.text()
        return False

    def _end(self) -> bool:
        burst, self._typed = self._typed, ""
        if len(burst) < FEWEST or not self._take(burst):
            return False
        self._give_back()
        return True


class _Stopwatch:
    """Milliseconds since it was asked the last time."""

    def __init__(self) -> None:
        self._watch = QElapsedTimer()

    def __call__(self) -> int:
        if self._watch.isValid():
            return self._watch.restart()
        self._watch.start()
        return MOST_APART_MS


def _nothing() -> None:
    """A widget that keeps no text has nothing to get back."""


def _restorer(widget: QWidget) -> Callable[[], None]:
    """How to undo what a burst does to a field."""
    if isinstance(widget, QLineEdit):
        text = widget.text()
        return lambda: widget.setText(text)
    if isinstance(widget, QSpinBox):
        number = widget.value()
        return lambda: widget.setValue(number)
    if isinstance(widget, QComboBox):
        place = widget.currentIndex()
        return lambda: widget.setCurrentIndex(place)
    if isinstance(widget, QPlainTextEdit):
        words = widget.toPlainText()
        return lambda: widget.setPlainText(words)
    return _nothing
