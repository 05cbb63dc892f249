"""What stands side by side folds where the window is narrow."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from desk.gui.folding import Folding
from desk.gui.pieces import Columns
from desk.gui.sides import Sides
from desk.gui.text import PlainLabel


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
