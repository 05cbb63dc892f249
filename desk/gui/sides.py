"""Two pages side by side, so that what is seen beside stays in view however far the other is scrolled."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desk.gui.folding import Folding
from desk.gui.pieces import scrolled
from desk.gui.theme import Theme


class Sides(Folding):
    """Two pages side by side that scroll each for itself, one below the other where the window is narrow."""

    def __init__(self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (8, 5)) -> None:
        super().__init__(gap=1)
        self._page = left
        self.left, self.right = scrolled(left), scrolled(right)
        for page in (left, right):
            page.setProperty("role", "page")
            # The scroll bar stands beside the cards and not on them.
            page.setContentsMargins(0, 0, Theme.px(1), 0)
        for area, share in ((self.left, shares[0]), (self.right, shares[1])):
            self.row.addWidget(area, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The left side is seen whole where there is room: the right one breaks its lines."""
        super().resizeEvent(event)
        beside = self.row.direction() == QBoxLayout.Direction.LeftToRight
        bar = self.left.verticalScrollBar().sizeHint().width()
        needed = self._page.minimumSizeHint().width() + bar
        self.left.setMinimumWidth(min(needed, event.size().width() * 3 // 4) if beside else 0)
