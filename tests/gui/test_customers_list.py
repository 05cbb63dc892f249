"""The list of customers shows where they live and what credit they have left."""

from pytestqt.qtbot import QtBot

from desk.gui.customers_list import CUSTOMERS, customers_page
from desk.gui.run import Run
from tests.gui.returning import settled


def test_it_shows_customers_from_a_to_z_with_credit(run: Run, qtbot: QtBot) -> None:
    settled(run.desk)
    page = customers_page(run)
    qtbot.addWidget(page)
    rows = [
        [page.model.index(row, place).data() for place in range(len(CUSTOMERS.columns))] for row in range(3)
    ]
    assert {row[2] for row in rows} == {"Rolla, IL", "Rolla, MO", "Rolla, OH"}
    assert sorted(row[6] for row in rows) == ["", "", "$77.45"]
    assert not page.query.descending


def test_a_new_one_begins_from_it(run: Run, qtbot: QtBot) -> None:
    page = customers_page(run)
    qtbot.addWidget(page)
    for step in (page._make, page._deeds[0].step):
        with qtbot.waitSignal(run.wanted) as told:
            step()
        assert told.args == ["customer_form", ""]


def test_a_file_is_brought_in_from_it(run: Run, qtbot: QtBot) -> None:
    page = customers_page(run)
    qtbot.addWidget(page)
    with qtbot.waitSignal(run.wanted) as told:
        page._deeds[1].step()
    assert told.args == ["import", ""] and page._deeds[1].act.operation == "import_customers"


def test_every_column_has_its_word(run: Run) -> None:
    assert all(run.words.has(f"column.{column.id}") for column in CUSTOMERS.columns)
    assert all(run.words.has(f"chip.{chip}") for chip in CUSTOMERS.chips)
