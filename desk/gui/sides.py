"""Two pages side by side, so that what is seen beside stays in view however far the other is scrolled."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.folding import Folding
from desk.gui.pieces import scrolled
from desk.gui.theme import Theme


class Sides(Folding):
    """Two pages side by side that scroll each for itself, one below the other where the window is narrow."""

    def __init__(self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (8, 5)) -> None:
        super().__init__(gap=1)
        self.left, self.right = scrolled(left), scrolled(right)
        for area, share in ((self.left, shares[0]), (self.right, shares[1])):
            self.row.addWidget(area, share)


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
