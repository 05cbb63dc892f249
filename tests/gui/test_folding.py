"""What stands side by side folds where the window is narrow."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot

from desk.gui.folding import Folding
from desk.gui.pieces import Card, Columns
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
