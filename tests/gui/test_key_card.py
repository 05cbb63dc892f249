"""The words of a missing key are typed in one field."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.gui.key_card import KeyCard
from desk.words import Words
from tests.gui.acts import click, press, texts, type_text


def test_it_is_hidden_until_needed_and_tells_when_typed(qtbot: QtBot, words: Words) -> None:
    card, given = KeyCard(words), []
    qtbot.addWidget(card)
    assert card.isHidden() and "sheet that was printed" in texts(card)
    card.given.connect(lambda: given.append(card.words.text()))
    card.show()
    type_text(card.words, "able acid")
    press(card.words, Qt.Key.Key_Return)
    click(card.open)
    assert given == ["able acid"] * 2
