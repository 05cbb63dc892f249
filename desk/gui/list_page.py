"""A list of records: filter chips with counts, live search, the table, its totals, columns, export."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.gui.actions import NEW
from desk.gui.bar import MessageBar
from desk.gui.button import Button, quiet_button
from desk.gui.chips import FilterRow
from desk.gui.filling import Filling
from desk.gui.gate import gate
from desk.gui.icons import icon, icon_size
from desk.gui.run import Run
from desk.gui.table import PAGE, Column, RowsModel, RowsView
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.rights import Act

# What is shown at once: more than a screen holds.
FIRST = PAGE


class Listing(NamedTuple):
    """One list as data: its noun, columns and chips, and the operations that fill it.

    ``opens`` is the kind of record behind a row, ``sums`` tells whether their amounts are summed,
    ``descending`` is how the list stands at first. ``makes`` is the window in which Ctrl+N begins a new one.
    """

    noun: str
    opens: str
    columns: tuple[Column, ...]
    chips: tuple[str, ...]
    reading: Callable[..., Any]
    rows: Callable[..., Any]
    counts: Callable[..., Any]
    sums: bool = False
    concerns: frozenset[str] = frozenset()
    descending: bool = True
    makes: str = ""


class Deed(NamedTuple):
    """A button beside the list's title; the first one is the next step."""

    text: str
    sign: str
    step: Callable[[], None]
    act: Act


