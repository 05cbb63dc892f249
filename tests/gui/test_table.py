"""The one table model: ids, pages of rows, words only for what is painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.table import (
    ALIGNMENT,
    DECORATION,
    DISPLAY,
    PAGE,
    PAGES_KEPT,
    RIGHT,
    Column,
    RowsModel,
    RowsView,
)
from desk.gui.theme import Theme
from desk.records.money import Money
from desk.words import Words


@dataclass(frozen=True)
class Row:
    """A record."""

    id: int
    name: str = "<b>R&D</b>"
    day: date = date(2026, 3, 13)
    total: Money = Money(123450)
    state: str = "shipped"


COLUMNS = (
    Column("number", lambda row: str(row.id), sort="number"),
    Column("customer", lambda row: row.name, width=30),
    Column("placed", lambda row: row.day),
    Column("total", lambda row: row.total, right=True),
    Column("state", lambda row: row.state, codes="state", mark=lambda row: row.state),
)


class Store:
    """Rows by id, and how often pages were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[int]) -> list[Row]:
        """A page; the row 13 is gone."""
        self.asked.append(len(ids))
        return [Row(number) for number in ids if number != 13]


@pytest.fixture
def store() -> Store:
    """Where rows come from."""
    return Store()


@pytest.fixture
def model(qapp: QApplication, words: Words, store: Store) -> RowsModel:
    """A million rows."""
    rows = RowsModel(COLUMNS, words, store.fetch)
    rows.show_ids(range(1_000_000))
    return rows


def read(model: RowsModel, row: int) -> list[object]:
    """What a row shows."""
    return [model.data(model.index(row, column), DISPLAY) for column in range(len(COLUMNS))]


def test_only_the_pages_looked_at_are_fetched(model: RowsModel, store: Store) -> None:
    assert model.rowCount() == 1_000_000
    assert read(model, 999_999) == ["999999", "<b>R&D</b>", "Mar 13, 2026", "$1,234.50", "Shipped"]
    assert store.asked == [1_000_000 % PAGE or PAGE]


def test_the_rest_follows_below_what_is_shown(model: RowsModel, qtbot: QtBot) -> None:
    model.show_ids(range(3))
    read(model, 2)
    with qtbot.waitSignal(model.rowsInserted) as told:
        model.show_rest(range(200))
    assert told.args[1:] == [3, 199]
    assert [read(model, row)[0] for row in (2, 3, 199)] == ["2", "3", "199"]


def test_a_rest_without_more_changes_nothing(model: RowsModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.show_rest(range(1_000_000))


def test_a_rest_that_begins_otherwise_is_shown_anew(model: RowsModel, qtbot: QtBot) -> None:
    model.show_ids(range(3))
    with qtbot.waitSignal(model.modelReset):
        model.show_rest(range(5, 9))
    assert read(model, 0)[0] == "5"


def test_pages_long_unseen_are_forgotten(model: RowsModel, store: Store) -> None:
    for page in range(PAGES_KEPT + 2):
        read(model, page * PAGE)
    read(model, 0)
    assert len(store.asked) == PAGES_KEPT + 3


def test_numbers_stand_on_the_right_and_states_have_a_shape(model: RowsModel) -> None:
    assert model.data(model.index(0, 3), ALIGNMENT) == RIGHT
    assert not model.data(model.index(0, 4), DECORATION).isNull()
    assert model.data(model.index(0, 0), DECORATION) is None
    assert model.data(model.index(0, 0), int(Qt.ItemDataRole.ToolTipRole)) is None


def test_a_row_that_is_gone_is_empty(model: RowsModel) -> None:
    model.show_ids([13])
    assert read(model, 0) == ["", "", "", "", ""]
    assert model.data(model.index(0, 4), DECORATION) is None


def test_heads_name_the_columns(model: RowsModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(3, across, DISPLAY) == "Total"
    assert model.headerData(3, across, ALIGNMENT) == RIGHT
    assert model.headerData(3, across, DECORATION) is None
    assert model.headerData(3, down, DISPLAY) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert not QModelIndex().isValid()


def test_the_view_selects_one_row_and_hides_columns(model: RowsModel, qtbot: QtBot) -> None:
    view = RowsView("Orders")
    qtbot.addWidget(view)
    view.setModel(model)
    view.lay_out(COLUMNS, ["placed"])
    view.selectAll()
    assert view.isColumnHidden(2) and not view.isColumnHidden(1)
    assert len(view.selectionModel().selectedRows()) <= 1
    assert view.accessibleName() == "Orders"


def test_the_widest_column_takes_the_room_and_never_less_than_its_own(model: RowsModel, qtbot: QtBot) -> None:
    view = RowsView("Orders")
    qtbot.addWidget(view)
    view.setModel(model)
    view.lay_out(COLUMNS, [])
    view.show()
    for width in (1400, 300):
        view.resize(width, 300)
        room = view.viewport().width() - sum(view.columnWidth(place) for place in (0, 2, 3, 4))
        assert view.columnWidth(1) == max(room, Theme.px(30))
