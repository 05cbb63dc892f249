"""The window of one record: a head, a bar for messages, a place for questions, and a body that scrolls."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desk.gui.ask import AskPanel
from desk.gui.bar import MessageBar
from desk.gui.gate import gate
from desk.gui.keys import letter_keys
from desk.gui.pieces import Head, empty
from desk.gui.run import Run
from desk.gui.theme import Theme
from desk.records.lists import Hit


class RecordWindow(QWidget):
    """What record windows share; each builds its body, connects it and draws its record in ``show_<record>``.

    ``kind`` is what its size is remembered under, ``concerns`` the nouns after whose change it loads again.
    """

    closed = Signal()
    kind: ClassVar[str] = ""
    concerns: ClassVar[frozenset[str]] = frozenset()
    size_units: ClassVar[tuple[int, int]] = (120, 84)

    def __init__(self, run: Run, subject: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.run, self.words, self.subject = run, run.words, subject
        self._root: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        shape = run.memory.shape(f"window/{self.kind}")
        if shape.isEmpty() or not self.restoreGeometry(shape):
            self.resize(Theme.window_size(*self.size_units))
        run.changed.connect(self._changed)
        run.redressed.connect(self.rebuild)
        QShortcut("Ctrl+W", self, self.close)
        QShortcut("Ctrl+Return", self, lambda: self.head.next.click())
        self.rebuild()

    def rebuild(self) -> None:
        """Make the window's content anew, in the language and looks in force."""
        if self._root is not None:
            self.leave()
            empty(self._root)
        self.words = self.run.words
        self._root = QWidget()
        self._frame(self._root)
        self._outer.addWidget(self._root)
        self._build()
        self._connect()
        self.load()
        letter_keys(self)
        first = self.first_field() or (self.head.next if self.head.next.isVisibleTo(self) else None)
        if first is not None:
            first.setFocus()

    def _frame(self, root: QWidget) -> None:
        column = QVBoxLayout(root)
        column.setContentsMargins(Theme.px(3), Theme.px(2), Theme.px(3), Theme.px(2))
        column.setSpacing(Theme.px(1.5))
        self.head = Head(self.words("button.more"), partial(gate, self.run))
        self.bar = MessageBar(self.words("button.close-message"))
        self.ask = AskPanel(self.run, self.bar)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self.head, self.bar, self.ask):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        self._framed = column

    def set_body(self, body: QWidget) -> None:
        """Put this below the head; it scrolls where the window is too small."""
        body.setProperty("role", "page")
        # The scroll bar stands beside the cards and not on them.
        body.setContentsMargins(0, 0, Theme.px(1), 0)
        self._scroll.setWidget(body)

    def set_foot(self, foot: QWidget) -> None:
        """Put this below the body, where it stays however far that is scrolled."""
        self._framed.addWidget(foot)

    def _build(self) -> None:
        raise NotImplementedError

    def _connect(self) -> None:
        """Windows whose widgets act only through the head have nothing to connect."""

    def load(self) -> None:
        """Read the record and show it."""

    def first_field(self) -> QWidget | None:
        """Where typing begins; None leaves it to the next step's button."""
        return None

    def leave(self) -> None:
        """The content goes away, to be built anew or for good: keep what must not be lost."""

    def take_hit(self, hit: Hit) -> bool:
        """Whether a scan was meant for this window, which then has taken it."""
        return False

    def take_known(self, known: Any) -> None:
        """Put what the window that led here knows already; only some windows are led to."""

    def _changed(self, nouns: Any) -> None:
        if self.concerns & nouns:
            self.load()
            # What was made anew has letters as what stood there.
            letter_keys(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size."""
        self.leave()
        self.run.memory.keep(f"window/{self.kind}", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()
