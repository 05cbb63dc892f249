"""Two pages beside each other, each with its own scroll bar."""

from desk.gui.pieces import column_of
from desk.gui.sides import Sides
from desk.gui.text import PlainLabel


def test_each_side_scrolls_for_itself(qapp: object) -> None:
    left = column_of(PlainLabel("a"), PlainLabel("b"))
    sides = Sides(left, column_of(PlainLabel("c")))
    assert sides.left.widget() is left and left.layout() is not None
    assert sides.right is not sides.left and sides.row.count() == 2
