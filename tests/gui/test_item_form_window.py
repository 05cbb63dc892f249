"""An item is entered and changed in a window that forgets nothing that was typed."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from desk.gui.main_window import MainWindow
from desk.operations import checklists, drafts, items
from desk.records.checklists import Check
from desk.records.items import Item
from desk.records.money import Money
from tests.gui.acts import click, fill, opened, press, record_window, texts, tick, type_text


def test_a_new_item_is_entered(main: MainWindow) -> None:
    main.show_page("items")
    press(main.pages.currentWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window = opened(main, "item_form", "")
    texts_typed = {
        "sku": "BEAR",
        "name": "Old bear",
        "barcode": "7",
        "weight": "2.5 lb",
        "size": "12 x 8 x 6",
    }
    for name, text in texts_typed.items():
        type_text(window.texts[name], text)
    window.kinds.setCurrentIndex(1)
    fill(window.released, "5/1")
    tick(window.flags["untaxed"])
    click(window.head.next)
    assert "Price" in texts(window.bar), "a price that nobody wrote is not nothing"
    fill(window.price, "1,150.00")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = items.open_item(main.run.desk, "BEAR").item
    assert found == Item(
        found.id, "BEAR", "Old bear", Money(115000), "7", "preorder", date(2026, 5, 1), "2.5", "12x8x6", True
    )
    assert opened(main, "item", "BEAR") is not None
    assert drafts.load(main.run.desk, "item_form", "") is None


def test_an_item_is_changed_but_for_its_sku(main: MainWindow) -> None:
    window = record_window(main, "item_form", "B")
    assert not window.texts["sku"].isEnabled() and window.price.text() == "89.95"
    fill(window.price, "90")
    tick(window.flags["retired"])
    click(window.head.next)
    found = items.open_item(main.run.desk, "B").item
    assert (found.price, found.retired) == (9000, True)


def test_what_was_typed_is_there_again_over_what_changed_meanwhile(main: MainWindow) -> None:
    window = record_window(main, "item_form", "B")
    type_text(window.texts["note"], "torn ear")
    fill(window.released, "5/1")
    tick(window.flags["untaxed"])
    window.kinds.setCurrentIndex(2)
    window.close()
    known = items.open_item(main.run.desk, "B").item
    items.change_item(main.run.desk, replace(known, price=Money(100)))
    again = record_window(main, "item_form", "B")
    assert "left off" in texts(again.bar)
    wanted = again.item_now()
    assert (wanted.note, wanted.price, wanted.kind, wanted.untaxed) == ("torn ear", 100, "special", True)
    assert wanted.released == date(2026, 5, 1)
    again._afresh()
    assert again.item_now() == items.open_item(main.run.desk, "B").item


def test_its_category_is_chosen_or_typed_and_says_its_checklist(main: MainWindow) -> None:
    desk = main.run.desk
    checklists.set_checklist(desk, "Porcelain & felt", (Check("Box there?"),))
    window = record_window(main, "item_form", "B")
    assert window.category.currentText() == ""
    window.category.setCurrentIndex(0)
    window.category.activated.emit(0)
    window.close()
    window = record_window(main, "item_form", "B")
    assert window.category.currentText() == "Porcelain & felt"
    click(window.head.next)
    assert items.open_item(desk, "B").item.category == "Porcelain & felt"
    assert "Porcelain & felt" in texts(opened(main, "item", "B"))
    window = record_window(main, "item_form", "A")
    type_text(window.category.lineEdit(), " Bears ")
    click(window.head.next)
    assert items.open_item(desk, "A").item.category == "Bears"


def test_an_item_that_is_not_there_is_told(main: MainWindow) -> None:
    window = record_window(main, "item_form", "nothing")
    assert "nothing" in texts(window.bar) and window.head.next.isHidden()
    window.rebuild()
