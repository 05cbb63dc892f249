"""The file is checked beside the work: what is new at a start, all of it once a night."""

from datetime import date

from PySide6.QtWidgets import QApplication

from desk.gui.check_watch import CheckWatch
from desk.gui.main_window import MainWindow
from desk.operations import orders, trust
from tests.conftest import doll_order
from tests.store.test_verification import behind


def run_through(watch: CheckWatch) -> None:
    """Take all the steps that are left."""
    for _ in range(2000):
        watch.step()
        if watch._steps is None:
            return
    raise AssertionError("a check without end")


def test_a_start_finds_what_was_changed_since(main: MainWindow) -> None:
    watch = main._checks
    run_through(watch)
    assert main.alarm.isHidden()
    desk = main.run.desk
    orders.enter_order(desk, doll_order("#1009"))
    behind(desk.db, "UPDATE orders SET paid = 1 WHERE number = '#1009'")
    again = CheckWatch(main, main.run, main.bar)
    run_through(again)
    assert not main.alarm.isHidden()


def test_the_whole_file_is_checked_once_a_night_when_it_is_quiet(main: MainWindow) -> None:
    watch, desk = main._checks, main.run.desk
    run_through(watch)
    assert trust.last_look(desk).at == "" and trust.is_due(desk)
    watch.look()
    run_through(watch)
    assert trust.last_look(desk).at == desk.moment and not trust.is_due(desk)
    watch.look()
    assert watch._steps is None
    desk.clock.day = date(2026, 3, 14)
    watch.look()
    assert watch._steps is not None


def test_a_long_task_holds_it_off(main: MainWindow) -> None:
    watch = CheckWatch(main, main.run, main.bar)
    main.run.busy = True
    before = watch._steps
    watch.step()
    assert watch._steps is before
    main.run.busy = False
    run_through(watch)
    QApplication.processEvents()
    assert watch._steps is None
