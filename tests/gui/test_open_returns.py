"""Whose parcel is it: found by a name, an order or a number, and taken."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from desk.gui.open_returns import OpenReturns
from desk.gui.run import Run
from desk.operations import returns
from tests.gui.acts import cells, click, type_text
from tests.gui.returning import issued, settled


@pytest.fixture
def taken() -> list[str]:
    """The numbers that were taken."""
    return []


@pytest.fixture
def whose(run: Run, qtbot: QtBot, taken: list[str]) -> OpenReturns:
    """The card with nothing typed."""
    bar = MessageBar("x")
    qtbot.addWidget(bar)
    card = OpenReturns(run, bar, taken.append)
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.mark.parametrize("text", ["łukasz", "#1001", "1001", "RA-26-00002-1"])
def test_open_returns_are_found_by_what_people_say(
    run: Run, qtbot: QtBot, whose: OpenReturns, taken: list[str], text: str
) -> None:
    settled(run.desk)
    ra = issued(run.desk, "A")
    assert whose.table.isHidden() and "Type a name" in whose.nothing.text()
    type_text(whose.field, text)
    qtbot.waitUntil(lambda: not whose.table.isHidden())
    assert cells(whose) == [ra.number, "Łukasz R&D", "#1001", "1 × Felt bear, honey", "Mar 23, 2026"]
    click(whose.buttons["match"])
    assert taken == [ra.number]


def test_what_is_not_open_is_not_offered(run: Run, whose: OpenReturns) -> None:
    number = settled(run.desk).ra.number
    returns.void_ra(run.desk, issued(run.desk, "A").number, "not meant")
    for text in (number, "Łukasz", "Nobody"):
        whose.seek(text)
        assert whose.table.isHidden() and whose.nothing.text() == "No open return is found by that."
    whose.seek(" ")
    assert "Type a name" in whose.nothing.text() and whose.buttons["match"].isHidden()
