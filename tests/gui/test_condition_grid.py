"""What was found is noted piece by piece."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.condition_grid import ConditionGrid
from desk.gui.fields import YesNo
from desk.records.checklists import Check
from desk.records.facts import Condition
from desk.records.money import Money
from desk.records.returns import CONDITIONS, ReturnLine
from desk.words import Words
from tests.gui.acts import click, texts

LINES = (
    ReturnLine(7, 1, "A", "Bear", 2, Money(100)),
    ReturnLine(8, 2, "B", "Doll <b>", 1, Money(200), item=2, category="DOLLS"),
)
BOX, TAGS = Check("Box there?", spoils="original_packaging"), Check("Unhurt <i>?", spoils="damaged")
EDITION = Check("Edition number", "text")
LISTS = {"Dolls": (BOX, TAGS, EDITION), "Bears": (BOX,)}


@pytest.fixture
def grid(qtbot: QtBot, words: Words) -> ConditionGrid:
    """Two lines."""
    made = ConditionGrid(words, LINES, LISTS, "changed_mind")
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
    click(flag(grid, BOX).no)
    grid.check(8, EDITION.text).set_value("7")
    grid.place(8).choose("damaged")
    again = ConditionGrid(words, LINES, LISTS, "changed_mind")
    qtbot.addWidget(again)
    again.retype(grid.typed())
    assert again.conditions() == grid.conditions() and again.checks() == grid.checks()
    assert again.places() == grid.places() == ((8, "damaged"),)
    bare = ConditionGrid(words, LINES)
    qtbot.addWidget(bare)
    bare.retype({"7.secured": True})
    assert bare.checks() == () and bare.cell(7, "secured").value() is True


def flag(grid: ConditionGrid, check: Check) -> YesNo:
    """The yes or no of the doll."""
    field = grid.check(8, check.text).flag
    assert field is not None
    return field


def test_the_category_has_its_checklist(grid: ConditionGrid) -> None:
    assert "Unhurt <i>?" in texts(grid) and grid.checks() == ((8, {}),) and grid.unanswered() == 3
    grid.set_all_right()
    assert grid.checks() == ((8, {BOX.text: "yes", TAGS.text: "yes"}),) and grid.unanswered() == 1
    grid.check(8, EDITION.text).set_value("12/500")
    assert dict(grid.checks())[8][EDITION.text] == "12/500" and grid.unanswered() == 0


def test_a_no_spoils_its_condition_and_a_yes_takes_that_back(grid: ConditionGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.chosen):
        click(flag(grid, BOX).no)
    assert grid.cell(8, "original_packaging").value() is False
    click(flag(grid, TAGS).no)
    assert grid.cell(8, "damaged").value() is True and grid.places() == ((8, "damaged"),)
    click(flag(grid, TAGS).yes)
    assert grid.cell(8, "damaged").value() is False and grid.places() == ((8, "stock"),)
    assert grid.cell(8, "original_packaging").value() is False
    click(grid.cell(8, "original_packaging").yes)
    click(flag(grid, BOX).yes)
    assert grid.cell(8, "original_packaging").value() is True
    assert grid.cell(7, "original_packaging").value() is None


def test_a_yes_says_nothing_of_what_nobody_looked_at(grid: ConditionGrid) -> None:
    click(flag(grid, BOX).yes)
    assert grid.cell(8, "original_packaging").value() is None


def test_only_what_is_kept_as_an_item_has_a_place(grid: ConditionGrid) -> None:
    assert grid.places() == ((8, ""),)
    grid.set_all_right()
    assert grid.places() == ((8, "stock"),)
    click(grid.cell(8, "resaleable").no)
    assert grid.places() == ((8, "damaged"),)
    click(grid.cell(8, "resaleable").yes)
    grid.set_reason("defective")
    assert grid.places() == ((8, "damaged"),)
    grid.set_reason("wrong_item")
    assert grid.places() == ((8, ""),)


def test_what_goes_back_has_no_place_in_the_shop(grid: ConditionGrid) -> None:
    grid.give_back({8})
    assert grid.place(8).isHidden() and "Goes to" not in texts(grid)
    grid.give_back({7})
    assert not grid.place(8).isHidden()
