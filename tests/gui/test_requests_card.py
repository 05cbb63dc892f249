"""A request's cells in a table."""

from dataclasses import replace
from datetime import date

from desk.gui.requests_card import COLUMNS, cells
from desk.records.requests import RequestRow
from desk.words import Words

ROW = RequestRow(
    1,
    "RQ-26-00001-6",
    "#1001",
    "Ann",
    "issue",
    date(2026, 3, 2),
    "wrong_item",
    "declined",
    "",
    date(2026, 3, 5),
)


def test_a_row_has_a_cell_for_each_column() -> None:
    told = ["Ann", "RQ-26-00001-6", "#1001", "Mar 2, 2026", "Wrong item", "Declined", "Mar 5, 2026", ""]
    assert cells(Words("en"), ROW) == told and len(told) == len(COLUMNS)
    waits = replace(ROW, state="awaits_owner", decided=None)
    assert cells(Words("es"), waits, ("state", "decided")) == ["Espera al dueño", ""]
