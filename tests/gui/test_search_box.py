"""One field finds any record."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.search_box import SearchBox
from desk.records.lists import Hit
from desk.words import Words
from tests.gui.acts import press, type_text

HITS = (Hit("order", "#1001", "Ida"), Hit("order", "#1002", "Ida"))


@pytest.fixture
def box(qtbot: QtBot, words: Words) -> Iterator[SearchBox]:
    """A search that knows two orders of Ida's, and stumbles over a question mark."""
    holder = QWidget()
    qtbot.addWidget(holder)
    found = {"ida": HITS, "?": None}
    search = SearchBox(words, lambda text: found.get(text, ()))
    QVBoxLayout(holder).addWidget(search)
    holder.resize(500, 400)
    holder.show()
    holder.activateWindow()
    yield search


def test_hits_come_while_typing_and_enter_opens_the_first(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box.field, "ida")
    qtbot.waitUntil(lambda: box.hits.isVisible())
    with qtbot.waitSignal(box.opened) as told:
        press(box.field, Qt.Key.Key_Return)
    assert told.args == [HITS[0]]
    assert (box.field.text(), box.hits.isVisible()) == ("", False)


def test_the_arrow_keys_choose_another(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box.field, "ida")
    qtbot.waitUntil(lambda: box.hits.isVisible())
    press(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.opened) as told:
        press(box.field, Qt.Key.Key_Return)
    assert told.args == [HITS[1]]


def test_a_click_opens_a_hit(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box.field, "ida")
    box.look()
    with qtbot.waitSignal(box.opened) as told:
        box.hits.itemClicked.emit(box.hits.item(1))
    assert told.args == [HITS[1]]


def test_escape_and_trouble_take_the_hits_away(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box.field, "nobody")
    box.look()
    assert box.hits.isVisible()
    press(box.field, Qt.Key.Key_Escape)
    assert (box.field.text(), box.hits.isVisible()) == ("", False)
    type_text(box.field, "?")
    with qtbot.assertNotEmitted(box.opened):
        press(box.field, Qt.Key.Key_Return)
    assert not box.hits.isVisible()


def test_focus_marks_what_stands_there(box: SearchBox, qtbot: QtBot) -> None:
    box.field.setText("old")
    box.focus()
    assert box.field.selectedText() == "old"
