"""A form about an order asks for the order first where none is given."""

import pytest

from desk.gui.main_window import MainWindow
from desk.records.lists import Hit
from tests.gui.acts import opened, record_window, texts


@pytest.mark.parametrize(("kind", "number"), [("issue", "#1001"), ("cancel", "#1003")])
def test_an_order_is_scanned_first(main: MainWindow, kind: str, number: str) -> None:
    window = record_window(main, kind)
    assert "Which order is it about?" in texts(window)
    assert not window.take_hit(Hit("item", "A", "Felt bear")), "an item is for another window"
    assert window.take_hit(Hit("order", number, "Łukasz R&D", exact=True))
    form = opened(main, kind, number)
    assert form is not None and opened(main, kind) is None
    assert form.order.number == number and number in form.head.about.text()
    assert not form.take_hit(Hit("order", "#1002", "Łukasz R&D")), "it has its order"