class ListPage(QWidget):
    """Shows a listing; the first rows stand at once, the others, counts and totals fill in after.

    They do so one after the other while nobody types, and what was asked before is not filled in any more.
    """

    def __init__(self, run: Run, listing: Listing, deeds: Sequence[Deed] = ()) -> None:
        super().__init__()
        self.run, self.words, self.listing, self._deeds = run, run.words, listing, tuple(deeds)
        kept = run.memory.text(f"chip/{listing.noun}")
        chip = kept if kept in listing.chips else ""
        self.query = Query(chip=chip, descending=listing.descending)
        self._build()
        self._connect()
        self.load()

    def _build(self) -> None:
        title = self.words(f"{self.listing.noun}.title")
        self.bar = MessageBar(self.words("button.close-message"))
        self.filling = Filling(self.run, self.bar, self)
        self.filters = FilterRow(self.words, self.listing.chips)
        self.filters.chip(self.query.chip).setChecked(True)
        self.view = RowsView(title)
        self.model = RowsModel(self.listing.columns, self.words, self._fetch, self.view)
        self.view.setModel(self.model)
        self.view.lay_out(self.listing.columns, self._hidden())
        self._places = QStackedWidget()
        self._places.addWidget(self.view)
        self._places.addWidget(self._empty())
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.px(3), Theme.px(1), Theme.px(3), Theme.px(1))
        column.setSpacing(Theme.px(1.5))
        column.addLayout(self._title_row(title))
        column.addWidget(self.bar)
        column.addWidget(self.filters)
        column.addWidget(self._places, 1)
        column.addLayout(self._foot_row())

    def _title_row(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1))
        row.addWidget(PlainLabel(title, "title"))
        row.addStretch()
        for place, deed in reversed(list(enumerate(self._deeds))):
            button = Button(icon(deed.sign, "text" if place else "on_accent"), caption(deed.text))
            button.setIconSize(icon_size())
            button.setProperty("role", "" if place else "primary")
            button.clicked.connect(deed.step)
            gate(self.run, button, deed.act)
            row.addWidget(button)
        return row

    def _foot_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Theme.px(1))
        self.totals = PlainLabel(role="muted")
        self.columns = quiet_button(self.words("list.columns"), "columns")
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setMenu(self._column_menu(self.columns))
        self.export = quiet_button(self.words("list.export"), "export")
        row.addWidget(self.totals)
        row.addStretch()
        row.addWidget(self.columns)
        row.addWidget(self.export)
        return row

    def _column_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        hidden = self._hidden()
        for place, column in enumerate(self.listing.columns):
            action = menu.addAction(caption(self.words(f"column.{column.id}")))
            action.setCheckable(True)
            action.setChecked(column.id not in hidden)
            action.setEnabled(place > 0)
            action.toggled.connect(lambda shown, place=place: self._show_column(place, shown))
        return menu

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(Theme.px(1))
        column.addStretch(2)
        self.nothing, self.hint = PlainLabel(role="title"), PlainLabel(role="muted", wrap=True)
        for label in (self.nothing, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        self.filters.filtered.connect(self._filter)
        self.filters.search.textEdited.connect(self.filling.wait)
        self.view.activated.connect(self._open)
        self.view.horizontalHeader().sectionClicked.connect(self._sort)
        self.export.clicked.connect(self._export)
        self.run.changed.connect(self._changed)
        QShortcut("Ctrl+F", self, self.filters.search.setFocus)
        if self.listing.makes:
            QShortcut(NEW, self, self._make)

    def load(self) -> None:
        """Read the list again: the first rows now, what else there is after they have been painted."""
        self._counted = False
        self._show()

    def _show(self) -> None:
        read = self.run.read(self.bar, self._read)
        self.model.show_ids(read[1] if read else ())
        self._whole = not read or read[0].whole
        rest = [] if self._whole else [self._fill_rows(read[0])]
        totals = [self._fill_totals(read[0])] if read else []
        counts = [] if self._counted else [self._fill_counts()]
        self.filling.prepare(rest + totals + counts)
        self.totals.setText("")
        self._show_place()
        self._show_sort()
        self.view.selectRow(0)
        self._unpainted = True
        self.update()

    def _read(self, desk: Any) -> tuple[Any, Sequence[int]]:
        reading = self.listing.reading(desk, self.query)
        return reading, reading.first(FIRST)

    def _show_place(self) -> None:
        """The table, or in its place why there is nothing in it."""
        nothing = self._whole and not self.model.rowCount()
        self._places.setCurrentIndex(1 if nothing else 0)
        if nothing:
            noun = "list" if self.query.chip or self.query.text else self.listing.noun
            self.nothing.setText(self.words(f"{noun}.empty"))
            self.hint.setText(self.words(f"{noun}.empty.hint"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the first rows have been painted, what is missing comes as soon as it is quiet."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self.filling.begin(at_once=self._whole)

    def _fill_rows(self, reading: Any) -> Iterator[bool]:
        """Put the other rows below the first ones; what is selected and seen stays so."""
        ids = array("q")
        for part in reading.rest():
            ids = ids + part
            self.model.show_rest(ids)
            yield True
        self._whole = True
        self._show_place()

    def _fill_counts(self) -> Iterator[bool]:
        """Put the counts on the chips; they hold for any question."""
        self.filters.show_counts(self.listing.counts(self.run.desk))
        self._counted = True
        yield True

    def _fill_totals(self, reading: Any) -> Iterator[bool]:
        """Say below the table how many rows there are and what they come to."""
        text = self.words.count(f"{self.listing.noun}.count", self.model.rowCount())
        if self.listing.sums and self.model.rowCount():
            amount = Money(0)
            for part in reading.sums(self.model.ids):
                amount += Money(part)
                yield True
            text += f"   ·   {self.words('list.total', amount=amount)}"
        self.totals.setText(text)

    def shown_columns(self) -> list[Column]:
        """The columns as they stand, left to right."""
        header = self.view.horizontalHeader()
        places = (header.logicalIndex(visual) for visual in range(header.count()))
        return [self.listing.columns[place] for place in places if not self.view.isColumnHidden(place)]

    def _fetch(self, ids: Sequence[int]) -> Sequence[Any]:
        return self.listing.rows(self.run.desk, ids)

    def _filter(self, chip: str, text: str) -> None:
        self.run.memory.keep(f"chip/{self.listing.noun}", chip)
        self._ask(replace(self.query, chip=chip, text=text))

    def _sort(self, place: int) -> None:
        sort = self.listing.columns[place].sort
        down = self.query.sort == sort and not self.query.descending
        if sort:
            self._ask(replace(self.query, sort=sort, descending=down))
        self._show_sort()

    def _show_sort(self) -> None:
        header = self.view.horizontalHeader()
        places = [n for n, column in enumerate(self.listing.columns) if column.sort == self.query.sort]
        way = Qt.SortOrder.DescendingOrder if self.query.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(bool(self.query.sort))
        header.setSortIndicator(places[0] if self.query.sort and places else -1, way)

    def _ask(self, query: Query) -> None:
        if query != self.query:
            self.query = query
            self._show()

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self.run.wanted.emit(self.listing.opens, row.number)

    def _changed(self, nouns: Any) -> None:
        if self.listing.concerns & nouns:
            self.load()

    def _hidden(self) -> list[str]:
        kept = self.run.memory.text(f"columns/{self.listing.noun}", "?")
        known = [column.id for column in self.listing.columns if column.hidden]
        return known if kept == "?" else kept.split("|")

    def _show_column(self, place: int, shown: bool) -> None:
        self.view.setColumnHidden(place, not shown)
        self.view.fill_room()
        hidden = [column.id for n, column in enumerate(self.listing.columns) if self.view.isColumnHidden(n)]
        self.run.memory.keep(f"columns/{self.listing.noun}", hidden)

    def _make(self) -> None:
        self.run.wanted.emit(self.listing.makes, "")

    def _export(self) -> None:
        from desk.gui.export import export_list

        export_list(self)
