"""The table of what each line would do: before and after, of a long list the first that change."""

from PySide6.QtWidgets import QApplication

from desk.gui import plan_card
from desk.records.imports import CHANGED, NEW, SAME, FieldChange, ListReport, Planned
from desk.words import Words
from tests.gui.acts import cells, texts

LINES = (
    Planned(2, NEW, "", "Ann"),
    Planned(3, SAME, "CM-1", "Bo", "outside"),
    Planned(
        4,
        CHANGED,
        "CM-2",
        "Cy <b>",
        "home",
        (FieldChange("city", "", "Rolla"), FieldChange("note", "a", "b")),
    ),
)


def report(lines: tuple[Planned, ...], kind: str = "customers") -> ListReport:
    return ListReport(kind, "a.csv", "d", len(lines), ("Name",), planned=lines)


def test_lines_stand_in_their_order_a_row_for_each_change(qapp: QApplication, words: Words) -> None:
    found = cells(plan_card.plan_card(words, report(LINES)))
    rows = [found[place : place + 7] for place in range(0, len(found), 7)]
    assert rows == [
        ["2", "new", "Ann", "", "", "", ""],
        ["3", "the same", "CM-1  Bo", "number in the older system", "", "", ""],
        ["4", "changed", "CM-2  Cy <b>", "name and postal code", "City", "(nothing)", "Rolla"],
        ["", "", "", "", "Note", "a", "b"],
    ]


def test_of_a_long_list_those_stand_that_change_anything(qapp: QApplication, words: Words) -> None:
    lines = tuple(Planned(line, SAME, "A", "Bear", "sku") for line in range(2, 600)) + LINES
    card = plan_card.plan_card(words, report(lines, "items"))
    assert "The first 2 of 2 lines that change anything" in texts(card)
    assert "Bear" not in cells(card) and "SKU" not in cells(card)
