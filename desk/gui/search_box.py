"""Scan or search: one field that finds any record, with the hits below it while typing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desk.gui.icons import icon
from desk.gui.theme import Theme
from desk.records.lists import Hit
from desk.words import Words

if TYPE_CHECKING:
    from desk.gui.hits import HitList

TYPING_MS = 60
MOST_SHOWN = 8


class SearchBox(QWidget):
    """``find`` answers the hits for what was typed, or None after it has told why there are none.

    ``opened`` tells the hit that was chosen; one ``inside`` a card has no room of its own around it.
    """

    opened = Signal(object)

    def __init__(
        self,
        words: Words,
        find: Callable[[str], tuple[Hit, ...] | None],
        *,
        centred: bool = False,
        inside: bool = False,
    ) -> None:
        super().__init__()
        self._words, self._find = words, find
        self._hits: HitList | None = None
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self.field = SearchField(clearButtonEnabled=True)
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(words("search.hint"))
        self.field.setAccessibleName(words("search.name"))
        self.field.setMaximumWidth(Theme.px(90))
        sign = QAction(self.field)
        sign.setIcon(icon("search", "muted"))
        self.field.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        row = QHBoxLayout(self)
        room = (0, 0, 0, 0) if inside else (Theme.px(3), Theme.px(1.5), Theme.px(3), Theme.px(0.5))
        row.setContentsMargins(*room)
        row.addStretch(1 if centred else 0)
        row.addWidget(self.field, 8)
        row.addStretch(1)
        self._typing.timeout.connect(self.look)
        self.field.textEdited.connect(lambda: self._typing.start())
        self.field.returnPressed.connect(self._enter)
        self.field.stepped.connect(lambda by: self.hits.step(by))
        self.field.left.connect(lambda: self.hits.hide())

    @property
    def hits(self) -> "HitList":
        """The hits' list, made when first needed: a start paints without it."""
        if self._hits is None:
            from desk.gui.hits import RECORD, HitList

            self._hits = HitList(self._words, self)
            self._hits.itemClicked.connect(lambda item: self._choose(item.data(RECORD)))
        return self._hits

    def focus(self) -> None:
        """Be ready for a scan or for typing, whatever stood there."""
        self.field.setFocus()
        self.field.selectAll()

    def look(self) -> tuple[Hit, ...]:
        """Find what is typed now and show it."""
        self._typing.stop()
        text = self.field.text().strip()
        found = self._find(text) if text else ()
        if found is None:
            self.hits.hide()
            return ()
        self.hits.show_hits(found[:MOST_SHOWN], text)
        self._place()
        return found

    def _place(self) -> None:
        window = self.window()
        self.hits.setParent(window)
        below = self.field.mapTo(window, self.field.rect().bottomLeft())
        height = min(self.hits.wanted_height(), window.height() - below.y() - Theme.px(6))
        self.hits.setGeometry(QRect(below.x(), below.y() + 2, self.field.width(), height))
        self.hits.setVisible(bool(self.field.text().strip()))
        self.hits.raise_()

    def _enter(self) -> None:
        chosen = self.hits.chosen() if self.hits.isVisible() and not self._typing.isActive() else None
        hit = chosen or next(iter(self.look()), None)
        if hit:
            self._choose(hit)

    def _choose(self, hit: Hit | None) -> None:
        if hit:
            self.field.clear()
            self.hits.hide()
            self.opened.emit(hit)


class SearchField(QLineEdit):
    """A field whose arrow keys walk a list below it; ``left`` tells Escape and the loss of the focus."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and up go through the hits, Escape takes them away."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The hits go with the focus."""
        super().focusOutEvent(event)
        self.left.emit()
