"""A parcel's answer says of each line what becomes of it, and the button says it shortly."""

from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.parcel_answer import ParcelAnswer, deed_of, pieces_of, refused_of
from desk.operations import returns
from desk.operations.desk import Desk
from desk.records.answers import Answer
from desk.records.returns import Parcel, Sheet, Sorted
from desk.words import Words
from tests.conftest import DAY
from tests.gui.acts import texts
from tests.gui.returning import FOUND, together

YES, NO, OPEN = (Answer("return", outcome) for outcome in ("allowed", "refused", "owner"))


@pytest.fixture
def sheet(desk: Desk) -> Sheet:
    """Both goods of #1001, the bear as it should be and the doll without its packing."""
    ra = together(desk, "A", "B")
    bare = replace(FOUND, original_packaging=False)
    found = ((ra.lines[0].id, FOUND), (ra.lines[1].id, bare))
    return returns.inspect(desk, returns.open_return(desk, ra.number), Parcel(DAY, DAY, True, found))


def shown(words: Words, qtbot: QtBot) -> Any:
    """An empty answer."""
    made = ParcelAnswer(words, DAY)
    qtbot.addWidget(made)
    return made


def test_what_fares_otherwise_stands_below(sheet: Sheet, words: Words, qtbot: QtBot) -> None:
    view = shown(words, qtbot)
    view.show_sheet(sheet, ["Still this"], lambda: None)
    view.show()
    read = texts(view)
    assert "Accepted: 1 × Felt bear, honey\nRefused: 1 × Porcelain doll “Ida”" in read
    for part in ("$103.32", "not in its original packing", "Still this"):
        assert part in read
    assert deed_of(words, sheet) == "Settle 1, refuse 1"
    assert refused_of(sheet) == {sheet.ra.lines[1].id}
    view.show_nothing(["Look at it"])
    assert "Refused" not in texts(view) and "Look at it" in texts(view)


def test_what_all_fares_alike_needs_no_titles(sheet: Sheet, words: Words, qtbot: QtBot) -> None:
    view = shown(words, qtbot)
    view.show_sheet(replace(sheet, apart=()), (), lambda: None)
    assert view.sums.isHidden() and deed_of(words, replace(sheet, apart=())) == "Settle and print slip"


def test_a_proposal_is_shown_as_one(sheet: Sheet, words: Words, qtbot: QtBot) -> None:
    view = shown(words, qtbot)
    view.show_sheet(replace(sheet, answer=OPEN, apart=(), proposal=sheet.answer), (), lambda: None)
    read = texts(view)
    assert "What the policy says of what was found:" in read and "Estimate · Store credit" in read


def test_the_button_says_what_becomes_of_it(sheet: Sheet, words: Words) -> None:
    first, second = (line.id for line in sheet.ra.lines)
    for answer, apart, said in (
        (NO, (), "Refuse the parcel"),
        (OPEN, (), "Leave it to the owner"),
        (YES, (Sorted((second,), OPEN),), "Settle 1, leave 1 to the owner"),
        (OPEN, (Sorted((first,), NO),), "Refuse 1, leave 1 to the owner"),
    ):
        made = replace(sheet, answer=answer, apart=apart)
        assert deed_of(words, made) == said
    assert deed_of(words, replace(sheet, answer=None, apart=())) == "Settle and print slip"
    assert pieces_of(replace(sheet, answer=None, apart=())) == {}
    assert refused_of(replace(sheet, answer=NO, apart=())) == {first, second}
    assert refused_of(replace(sheet, answer=None, apart=())) == frozenset()
