"""Store credit is looked at and its slip printed."""

from desk.gui.main_window import MainWindow
from desk.operations import cancelling
from desk.records.cancellations import CancelAsk
from tests.gui.acts import click, opened, record_window, texts
from tests.gui.returning import settled
from tests.operations.ordering import paid, taken


def test_it_shows_balance_origin_and_slip(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit", done.slip.number)
    read = texts(window)
    for part in (done.slip.number, "Open", "Łukasz R&D", "$77.45", "nothing of it is spent", done.ra.number):
        assert part in read
    click(window.head.next)
    assert opened(main, "credit_slip", done.slip.number).pdf.startswith(b"%PDF")


def test_where_it_came_from_is_a_click_away(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit", done.slip.number)
    origin = next(each for each in window.facts.children() if done.ra.number in getattr(each, "text", str)())
    click(origin)
    assert opened(main, "return", done.ra.number) is not None


def test_what_a_cancellation_gave_leads_to_its_order(main: MainWindow) -> None:
    desk = main.run.desk
    order = taken(desk, payments=paid(desk, 23571))
    sheet = cancelling.ask_cancel(desk, CancelAsk(order.number, order.placed))
    number = cancelling.cancel_order(desk, sheet).slip
    window = record_window(main, "credit", number)
    click(next(each for each in window.facts.children() if order.number in getattr(each, "text", str)()))
    assert opened(main, "order", order.number) is not None
