"""What stands side by side where there is room, and one below the other where the window is narrow."""

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < Theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.row.direction() != way:
            self.row.setDirection(way)
            self.fold(narrow=narrow)

    def fold(self, *, narrow: bool) -> None:
        """What else becomes another where the window is ``narrow`` or no more so."""
