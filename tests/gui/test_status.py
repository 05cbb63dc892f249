"""The status says whose shop it is."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from desk.gui.main_window import MainWindow
from desk.gui.run import Run
from desk.gui.status import Status
from desk.records.money import Money
from desk.records.payments import NewPayment
from tests.gui.acts import texts
from tests.operations.ordering import taken


def test_it_names_the_shop_and_the_missing_backup(run: Run, qtbot: QtBot) -> None:
    status = Status(run, run.words)
    qtbot.addWidget(status)
    assert status.name.text() == "Button & Bear"
    assert status.backup.text() == ""
    status.show_facts()
    assert status.backup.text() == " No backup yet"
    assert status.backup.property("role") == "quiet-bad" and not status.backup.icon().isNull()
    assert "SAMPLE" not in texts(status)


def test_the_language_is_switched_there(run: Run, qtbot: QtBot) -> None:
    status = Status(run, run.words)
    qtbot.addWidget(status)
    english, spanish = (button for button in status.children() if getattr(button, "isCheckable", bool)())
    assert (english.isChecked(), spanish.isChecked()) == (True, False)
    with qtbot.waitSignal(status.spoken) as told:
        spanish.click()
    assert told.args == ["es"]


def test_it_counts_the_holds_that_end_today(main: MainWindow) -> None:
    desk, status = main.run.desk, main.status
    assert status.holds.text() == "Holds ending today: 0"
    day = desk.clock.today()
    check = NewPayment("check", Money(23571), day - timedelta(10), "1207")
    taken(desk, placed=day - timedelta(10), payments=(check,))
    main.run.changed.emit(frozenset({"orders"}))
    assert status.holds.text() == "Holds ending today: 1"
    main.show_page("orders")
    status.holds.click()
    assert main.page == "today"


def test_who_is_not_signed_in_is_led_nowhere(main: MainWindow) -> None:
    main.locked = True
    main.rebuild()
    assert not main.status.holds.isEnabled()


def test_a_long_name_makes_the_window_no_wider(run: Run, qtbot: QtBot) -> None:
    status = Status(run, run.words)
    qtbot.addWidget(status)
    short = status.minimumSizeHint().width()
    status.name.setText("A shop with a very long name indeed " * 4)
    assert status.minimumSizeHint().width() == short
