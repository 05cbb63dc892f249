"""Without an open shop: the sample, a new shop, or another file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desk.app import Start
from desk.gui.lock import begins_locked, first_desk
from desk.gui.welcome_window import WelcomeWindow
from desk.operations import people, shops
from desk.records.addresses import Address
from desk.records.errors import NotFound, StoreTrouble
from desk.records.recovery import words_of
from desk.records.shop import Shop
from desk.words import Words
from tests.gui.acts import click, press, texts, type_text
from tests.gui.test_owner_window import fill_in

Show = Callable[[StoreTrouble], WelcomeWindow]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """A user's own folder."""
    return Start(tmp_path / "data")


@pytest.fixture
def window(qapp: QApplication, start: Start, words: Words) -> Iterator[WelcomeWindow]:
    """The window of a first start."""
    made = WelcomeWindow(start, words, NotFound("shop-file-missing", path=str(start.default_shop())), "Alma")
    made.show()
    yield made
    if made.desk:
        made.desk.db.close()


def test_the_sample_is_one_click_away(window: WelcomeWindow) -> None:
    click(window.sample)
    assert shops.read_shop(window.desk).sample
    signed = first_desk(window.desk)
    assert signed.who == "Tess Thimble" and not begins_locked(window.desk)
    (owner,) = people.list_people(signed)
    assert (owner.role, owner.has_pin, owner.has_secret) == ("owner", False, False)


def test_a_new_shop_is_made_under_its_name(window: WelcomeWindow, start: Start) -> None:
    type_text(window.name, "Łukasz R&D")
    fill_in(window)
    click(window.make)
    assert shops.read_shop(window.desk).name == "Łukasz R&D"
    assert window.desk.db.path == start.default_shop()
    (owner,) = people.list_people(window.desk)
    assert (owner.name, owner.role) == ("Ida", "owner") == (window.desk.who, owner.role)


def test_the_words_of_a_new_shop_are_shown_before_it_opens(window: WelcomeWindow) -> None:
    type_text(window.name, "Dolls")
    fill_in(window)
    press(window.form.fields["secret_again"], Qt.Key.Key_Return)
    words = words_of(window.desk.db.sealer.key)
    read = texts(window.words_page)
    assert window.isVisible() and all(f"{at}.  {word}" in read for at, word in enumerate(words, start=1))
    click(window.words_page.written)
    assert not window.isVisible()


@pytest.mark.parametrize(("pin", "secret"), [("12", "a long one"), ("4711", "short"), ("", "")])
def test_without_a_good_pin_and_secret_no_shop_is_made(
    window: WelcomeWindow, start: Start, pin: str, secret: str
) -> None:
    type_text(window.name, "Dolls")
    fill_in(window, pin, secret)
    click(window.make)
    assert window.desk is None and not window.bar.isHidden() and not start.default_shop().exists()


def test_two_pins_that_differ_make_no_shop(window: WelcomeWindow, start: Start) -> None:
    type_text(window.name, "Dolls")
    fill_in(window)
    type_text(window.form.fields["pin"], "9")
    click(window.make)
    assert "not the same" in window.bar.label.text() and not start.default_shop().exists()


def test_a_new_shop_has_the_address_that_labels_name(window: WelcomeWindow) -> None:
    place = {"street": "418 Pincushion Row", "city": "St. Louis", "state": "MO", "postal_code": "63104"}
    place["phone"] = "(314) 555-0142"
    type_text(window.name, "Dolls")
    for name, text in place.items():
        type_text(window.place[name], f" {text} ")
    fill_in(window)
    assert "return labels" in texts(window)
    click(window.make)
    assert shops.read_shop(window.desk).address == Address(name="Dolls", **place)


def test_a_new_shops_address_may_stay_empty(window: WelcomeWindow) -> None:
    type_text(window.name, "Dolls")
    fill_in(window)
    click(window.make)
    assert shops.read_shop(window.desk).address == Address(name="Dolls")


def test_a_new_shop_needs_a_name(window: WelcomeWindow) -> None:
    fill_in(window)
    click(window.make)
    assert window.desk is None and not window.bar.isHidden()


def test_another_file_is_chosen_or_the_trouble_told(
    window: WelcomeWindow, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = tmp_path / "strange.desk"
    strange.write_text("no shop", encoding="utf-8")
    told = []
    for path in ("", str(strange), str(start.sample_shop())):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, path=path: (path, ""))
        click(window.other)
        told.append((window.desk is not None, not window.bar.isHidden()))
    assert told[:2] == [(False, False), (False, True)] and told[2][0]


def test_a_trouble_with_the_shop_is_said_first(qapp: QApplication, start: Start, words: Words) -> None:
    window = WelcomeWindow(start, words, StoreTrouble("store-damaged", path="a.desk"), "Alma")
    window.show()
    assert words.error(StoreTrouble("store-damaged", path="a.desk")) in texts(window)


