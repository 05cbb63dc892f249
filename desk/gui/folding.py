"""What stands side by side where there is room, and one below the other where the window is narrow."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desk.gui.theme import Theme

# About seventy letters for each of two.
NARROW = 100


class Folding(QWidget):
    """Its ``row`` holds what stands side by side, ``gap`` apart."""

    def __init__(self, gap: float) -> None:
        super().__init__()
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(Theme.px(gap))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of it: what has no room side by side folds, and need not scroll."""
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the window is narrow."""
        super().resizeEvent(event)
        self._refold(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Fold where what stands in it became wider than the window has room for."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._refold(self.width())
        return done

    def _widths(self) -> list[int]:
        items = (self.row.itemAt(place) for place in range(self.row.count()))
        return [item.minimumSize().width() for item in items if item is not None]

    def _refold(self, width: int) -> None:
        widths = self._widths()
        needed = sum(widths) + self.row.spacing() * (len(widths) - 1)
        narrow = width < max(Theme.px(NARROW), needed)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.row.direction() != way:
            self.row.setDirection(way)
            self.fold(narrow=narrow)

    def fold(self, *, narrow: bool) -> None:
        """What else becomes another where the window is ``narrow`` or no more so."""
