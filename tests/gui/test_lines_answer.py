"""Lines that fare differently have an answer each, and the next step says what becomes of all."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.lines_answer import Group, LinesAnswer, parts_of, title_of
from desk.records.answers import Answer
from desk.words import Words
from tests.conftest import DAY
from tests.gui.acts import texts

YES, NO, OPEN = (Answer("return_request", outcome) for outcome in ("allowed", "refused", "owner"))
BEARS, DOLL = ((2, "Felt bear"),), ((1, "Ida <b>"), (1, "Rosa"))


@pytest.fixture
def view(words: Words, qtbot: QtBot) -> Any:
    """An empty answer to an estimate."""
    made = LinesAnswer(words, DAY, estimate=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_group_has_its_title_and_its_answer(view: Any, words: Words) -> None:
    view.show_groups([Group(YES, BEARS), Group(NO, DOLL)], lambda: None, ["Still this"])
    read = texts(view)
    assert "Accepted: 2 × Felt bear\nRefused: 1 × Ida <b>, 1 × Rosa" in read
    assert read.count("Refused: 1 × Ida <b>") == 2 and "Still this" in read
    view.show_groups([Group(YES, BEARS)], lambda: None)
    assert view.sums.isHidden() and "Refused" not in texts(view)
    view.show_nothing(["Tick what comes back"])
    assert "Tick what comes back" in texts(view)


def test_what_is_proposed_stands_last(view: Any) -> None:
    view.show_groups([Group(OPEN, BEARS)], lambda: None, (), ("As it was found:", YES))
    assert "As it was found:" in texts(view)


def test_the_step_tells_of_each_part_in_one_order(words: Words) -> None:
    groups = [Group(OPEN, DOLL), Group(NO, BEARS)]
    assert parts_of(words, groups, "issue") == "Refuse 2, leave 2 to the owner"
    assert parts_of(words, [Group(YES, BEARS), groups[1]], "receive") == "Settle 2, refuse 2"
    assert title_of(words, groups[0]) == "Waits for the owner: 1 × Ida <b>, 1 × Rosa"
