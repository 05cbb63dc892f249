"""The orders list shows what a clerk looks for."""

from pytestqt.qtbot import QtBot

from desk.gui.orders_list import ORDERS, orders_page
from desk.gui.run import Run
from tests.gui.acts import click, texts


def test_it_shows_orders_and_offers_the_import(run: Run, qtbot: QtBot) -> None:
    page = orders_page(run)
    qtbot.addWidget(page)
    page.show()
    row = [page.model.index(0, place).data() for place in range(len(ORDERS.columns))]
    assert row[:4] == ["#1003", "Łukasz R&D", "Mar 2, 2026", "Processed"]
    assert "Import orders…" in texts(page)


def test_every_column_has_its_word(run: Run) -> None:
    assert all(run.words.has(f"column.{column.id}") for column in ORDERS.columns)
    assert all(run.words.has(f"chip.{chip}") for chip in ORDERS.chips)


def test_the_button_asks_for_the_import(run: Run, qtbot: QtBot) -> None:
    page = orders_page(run)
    qtbot.addWidget(page)
    page.show()
    button = next(each for each in page.children() if getattr(each, "text", str)() == "Import orders…")
    with qtbot.waitSignal(run.wanted) as told:
        click(button)
    assert told.args == ["import", ""]
