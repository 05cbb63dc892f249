"""Backups are made at a start, at night and at the close, and never keep anybody from working."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui import backup_keeper
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import backups, orders
from desk.operations.desk import Desk
from desk.words import Words
from tests.conftest import doll_order
from tests.gui.backing import filed, shown


@pytest.fixture
def filed_desk(tmp_path: Path, desk: Desk) -> Iterator[Desk]:
    """A shop in a file."""
    made = filed(tmp_path, desk)
    yield made
    made.db.close()


@pytest.fixture
def main(filed_desk: Desk, words: Words, memory: Memory, qtbot: QtBot) -> MainWindow:
    """The main window, whose own backup at the start is over."""
    window = shown(filed_desk, words, memory)
    qtbot.waitUntil(lambda: not window.keeper.is_running)
    return window


def made(desk: Desk) -> int:
    """How many backups there are."""
    return len(backups.list_backups(desk))


def test_a_start_backs_up_where_that_is_due(main: MainWindow, filed_desk: Desk) -> None:
    assert made(filed_desk) == 1 and main.status.backup.text() == " Backup today at 13:00"
    main.keeper.look()
    assert not main.keeper.is_running and made(filed_desk) == 1


def test_each_night_there_is_one_and_work_goes_on(main: MainWindow, filed_desk: Desk, qtbot: QtBot) -> None:
    filed_desk.clock.at += timedelta(hours=14)  # type: ignore[attr-defined]
    main.keeper.look()
    assert main.keeper.is_running
    orders.enter_order(filed_desk, doll_order("#1002"))
    qtbot.waitUntil(lambda: not main.keeper.is_running)
    assert made(filed_desk) == 2


def test_it_waits_for_a_long_task(main: MainWindow, filed_desk: Desk, qtbot: QtBot) -> None:
    filed_desk.clock.at += timedelta(hours=14)  # type: ignore[attr-defined]
    main.run.busy = True
    main.keeper.look()
    assert not main.keeper.is_running
    main.run.busy = False
    main.keeper.look()
    main.run.busy = True
    for _ in range(20):
        QApplication.processEvents()
    assert main.keeper.is_running
    main.run.busy = False
    qtbot.waitUntil(lambda: not main.keeper.is_running)
    assert made(filed_desk) == 2


def test_what_keeps_it_from_being_made_is_told_once(main: MainWindow, filed_desk: Desk, qtbot: QtBot) -> None:
    filed_desk.clock.at += timedelta(hours=14)  # type: ignore[attr-defined]
    backups.set_passphrase(filed_desk, "four words of nobody's")
    filed_desk.db.keys.set_lock(filed_desk.db.sealer.shop, None)
    main.keeper.look()
    qtbot.waitUntil(lambda: not main.keeper.is_running)
    assert "Set the passphrase again" in main.bar.label.text()
    main.bar.clear()
    main.keeper.look()
    assert not main.keeper.is_running and main.bar.isHidden()


def test_a_missing_second_place_is_told(
    main: MainWindow, filed_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    backups.set_second_place(filed_desk, str(tmp_path / "usb"))
    (tmp_path / "usb").rename(tmp_path / "unplugged")
    filed_desk.clock.at += timedelta(hours=14)  # type: ignore[attr-defined]
    main.keeper.look()
    qtbot.waitUntil(lambda: not main.keeper.is_running)
    assert made(filed_desk) == 2 and "second place" in main.bar.label.text()


def test_closing_backs_up_what_changed(main: MainWindow, filed_desk: Desk) -> None:
    main.close()
    assert main.isHidden() and made(filed_desk) == 1
    main.show()
    orders.enter_order(filed_desk, doll_order("#1002"))
    main.close()
    assert main.isHidden() and made(filed_desk) == 2


def test_what_takes_longer_is_shown_and_closes_then(
    main: MainWindow, filed_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_keeper, "QUIET_MS", 0)
    orders.enter_order(filed_desk, doll_order("#1002"))
    main.close()
    assert not main.isHidden() and main.run.busy
    assert not main.keeper.may_close()
    qtbot.waitUntil(main.isHidden)
    assert made(filed_desk) == 2


def test_taken_back_the_next_attempt_closes(
    main: MainWindow, filed_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_keeper, "QUIET_MS", 0)
    orders.enter_order(filed_desk, doll_order("#1002"))
    main.close()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    assert not main.isHidden() and not main.run.busy and made(filed_desk) == 1
    main.close()
    assert main.isHidden() and made(filed_desk) == 1


def test_failed_the_next_attempt_closes(main: MainWindow, filed_desk: Desk, tmp_path: Path) -> None:
    backups.set_passphrase(filed_desk, "four words of nobody's")
    filed_desk.db.keys.set_lock(filed_desk.db.sealer.shop, None)
    main.close()
    assert not main.isHidden() and "Set the passphrase again" in main.bar.label.text()
    main.close()
    assert main.isHidden()


def test_closing_gives_up_what_was_being_made(main: MainWindow, filed_desk: Desk, tmp_path: Path) -> None:
    filed_desk.clock.at += timedelta(hours=14)  # type: ignore[attr-defined]
    main.keeper.look()
    assert main.keeper.is_running
    main.close()
    assert main.isHidden() and not main.keeper.is_running
    assert not list(tmp_path.glob("shop.desk.backups/*.copy"))


def test_a_locked_window_shows_no_card(main: MainWindow) -> None:
    main.keeper.show_card()
    assert main.page == "settings"
    main.show_page("orders")
    main.locked = True
    main.keeper.show_card()
    assert main.page == "orders"
