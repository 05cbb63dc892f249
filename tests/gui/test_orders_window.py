"""An order is looked at, shipped and delivered."""

from datetime import date

from PySide6.QtCore import Qt

from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.operations import billings, cancelling, orders, payments
from desk.records.cancellations import CancelAsk
from desk.records.facts import LinePart
from desk.records.money import Money
from tests.gui.acts import click, fill, opened, press, record_window, texts
from tests.gui.returning import issued
from tests.operations.claim_trials import broken, replaced
from tests.operations.ordering import paid, taken
from tests.operations.parceling import left


def menu(window: object) -> list[str]:
    """What the menu offers."""
    return [plain_text(action.text()) for action in window.head.menu.actions()]  # type: ignore[attr-defined]


def test_it_shows_all_of_an_order(main: MainWindow) -> None:
    read = texts(record_window(main, "order", "#1001"))
    for part in (
        "#1001",
        "Delivered",
        "Łukasz R&D",
        "Felt bear, honey",
        "$120.00",
        "$235.71",
        "5 Elm St",
        "$11.20",
    ):
        assert part in read
    assert "visa 4242" in read and "Nothing has come back." in read and "Order entered" in read


def test_the_next_step_of_a_placed_order_is_to_ship_it(main: MainWindow) -> None:
    window = record_window(main, "order", "#1003")
    click(window.head.next)
    ship = opened(main, "ship", "#1003")
    fill(ship.on, "3/12")
    click(ship.all)
    click(ship.head.next)
    assert orders.open_order(main.run.desk, "#1003").shipped == date(2026, 3, 12)
    assert plain_text(window.head.next.text()) == "Mark delivered"


def test_the_next_step_has_its_letter_after_every_change(main: MainWindow) -> None:
    window = record_window(main, "order", "#1002")
    assert "&" in window.head.next.text()
    orders.mark_delivered(main.run.desk, "#1002", date(2026, 3, 13))
    main.run.changed.emit(frozenset({"orders"}))
    assert plain_text(window.head.next.text()) == "Issue RA" and "&" in window.head.next.text()
    main.run.changed.emit(frozenset({"orders"}))
    assert "&" in window.head.next.text()


def test_a_day_before_the_order_was_shipped_is_refused_and_kept_on_screen(main: MainWindow) -> None:
    window = record_window(main, "order", "#1002")
    click(window.head.next)
    fill(window.ask._fields["on"], "2/1/26")
    assert not window.bar.isHidden() and window.ask.isVisible()
    assert window.ask._fields["on"].text() == "Feb 1, 2026"
    assert orders.open_order(main.run.desk, "#1002").delivered is None


def test_a_shipped_order_is_marked_delivered(main: MainWindow) -> None:
    window = record_window(main, "order", "#1002")
    assert "Issue RA" in menu(window)
    click(window.head.next)
    click(window.ask.confirm)
    assert orders.open_order(main.run.desk, "#1002").delivered == date(2026, 3, 13)
    click(window.head.next)
    assert opened(main, "issue", "#1002") is not None


def test_its_returns_are_one_click_away(main: MainWindow) -> None:
    ra = issued(main.run.desk)
    window = record_window(main, "order", "#1001")
    assert f"{ra.number}  ·  Open" in texts(window)
    button = next(
        each for each in window.cards["returns"].children() if getattr(each, "text", str)().startswith("RA-")
    )
    click(button)
    assert opened(main, "return", ra.number) is not None


def test_it_is_printed_from_the_menu(main: MainWindow) -> None:
    window = record_window(main, "order", "#1001")
    action = window.head.menu.actions()[menu(window).index("Print order sheet")]
    action.trigger()
    assert opened(main, "order_sheet", "#1001").pdf.startswith(b"%PDF")
    press(window, Qt.Key.Key_Escape)


def test_the_buyer_is_a_step_away(main: MainWindow) -> None:
    window = record_window(main, "order", "#1001")
    step = next(each for each in window.head.menu.actions() if each.text() == "Customer")
    step.trigger()
    assert opened(main, "customer", window.order.customer.number) is not None


def test_what_is_owed_no_more_and_what_was_paid_too_much_is_shown(main: MainWindow) -> None:
    desk = main.run.desk
    order = billings.bill_correction(desk, left(desk).number, Money(1500))
    payments.take_payment(desk, order.number, *paid(desk, 1500))
    (charge,) = billings.charges_of(desk, order.number)
    billings.void_charge(desk, order.number, charge.id, "the carrier was wrong")
    assert "Paid too much" in texts(record_window(main, "order", order.number))
    order = taken(desk)
    ask = CancelAsk(order.number, desk.clock.today(), (LinePart(str(order.lines[0].id), 1),))
    cancelling.cancel_order(desk, cancelling.ask_cancel(desk, ask))
    read = texts(record_window(main, "order", order.number))
    assert "Owed no more\n$127.32" in read and "Paid too much" not in read


def test_a_replacement_says_what_it_is_for(main: MainWindow) -> None:
    desk = main.run.desk
    ra = broken(desk)
    window = record_window(main, "order", replaced(desk, ra).replacement)
    read = texts(window)
    assert f"Replacement for {ra.number}" in read and "Cash" not in read and "$0.00" in read
    assert plain_text(window.head.next.text()) == "Ship…"
    click(window.instead)
    assert opened(main, "return", ra.number) is not None
    assert record_window(main, "order", "#1001").instead.isHidden()
