"""The list of items shows prices and what is left of each."""

from pytestqt.qtbot import QtBot

from desk.gui.items_list import ITEMS, items_page
from desk.gui.run import Run
from desk.operations import items, shelving


def test_it_shows_items_with_their_stock(run: Run, qtbot: QtBot) -> None:
    items.count_stock(run.desk, "B", 0, "all sold")
    page = items_page(run)
    qtbot.addWidget(page)
    rows = [[page.model.index(row, place).data() for place in range(len(ITEMS.columns))] for row in range(2)]
    assert rows[0][:6] == ["A", "Felt bear, honey", "In stock", "$120.00", "", ""]
    assert rows[1][3:6] == ["$89.95", "0", "0"], "none left is not the same as never counted"


def test_damaged_pieces_have_a_column(run: Run, qtbot: QtBot) -> None:
    with run.desk.db.atomic():
        shelving.put(run.desk, "RA-26-00001-0", [("B", 2, "damaged")])
    page = items_page(run)
    qtbot.addWidget(page)
    place = [column.id for column in ITEMS.columns].index("damaged")
    assert [page.model.index(row, place).data() for row in range(2)] == ["", "2"]


def test_a_new_one_begins_from_it(run: Run, qtbot: QtBot) -> None:
    page = items_page(run)
    qtbot.addWidget(page)
    for step in (page._make, page._deeds[0].step):
        with qtbot.waitSignal(run.wanted) as told:
            step()
        assert told.args == ["item_form", ""]


def test_a_file_is_brought_in_from_it(run: Run, qtbot: QtBot) -> None:
    page = items_page(run)
    qtbot.addWidget(page)
    with qtbot.waitSignal(run.wanted) as told:
        page._deeds[1].step()
    assert told.args == ["import", ""] and page._deeds[1].act.operation == "import_items"


def test_every_column_has_its_word(run: Run) -> None:
    assert all(run.words.has(f"column.{column.id}") for column in ITEMS.columns)
    assert all(run.words.has(f"chip.{chip}") for chip in ITEMS.chips)
