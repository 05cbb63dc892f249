"""Scan or search: one field that finds any record, with the hits below it while typing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desk.gui.icons import icon
from desk.gui.text import shown
from desk.gui.theme import Theme
from desk.records.lists import Hit
from desk.words import Words

TYPING_MS = 60
MOST_SHOWN = 8
RECORD = int(Qt.ItemDataRole.UserRole)
SIGNS = {
    "order": "orders",
    "return": "returns",
    "credit": "credits",
    "customer": "customers",
    "item": "items",
}
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchBox(QWidget):
    """``find`` answers the hits for what was typed; ``opened`` tells the hit that was chosen."""

    opened = Signal(object)

    def __init__(
        self, words: Words, find: Callable[[str], tuple[Hit, ...]], *, centred: bool = False
    ) -> None:
        super().__init__()
        self._words, self._find = words, find
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(words("search.hint"))
        self.field.setAccessibleName(words("search.name"))
        self._sign = QAction(self.field)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMaximumWidth(Theme.px(90))
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(Theme.px(3), Theme.px(1.5), Theme.px(3), Theme.px(0.5))
        row.addStretch(1 if centred else 0)
        row.addWidget(self.field, 8)
        row.addStretch(1)
        self.hits = HitList(words)
        self._sign.setIcon(icon("search", "muted"))
        self._typing.timeout.connect(self.look)
        self.field.textEdited.connect(lambda: self._typing.start())
        self.field.returnPressed.connect(self._enter)
        self.hits.itemClicked.connect(lambda item: self._choose(item.data(RECORD)))

    def focus(self) -> None:
        """Be ready for a scan or for typing, whatever stood there."""
        self.field.setFocus()
        self.field.selectAll()

    def look(self) -> tuple[Hit, ...]:
        """Find what is typed now and show it."""
        self._typing.stop()
        text = self.field.text().strip()
        found = self._find(text)[:MOST_SHOWN] if text else ()
        self.hits.show_hits(found, text)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk the hits, Escape and leaving the field take them away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _ARROWS and self.hits.isVisible():
                self.hits.step(_ARROWS[key])
                return True
            if key == Qt.Key.Key_Escape:
                self.hits.hide()
                self.field.clear()
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.hits.hide()
        return super().eventFilter(watched, event)


class HitList(QListWidget):
    """What was found, best first, each with the letters marked that were typed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "hits")
        self.setAccessibleName(words("search.found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(HitDelegate(self))
        self.hide()

    def show_hits(self, hits: tuple[Hit, ...], typed: str) -> None:
        """Show these hits, or one line that there is none."""
        self.clear()
        self.itemDelegate().typed = typed.casefold().split()  # type: ignore[attr-defined]
        for hit in hits:
            item = QListWidgetItem(
                icon(SIGNS.get(hit.kind, "search"), "muted"), shown(f"{hit.number}  {hit.title}")
            )
            item.setData(RECORD, hit)
            item.setData(int(Qt.ItemDataRole.ToolTipRole), None)
            self.addItem(item)
        if not hits:
            nothing = QListWidgetItem(self._words("search.nothing"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)
        self.setCurrentRow(0 if hits else -1)

    def chosen(self) -> Hit | None:
        """The hit that the arrow keys stand on."""
        item = self.currentItem()
        return item.data(RECORD) if item else None

    def step(self, by: int) -> None:
        """Go up or down."""
        self.setCurrentRow((self.currentRow() + by) % max(self.count(), 1))

    def wanted_height(self) -> int:
        """High enough for all of them."""
        return self.count() * Theme.px(6) + Theme.px(2)


class HitDelegate(QStyledItemDelegate):
    """Draws a hit in two lines as plain text, the letters that were typed underlined and in the accent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.typed: list[str] = []

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text."""
        return QSize(Theme.px(30), Theme.px(6))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one hit."""
        hit: Hit | None = index.data(RECORD)
        if hit is None:
            super().paint(painter, option, index)
            return
        view: Any = option
        painter.save()
        if view.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(view.rect, QColor(Theme.colours.tint))
        side = Theme.px(2.5)
        icon(SIGNS.get(hit.kind, "search"), "muted").paint(
            painter, view.rect.left() + Theme.px(1), view.rect.center().y() - side // 2, side, side
        )
        left, top = view.rect.left() + Theme.px(5), view.rect.top() + Theme.px(0.5)
        width = view.rect.width() - Theme.px(6)
        first = f"{hit.number}   {hit.title}" if hit.title else hit.number
        self._line(painter, QRect(left, top, width, Theme.px(2.5)), shown(first), view.font, "text")
        self._line(
            painter,
            QRect(left, top + Theme.px(2.5), width, Theme.px(2.5)),
            shown(hit.detail),
            view.font,
            "muted",
        )
        painter.restore()

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
        layout = QTextLayout(text, font)
        layout.setFormats(self._marks(text))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000)
        layout.endLayout()
        painter.setClipRect(box)
        painter.setPen(QColor(getattr(Theme.colours, colour)))
        layout.draw(painter, QPointF(box.left(), box.center().y() - line.height() / 2))
        painter.setClipping(False)

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        found, folded = [], text.casefold()
        for letters in self.typed:
            start = folded.find(letters)
            if start >= 0 and len(folded) == len(text):
                mark = QTextLayout.FormatRange()
                mark.start, mark.length = start, len(letters)
                looks = QTextCharFormat()
                looks.setForeground(QColor(Theme.colours.accent))
                looks.setFontUnderline(True)
                mark.format = looks
                found.append(mark)
        return found
