"""Two pages side by side, so that what is seen beside stays in view however far the other is scrolled."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desk.gui.pieces import scrolled
from desk.gui.theme import Theme


class Sides(QWidget):
    """Two pages side by side that scroll each for itself, one below the other where the window is narrow."""

    def __init__(self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (8, 5)) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Theme.px(1))
        self.left, self.right = scrolled(left), scrolled(right)
        for area, share in ((self.left, shares[0]), (self.right, shares[1])):
            self._row.addWidget(area, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold below about seventy letters' width a side."""
        super().resizeEvent(event)
        narrow = event.size().width() < Theme.px(100)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)


def column_of(*widgets: QWidget) -> QWidget:
    """A page with these one below the other, from its top."""
    page = QWidget()
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, Theme.px(1), 0)
    column.setSpacing(Theme.px(2))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page
