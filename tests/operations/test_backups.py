"""Backups as the shop makes them: when one is due, where they lie, who may set what."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desk.operations import backups, orders, shops
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, NeedsConsent, Refused, StoreTrouble
from desk.records.people import OWNER
from desk.store import history, people
from desk.store.database import Database
from desk.store.keyring import KeyRing
from tests.conftest import SHOP, FixedClock, doll_order
from tests.store.backed import PASSPHRASE


class Watch(FixedClock):
    """A clock set to the minute."""

    at = datetime(2026, 3, 13, 18, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.at


@pytest.fixture
def watch() -> Watch:
    """One in the afternoon at the shop."""
    return Watch(date(2026, 3, 13))


@pytest.fixture
def shop(tmp_path: Path, watch: Watch, desk: Desk) -> Iterator[Desk]:
    """A shop in a file, whose owner is at the counter and gave their secret."""
    keys, path = KeyRing(tmp_path / "keys"), tmp_path / "shop.desk"
    with Database.making(path, keys) as db:
        made = replace(desk, db=db, clock=watch)
        with db.atomic():
            people.add(db, "Alma", OWNER)
        shops.create_shop(made, SHOP, desk.packs["samanthas"])
        orders.enter_order(made, doll_order())
    db = Database.open(path, keys)
    yield replace(desk, db=db, clock=watch)
    db.close()


def back_up(desk: Desk):  # type: ignore[no-untyped-def]
    """A backup in the shop's own folder."""
    return to_end(backups.back_up(desk))


def test_a_backup_is_listed_and_remembered(shop: Desk) -> None:
    assert (backups.list_backups(shop), backups.last_backup(shop)) == ((), None)
    made = back_up(shop)
    assert made.second is None and made.backup.manifest.orders == 1
    assert backups.last_backup(shop) == made.backup and backups.list_backups(shop) == (made.backup,)
    assert [line.subject for line in history.done(shop.db, "back_up")] == ["desk-000001.backup"]


def test_a_shop_in_memory_has_none(desk: Desk) -> None:
    assert backups.list_backups(desk) == () and backups.last_backup(desk) is None
    assert not backups.is_due(desk) and not backups.is_changed(desk)
    assert backups.second_place(desk) is None


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 3, 14, 6, 59, tzinfo=UTC), False),  # 01:59 at the shop, in daylight saving time
        (datetime(2026, 3, 14, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 14, 18, tzinfo=UTC), True),
        (datetime(2026, 3, 13, 17, tzinfo=UTC), True),  # the clock went back: that backup proves nothing
        (datetime(2026, 3, 13, 18, 5, tzinfo=UTC), False),
    ],
)
def test_one_is_due_every_night_at_the_shop(shop: Desk, watch: Watch, at: datetime, due: bool) -> None:
    assert backups.is_due(shop)
    back_up(shop)
    watch.at = at
    assert backups.is_due(shop) == due


def test_nothing_new_needs_no_backup(shop: Desk) -> None:
    assert backups.is_changed(shop)
    back_up(shop)
    assert not backups.is_changed(shop)
    orders.enter_order(shop, doll_order("#1002"))
    assert backups.is_changed(shop)
    back_up(shop)
    with shop.db.atomic():
        shop.remember("save_case", "x")
    assert backups.is_changed(shop)


def test_two_days_are_old(shop: Desk, watch: Watch) -> None:
    at = shop.moment
    assert not backups.is_old(shop, at)
    watch.at += timedelta(days=2, seconds=1)
    assert backups.is_old(shop, at)


def test_a_second_place_whose_name_is_no_text_is_told(shop: Desk) -> None:
    with pytest.raises(BadInput, match="text-control"):
        backups.set_second_place(shop, "\0usb")


def test_the_second_place_gets_a_copy_that_was_read_back(shop: Desk, tmp_path: Path) -> None:
    assert backups.second_place(shop) is None
    place = backups.set_second_place(shop, str(tmp_path / "usb"))
    assert place and (place.folder, place.at, place.trouble) == (str(tmp_path / "usb"), "", "")
    made = back_up(shop)
    assert made.second and (made.second.at, made.second.trouble) == (shop.moment, "")
    assert backups.second_place(shop) == made.second
    folder = backups.second_folder(shop, str(tmp_path / "usb"))
    assert sorted(each.name for each in folder.iterdir()) == ["desk-000001.backup", "desk-000001.json"]


