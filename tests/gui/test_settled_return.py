"""A return that was settled is shown with what comes of it: an order that goes out again, or a slip."""

from desk.gui.main_window import MainWindow
from desk.gui.settled_return import show_settled
from tests.gui.acts import click, opened, texts
from tests.gui.returning import settled
from tests.operations.claim_trials import broken, replaced


def test_a_slip_is_printed(main: MainWindow) -> None:
    done = settled(main.run.desk)
    show_settled(main.run, done)
    assert opened(main, "return", done.ra.number).bar.isHidden()
    assert done.slip is not None and opened(main, "credit_slip", done.slip.number) is not None


def test_what_goes_out_again_is_told_with_a_way_to_it(main: MainWindow) -> None:
    done = replaced(main.run.desk, broken(main.run.desk))
    show_settled(main.run, done)
    window = opened(main, "return", done.ra.number)
    assert f"The same item goes out again with order {done.replacement}." in texts(window.bar)
    click(window.bar.button)
    assert opened(main, "order", done.replacement) is not None
