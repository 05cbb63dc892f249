"""Each field shows its column with what stands there first, and another one can be chosen."""

from PySide6.QtWidgets import QApplication

from desk.gui.column_choice import ColumnChoice
from desk.gui.theme import Theme
from desk.records.imports import ListReport
from desk.words import Words

REPORT = ListReport(
    "customers",
    "a.csv",
    "d",
    2,
    ("Who", "Where", "?"),
    (("name", "Who"),),
    (("", "Rolla", ""), ("Ida <b>", "", "")),
)


def test_fields_show_their_columns_with_a_first_value(qapp: QApplication, words: Words) -> None:
    shown = ColumnChoice(words, REPORT)
    assert shown.boxes["name"].currentText() == "Who  ·  Ida <b>"
    assert shown.boxes["city"].currentText() == "(left out)"
    texts = [shown.boxes["city"].itemText(place) for place in range(4)]
    assert texts == ["(left out)", "Who  ·  Ida <b>", "Where  ·  Rolla", "?"]
    assert shown.boxes["city"].accessibleName() == "Column for: City"


def test_what_is_chosen_is_told_for_every_field(qapp: QApplication, words: Words) -> None:
    shown, told = ColumnChoice(words, REPORT), []
    shown.chosen.connect(lambda: told.append(shown.columns()))
    shown.boxes["city"].setCurrentIndex(2)
    assert told == []
    shown.boxes["city"].activated.emit(2)
    assert {name: heading for name, heading in told[0].items() if heading} == {"name": "Who", "city": "Where"}
    assert set(told[0]) == set(shown.boxes)


def test_it_fits_a_list_with_the_same_headings_alone(qapp: QApplication, words: Words) -> None:
    shown = ColumnChoice(words, REPORT)
    assert shown.fits(REPORT)
    assert not shown.fits(ListReport("items", "a.csv", "d", 1, REPORT.headings))
    assert not shown.fits(ListReport("customers", "a.csv", "d", 1, ("Who",)))


def test_it_folds_where_it_is_narrow(qapp: QApplication, words: Words) -> None:
    shown = ColumnChoice(words, REPORT)
    shown.show()
    for width, beside in ((Theme.px(100), True), (Theme.px(50), False)):
        shown.resize(width, Theme.px(60))
        qapp.processEvents()
        first, last = shown.boxes["number"], shown.boxes["note"]
        assert (last.x() > first.x() + first.width()) is beside
