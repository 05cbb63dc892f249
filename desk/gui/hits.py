"""The hits below a search field: best first, two lines each, the letters that were typed marked."""

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
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
from desk.records.money import Money
from desk.words import Words

RECORD = int(Qt.ItemDataRole.UserRole)
SIGNS = {
    "order": "orders",
    "return": "returns",
    "credit": "credits",
    "request": "alert",
    "customer": "customers",
    "item": "items",
    "stray": "receive",
    "check": "checks",
    "deposit": "checks",
}
# A detail is a day, or else what people typed: an address such as 20260313 is none.
DATED = ("order", "return", "credit", "request", "stray", "check", "deposit")


class HitList(QListWidget):
    """What was found, best first, each with the letters marked that were typed."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "hits")
        self.setAccessibleName(words("search.found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(HitDelegate(self, words))
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
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + Theme.px(2)


class HitDelegate(QStyledItemDelegate):
    """Draws a hit in two lines as plain text, the letters that were typed underlined and in the accent."""

    def __init__(self, parent: QObject, words: Words) -> None:
        super().__init__(parent)
        self.words = words
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
            shown(told(hit, self.words)),
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


def told(hit: Hit, words: Words) -> str:
    """A hit's detail: a day and a price as the shop writes them; a customer's credit and mail address."""
    if hit.kind in DATED:
        return words.day(date.fromisoformat(hit.detail)) if hit.detail else ""
    if hit.kind == "item" and hit.detail:
        return words.money(Money.parse(hit.detail))
    credit = words("search.credit", amount=hit.credit) if hit.credit else ""
    return "  ·  ".join(part for part in (credit, hit.detail) if part)
