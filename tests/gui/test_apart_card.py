"""Which pieces are set apart, and whether they are here."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.apart_card import HERE, LATER, ApartCard
from desk.records.money import Money
from desk.records.returns import ReturnLine
from desk.words import Words
from tests.gui.acts import click, texts, tick

LINES = (ReturnLine(7, 1, "A", "Bear <b>", 3, Money(100)), ReturnLine(8, 2, "B", "Doll", 1, Money(200)))


@pytest.fixture
def card(words: Words, qtbot: QtBot) -> ApartCard:
    """Three bears and a doll, shown."""
    made = ApartCard(words, LINES)
    qtbot.addWidget(made)
    assert made.isHidden()
    made.show()
    return made


@pytest.mark.parametrize("where", [HERE, LATER])
def test_pieces_are_ticked_and_counted(card: ApartCard, where: str, qtbot: QtBot) -> None:
    assert "Bear <b>" in texts(card) and not card.deed.isEnabled()
    card.lines.pieces("7").setValue(2)
    assert card.lines.tick("7").isChecked() and not card.deed.isEnabled(), "why is not said yet"
    card.where.option(where).click()
    with qtbot.waitSignal(card.wanted) as told:
        click(card.deed)
    assert told.args == [{7: 2}, where == HERE]


def test_nothing_is_nothing(card: ApartCard) -> None:
    card.where.option(HERE).click()
    tick(card.lines.tick("8"))
    assert card.deed.isEnabled()
    tick(card.lines.tick("8"))
    assert not card.deed.isEnabled()
    click(card.back)
    assert card.isHidden()
