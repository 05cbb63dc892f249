"""Filter chips and the search within a list."""

import pytest
from pytestqt.qtbot import QtBot

from desk.gui.chips import FilterRow
from desk.words import Words
from tests.gui.acts import click, type_text


@pytest.fixture
def row(qtbot: QtBot, words: Words) -> FilterRow:
    """Two chips beside the one for all."""
    filters = FilterRow(words, ("open", "shipped"))
    qtbot.addWidget(filters)
    filters.show()
    return filters


def test_a_chip_filters(row: FilterRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.filtered) as told:
        click(row.chip("open"))
    assert told.args == ["open", ""]


def test_letters_filter_shortly_after_the_last_one(row: FilterRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.filtered) as told:
        type_text(row.search, "ida")
    assert told.args == ["", "ida"]


def test_counts_are_capped(row: FilterRow) -> None:
    row.show_counts({"open": 3, "shipped": 1001})
    assert (row.chip("open").text(), row.chip("shipped").text()) == ("Open  3", "Shipped  1000+")


def test_a_chip_can_be_chosen_for_somebody(row: FilterRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.filtered) as told:
        row.choose("shipped")
    assert told.args == ["shipped", ""]
    assert row.chip("shipped").isChecked()
