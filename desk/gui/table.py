"""The one table model: columns as data, an array of ids, and the rows of the pages that are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desk.gui.icons import state_mark
from desk.gui.text import shown
from desk.gui.theme import Theme
from desk.records.money import Money
from desk.words import Words

PAGE = 64
PAGES_KEPT = 64
# As whole numbers: looking a role up by its name costs more than the rest of data() together.
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
DECORATION = int(Qt.ItemDataRole.DecorationRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
NO_PARENT = QModelIndex()

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(NamedTuple):
    """One column: its id (its title is ``column.<id>``), the value of a row, and how it looks.

    The value is a text, an amount or a day; with ``codes`` it is a code whose word is ``<codes>.<value>``.
    ``sort`` is its id in the store, if it has an index; ``mark`` gives the state whose shape stands first.
    """

    id: str
    value: Callable[[Any], Any]
    codes: str = ""
    width: int = 14
    right: bool = False
    sort: str = ""
    mark: Callable[[Any], str] | None = None
    hidden: bool = False

    def text(self, row: Any, words: Words) -> str:
        """The value of a row as the shop writes it."""
        value = self.value(row)
        if isinstance(value, Money):
            return words.money(value)
        if isinstance(value, date):
            return words.day(value)
        return words(f"{self.codes}.{value}") if self.codes and value else str(value or "")


class RowsModel(QAbstractTableModel):
    """Rows by position; only pages looked at are fetched, and only what is painted is put in words."""

    def __init__(
        self,
        columns: Sequence[Column],
        words: Words,
        fetch: Callable[[Sequence[int]], Sequence[Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns, self._words, self._fetch = tuple(columns), words, fetch
        self._ids: Sequence[int] = array("q")
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._texts: dict[tuple[int, int], str] = {}

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show the rows of these ids, in this order."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._texts.clear()
        self.endResetModel()

    def show_rest(self, ids: Sequence[int]) -> None:
        """Show all ids of which the first are shown, below these; what is selected and seen stays so."""
        known = len(self._ids)
        if ids[:known] != self._ids:
            # Something was written meanwhile that nobody announced.
            self.show_ids(ids)
        elif len(ids) > known:
            self.beginInsertRows(NO_PARENT, known, len(ids) - 1)
            self._ids = ids
            self._pages.pop(known // PAGE, None)
            self.endInsertRows()

    @property
    def ids(self) -> Sequence[int]:
        """What is shown, in its order."""
        return self._ids

    def row(self, place: int) -> Any:
        """The record at a position, or None where its row is gone since the ids were read."""
        page = self._page(place // PAGE)
        return page[place % PAGE] if place % PAGE < len(page) else None

    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> Any:
        """A cell's text, the shape before it, and its alignment."""
        if role in (DISPLAY, ACCESSIBLE):
            return self._text(index.row(), index.column())
        if role == ALIGNMENT:
            return RIGHT if self.columns[index.column()].right else LEFT
        return self._mark(index) if role == DECORATION else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """A column's title, over its numbers if it holds numbers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self._words(f"column.{self.columns[section].id}")
        if role == ALIGNMENT:
            return RIGHT if self.columns[section].right else LEFT
        return None

    def _mark(self, index: AnyIndex) -> Any:
        mark = self.columns[index.column()].mark
        row = self.row(index.row()) if mark else None
        state = mark(row) if mark and row is not None else ""
        return state_mark(state) if state else None

    def _text(self, place: int, column: int) -> str:
        text = self._texts.get((place, column))
        if text is None:
            row = self.row(place)
            text = shown(self.columns[column].text(row, self._words)) if row is not None else ""
            self._texts[place, column] = text
        return text

    def _page(self, number: int) -> Sequence[Any]:
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(self._ids[number * PAGE : number * PAGE + PAGE])
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
                self._texts.clear()
        else:
            self._pages.move_to_end(number)
        return page


class RowsView(QTableView):
    """The view on it: whole rows, one at a time, of one height, sorted by what has an index."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._widths: list[int] = []
        self._room = 0
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # One row at a time: Ctrl+A on a million rows would stand still for twenty seconds.
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Theme.px(4.5))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(Theme.px(6))
        header.setFixedHeight(Theme.px(4.5))

    def lay_out(self, columns: Sequence[Column], hidden: Sequence[str]) -> None:
        """Give the columns their widths and hide some; the widest takes the room that is left."""
        self._widths = [Theme.px(column.width) for column in columns]
        for place, column in enumerate(columns):
            self.setColumnHidden(place, column.id in hidden)
            self.setColumnWidth(place, self._widths[place])

    def fill_room(self) -> None:
        """Widen the widest column where there is room; where there is none the table scrolls."""
        places = [place for place in range(len(self._widths)) if not self.isColumnHidden(place)]
        widest = max(places, key=self._widths.__getitem__)
        others = sum(self.columnWidth(place) for place in places if place != widest)
        self.setColumnWidth(widest, max(self._widths[widest], self._room - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other room; asking the viewport for it would make dozens of Qt's classes first."""
        super().resizeEvent(event)
        self._room = event.size().width()
        if self._widths:
            self.fill_room()
