"""Lines are scanned or found; several pieces at once; an item nobody knows is entered here."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.gui.bar import MessageBar
from desk.gui.lines_form import LinesForm
from desk.gui.run import Run
from desk.records.lists import Hit
from desk.records.money import Money
from tests.gui.acts import click, press, type_text
from tests.gui.taking import stocked


@pytest.fixture
def form(run: Run, bar: MessageBar) -> Any:
    """An order without lines, over a shop with four items."""
    stocked(run.desk)
    made = LinesForm(run, bar)
    made.show()
    return made


def scan(form: Any, text: str) -> None:
    """Type and press Enter."""
    type_text(form.box.field, text)
    press(form.box.field, Qt.Key.Key_Return)


def test_a_scan_is_a_line_and_the_same_again_one_piece_more(form: Any) -> None:
    scan(form, "a1")
    scan(form, "3*B1")
    scan(form, "A1")
    assert [(line.sku, line.quantity) for line in form.lines()] == [("A1", 2), ("B1", 3)]


def test_an_item_is_found_by_name(form: Any) -> None:
    type_text(form.box.field, "winter")
    assert form.box.look()[0].number == "P1"
    press(form.box.field, Qt.Key.Key_Return)
    assert form.lines()[0].kind == "preorder"


def test_an_unknown_item_is_entered_here(form: Any) -> None:
    told: list[int] = []
    form.settled.connect(lambda: told.append(1))
    scan(form, "N77")
    (row,) = form.rows
    assert not row.known and row.sku.text() == "N77" and told == []
    type_text(row.price, "12")
    assert form.lines()[0].price == Money(1200)
    scan(form, "very old doll")
    assert form.rows[1].sku.text() == "" and form.rows[1].name.text() == "very old doll"


def test_enter_in_the_empty_field_ends_the_lines(form: Any) -> None:
    told: list[int] = []
    form.settled.connect(lambda: told.append(1))
    press(form.box.field, Qt.Key.Key_Return)
    assert told == []
    scan(form, "A1")
    assert told == []
    press(form.box.field, Qt.Key.Key_Return)
    assert told == [1]


def test_a_line_is_taken_out(form: Any) -> None:
    scan(form, "A1")
    scan(form, "B1")
    click(form.rows[0].remove)
    assert [line.sku for line in form.lines()] == ["B1"]


def test_weight_and_size_are_known_where_every_items_is(form: Any) -> None:
    assert (form.weight(), form.packed_size()) == ("", "")
    scan(form, "A1")
    assert (form.weight(), form.packed_size()) == ("1.2", "8x6x4")
    scan(form, "2*B1")
    assert (form.weight(), form.packed_size()) == ("5.2", "")
    scan(form, "P1")
    assert form.weight() == ""


def test_the_tab_key_goes_through_the_lines_from_top_to_bottom(form: Any) -> None:
    scan(form, "A1")
    scan(form, "B1")
    wanted = [field for row in form.rows for field in row.fields()] + [form.box.field]
    assert chain(wanted[0], wanted) == wanted


def chain(widget: Any, among: list[Any]) -> list[Any]:
    """Some widgets in the order in which the Tab key comes to them, from this one on."""
    found, each = [widget], widget.nextInFocusChain()
    while each is not widget:
        found += [each] if each in among else []
        each = each.nextInFocusChain()
    return found


def test_enter_in_a_line_goes_on_to_the_next_item(form: Any) -> None:
    scan(form, "A1")
    press(form.rows[0].price, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.box.field.hasFocus() or QApplication.focusWidget() is None


def test_hits_of_a_scanner_are_lines(form: Any) -> None:
    assert form.take_hit(Hit("item", "A1", "")) and not form.take_hit(Hit("order", "#1001", ""))
    assert form.take_hit(Hit("item", "gone", "")) and len(form.rows) == 1


def test_what_was_typed_is_put_again(form: Any, run: Run, bar: MessageBar) -> None:
    scan(form, "A1")
    scan(form, "N77")
    type_text(form.rows[1].price, "12")
    again = LinesForm(run, bar)
    typed = form.typed()
    again.retype(typed)
    assert again.lines() == form.lines() and [row.known for row in again.rows] == [True, False]
    typed[0]["sku"] = "gone"
    other = LinesForm(run, bar)
    other.retype(typed)
    assert [row.known for row in other.rows] == [False, False]


def test_each_line_is_told_its_own(form: Any) -> None:
    scan(form, "A1")
    form.tell([("$120.00", "known")])
    assert form.rows[0].mark.text() == "known"


def test_what_cannot_be_searched_shows_no_hits(form: Any) -> None:
    form.run.desk.db.close()
    type_text(form.box.field, "bear")
    assert form.box.look() == ()
