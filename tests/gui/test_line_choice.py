"""The lines of an order are ticked, with how many pieces come back."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.line_choice import LineChoice
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import OrderLine
from desk.words import Words
from tests.gui.acts import texts, tick

LINES = (
    OrderLine(1, 1, "A", "Bear & Co <b>", 3, Money(1000), shipped=3, returned=1),
    OrderLine(2, 2, "B", "Doll", 1, Money(2000), shipped=1),
    OrderLine(3, 3, "C", "Boots", 1, Money(500), shipped=1, under_ra=1),
)


@pytest.fixture
def lines(qtbot: QtBot, words: Words) -> LineChoice:
    """Three lines: two left of three, one, and none."""
    made = LineChoice(words, LINES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_ticked_at_first(lines: LineChoice) -> None:
    assert lines.parts() == ()
    assert "of 2" in texts(lines) and "none left" in texts(lines)
    assert "Bear & Co <b>" in texts(lines)
    assert not lines.tick("3").isEnabled()
    assert lines.first() is lines.tick("1")


def test_a_tick_takes_all_that_is_left(lines: LineChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lines.chosen):
        tick(lines.tick("1"))
    assert lines.parts() == (LinePart("1", 2),)


def test_a_quantity_ticks_its_line(lines: LineChoice, qtbot: QtBot) -> None:
    lines.pieces("1").setValue(1)
    assert lines.parts() == (LinePart("1", 1),)
    with qtbot.waitSignal(lines.chosen):
        lines.pieces("1").setValue(2)
    assert lines.pieces("1").maximum() == 2
    assert lines.pieces("2").isHidden()


def test_a_draft_brings_it_back(lines: LineChoice) -> None:
    lines.choose([LinePart("1", 1), LinePart("2", 1), LinePart("3", 1), LinePart("9", 1)])
    assert lines.parts() == (LinePart("1", 1), LinePart("2", 1))
