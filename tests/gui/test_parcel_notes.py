"""What was noted of a parcel stands on its return's window."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.parcel_notes import ParcelNotes
from desk.operations import returns
from desk.operations.desk import Desk
from desk.words import Words
from tests.gui.acts import texts
from tests.gui.returning import settled


@pytest.fixture
def card(words: Words, qtbot: QtBot) -> ParcelNotes:
    """An empty card."""
    made = ParcelNotes(words)
    qtbot.addWidget(made)
    return made


def test_where_pieces_went_and_what_the_checklist_found(card: ParcelNotes, desk: Desk) -> None:
    ra = settled(desk).ra
    card.show_return(ra)
    assert card.isHidden(), "nothing was noted"
    line = replace(ra.lines[0], place="damaged", checks={"Box <b>?": "no", "Edition": "7/500"})
    done = replace(ra.settlement, found_reason="defective")  # type: ignore[type-var]
    card.show_return(replace(ra, lines=(line,), settlement=done))
    read = texts(card)
    for part in ("Defective", "Box <b>?  ·  No\nEdition  ·  7/500", "Where B went\nAmong the damaged"):
        assert part in read, part


def test_what_was_taken_back_went_nowhere(card: ParcelNotes, desk: Desk) -> None:
    ra = settled(desk).ra
    returns.reverse_settlement(desk, ra.number, "wrong doll")
    ra = returns.open_return(desk, ra.number).ra
    card.show_return(replace(ra, lines=(replace(ra.lines[0], place="stock"),)))
    assert card.isHidden()
