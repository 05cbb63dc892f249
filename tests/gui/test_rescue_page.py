"""A shop's file that does not open, or a new computer: by clicking to the shop as its backup was."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desk.app import Start
from desk.gui.progress import ProgressDialog
from desk.gui.rescue_page import RescuePage
from desk.gui.welcome_window import WelcomeWindow
from desk.operations import backups, orders, people, photos
from desk.operations.imports import to_end
from desk.records.errors import DeskError
from desk.records.people import NewOwner
from desk.records.recovery import words_of
from desk.records.shop import Shop
from desk.words import Words
from tests.conftest import doll_order
from tests.gui.acts import click, press, texts, type_text
from tests.store.backed import PASSPHRASE
from tests.store.photo_trees import photo

SECRET = "a longer secret"
Show = Callable[[Start, Path | None], WelcomeWindow]


class Old:
    """The old computer, with a shop of an order and its photo, whose backups go to a stick too."""

    def __init__(self, folder: Path, passphrase: str = "", second_owner: bool = False) -> None:
        self.start, self.stick = Start(folder / "old"), folder / "stick"
        self.stick.mkdir()
        self.path = self.start.create_shop(
            None, Shop("Dolls"), "samanthas", owner=NewOwner("Ida", "4711", SECRET)
        )
        with self.start.open_desk() as opened:
            desk = replace(opened, who="Ida", person=1, proven=True)
            orders.enter_order(desk, doll_order())
            self.key = desk.db.sealer.key
            if second_owner:
                people.add_person(desk, "Bea", "owner", "4712", "another secret")
            self.photo = photos.attach(desk, "#1001", photo())
            backups.set_second_place(desk, str(self.stick))
            backups.set_passphrase(desk, passphrase)
            to_end(backups.back_up(desk))

    @property
    def on_stick(self) -> Path:
        """The backup on the stick."""
        (found,) = self.stick.rglob("*.backup")
        return found

    @property
    def words(self) -> str:
        """The recovery words as they are typed."""
        return " ".join(words_of(self.key))


@pytest.fixture
def old(tmp_path: Path) -> Old:
    """A shop with one owner, whose backups are not encrypted."""
    return Old(tmp_path)


@pytest.fixture
def show(qapp: QApplication, words: Words) -> Iterator[Show]:
    """The window that a start shows for the trouble of the shop that was asked for."""
    made: list[WelcomeWindow] = []

    def show(start: Start, shop: Path | None = None) -> WelcomeWindow:
        with pytest.raises(DeskError) as caught:
            start.open(shop)
        made.append(WelcomeWindow(start, words, caught.value, "", shop))
        made[-1].show()
        return made[-1]

    yield show
    for window in made:
        if window.desk:
            window.desk.db.close()
        window.close()


def page_of(window: WelcomeWindow) -> RescuePage:
    """The backups, as the button leads to them."""
    click(window.restore)
    assert window.page is not None
    return window.page


def settle(page: RescuePage, qtbot: QtBot) -> None:
    """Wait until a backup was looked through."""
    qtbot.waitUntil(lambda: not page.run.busy)
    QApplication.processEvents()


def look(page: RescuePage, qtbot: QtBot) -> None:
    """Go on with the chosen backup, to the question."""
    click(page.look)
    settle(page, qtbot)


def answer(page: RescuePage, **answers: str) -> None:
    """Fill in what is asked for, and agree."""
    for name, text in answers.items():
        field: Any = page.ask._fields[name]
        field.clear()
        type_text(field, text)
    click(page.ask.confirm)


def choose(monkeypatch: pytest.MonkeyPatch, page: RescuePage, path: Path | str) -> None:
    """Choose a file on a stick."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(page.stick)


def damage(path: Path) -> None:
    """The file's disk is failing."""
    path.write_bytes(b"rubbish" * 999)


def test_a_damaged_file_gives_way_to_its_newest_backup(old: Old, show: Show, qtbot: QtBot) -> None:
    damage(old.path)
    window = show(Start(old.start.data))
    assert window.restore.property("role") == "primary"
    page = page_of(window)
    assert "is not removed" in texts(page) and page.table.rowCount() == 1
    assert page.table.item(0, 1).text() == "1" and page.table.item(0, 4).text() == "yes"
    assert page.key.isHidden() and page.look.isEnabled()
    look(page, qtbot)
    assert "is whole: Dolls, orders 1, photos 1" in texts(page) and "Secret of Ida" in texts(page)
    answer(page, secret="not that one")
    assert "not the secret of Ida" in page.bar.label.text() and window.desk is None
    type_text(page.ask._fields["secret"], "nor that")
    press(page.ask._fields["secret"], Qt.Key.Key_Return)
    assert page._start.keys.tries(page.rescue.db.sealer.shop, 1)[0] == 2
    answer(page, secret=SECRET)
    assert window.desk.db.path == old.path and not window.isVisible()
    assert photos.read(window.desk, old.photo.digest)
    (aside,) = old.path.parent.glob("*-before-restore-*.desk")
    assert aside.read_bytes().startswith(b"rubbish")
    assert "as of" in window.told and aside.name in window.told


