"""What was noted of a parcel stands on its return's window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.gui.parcel_notes import ParcelNotes
from desk.operations import returns
from desk.operations.desk import Desk
from desk.records.requests import RequestRow
from desk.words import Words
from tests.gui.acts import click, texts
from tests.gui.returning import settled

ASKED = RequestRow(1, "RQ-26-00001-0", "#1001", "Ann", "settle", date(2026, 3, 13), "defective", "refused")


@pytest.fixture
def opened() -> list[str]:
    """The numbers of the requests that were asked for."""
    return []


@pytest.fixture
def card(words: Words, qtbot: QtBot, opened: list[str]) -> ParcelNotes:
    """An empty card."""
    made = ParcelNotes(words, opened.append)
    qtbot.addWidget(made)
    return made


def test_where_pieces_went_and_what_the_checklist_found(card: ParcelNotes, desk: Desk) -> None:
    ra = settled(desk).ra
    card.show_return(ra, ())
    assert card.isHidden(), "nothing was noted"
    line = replace(ra.lines[0], place="damaged", checks={"Box <b>?": "no", "Edition": "7/500"})
    done = replace(ra.settlement, found_reason="defective")  # type: ignore[type-var]
    card.show_return(replace(ra, lines=(line,), settlement=done), ())
    read = texts(card)
    for part in ("Defective", "Box <b>?  ·  No\nEdition  ·  7/500", "Where B went\nAmong the damaged"):
        assert part in read, part


def test_what_was_taken_back_went_nowhere(card: ParcelNotes, desk: Desk) -> None:
    ra = settled(desk).ra
    returns.reverse_settlement(desk, ra.number, "wrong doll")
    ra = returns.open_return(desk, ra.number).ra
    card.show_return(replace(ra, lines=(replace(ra.lines[0], place="stock"),)), ())
    assert card.isHidden()


def test_its_requests_are_a_click_away(card: ParcelNotes, desk: Desk, opened: list[str]) -> None:
    card.show_return(settled(desk).ra, (ASKED,))
    card.show()
    (button,) = card.findChildren(QPushButton)
    assert "RQ-26-00001-0  ·  Refused" in texts(card)
    click(button)
    assert opened == ["RQ-26-00001-0"]
