"""Two pages beside each other, each with its own scroll bar."""

from PySide6.QtWidgets import QApplication, QWidget

from desk.gui.pieces import column_of
from desk.gui.sides import Sides
from desk.gui.text import PlainLabel


def test_the_left_side_is_seen_whole_where_there_is_room(qapp: QApplication) -> None:
    wide = QWidget()
    wide.setMinimumWidth(640)
    sides = Sides(column_of(wide), column_of(PlainLabel("a quote of many words " * 4, wrap=True)))
    for width, whole in ((900, True), (1200, True), (820, False)):
        sides.resize(width, 400)
        sides.show()
        qapp.processEvents()
        assert (sides.left.horizontalScrollBar().maximum() == 0) is whole
    sides.close()


def test_each_side_scrolls_for_itself(qapp: object) -> None:
    left = column_of(PlainLabel("a"), PlainLabel("b"))
    sides = Sides(left, column_of(PlainLabel("c")))
    assert sides.left.widget() is left and left.layout() is not None
    assert sides.right is not sides.left and sides.row.count() == 2
