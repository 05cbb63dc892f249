"""What was found is noted piece by piece."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.condition_grid import ConditionGrid
from desk.records.facts import Condition
from desk.records.money import Money
from desk.records.returns import CONDITIONS, ReturnLine
from desk.words import Words
from tests.gui.acts import click, texts

LINES = (ReturnLine(7, 1, "A", "Bear", 2, Money(100)), ReturnLine(8, 2, "B", "Doll <b>", 1, Money(200)))


@pytest.fixture
def grid(qtbot: QtBot, words: Words) -> ConditionGrid:
    """Two lines."""
    made = ConditionGrid(words, LINES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nobody_has_looked_at_first(grid: ConditionGrid) -> None:
    nothing = Condition(**dict.fromkeys(CONDITIONS))
    assert grid.conditions() == ((7, nothing), (8, nothing))
    assert "2 × Bear" in texts(grid) and "Doll <b>" in texts(grid)


def test_each_piece_is_noted_on_its_own(grid: ConditionGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.chosen):
        click(grid.cell(8, "damaged").yes)
    assert dict(grid.conditions())[8].damaged is True
    assert dict(grid.conditions())[7].damaged is None


def test_all_right_is_one_press_and_can_be_corrected(grid: ConditionGrid) -> None:
    grid.set_all_right()
    click(grid.cell(7, "opened").yes)
    first, second = (found for _, found in grid.conditions())
    assert (first.opened, first.secured, second.opened, second.resaleable) == (True, True, False, True)


def test_a_draft_brings_it_back(grid: ConditionGrid, words: Words, qtbot: QtBot) -> None:
    click(grid.cell(7, "secured").no)
    again = ConditionGrid(words, LINES)
    qtbot.addWidget(again)
    again.retype(grid.typed())
    assert again.conditions() == grid.conditions()
