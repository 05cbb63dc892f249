"""The owner extends a return: the day, the reason, what the timeline and the list say then."""

from dataclasses import replace
from datetime import date

from desk.gui.extending import extensions
from desk.gui.main_window import MainWindow
from desk.operations import orders, overrides, returns
from desk.words import Words
from tests.conftest import FixedClock
from tests.gui.acts import click, fill, record_window, texts, type_text
from tests.gui.returning import issued, settled
from tests.gui.test_returns_window import choose


def test_a_return_is_extended_with_a_day_and_a_reason(main: MainWindow, clock: FixedClock) -> None:
    ra = issued(main.run.desk)
    clock.day = date(2026, 3, 24)
    window = record_window(main, "return", ra.number)
    assert "Lapsed" in texts(window)
    choose(window, "Extend it…")
    assert "It has to be back by Mar 23, 2026." in texts(window)
    fill(window.ask._fields["until"], "Apr 2, 2026")
    click(window.ask.confirm)
    assert "Reason" in window.bar.label.text()
    type_text(window.ask._fields["reason"], "She is in hospital")
    click(window.ask.confirm)
    kept = returns.open_return(main.run.desk, ra.number).ra
    assert (kept.return_by, kept.extended) == (date(2026, 4, 2), date(2026, 4, 2))
    read = texts(window)
    for part in ("Extended by Alma until Apr 2, 2026", "Open", "9 days left"):
        assert part in read
    assert "Lapsed" not in read
    assert "She is in hospital" in read and "back by: Mar 23, 2026 → Apr 2, 2026" in read


def test_a_day_that_is_no_later_is_told(main: MainWindow) -> None:
    window = record_window(main, "return", issued(main.run.desk).number)
    choose(window, "Extend it…")
    fill(window.ask._fields["until"], "Mar 20, 2026")
    type_text(window.ask._fields["reason"], "so")
    click(window.ask.confirm)
    assert "Mar 23, 2026" in window.bar.label.text()


def test_what_is_closed_is_not_extended(main: MainWindow) -> None:
    window = record_window(main, "return", settled(main.run.desk).ra.number)
    assert "Extend it…" not in [action.text().replace("&", "") for action in window.head.menu.actions()]


def test_an_erased_line_says_no_day(main: MainWindow) -> None:
    desk = main.run.desk
    ra = issued(desk)
    overrides.extend_ra(desk, ra.number, date(2026, 4, 2), "so")
    lines = orders.read_history(desk, ra.number)
    ((_, told, day),) = extensions(Words("en"), [replace(each, after={}) for each in lines])
    assert (told, day) == ("Extended by Alma until …", date(2026, 3, 13))
