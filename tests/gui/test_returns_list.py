"""The returns list shows what is due."""

from datetime import date

from pytestqt.qtbot import QtBot

from desk.gui.returns_list import listing, returns_page
from desk.gui.run import Run
from tests.conftest import FixedClock
from tests.gui.returning import issued


def test_an_open_return_has_lapsed_after_its_day(run: Run, qtbot: QtBot, clock: FixedClock) -> None:
    ra = issued(run.desk)
    for day, word in ((date(2026, 3, 13), "Open"), (date(2026, 4, 1), "Lapsed")):
        clock.day = day
        page = returns_page(run)
        qtbot.addWidget(page)
        row = [page.model.index(0, place).data() for place in range(8)]
        assert (row[0], row[6]) == (ra.number, word)


def test_every_column_has_its_word(run: Run) -> None:
    found = listing(run.desk.clock.today())
    assert all(run.words.has(f"column.{column.id}") for column in found.columns)
    assert all(run.words.has(f"chip.{chip}") for chip in found.chips)
