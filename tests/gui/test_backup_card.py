"""The card of backups: made, shown, encrypted, copied elsewhere, and restored into the open window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui import backup_card
from desk.gui.backup_card import BackupCard
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import backups, orders
from desk.operations.desk import Desk
from desk.store import copies
from desk.store.database import Database
from desk.words import Words
from tests.conftest import doll_order
from tests.gui.acts import click, fill, opened, record_window, texts, type_text
from tests.gui.backing import filed, shown
from tests.store.backed import PASSPHRASE


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


@pytest.fixture
def card(main: MainWindow) -> BackupCard:
    """The card, as a click on the backup's age leads to it."""
    click(main.status.backup)
    page: Any = main.pages.currentWidget()
    return page.backups


def settle(main: MainWindow, qtbot: QtBot) -> None:
    """Wait until a long task is over."""
    qtbot.waitUntil(lambda: not main.run.busy)
    QApplication.processEvents()


def test_it_shows_the_last_backup_and_makes_another(main: MainWindow, card: BackupCard, qtbot: QtBot) -> None:
    assert "Last backup today at 13:00, looked through; orders 1, photos 0." in texts(card)
    assert card.table.rowCount() == 1 and card.state.word.text() == "Good"
    click(card.now)
    settle(main, qtbot)
    assert card.table.rowCount() == 2
    assert "Last backup today" in texts(main.bar) or "Last backup today" in texts(card.bar)
    assert main.status.backup.text() == " Backup today at 13:00"


def test_two_days_later_it_is_red_in_words_and_shape(main: MainWindow, card: BackupCard) -> None:
    desk = main.run.desk
    desk.clock.at = desk.clock.at.replace(day=16)
    main.run.changed.emit(frozenset({"backups"}))
    assert main.status.backup.text() == " Backup 3 days ago: too old"
    assert main.status.backup.property("role") == "quiet-bad"
    assert card.state.word.text() == "Too old"


def test_a_second_place_is_chosen_and_used(
    main: MainWindow, card: BackupCard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert card.no_place.isHidden() and "No second place: if" in card.second.text()
    for chosen in (None, tmp_path / "usb"):
        monkeypatch.setattr(backup_card, "choose_folder", lambda *_given, chosen=chosen: chosen)
        click(card.place)
    assert card.second.text() == f"Second place: {tmp_path / 'usb'}. Nothing was copied there yet."
    click(card.now)
    settle(main, qtbot)
    assert "Last copied there today at 13:00" in card.second.text()
    (tmp_path / "usb").rename(tmp_path / "unplugged")
    click(card.now)
    settle(main, qtbot)
    assert "is not there, or is another disk" in card.bar.label.text()
    click(card.no_place)
    assert backups.second_place(main.run.desk) is None and card.no_place.isHidden()


def test_a_passphrase_is_typed_twice(main: MainWindow, card: BackupCard, qtbot: QtBot) -> None:
    click(card.encrypt)
    for name, text in (("passphrase", PASSPHRASE), ("passphrase-again", "something else")):
        type_text(card.ask._fields[name], text)
    click(card.ask.confirm)
    assert "not the same" in card.bar.label.text() and not backups.is_encrypted(main.run.desk)
    card.ask._fields["passphrase-again"].clear()  # type: ignore[attr-defined]
    type_text(card.ask._fields["passphrase-again"], PASSPHRASE)
    click(card.ask.confirm)
    assert backups.is_encrypted(main.run.desk) and card.ask.isHidden()
    assert "New backups are encrypted." in card.secret.text()
    click(card.now)
    settle(main, qtbot)
    assert card.found[0].manifest.lock and "yes" in texts(card)
    click(card.plain)
    assert not backups.is_encrypted(main.run.desk) and card.plain.isHidden()


def test_a_restore_says_what_it_takes_away_and_opens_the_shop_anew(
    main: MainWindow, card: BackupCard, filed_desk: Desk, qtbot: QtBot
) -> None:
    orders.enter_order(filed_desk, doll_order("#1002"))
    record_window(main, "order", "#1002")
    click(card.restore)
    assert "1 order entered since then is not in it" in texts(card.ask)
    click(card.ask.confirm)
    qtbot.waitUntil(lambda: bool(main.keeper.reopens))
    assert main.isHidden() and opened(main, "order", "#1002") is None
    assert "This is the shop as of Mar 13, 2026, 13:00." in main.keeper.reopens
    assert "shop-before-restore-1.desk" in main.keeper.reopens
    again = Database.open(filed_desk.db.path, filed_desk.db.keys)
    assert copies.orders_in(again) == 1
    again.close()


def test_one_that_a_fault_stopped_midway_is_told_as_that(
    main: MainWindow, card: BackupCard, filed_desk: Desk, qtbot: QtBot
) -> None:
    """It is no restore that failed: the next opening completes it."""
    orders.enter_order(filed_desk, doll_order("#1002"))
    blocked = filed_desk.db.path.with_name(f"{filed_desk.db.path.name}-shm")
    blocked.mkdir()
    click(card.restore)
    click(card.ask.confirm)
    qtbot.waitUntil(lambda: bool(main.keeper.reopens))
    assert "which the next opening completes" in main.keeper.reopens
    blocked.rmdir()
    again = Database.open(filed_desk.db.path, filed_desk.db.keys)
    assert copies.orders_in(again) == 1
    again.close()


def test_an_encrypted_one_asks_for_its_passphrase(
    main: MainWindow, card: BackupCard, filed_desk: Desk, qtbot: QtBot
) -> None:
    backups.set_passphrase(filed_desk, PASSPHRASE)
    click(card.now)
    settle(main, qtbot)
    filed_desk.db.keys.set_lock(filed_desk.db.sealer.shop, None)
    click(card.restore)
    type_text(card.ask._fields["passphrase"], "not this one at all")
    click(card.ask.confirm)
    settle(main, qtbot)
    assert "not the passphrase" in card.bar.label.text() and filed_desk.db.is_open
    click(card.restore)
    fill(card.ask._fields["passphrase"], PASSPHRASE)
    qtbot.waitUntil(lambda: bool(main.keeper.reopens))
    assert main.isHidden()


def test_a_damaged_one_changes_nothing(
    main: MainWindow, card: BackupCard, filed_desk: Desk, qtbot: QtBot
) -> None:
    path = Path(card.found[0].path)
    whole = bytearray(path.read_bytes())
    whole[9000] ^= 1
    path.write_bytes(whole)
    click(card.restore)
    click(card.ask.confirm)
    settle(main, qtbot)
    assert "not as it was made" in card.bar.label.text()
    assert filed_desk.db.is_open and not main.keeper.reopens and not main.isHidden()


def test_a_clerk_backs_up_and_does_nothing_else(
    filed_desk: Desk, words: Words, memory: Memory, qtbot: QtBot
) -> None:
    window = shown(replace(filed_desk, person=None, proven=False), words, memory)
    qtbot.waitUntil(lambda: not window.keeper.is_running)
    window.show_page("settings")
    page: Any = window.pages.currentWidget()
    found: BackupCard = page.backups
    assert found.now.isEnabled()
    assert not any(each.isEnabled() for each in (found.place, found.encrypt, found.restore))


def test_it_is_built_anew_in_spanish(main: MainWindow, card: BackupCard) -> None:
    main.speak("es")
    page: Any = main.pages.currentWidget()
    assert "Último respaldo hoy a las 13:00" in texts(page)
    assert main.status.backup.text() == " Respaldo hoy a las 13:00"
