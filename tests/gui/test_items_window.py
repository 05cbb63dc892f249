"""An item's window tells its stock, and counts it with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from desk.gui.items_window import read_count
from desk.gui.main_window import MainWindow
from desk.operations import items
from desk.records.errors import BadInput
from tests.gui.acts import cells, click, opened, record_window, texts


def counted(window: object, pieces: str, reason: str) -> None:
    """Count the stock in the window."""
    click(window.head.next)  # type: ignore[attr-defined]
    fields = window.ask._fields  # type: ignore[attr-defined]
    fields["pieces"].setText(pieces)
    fields["reason"].setText(reason)
    click(window.ask.confirm)  # type: ignore[attr-defined]


def test_stock_is_counted_with_a_reason(main: MainWindow) -> None:
    window = record_window(main, "item", "B")
    assert "Nobody counted" in texts(window) and "No piece was counted" in texts(window)
    counted(window, "many", "first count")
    assert "many" in texts(window.bar)
    counted(window, "4", "first count")
    counted(window, "3", "one has a torn ear")
    assert window.ask.isHidden()
    rows = cells(window.cards["movements"])
    assert rows[:5] == ["Mar 13, 2026", "Counted", "-1", "one has a torn ear", "Alma"]
    assert rows[7] == "+4"
    assert "On hand\n3" in texts(window.cards["stock"])


def test_what_is_set_aside_and_awaited_stands_beside(main: MainWindow) -> None:
    desk = main.run.desk
    items.count_stock(desk, "B", 4, "first count")
    with desk.db.atomic():
        desk.db.execute("UPDATE order_lines SET allocated = 1 WHERE sku = 'B' AND order_id = 3")
        desk.db.execute("UPDATE order_lines SET kind = 'preorder' WHERE sku = 'A' AND order_id = 3")
    window = record_window(main, "item", "B")
    assert "Set aside for orders\n1\nFree\n3" in texts(window.cards["stock"])
    click(window.head.next)
    assert "set aside for orders (1)" in texts(window.ask)
    assert "Orders wait for\n1" in texts(record_window(main, "item", "A").cards["stock"])


def test_all_that_is_known_of_it_is_told(main: MainWindow) -> None:
    desk = main.run.desk
    known = items.open_item(desk, "B").item
    told = {"barcode": "4012", "kind": "preorder", "released": date(2026, 5, 1), "weight": "2.5"}
    items.change_item(desk, replace(known, **told, size="12x8x6", untaxed=True, note="R&D"))  # type: ignore[arg-type]
    window = record_window(main, "item", "B")
    for part in ("4012", "Pre-order", "May 1, 2026", "2.5 lb", "12x8x6 in", "R&D", "$89.95", "Item changed"):
        assert part in texts(window), part
    items.change_item(desk, replace(items.open_item(desk, "B").item, retired=True))
    window.load()
    assert "Not sold any more" in texts(window.head)
    window.head.menu.actions()[0].trigger()
    assert opened(main, "item_form", "B") is not None


def test_an_item_that_is_not_there_is_told(main: MainWindow) -> None:
    assert "nothing" in texts(record_window(main, "item", "nothing").bar)


@pytest.mark.parametrize("typed", ["", "-1", "3.5", "1e3", "٣", "9999999999"])
def test_what_is_no_number_of_pieces(typed: str) -> None:
    with pytest.raises(BadInput, match="count-wrong"):
        read_count(typed)


def test_pieces() -> None:
    assert read_count(" 12 ") == 12
