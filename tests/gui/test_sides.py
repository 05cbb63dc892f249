"""Two pages beside each other, each with its own scroll bar; below each other where it is narrow."""

from PySide6.QtWidgets import QBoxLayout

from desk.gui.sides import Sides, column_of
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme


def test_they_fold_where_it_is_narrow(qapp: object) -> None:
    left = column_of(PlainLabel("a"), PlainLabel("b"))
    sides = Sides(left, column_of(PlainLabel("c")))
    sides.resize(Theme.px(150), Theme.px(60))
    sides.show()
    assert sides._row.direction() == QBoxLayout.Direction.LeftToRight
    assert sides.left.widget() is left and left.layout() is not None
    sides.resize(Theme.px(80), Theme.px(60))
    assert sides._row.direction() == QBoxLayout.Direction.TopToBottom
    sides.resize(Theme.px(150), Theme.px(60))
    assert sides._row.direction() == QBoxLayout.Direction.LeftToRight
