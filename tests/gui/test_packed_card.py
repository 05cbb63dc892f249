"""Beside the photos of a claim stands how its pieces were packed, by whom and when."""

from desk.gui.main_window import MainWindow
from desk.operations import orders, shipping
from desk.records.shipments import Dispatch, Packed
from tests.gui.acts import click, opened, record_window, texts
from tests.gui.returning import issued
from tests.operations.claim_trials import broken
from tests.operations.ordering import paid, taken


def packed(main: MainWindow, second: str = "ticked") -> str:
    """A claim about a doll that left with a bear in a parcel."""
    desk = main.run.desk
    order = taken(desk, payments=paid(desk, 23571))
    bear, doll = order.lines
    inside = (Packed(bear.id, 1, "scanned"), Packed(doll.id, 1, second))
    shipping.ship(desk, Dispatch(order.number, desk.clock.today(), inside, tracking="1Z 5"))
    orders.mark_delivered(desk, order.number, desk.clock.today())
    return broken(desk, doll.sku, number=order.number).number


def test_each_line_tells_who_checked_it(main: MainWindow) -> None:
    window = record_window(main, "return", packed(main))
    read = texts(window.packed)
    assert "1 × Felt bear, honey  ·  scanned by Alma, Mar 13, 2026" in read
    assert "ticked by Alma, Mar 13, 2026, 12:00" in read and "1Z 5" in read
    click(window.packed.body.itemAt(window.packed.body.count() - 1).widget())
    assert opened(main, "packing_slip", "SH-26-00001-8") is not None


def test_what_nobody_checked_is_told(main: MainWindow) -> None:
    assert "not checked" in texts(record_window(main, "return", packed(main, "")).packed)


def test_of_an_imported_order_nothing_is_known(main: MainWindow) -> None:
    card = record_window(main, "return", broken(main.run.desk).number).packed
    assert "Nobody noted what was in it" in texts(card)


def test_a_return_that_is_no_claim_has_none(main: MainWindow) -> None:
    window = record_window(main, "return", issued(main.run.desk).number)
    assert window.packed.isHidden() and window.claim.isHidden() and not window.photos.isHidden()
