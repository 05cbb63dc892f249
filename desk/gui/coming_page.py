"""A page of the rail that is not built yet: it says plainly what will stand there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.gui.icons import icon
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.words import Words


class ComingPage(QWidget):
    """Names the page, what it will hold, and that it comes with a later version."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        middle = QWidget()
        middle.setMaximumWidth(Theme.px(70))
        row = QHBoxLayout(self)
        row.addWidget(middle)
        column = QVBoxLayout(middle)
        column.setSpacing(Theme.px(1.5))
        sign = PlainLabel()
        sign.setPixmap(icon(name, "muted").pixmap(Theme.px(2.5)))
        for label in (
            sign,
            PlainLabel(words(f"page.{name}"), "title"),
            PlainLabel(words(f"coming.{name}"), wrap=True),
            PlainLabel(words("coming.later"), "muted", wrap=True),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.insertStretch(0, 2)
        column.addStretch(3)
