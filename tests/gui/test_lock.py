"""The main window locks: when asked, at a start, and by itself; who comes next inherits nothing."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desk.gui.lock import Idle, begins_locked, first_desk, lock
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import orders
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.words import Words
from tests.gui.acts import click, opened, press, record_window, texts, tick, type_text
from tests.gui.staff import PINS, as_person, take_on


@pytest.fixture
def shop(main: MainWindow) -> MainWindow:
    """The main window of a shop with people."""
    take_on(main.run.desk, "Bea", "Cleo")
    return main


def sign_in(main: MainWindow, name: str) -> None:
    """By the keyboard alone: the first letter, the PIN, Enter."""
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert field is not None
    press(field, getattr(Qt.Key, f"Key_{name[0]}"))
    type_text(main.lock_page.pin, PINS[name])
    press(main.lock_page.pin, Qt.Key.Key_Return)


def test_ctrl_l_locks_from_any_window_and_shows_no_customer(shop: MainWindow) -> None:
    window = record_window(shop, "order", "#1001")
    shop.actions_made["page.lock"].trigger()
    QApplication.processEvents()
    assert shop.locked and opened(shop, "order", "#1001") is None
    read = texts(shop)
    assert "Alma" in read and "Bea" in read and "Łukasz" not in read and "#1001" not in read
    assert shop.windowTitle() == "Locked — Button & Bear"
    assert shop.run.desk.person is None
    assert shop.actions_made["page.lock"].shortcutContext() == Qt.ShortcutContext.ApplicationShortcut
    assert window is not None


def test_while_locked_menus_scans_and_records_do_nothing(shop: MainWindow) -> None:
    lock(shop)
    still = {name for name, action in shop.actions_made.items() if action.isEnabled()}
    assert still == {
        "quit", "bigger", "smaller", "usual", "colours-desktop", "colours-light", "colours-dark", "english",
        "spanish",
    }  # fmt: skip
    assert shop.take_scan("#1001") and not shop.windows._open
    shop.run.wanted.emit("order", "#1001")
    assert not shop.windows._open
    lock(shop)
    assert shop.locked


def test_in_another_language_and_size_it_stays_locked(shop: MainWindow) -> None:
    lock(shop)
    shop.actions_made["spanish"].trigger()
    shop.actions_made["bigger"].trigger()
    assert shop.locked and "¿Quién está en el mostrador?" in texts(shop)


def test_the_next_person_signs_in_by_letter_pin_and_enter(shop: MainWindow) -> None:
    shop.activateWindow()
    lock(shop)
    assert shop.lock_page.person.name == "Alma"
    sign_in(shop, "Cleo")
    assert not shop.locked and (shop.run.desk.who, shop.run.desk.person) == ("Cleo", 3)
    assert not shop.run.desk.proven
    assert shop.rail.button("person").accessibleName() == "Cleo"
    assert shop.actions_made["page.returns"].isEnabled()
    assert orders.open_order(shop.run.desk, "#1001")


def test_the_next_person_inherits_nothing(shop: MainWindow) -> None:
    shop.show_page("orders")
    page = shop.pages.currentWidget()
    page.filters.search.setText("Łukasz")
    shop.run.memory.keep("chip/orders", "flagged")
    type_text(shop.search.field, "Łuk")
    shop.show_page("returns")
    record_window(shop, "order", "#1001")
    lock(shop)
    sign_in(shop, "Bea")
    assert shop.page == "today" and shop.search.field.text() == ""
    shop.show_page("orders")
    page = shop.pages.currentWidget()
    assert page.filters.search.text() == "" and page.query.chip == ""
    assert not shop.windows._open


def test_who_comes_back_finds_the_own_filter_and_draft(shop: MainWindow) -> None:
    window = record_window(shop, "issue", "#1001")
    tick(window.lines.tick(orders.line_by_sku(window.order, "B")))
    shop.run.memory.keep("chip/orders", "delivered")
    lock(shop)
    sign_in(shop, "Bea")
    again = record_window(shop, "issue", "#1001")
    assert not again.lines.parts() and again.bar.isHidden()
    lock(shop)
    sign_in(shop, "Alma")
    mine = record_window(shop, "issue", "#1001")
    assert [part.quantity for part in mine.lines.parts()] == [1] and not mine.bar.isHidden()
    shop.run.memory.keep("chip/orders", "delivered")
    lock(shop)
    sign_in(shop, "Alma")
    shop.show_page("orders")
    assert shop.pages.currentWidget().query.chip == "delivered"


def test_a_start_is_locked_where_there_are_pins(desk: Desk, memory: Memory) -> None:
    take_on(desk, "Bea")
    window = MainWindow(as_person(desk, ""), Words("en"), memory)
    window.show()
    for _ in range(4):
        QApplication.processEvents()
    assert window.locked and not hasattr(window, "pages")
    assert not window.actions_made["import"].isEnabled()
    click(window.lock_page.name_button("Bea"))
    type_text(window.lock_page.pin, PINS["Bea"])
    click(window.lock_page.enter)
    assert not window.locked and window.run.desk.who == "Bea"


def test_who_is_signed_in_or_has_no_pin_is_not_asked(desk: Desk) -> None:
    nobody = as_person(desk, "")
    assert not begins_locked(nobody) and first_desk(nobody).person == 1
    assert first_desk(desk) is desk
    take_on(desk)
    assert begins_locked(nobody) and not begins_locked(desk) and first_desk(nobody) is nobody


def test_it_waits_for_a_long_task(shop: MainWindow) -> None:
    shop.run.busy = True
    lock(shop)
    assert not shop.locked
    shop.run.busy = False


def test_a_dialog_that_is_open_goes_first(shop: MainWindow) -> None:
    dialog = QDialog(shop)
    dialog.setModal(True)
    dialog.show()
    QApplication.processEvents()
    lock(shop)
    assert shop.locked and not dialog.isVisible()


class Stubborn(QDialog):
    """A dialog that cannot be closed."""

    def closeEvent(self, event: object) -> None:
        """Not now."""
        event.ignore()  # type: ignore[attr-defined]

    def reject(self) -> None:
        """Not so either."""


def test_a_dialog_that_stays_keeps_it_open(shop: MainWindow) -> None:
    dialog = Stubborn(shop)
    dialog.setModal(True)
    dialog.show()
    QApplication.processEvents()
    lock(shop)
    assert not shop.locked
    dialog.hide()


def test_nobody_presses_anything_for_a_while(shop: MainWindow, qtbot: object) -> None:
    locks: list[bool] = []
    idle = Idle(shop, shop.run, lambda: locks.append(True))
    assert idle.timer.isActive() and idle.timer.interval() == 120_000
    idle.timer.setInterval(200)
    qtbot.waitUntil(lambda: bool(locks), timeout=3000)  # type: ignore[attr-defined]


def test_a_press_in_any_window_counts_the_seconds_anew(shop: MainWindow) -> None:
    order = record_window(shop, "order", "#1001")
    idle = shop._idle
    for window in (shop.windowHandle(), order.windowHandle()):
        idle.watch(window)
        for event in (
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"),
            QMouseEvent(
                QEvent.Type.MouseButtonPress,
                QPointF(1, 1),
                QPointF(1, 1),
                Qt.MouseButton.RightButton,
                Qt.MouseButton.RightButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        ):
            idle.timer.stop()
            QApplication.sendEvent(window, event)
            assert idle.timer.isActive()
    idle.timer.stop()
    QApplication.sendEvent(shop.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
    assert not idle.timer.isActive()
    idle.watch(None)


def test_a_key_that_comes_from_the_desktop_is_seen_on_its_way_to_a_field(shop: MainWindow) -> None:
    shop.activateWindow()
    QApplication.processEvents()
    shop.search.field.setFocus()
    shop._idle.timer.stop()
    QTest.keyClick(shop.windowHandle(), Qt.Key.Key_A)
    assert shop.search.field.text() == "a" and shop._idle.timer.isActive()


def test_the_usual_time_locks_the_window_itself(shop: MainWindow) -> None:
    assert shop._idle.timer.interval() == 120_000
    shop._idle.timer.timeout.emit()
    assert shop.locked


def test_where_nobody_has_a_pin_it_does_not_lock_by_itself(main: MainWindow) -> None:
    main._idle.timer.timeout.emit()
    assert not main.locked
    main.show_page("lock")
    assert main.locked
    click(main.lock_page.name_button("Alma"))
    assert not main.locked and main.run.desk.who == "Alma"


def test_a_bug_while_locked_is_told_there(shop: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    lock(shop)
    shop.unforeseen(KeyError, KeyError("Łukasz"), None)
    assert "unforeseen" in shop.bar.label.text() and "Łukasz" not in caplog.text


def test_a_write_by_a_stray_way_has_a_clerks_rights(shop: MainWindow) -> None:
    from desk.operations import editions

    lock(shop)
    with pytest.raises(DeskError):
        editions.withdraw_edition(shop.run.desk, 1, "stray")
    assert isinstance(shop.lock_page.pin, QLineEdit)