def test_a_new_computer_has_only_the_stick_and_the_words(
    old: Old, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a fire: welcome, the backup on the stick, recovery words, the owner's secret, the shop."""
    old.path.rename(tmp_path / "burnt")
    new = Start(tmp_path / "new")
    window = show(new)
    assert window.restore.isVisible() and window.restore.property("role") != "primary"
    page = page_of(window)
    assert "There are no backups" in texts(page) and page.look.isHidden() and page.table.isHidden()
    choose(monkeypatch, page, "")
    assert page.found == ()
    choose(monkeypatch, page, old.on_stick)
    assert page.table.rowCount() == 1 and page.table.item(0, 4).text() == "needs the recovery words"
    assert page.key.isVisible() and not page.look.isEnabled()
    type_text(page.key.words, "able")
    press(page.key.words, Qt.Key.Key_Return)
    assert not page.bar.isHidden() and page.key.isVisible()
    page.key.words.setText(" ".join(words_of(bytes(16))))
    click(page.key.open)
    assert "another shop" in page.bar.label.text() and not list(new.data.rglob("*.key"))
    page.key.words.setText(old.words)
    click(page.key.open)
    settle(page, qtbot)
    assert page.key.isHidden() and page.key.words.text() == "" and page.rescue is not None
    answer(page, secret=SECRET)
    desk = window.desk
    assert desk.db.path == new.default_shop() and orders.open_order(desk, "#1001")
    assert photos.read(desk, old.photo.digest)
    assert "as of" in window.told and "kept" not in window.told
    signed = people.sign_in(desk, "Ida", "4711")
    assert signed.person == 1


def test_a_second_owner_may_be_the_one(tmp_path: Path, show: Show, qtbot: QtBot) -> None:
    old = Old(tmp_path, second_owner=True)
    damage(old.path)
    window = show(old.start)
    page = page_of(window)
    look(page, qtbot)
    choice: Any = page.ask._fields["owner"]
    choice.setCurrentIndex(1)
    answer(page, secret="another secret")
    assert window.desk is not None


def test_the_passphrase_is_asked_for_where_it_is_not_known(
    tmp_path: Path, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Old(tmp_path, PASSPHRASE)
    new = Start(tmp_path / "new")
    window = show(new)
    page = page_of(window)
    choose(monkeypatch, page, old.on_stick)
    page.key.words.setText(old.words)
    click(page.key.open)
    assert "is encrypted" in texts(page) and not page.run.busy
    answer(page, passphrase="another passphrase")
    settle(page, qtbot)
    assert "not the passphrase" in page.bar.label.text() and page.rescue is None
    answer(page, passphrase=PASSPHRASE)
    settle(page, qtbot)
    answer(page, secret=SECRET)
    assert backups.lock_of(window.desk) is not None


def test_what_was_looked_through_is_let_go(old: Old, show: Show, qtbot: QtBot) -> None:
    damage(old.path)
    before = sorted(old.start.data.rglob("*"))
    window = show(old.start)
    for leave in ("row", "cancel", "back", "close"):
        page = page_of(window)
        look(page, qtbot)
        assert page.rescue is not None and sorted(old.start.data.rglob("*")) != before
        assert not page.look.isEnabled()
        if leave == "row":
            page.table.itemSelectionChanged.emit()
            assert page.rescue is None and page.ask.isHidden()
            click(page.back)
        elif leave == "cancel":
            (cancel,) = (each for each in page.ask.findChildren(QPushButton) if each is not page.ask.confirm)
            click(cancel)
            assert page.rescue is None and page.look.isEnabled()
            click(page.back)
        elif leave == "back":
            click(page.back)
            assert window.page is None and window.restore.isVisible()
        else:
            window.reject()
        assert sorted(each for each in old.start.data.rglob("*") if each.suffix != ".ini") == before, leave


def test_cancel_leaves_all_as_it_was(old: Old, show: Show, qtbot: QtBot) -> None:
    damage(old.path)
    before = sorted(old.start.data.rglob("*"))
    page = page_of(show(old.start))
    page.look.click()
    (dialog,) = page.findChildren(ProgressDialog)
    for _ in range(4):
        next(dialog._steps)
    assert sorted(old.start.data.rglob("*")) != before
    dialog.cancel.click()
    assert not page.run.busy and page.rescue is None
    assert sorted(each for each in old.start.data.rglob("*") if each.suffix != ".ini") == before


def test_what_is_no_backup_or_damaged_is_told(
    old: Old, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(old.path)
    page = page_of(show(old.start))
    strange = tmp_path / "strange.backup"
    strange.write_text("no backup", encoding="utf-8")
    choose(monkeypatch, page, strange)
    assert "no finished backup" in page.bar.label.text() and page.table.rowCount() == 1
    whole = bytearray(old.on_stick.read_bytes())
    whole[9000] ^= 1
    old.on_stick.write_bytes(whole)
    choose(monkeypatch, page, old.on_stick)
    look(page, qtbot)
    assert "not as it was made" in page.bar.label.text() and page.rescue is None


def test_trouble_at_the_last_step_begins_anew(old: Old, show: Show, qtbot: QtBot) -> None:
    """Another program takes the file while the secret is typed."""
    import sqlite3
    from contextlib import closing

    damage(old.path)
    window = show(old.start)
    page = page_of(window)
    look(page, qtbot)
    old.path.unlink()
    with closing(sqlite3.connect(old.path, isolation_level=None)) as other:
        other.execute("CREATE TABLE theirs (what TEXT)")
        other.execute("BEGIN EXCLUSIVE")
        answer(page, secret=SECRET)
        assert "open in another program" in page.bar.label.text()
    assert page.rescue is None and page.ask.isHidden() and window.desk is None
    look(page, qtbot)
    answer(page, secret=SECRET)
    assert window.desk is not None


def test_a_disk_that_is_gone_takes_no_shop(old: Old, show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    """The shop comes to the usual place, where nothing is written over."""
    window = show(old.start, tmp_path / "unplugged" / "shop.desk")
    page = page_of(window)
    assert str(old.start.data / "shop2.desk") in texts(page)
