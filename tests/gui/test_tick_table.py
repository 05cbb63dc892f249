"""A table whose rows are ticked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.tick_table import TickTable
from tests.gui.acts import press


def test_all_are_ticked_at_first_and_the_space_bar_takes_one_away(qapp: QApplication, qtbot: QtBot) -> None:
    table = TickTable("Names", ["Name", "Place"])
    qtbot.addWidget(table)
    table.show_records((), [])
    assert table.chosen() == () and not table.is_ticked(0)
    press(table, Qt.Key.Key_Space)
    table.show_records(("a", "b"), [["Ann", "Rolla"], ["Ben", "Salem"]])
    assert table.chosen() == ("a", "b")
    table.setCurrentCell(1, 1)
    with qtbot.waitSignal(table.ticked):
        press(table, Qt.Key.Key_Space)
    assert table.chosen() == ("a",)
    press(table, Qt.Key.Key_Space)
    assert table.chosen() == ("a", "b")
    table.tick(7, True)
    press(table, Qt.Key.Key_Up)
    assert table.currentRow() == 0
    with qtbot.assertNotEmitted(table.ticked):
        item = table.item(0, 1)
        assert item is not None
        item.setText("Cuba")


def test_some_are_unticked_at_first_and_all_or_none_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    table = TickTable("Names", ["Name", "Place"])
    qtbot.addWidget(table)
    table.show_records(("a", "b"), [["Ann", "Rolla"], ["Ben", "Salem"]], {1})
    assert table.chosen() == ("a",)
    for ticked, found in ((True, ("a", "b")), (False, ())):
        with qtbot.waitSignal(table.ticked):
            table.tick_all(ticked)
        assert table.chosen() == found
