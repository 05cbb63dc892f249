"""The rail on the left: the desk's pages, and below them settings, who is at the counter, and the lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.gui.actions import PAGES, Page
from desk.gui.icons import icon
from desk.gui.text import caption, tip
from desk.gui.theme import Theme
from desk.words import Words


class Rail(QFrame):
    """``chosen`` tells the id of the page that was pressed."""

    chosen = Signal(str)

    def __init__(self, words: Words, person: str) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setContentsMargins(Theme.px(1), Theme.px(1.5), Theme.px(1), Theme.px(1))
        column.setSpacing(Theme.px(0.25))
        below = False
        for page in PAGES:
            if page.below and not below:
                column.addStretch(1)
                below = True
            column.addWidget(self._button(page, person if page.id == "person" else words(f"page.{page.id}")))
        self._scrolled(column)

    def _scrolled(self, column: QVBoxLayout) -> None:
        inner = QWidget()
        inner.setProperty("role", "page")
        inner.setLayout(column)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        width = inner.sizeHint().width() + self._bolder()
        self.setFixedWidth(min(max(width, Theme.px(22)), Theme.px(30)))

    def _bolder(self) -> int:
        """How much wider the longest word gets where its page is shown, and it stands out."""
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        plain, bold = QFontMetrics(self.font()), QFontMetrics(strong)
        texts = [button.text() for button in self._buttons.values()]
        return max(bold.horizontalAdvance(text) - plain.horizontalAdvance(text) for text in texts)

    def _button(self, page: Page, text: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setProperty("no_letter", True)
        button.setText(f"  {caption(text)}")
        button.setAccessibleName(text)
        if page.keys:
            button.setToolTip(tip(f"{text}   {page.keys}"))
        button.setIcon(icon(page.id))
        button.setIconSize(QSize(Theme.px(2.5), Theme.px(2.5)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.clicked.connect(lambda _, name=page.id: self.chosen.emit(name))
        self._group.addButton(button)
        self._buttons[page.id] = button
        return button

    def show_page(self, name: str) -> None:
        """Mark a page as the one that is shown."""
        self._buttons[name].setChecked(True)
        for page, button in self._buttons.items():
            button.setIcon(icon(page, "accent" if page == name else "text"))

    def button(self, name: str) -> QToolButton:
        """A page's button."""
        return self._buttons[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from page to page."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        order = list(self._buttons.values())
        focused = self.focusWidget()
        if step and focused in order:
            order[(order.index(focused) + step) % len(order)].setFocus()
        else:
            super().keyPressEvent(event)
