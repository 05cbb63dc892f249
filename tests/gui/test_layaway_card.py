"""An order's window shows how its layaway stands, and leads to the statement."""

from desk.gui.main_window import MainWindow
from tests.gui.acts import click, opened, record_window, texts
from tests.operations.own_policies import shop_under
from tests.operations.test_layaways import PLANNED, laid


def test_what_is_left_stands_on_the_order(main: MainWindow) -> None:
    order = laid(main.run.desk, 3000)
    window = record_window(main, "order", order.number)
    read = texts(window.layaway)
    for part in ("First payment", "$30.00", "Still to be paid", "$90.00", "once all of it is paid"):
        assert part in read, part
    assert "Next payment" not in read
    link = next(each for each in window.layaway.children() if "tatement" in getattr(each, "text", str)())
    click(link)
    assert opened(main, "layaway_statement", order.number).pdf.startswith(b"%PDF")


def test_the_next_payment_of_a_plan_is_told(main: MainWindow) -> None:
    main.run.desk = shop_under(main.run.desk, PLANNED)
    window = record_window(main, "order", laid(main.run.desk, 3000).number)
    assert "$30.00 by Apr 15, 2026" in texts(window.layaway)


def test_where_nothing_is_laid_away_there_is_no_card(main: MainWindow) -> None:
    assert record_window(main, "order", "#1003").layaway.isHidden()