def test_a_place_that_is_not_there_is_told_and_is_no_fault_of_the_backup(shop: Desk, tmp_path: Path) -> None:
    backups.set_second_place(shop, str(tmp_path / "usb"))
    first = back_up(shop)
    (tmp_path / "usb").rename(tmp_path / "unplugged")
    (tmp_path / "usb").mkdir()  # the empty folder that a stick leaves behind
    second = back_up(shop)
    assert second.backup.manifest.sequence == 2
    assert second.second and second.second.trouble == "second-place-missing"
    assert second.second.at == first.second.at and list((tmp_path / "usb").iterdir()) == []
    (tmp_path / "usb").rmdir()
    (tmp_path / "unplugged").rename(tmp_path / "usb")
    assert back_up(shop).second.trouble == ""


def test_another_place_and_what_others_wrote_there_say_nothing(shop: Desk, tmp_path: Path) -> None:
    backups.set_second_place(shop, str(tmp_path / "usb"))
    back_up(shop)
    other = backups.set_second_place(shop, str(tmp_path / "other"))
    assert other and other.at == ""
    told = tmp_path / "shop.desk.backups" / "second.json"
    for text in ("", "[]", json.dumps({"folder": 7})):
        told.write_text(text)
        assert backups.second_place(shop) == replace(other)
    assert backups.set_second_place(shop, "") is None


def test_a_place_that_cannot_be_written_is_not_set(shop: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreTrouble):
        backups.set_second_place(shop, str(tmp_path / "file"))
    assert backups.second_place(shop) is None


def test_a_passphrase_encrypts_from_now_on(shop: Desk) -> None:
    plain = back_up(shop)
    assert not backups.is_encrypted(shop) and backups.lock_of(shop) is None
    assert backups.set_passphrase(shop, PASSPHRASE)
    assert backups.is_encrypted(shop)
    assert back_up(shop).backup.manifest.lock and not plain.backup.manifest.lock
    assert not backups.set_passphrase(shop, "")
    assert back_up(shop).backup.manifest.lock == ""
    after = [line.after for line in history.done(shop.db, "change_setting")]
    assert [each["value"] for each in after] == ["on", "off"]
    assert PASSPHRASE not in str(after)


def test_a_short_passphrase_is_refused(shop: Desk) -> None:
    with pytest.raises(BadInput):
        backups.set_passphrase(shop, "short")


def test_without_what_encrypts_no_backup_is_made_by_oversight(shop: Desk) -> None:
    backups.set_passphrase(shop, PASSPHRASE)
    shop.db.keys.set_lock(shop.db.sealer.shop, None)
    with pytest.raises(StoreTrouble) as caught:
        back_up(shop)
    assert caught.value.key == "passphrase-lost"
    assert backups.last_backup(shop) is None


def test_in_a_named_folder_nothing_is_thinned_out(shop: Desk, tmp_path: Path) -> None:
    backups.set_second_place(shop, str(tmp_path / "usb"))
    for _ in range(9):
        made = to_end(backups.back_up(shop, tmp_path / "mine"))
    assert made.second is None
    assert len(list((tmp_path / "mine").glob("*.backup"))) == 9
    assert backups.last_backup(shop) is None


def test_anybody_backs_up_and_the_owner_alone_sets(shop: Desk, tmp_path: Path) -> None:
    clerk = replace(shop, person=None, proven=False)
    assert back_up(clerk).backup
    for step in (
        lambda desk: backups.set_second_place(desk, str(tmp_path / "usb")),
        lambda desk: backups.set_passphrase(desk, PASSPHRASE),
    ):
        with pytest.raises(Refused) as caught:
            step(clerk)
        assert caught.value.key == "right-denied"
        with pytest.raises(NeedsConsent):
            step(replace(shop, proven=False))
    assert backups.second_place(shop) is None and not backups.is_encrypted(shop)
