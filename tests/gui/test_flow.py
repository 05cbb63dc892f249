"""What does not fit in a line goes on in the next."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.gui.flow import FlowLayout
from desk.gui.text import PlainLabel


def test_items_wrap_where_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for number in range(4):
        label = PlainLabel(f"Chip {number}")
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(230) == 20 + flow.spacing() + 20
    flow.setGeometry(QRect(0, 0, 110, 200))
    assert [flow.itemAt(n).geometry().x() for n in range(4)] == [0, 0, 0, 0]
    assert (flow.minimumSize().width(), flow.sizeHint().width()) == (100, 400 + 3 * flow.spacing())
    assert flow.expandingDirections() == Qt.Orientation(0)


def test_items_can_be_taken_out(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.addWidget(PlainLabel("only"))
    assert flow.takeAt(3) is None and flow.itemAt(3) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == 0


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    labels = [PlainLabel(text) for text in ("one", "two")]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    labels[0].hide()
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert (labels[1].x(), flow.sizeHint().width()) == (0, 100)
