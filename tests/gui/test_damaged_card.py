"""Damaged pieces stand apart on their item's window, and leave it there with a reason."""

import pytest

from desk.gui.damaged_card import step_out, taking_out
from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import items, shelving
from desk.operations.desk import Desk
from desk.words import Words
from tests.gui.acts import cells, click, record_window, texts


@pytest.fixture
def broken(desk: Desk) -> Desk:
    """Three damaged dolls, beside four on the shelf."""
    items.count_stock(desk, "B", 4, "first count")
    with desk.db.atomic():
        shelving.put(desk, "RA-26-00001-0", [("B", 3, "damaged")])
    return desk


def taken(window: object, pieces: str, way: int) -> None:
    """Take some out by the menu."""
    window.head.menu.actions()[1].trigger()  # type: ignore[attr-defined]
    fields = window.ask._fields  # type: ignore[attr-defined]
    fields["pieces"].setText(pieces)
    fields["way"].setCurrentIndex(way)
    fields["reason"].setText("the doctor of dolls was here")
    click(window.ask.confirm)  # type: ignore[attr-defined]


def test_they_are_told_with_what_became_of_them(broken: Desk, main: MainWindow) -> None:
    window = record_window(main, "item", "B")
    assert "Damaged\n3" in texts(window.damaged)
    assert cells(window.damaged)[:4] == ["Mar 13, 2026", "+3", "RA-26-00001-0", "Alma"]
    taken(window, "4", 0)
    assert "4" in window.bar.label.text() and items.open_item(broken, "B").item.damaged == 3
    taken(window, "1", 1)
    taken(window, "2", 0)
    found = items.open_item(broken, "B").item
    assert (found.damaged, found.on_hand) == (0, 5)
    assert cells(window.damaged)[:3] == ["Mar 13, 2026", "-2", "the doctor of dolls was here"]
    assert [plain_text(each.text()) for each in window.head.menu.actions()] == ["Change…"]


def test_what_is_no_number_is_told(broken: Desk, main: MainWindow) -> None:
    window = record_window(main, "item", "B")
    taken(window, "some", 0)
    assert "some" in window.bar.label.text() and not window.ask.isHidden()


def test_an_item_without_any_has_no_card(main: MainWindow) -> None:
    assert record_window(main, "item", "B").damaged.isHidden()


def test_what_was_never_counted_does_not_go_on_the_shelf(desk: Desk, words: Words) -> None:
    asked = taking_out(words, items.open_item(desk, "B").item, lambda _: None)
    assert list(asked.blanks[1].options) == ["gone"]
    assert step_out("gone").keywords == {"to_shelf": False}  # type: ignore[attr-defined]
