"""A record's history breaks its long cells into lines instead of scrolling sideways."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.history_table import HistoryTable
from desk.gui.main_window import MainWindow
from desk.gui.theme import Theme
from desk.records.shop import HistoryLine
from desk.words import Words
from tests.gui.acts import record_window
from tests.operations.claiming import left_open

DAY = date(2026, 3, 13)
LINE = HistoryLine(1, "2026-03-13T17:00:00+00:00", DAY, "Alma", "void_order", "#1001", "typed twice")
LONG = replace(LINE, after={"parcel": "SH-26-00001-8", "shipped": "2026-03-13", "service": "priority_mail"})


def heights(table: HistoryTable) -> list[int]:
    """How high each row is."""
    return [table.rowHeight(row) for row in range(table.rowCount())]


def test_a_long_cell_is_broken_and_none_is_scrolled_to(qtbot: QtBot, words: Words) -> None:
    table = HistoryTable(words)
    qtbot.addWidget(table)
    table.show()
    table.resize(500, 300)
    table.show_history("America/Chicago", (LINE, LONG))
    assert table.horizontalScrollBar().maximum() == 0
    low, high = heights(table)
    assert high > low and table.height() > low + high
    table.resize(1000, 300)
    assert heights(table) == [Theme.px(4)] * 2, "there is room for it in a line"
    table.show_history("America/Chicago", (LINE, LONG), most=1)
    assert table.height() < 3 * Theme.px(4)


def test_in_a_window_that_was_just_opened_no_cell_is_cut(main: MainWindow) -> None:
    window: Any = record_window(main, "request", left_open(main.run.desk).number)
    QApplication.processEvents()
    shown = heights(window.past)
    assert shown > [Theme.px(5)], "there is no room for it in a line or two"
    window.load()
    QApplication.processEvents()
    assert heights(window.past) == shown


def test_where_room_is_short_the_time_stands_below_its_day(qtbot: QtBot, words: Words) -> None:
    table = HistoryTable(words)
    qtbot.addWidget(table)
    table.show()
    table.resize(500, 300)
    table.show_history("America/Chicago", (LONG,))
    narrow = table.columnWidth(0)
    table.resize(1000, 300)
    assert table.columnWidth(0) > narrow
