"""The pieces of record windows: cards, pairs of name and value, small tables, a head with the next step."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.gui.button import Button
from desk.gui.folding import Folding
from desk.gui.icons import icon, icon_size, state_mark
from desk.gui.keys import letter_keys, plain_text
from desk.gui.text import PlainLabel, caption, selectable, shown
from desk.gui.theme import Theme
from desk.records.rights import Act

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


Gate = Callable[[QAbstractButton | QAction, Act], None]
Step = Callable[[], None]
Entry = tuple[str, str, Step] | tuple[str, str, Step, Act]


def _open(target: QAbstractButton | QAction, act: Act) -> None:
    """A head outside a window lets everything pass."""


class Card(QFrame):
    """A titled group of what belongs together."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Theme.px(2), Theme.px(1.5), Theme.px(2), Theme.px(2))
        self.body.setSpacing(Theme.px(1))
        if title:
            self.body.addWidget(PlainLabel(title, "heading"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def fill(self, *widgets: QWidget) -> None:
        """Put these below the title instead of what stood there."""
        keep = 1 if self.findChild(PlainLabel, options=Qt.FindChildOption.FindDirectChildrenOnly) else 0
        while item := self.body.takeAt(keep):
            empty(item.widget())
        for widget in widgets:
            self.body.addWidget(widget)

    def sizeHint(self) -> QSize:
        """As high as its texts are where they are broken into lines; else the last of these were cut off."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(self.width())))

    def minimumSizeHint(self) -> QSize:
        """No higher than its texts at the width it has; else the page below were empty as far."""
        hint, high = super().minimumSizeHint(), self.heightForWidth(self.width())
        return QSize(hint.width(), high) if 0 < high < hint.height() else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the texts elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def empty(widget: QWidget | None) -> None:
    """Take a widget out of its window and forget it."""
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()


class Pairs(QWidget):
    """Names on the left, values beside them; amounts right-aligned, those in ``strong`` bold."""

    def __init__(
        self, rows: Iterable[tuple[str, str]], *, amounts: bool = False, strong: Iterable[str] = ()
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(2))
        grid.setVerticalSpacing(Theme.px(0.5))
        grid.setColumnStretch(0 if amounts else 1, 1)
        bold = frozenset(strong)
        for number, (name, value) in enumerate(rows):
            left = PlainLabel(name, "strong" if name in bold else "muted", wrap=amounts)
            right = selectable(PlainLabel(value, "strong" if name in bold else "", wrap=not amounts))
            if amounts:
                right.setAlignment(RIGHT)
            grid.addWidget(left, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(right, number, 1)


class State(QFrame):
    """A state as a shape and a word."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "pill")
        self._mark, self.word = PlainLabel(), PlainLabel(role="strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(Theme.px(1), Theme.px(0.25), Theme.px(1.25), Theme.px(0.25))
        row.setSpacing(Theme.px(0.75))
        row.addWidget(self._mark)
        row.addWidget(self.word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_state(self, state: str, word: str) -> None:
        """Show a state; the shape alone would not say it, nor the colour."""
        self._mark.setPixmap(state_mark(state))
        self.word.setText(word)


class Head(QWidget):
    """A record's number, state and customer, its next step as one button, and the other steps in a menu."""

    def __init__(self, more: str, gate: Gate | None = None) -> None:
        super().__init__()
        self._gate = gate or _open
        self.number, self.about, self.state = (
            PlainLabel(role="number"),
            PlainLabel(role="muted", wrap=True),
            State(),
        )
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.next = Button()
        self.next.setProperty("role", "primary")
        self.more = QToolButton()
        self.more.setProperty("role", "button")
        self.more.setText(caption(more))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setIcon(icon("more"))
        self.more.setIconSize(icon_size())
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.more.setMenu(self.menu)
        self._step: Callable[[], None] | None = None
        self.next.clicked.connect(self._go)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(0.5))
        grid.addWidget(self.number, 0, 0)
        grid.addWidget(self.state, 0, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.more, 0, 3)
        grid.addWidget(self.next, 0, 4)
        grid.addWidget(self.about, 1, 0, 1, 5)

    def offer(self, text: str, step: Callable[[], None] | None, act: Act | None = None) -> None:
        """Make this the next step; None takes the button away. ``act`` is the write that it leads to."""
        self._step = step
        if plain_text(self.next.text()) != plain_text(caption(text)):
            self.next.setText(caption(text))
            # Another word needs a letter of its own; the same one keeps that it has.
            letter_keys(self.window())
        self.next.setVisible(step is not None)
        self.next.setEnabled(True)
        self.next.setToolTip("")
        if act is not None:
            self._gate(self.next, act)

    def others(self, entries: Iterable[Entry]) -> None:
        """Fill the menu: an icon's name, the words and the step of each entry, and the write it leads to."""
        self.menu.clear()
        for sign, text, step, *acts in entries:
            action = self.menu.addAction(icon(sign), caption(text), step)
            for act in acts:
                self._gate(action, act)
        self.more.setVisible(not self.menu.isEmpty())

    def _go(self) -> None:
        if self._step:
            self._step()


class Columns(Folding):
    """Two columns side by side, one below the other where the window is narrow."""

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], *, shares: tuple[int, int] = (5, 4)
    ) -> None:
        super().__init__(gap=2)
        self._shares = shares
        for widgets, share in zip((left, right), shares, strict=True):
            column = QVBoxLayout()
            column.setSpacing(Theme.px(2))
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            self.row.addLayout(column, share)

    def fold(self, *, narrow: bool) -> None:
        """One below the other the first is as high as its cards, and what is left stands below the last."""
        for place, share in enumerate(self._shares):
            self.row.setStretch(place, place if narrow else share)


def column_of(*widgets: QWidget) -> QWidget:
    """Cards one below the other, as high as they are, from the top."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.px(2))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page


def scrolled(page: QWidget) -> QScrollArea:
    """A page that scrolls by itself where its window is too small."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class SmallTable(QTableWidget):
    """A table short enough to stand whole in its window; the columns named in ``right`` hold numbers."""

    def __init__(self, name: str, titles: Sequence[str], *, right: Iterable[int] = (), wide: int = 1) -> None:
        super().__init__(0, len(titles))
        self._right, self._wide = frozenset(right), wide
        self.setProperty("role", "inner")
        self.setAccessibleName(name)
        for column, title in enumerate(titles):
            head = QTableWidgetItem(shown(title))
            head.setTextAlignment(RIGHT if column in self._right else LEFT)
            self.setHorizontalHeaderItem(column, head)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultAlignment(LEFT)
        self.horizontalHeader().setHighlightSections(False)
        self._height = 0
        self.horizontalScrollBar().rangeChanged.connect(self._make_room)

    def show_rows(self, rows: Sequence[Sequence[str]], *, most: int = 14) -> None:
        """Show these cells, without columns that stand empty; more rows than ``most`` are scrolled."""
        self.setRowCount(len(rows))
        for number, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(shown(text))
                if column in self._right:
                    item.setTextAlignment(RIGHT)
                self.setItem(number, column, item)
            self.setRowHeight(number, Theme.px(4))
        for column in range(self.columnCount()):
            self.setColumnHidden(column, bool(rows) and not any(cells[column] for cells in rows))
        self._fit(min(len(rows), most))

    def _fit(self, rows: int) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        # The column that takes the room left over keeps its title whole where there is none.
        header.setMinimumSectionSize(max(Theme.px(6), header.sectionSizeHint(self._wide)))
        self._height = rows * Theme.px(4) + header.sizeHint().height() + 2
        self._make_room()

    def _make_room(self) -> None:
        """Where it is too narrow, its scroll bar stands below the last row and not on it."""
        bar = self.horizontalScrollBar()
        self.setFixedHeight(self._height + (bar.sizeHint().height() if bar.maximum() > 0 else 0))

    def minimumSizeHint(self) -> QSize:
        """A narrow window scrolls the table and not itself."""
        return QSize(Theme.px(20), super().minimumSizeHint().height())
