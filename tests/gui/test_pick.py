"""Which record a window is about."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from desk.gui.pick import Pick
from desk.gui.run import Run
from tests.gui.acts import click, press, texts, type_text
from tests.gui.returning import issued


def test_only_the_kind_asked_for_is_found(run: Run, bar: MessageBar, qtbot: QtBot) -> None:
    taken: list[str] = []
    pick = Pick(run, bar, "order", taken.append)
    qtbot.addWidget(pick)
    pick.show()
    assert "Which order is it about?" in texts(pick)
    type_text(pick.box.field, "ukasz")
    assert {hit.kind for hit in pick.box.look()} <= {"order"}
    pick.box.field.clear()
    type_text(pick.box.field, "1002")
    press(pick.box.field, Qt.Key.Key_Return)
    assert taken == ["#1002"]


def test_a_wrong_check_digit_is_told_and_the_nearest_number_taken(
    run: Run, bar: MessageBar, qtbot: QtBot
) -> None:
    taken: list[str] = []
    pick = Pick(run, bar, "return", taken.append)
    qtbot.addWidget(pick)
    pick.show()
    type_text(pick.box.field, "RA-26-00001-0")
    press(pick.box.field, Qt.Key.Key_Return)
    assert "RA-26-00001-3" in bar.label.text()
    click(bar.button)
    assert taken == [] and "Nothing" in bar.label.text(), "there is no such return"
    number = issued(run.desk).number
    type_text(pick.box.field, " ")
    press(pick.box.field, Qt.Key.Key_Return)
    click(bar.button)
    assert taken == [number]
