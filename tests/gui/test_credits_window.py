"""Store credit is looked at and its slip printed."""

from desk.gui.main_window import MainWindow
from tests.gui.acts import click, opened, record_window, texts
from tests.gui.returning import settled


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
