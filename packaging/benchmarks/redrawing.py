"""What is drawn anew once an order was placed, against as many bare widgets of Qt's own.

The order's window closes, the list of orders shows the new one, and its record opens. Off screen, with the
program's own windows in this process. A screen shows sixty pictures a second: under 16.7 ms are one frame.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import placing, shops
from benchmarks.timing import Pair, once

from desk.operations import taking
from desk.operations.desk import Desk
from desk.records.orders import NewOrder

_ROUNDS, _FLOORS, _LISTED = 60, 1, 40
# Qt's one application, which must not go away before the process does.
_kept: list[Any] = []


@contextmanager
def redraw(folder: Path) -> Iterator[Pair]:
    """From the moment an order is kept until all that shows it was painted; its paper is a row of its own."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    # The plug-in says of each window that it cannot be raised.
    qInstallMessageHandler(lambda *_told: None)
    desk = shops.empty_shop(folder / "redrawing.desk")
    new = placing.known(desk)
    for _ in range(_LISTED):
        taking.take_order(desk, new)
    main = _main_window(desk, folder)
    bare = _Bare(main, main.windows.show_record("order", taking.take_order(desk, new).number))
    try:
        yield Pair(lambda: _place(main, new), bare.draw, _FLOORS, _ROUNDS)
    finally:
        main.keeper.stop()
        main.hide()
        qInstallMessageHandler(None)
        desk.db.close()


def _main_window(desk: Desk, folder: Path) -> Any:
    """The main window as it stands once all has filled in and the first backup is made."""
    from PySide6.QtWidgets import QApplication

    from desk.gui import looks
    from desk.gui.main_window import MainWindow
    from desk.gui.memory import Memory
    from desk.words import Words

    _kept.append(QApplication.instance() or QApplication(["bench", "-style", "Fusion"]))
    memory = Memory(folder / "windows.ini")
    looks.put_on(memory)
    main = MainWindow(desk, Words("en"), memory)
    main.show_page("orders")
    main.show()
    _settle()
    while main.keeper.is_running:
        _settle()
    return main


def _settle() -> None:
    """Let everything be painted and filled in."""
    from PySide6.QtWidgets import QApplication

    for _ in range(20):
        QApplication.processEvents()


def _place(main: Any, new: NewOrder) -> float:
    """Place an order beside the window in which it was typed, and draw what shows it."""
    from desk.gui.order_taking_window import CHANGES

    typed = main.windows.show_record("take", "")
    _settle()
    order = taking.take_order(main.run.desk, new)
    made: list[Any] = []

    def work() -> None:
        main.run.changed.emit(frozenset(CHANGES))
        made.append(main.windows.show_record("order", order.number))
        typed.close()
        _paint(made[0], main.pages.currentWidget())

    took = once(work)
    _settle()
    made[0].close()
    _settle()
    return took


def _paint(*widgets: Any) -> None:
    """Go on until each of these was painted."""
    from PySide6.QtWidgets import QApplication

    waits = set(widgets)

    def paint(widget: Any, event: Any) -> None:
        type(widget).paintEvent(widget, event)
        waits.discard(widget)

    for each in widgets:
        each.paintEvent = partial(paint, each)
    while waits:
        QApplication.processEvents()
    for each in widgets:
        del each.paintEvent


class _Bare:
    """As many labels, buttons and cells as an order's window has, beside a table with the list's cells."""

    def __init__(self, main: Any, window: Any) -> None:
        from PySide6.QtWidgets import QAbstractButton, QLabel, QTableWidget

        _settle()
        self._size = window.size()
        self._labels = [each.text() for each in window.findChildren(QLabel)]
        self._buttons = [each.text() for each in window.findChildren(QAbstractButton)]
        self._tables = [_cells(each) for each in window.findChildren(QTableWidget)]
        window.close()
        self._list = QTableWidget()
        _fill(self._list, _cells(main.pages.currentWidget().view))
        self._list.resize(main.size())
        self._list.show()
        _settle()

    def draw(self) -> float:
        """The table is painted anew, a window opens beside it, another one closes."""
        typed = self._window()
        typed.show()
        _settle()
        made: list[Any] = []

        def work() -> None:
            self._list.viewport().update()
            made.append(self._window())
            made[0].show()
            typed.close()
            _paint(made[0], self._list)

        took = once(work)
        made[0].close()
        _settle()
        return took

    def _window(self) -> Any:
        from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QVBoxLayout, QWidget

        window = QWidget()
        window.resize(self._size)
        column = QVBoxLayout(window)
        for make, texts in ((QLabel, self._labels), (QPushButton, self._buttons)):
            for text in texts:
                column.addWidget(make(text))
        for cells in self._tables:
            table = QTableWidget()
            _fill(table, cells)
            column.addWidget(table)
        return window


def _cells(view: Any) -> list[list[str]]:
    model: Any = view.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data() or "") for at in columns] for row in range(model.rowCount())]


def _fill(table: Any, cells: list[list[str]]) -> None:
    from PySide6.QtWidgets import QTableWidgetItem

    make: Callable[[str], Any] = QTableWidgetItem
    table.setRowCount(len(cells))
    table.setColumnCount(len(cells[0]) if cells else 0)
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            table.setItem(row, column, make(text))