@pytest.fixture
def troubled(qapp: QApplication, start: Start, words: Words) -> Iterator[Show]:
    """The window after a trouble with the shop that was asked for."""
    made: list[WelcomeWindow] = []

    def show(trouble: StoreTrouble) -> WelcomeWindow:
        made.append(WelcomeWindow(start, words, trouble, "Alma"))
        made[-1].show()
        return made[-1]

    yield show
    for window in made:
        if window.desk:
            window.desk.db.close()


def test_what_may_be_over_is_tried_again_in_place(troubled: Show, start: Start) -> None:
    """The drive is plugged in, the other program is closed, there is room on the disk again."""
    path = start.sample_shop()
    away = path.rename(path.with_name("away"))
    window = troubled(StoreTrouble("store-missing", path=str(path)))
    click(window.again)
    assert window.desk is None and not window.bar.isHidden()
    away.rename(path)
    click(window.again)
    assert window.desk.db.path == path


@pytest.mark.parametrize("key", ["store-altered", "store-damaged", "store-foreign", "swap-unreadable"])
def test_a_file_that_is_lost_is_answered_with_its_backups(troubled: Show, key: str) -> None:
    window = troubled(StoreTrouble(key, path="a.desk"))
    assert window.again.isHidden() and window.restore.property("role") == "primary"
    assert window.other.property("role") != "primary" and window.other.isVisible()


@pytest.mark.parametrize("key", ["store-in-use", "store-full", "store-newer", "key-missing"])
def test_a_file_that_others_have_or_that_opens_elsewhere_is_not_replaced(troubled: Show, key: str) -> None:
    window = troubled(StoreTrouble(key, path="a.desk", who="Ida", found=9, known=6, shop="0" * 32))
    assert window.restore.isHidden()


@pytest.mark.parametrize(
    "key",
    [
        "store-network",
        "store-newer",
        "store-not-migrated",
        "store-synced",
    ],
)
def test_what_will_not_pass_is_answered_with_another_file(troubled: Show, key: str) -> None:
    window = troubled(StoreTrouble(key, path="a.desk", found=9, known=6, kind="cifs", program="Dropbox"))
    assert window.again.isHidden()
    assert window.other.property("role") == "primary" and window.make.isVisible()


def test_a_drive_that_is_not_plugged_in_is_no_first_start(
    qapp: QApplication, start: Start, words: Words
) -> None:
    """The file that was asked for is not there; whoever asked has a shop already."""
    window = WelcomeWindow(start, words, NotFound("shop-file-missing", path="/media/stick/shop.desk"), "Alma")
    window.show()
    assert words.error(StoreTrouble("store-missing", path="/media/stick/shop.desk")) in texts(window)
    assert words("welcome.first") not in texts(window) and window.again.isVisible()


@pytest.fixture
def keyless(start: Start) -> tuple[Start, tuple[str, ...]]:
    """A start of a user who has a shop but not its key, and the words of the key."""
    path = start.create_shop(None, Shop("Dolls"), "samanthas")
    with start.open_desk(path) as desk:
        shop, key = desk.db.sealer.shop, desk.db.sealer.key
    start.keys.forget(shop)
    return Start(start.data), words_of(key)


def opening(start: Start, words: Words) -> WelcomeWindow:
    """The window that a start shows for the shop's trouble."""
    with pytest.raises(StoreTrouble) as told:
        start.open()
    window = WelcomeWindow(start, words, told.value, "Alma")
    window.show()
    return window


def test_a_missing_key_is_brought_back_by_its_words(
    qapp: QApplication, keyless: tuple[Start, tuple[str, ...]], words: Words
) -> None:
    start, typed = keyless
    window = opening(start, words)
    assert window.key.isVisible() and "not on this computer" in texts(window)
    type_text(window.key.words, " ".join(typed).upper())
    press(window.key.words, Qt.Key.Key_Return)
    assert shops.read_shop(window.desk).name == "Dolls" and not window.isVisible()
    window.desk.db.close()
    with Start(start.data).open_desk() as desk:
        assert desk.db.sealer.key


def test_wrong_words_are_told_and_nothing_is_kept(
    qapp: QApplication, keyless: tuple[Start, tuple[str, ...]], words: Words
) -> None:
    start, typed = keyless
    window = opening(start, words)
    type_text(window.key.words, "abel " + " ".join(typed[1:]))
    click(window.key.open)
    assert "Did you mean" in window.bar.label.text()
    window.key.words.setText(" ".join(words_of(bytes(16))))
    click(window.key.open)
    assert "another shop" in window.bar.label.text() and window.key.isVisible()
    assert window.desk is None and not list((start.data / "keys").glob("*.key"))
    window.key.words.setText(" ".join(typed))
    click(window.key.open)
    assert window.desk is not None
    window.desk.db.close()


def test_another_file_without_its_key_asks_for_the_words(
    window: WelcomeWindow, keyless: tuple[Start, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    start, typed = keyless
    window._start = start
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(start.default_shop()), ""))
    assert window.key.isHidden()
    click(window.other)
    assert window.key.isVisible()
    window.key.words.setText(" ".join(typed))
    click(window.key.open)
    assert shops.read_shop(window.desk).name == "Dolls"
