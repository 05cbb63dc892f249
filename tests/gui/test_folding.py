"""What stands side by side folds where the window is narrow."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot

from desk.gui.folding import NARROW, Folding
from desk.gui.pieces import Card, Columns, scrolled
from desk.gui.sides import Sides
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme


@pytest.mark.parametrize("kind", [Columns, Sides])
def test_it_folds_where_it_is_narrow(qapp: object, kind: type[Folding]) -> None:
    labels = PlainLabel("left"), PlainLabel("right")
    made = Columns(labels[:1], labels[1:]) if kind is Columns else Sides(*labels)
    for width, way in (
        (1000, QBoxLayout.Direction.LeftToRight),
        (500, QBoxLayout.Direction.TopToBottom),
        (1000, QBoxLayout.Direction.LeftToRight),
    ):
        made.resizeEvent(QResizeEvent(QSize(width, 400), QSize()))
        assert made.row.direction() == way


def test_folded_columns_stand_close_and_what_is_left_is_below_them(qtbot: QtBot) -> None:
    cards = Card("one"), Card("two")
    made = Columns(cards[:1], cards[1:])
    qtbot.addWidget(made)
    made.resize(500, 900)
    made.show()
    QApplication.processEvents()
    gap = cards[1].mapTo(made, QPoint()).y() - cards[0].geometry().bottom()
    assert gap < 2 * Theme.px(2) and cards[0].height() == cards[1].height()


def test_what_has_no_room_side_by_side_folds_and_needs_no_scrolling(qtbot: QtBot) -> None:
    """A long title at a big zoom: neither is cut off, and folded they are as wide as the wider one."""
    long = PlainLabel("one"), PlainLabel("what is too long " * 7)
    made = Columns(long[:1], long[1:])
    page = scrolled(made)
    qtbot.addWidget(page)
    page.resize(made.minimumSizeHint().width() + 40, 600)
    page.show()
    QApplication.processEvents()
    assert made.row.direction() == QBoxLayout.Direction.TopToBottom
    assert page.horizontalScrollBar().maximum() == 0
    long[1].setText("short")
    page.resize(Theme.px(NARROW) + 60, 600)
    QApplication.processEvents()
    assert made.row.direction() == QBoxLayout.Direction.LeftToRight
    long[0].setText("what is too long " * 12)
    QApplication.processEvents()
    assert made.row.direction() == QBoxLayout.Direction.TopToBottom
