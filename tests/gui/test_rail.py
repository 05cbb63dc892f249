"""The rail goes from page to page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.actions import PAGES
from desk.gui.rail import Rail
from desk.gui.text import tip
from desk.gui.theme import Theme
from desk.words import Words
from tests.gui.acts import click, press


def test_a_page_is_chosen_by_a_click(qtbot: QtBot, words: Words) -> None:
    rail = Rail(words, "R&D <Alma>")
    qtbot.addWidget(rail)
    rail.show()
    with qtbot.waitSignal(rail.chosen) as told:
        click(rail.button("returns"))
    assert told.args == ["returns"]
    assert rail.button("person").accessibleName() == "R&D <Alma>"
    assert rail.button("returns").toolTip() == tip("Returns   Ctrl+4")


def test_the_arrow_keys_go_through_the_pages(qtbot: QtBot, words: Words) -> None:
    rail = Rail(words, "Alma")
    qtbot.addWidget(rail)
    rail.show()
    rail.activateWindow()
    rail.button("today").setFocus()
    qtbot.waitUntil(rail.button("today").hasFocus)
    press(rail, Qt.Key.Key_Down)
    assert rail.button("orders").hasFocus()
    press(rail, Qt.Key.Key_Up)
    press(rail, Qt.Key.Key_Up)
    assert rail.button("lock").hasFocus()
    press(rail, Qt.Key.Key_A)


def test_the_page_shown_is_marked(qtbot: QtBot, words: Words) -> None:
    rail = Rail(words, "Alma")
    qtbot.addWidget(rail)
    rail.show_page("orders")
    assert rail.button("orders").isChecked()


def test_the_page_shown_keeps_its_whole_word(qtbot: QtBot, qapp: QApplication) -> None:
    Theme.apply(qapp, dark=False, zoom=150)
    rail = Rail(Words("es"), "Alma")
    qtbot.addWidget(rail)
    rail.show()
    for page in (each.id for each in PAGES):
        button = rail.button(page)
        strong = QFont(button.font())
        strong.setWeight(QFont.Weight.DemiBold)
        word = QFontMetrics(strong).horizontalAdvance(button.text())
        assert word + button.iconSize().width() + Theme.px(2) <= button.width(), page
