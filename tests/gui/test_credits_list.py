"""The list of store credit shows balances and where they came from."""

from pytestqt.qtbot import QtBot

from desk.gui.credits_list import CREDITS, credits_page
from desk.gui.run import Run
from tests.gui.returning import settled


def test_it_shows_the_credit_of_a_settled_return(run: Run, qtbot: QtBot) -> None:
    done = settled(run.desk)
    page = credits_page(run)
    qtbot.addWidget(page)
    row = [page.model.index(0, place).data() for place in range(len(CREDITS.columns))]
    assert (row[0], row[2], row[6]) == (done.slip.number, done.ra.number, "$77.45")


def test_every_column_has_its_word(run: Run) -> None:
    assert all(run.words.has(f"column.{column.id}") for column in CREDITS.columns)
    assert all(run.words.has(f"chip.{chip}") for chip in CREDITS.chips)
