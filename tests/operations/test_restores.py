"""Restores as a person does them: into a new file, or in the place of the open shop."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.operations import backups, orders, photos, restores, returns, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.backups import BackedUp
from desk.records.errors import NeedsConsent, Refused, StoreTrouble
from desk.records.facts import LinePart
from desk.records.photos import Photo
from desk.records.returns import Ask
from desk.store import copies, history, people
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.verification import Verification
from tests.conftest import doll_order
from tests.operations.test_backups import back_up, shop, watch  # noqa: F401
from tests.store.backed import PASSPHRASE


@pytest.fixture
def made(shop: Desk) -> BackedUp:  # noqa: F811
    """A backup of the shop, after which an RA was issued."""
    made: BackedUp = back_up(shop)
    order = orders.open_order(shop, "#1001")
    parts = (LinePart(str(order.lines[0].id), 1),)
    ask = Ask("#1001", "changed_mind", shop.clock.today(), parts)
    assert returns.issue_ra(shop, ask).number.startswith("RA-26-00001")
    orders.enter_order(shop, doll_order("#1002"))
    return made


def opened(shop: Desk, path: Path) -> Desk:  # noqa: F811
    """A shop's file at the same desk."""
    return replace(shop, db=Database.open(path, shop.db.keys))


def findings(desk: Desk) -> tuple:
    """What a whole check of a file finds."""
    check = Verification(desk.db)
    for _ in check.whole():
        pass
    return check.findings


def test_a_new_file_is_the_shop_as_it_was(shop: Desk, made: BackedUp, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "again.desk"
    steps = restores.restore_to(
        Path(made.backup.path), target, shop.db.keys, lambda db: replace(shop, db=db, person=None, who="Ben")
    )
    done = to_end(steps)
    assert (done.path, done.orders, done.photos, done.aside) == (str(target), 1, 0, "")
    assert done.skipped == (("RA-2026", 0, 1),) and done.zone == "America/Chicago"
    again = opened(shop, target)
    line = history.done(again.db, "restore")[-1]
    assert (line.person, line.signed, line.after["RA-2026"]) == ("Ben", None, "0 → 1")
    assert findings(again) == () and copies.orders_in(again.db) == 1
    again.db.close()


def test_numbers_are_never_issued_twice(shop: Desk, made: BackedUp, tmp_path: Path) -> None:  # noqa: F811
    """L22, B8: yesterday's backup, and an RA after it: its number is a new one."""
    done = to_end(restores.restore(shop, Path(made.backup.path)))
    assert Path(done.aside).exists()
    again = opened(shop, shop.db.path)
    order = orders.open_order(again, "#1001")
    ask = Ask("#1001", "changed_mind", shop.clock.today(), (LinePart(str(order.lines[0].id), 1),))
    assert returns.issue_ra(again, ask).number.startswith("RA-26-00002")
    assert findings(again) == ()
    again.db.close()


def test_a_log_left_there_is_not_played_in(shop: Desk, made: BackedUp, tmp_path: Path) -> None:  # noqa: F811
    """The shop's file is gone and its log is not, as after a crash: just then somebody restores."""
    target = tmp_path / "again.desk"
    log = shop.db.path.with_name("shop.desk-wal")
    assert log.stat().st_size
    target.with_name("again.desk-wal").write_bytes(log.read_bytes())
    to_end(restores.restore_to(Path(made.backup.path), target, shop.db.keys, lambda db: replace(shop, db=db)))
    again = opened(shop, target)
    assert findings(again) == () and copies.orders_in(again.db) == 1
    again.db.close()


def test_the_open_shop_is_replaced_whole_and_kept_aside(shop: Desk, made: BackedUp) -> None:  # noqa: F811
    assert restores.orders_since(shop, made.backup) == 1
    done = to_end(restores.restore(shop, Path(made.backup.path)))
    with pytest.raises(RuntimeError):
        shop.db.query("SELECT 1")
    aside, again = opened(shop, Path(done.aside)), opened(shop, shop.db.path)
    assert (copies.orders_in(aside.db), copies.orders_in(again.db)) == (2, 1)
    line = history.done(again.db, "restore")[-1]
    assert (line.person, line.signed) == ("Alma", 1)
    assert findings(aside) == findings(again) == ()
    assert not again.db.sealer.mark.disputed and not aside.db.sealer.mark.disputed
    aside.db.close()
    again.db.close()


def test_the_file_kept_aside_put_back_by_hand_is_disputed(shop: Desk, made: BackedUp) -> None:  # noqa: F811
    """Its own mark agrees with it, and numbers of the restored shop would be issued once more."""
    opened_before = shop.db.path
    done = to_end(restores.restore(shop, Path(made.backup.path)))
    opened(shop, opened_before).db.close()
    Path(done.aside).replace(opened_before)
    again = opened(shop, opened_before)
    assert again.db.sealer.mark.disputed and findings(again)
    again.db.close()


def test_the_file_that_was_replaced_keeps_its_photos(shop: Desk) -> None:  # noqa: F811
    """Also those that came after the backup, which no row of the restored shop tells of."""
    made = back_up(shop)
    photo = Photo.of(b"\xff\xd8 a crack", 60, 40, "crack.jpg")
    photos.attach(shop, "#1001", photo)
    done = to_end(restores.restore(shop, Path(made.backup.path)))
    aside = opened(shop, Path(done.aside))
    found = to_end(trust.verify(aside))
    assert (found.findings, found.photos) == ((), 1)
    assert photos.read(aside, photo.digest) == photo.data
    aside.db.close()


def test_a_file_kept_aside_under_the_name_of_one_that_is_gone_is_no_stranger(
    shop: Desk,  # noqa: F811
    made: BackedUp,
    tmp_path: Path,
) -> None:
    keys = KeyRing(tmp_path / "keys")
    keys.put(shop.db.sealer.shop, shop.db.sealer.key)
    shop.db.close()
    for turn in range(2):
        at = replace(shop, db=Database.open(shop.db.path, keys))
        done = to_end(restores.restore(at, Path(made.backup.path)))
        aside = Database.open(Path(done.aside), keys)
        assert not aside.sealer.mark.disputed, turn
        aside.close()
        Path(done.aside).unlink()


def test_what_keeps_it_from_the_shops_place_changes_nothing(shop: Desk, made: BackedUp) -> None:  # noqa: F811
    """The old file cannot keep its photos under its new name: the shop is as it was, and no part is left."""
    photos.attach(shop, "#1001", Photo.of(b"\xff\xd8 a crack", 60, 40, "crack.jpg"))
    taken = shop.db.path.with_name("shop-before-restore-1.desk.photos")
    taken.write_bytes(b"")
    with pytest.raises(StoreTrouble):
        to_end(restores.restore(shop, Path(made.backup.path)))
    assert not list(shop.db.path.parent.glob("*.part"))
    again = opened(shop, shop.db.path)
    assert copies.orders_in(again.db) == 2
    again.db.close()


def test_once_it_is_begun_the_next_opening_completes_it(shop: Desk, made: BackedUp) -> None:  # noqa: F811
    blocked = shop.db.path.with_name(f"{shop.db.path.name}-shm")
    blocked.mkdir()
    with pytest.raises(StoreTrouble) as caught:
        to_end(restores.restore(shop, Path(made.backup.path)))
    assert caught.value.key == "swap-unfinished"
    blocked.rmdir()
    again = opened(shop, shop.db.path)
    assert copies.orders_in(again.db) == 1
    again.db.close()


def test_a_person_whom_the_backup_does_not_know_signs_nothing(shop: Desk, made: BackedUp) -> None:  # noqa: F811
    with shop.db.atomic():
        bea = people.add(shop.db, "Bea", "owner")
    to_end(restores.restore(replace(shop, who="Bea", person=bea), Path(made.backup.path)))
    again = opened(shop, shop.db.path)
    line = history.done(again.db, "restore")[-1]
    assert (line.person, line.signed) == ("Bea", None)
    again.db.close()


def test_given_up_at_any_step_nothing_changed(shop: Desk, made: BackedUp, tmp_path: Path) -> None:  # noqa: F811
    before = sorted(tmp_path.rglob("*"))
    count = 0
    for at in range(1, 1000):
        steps = restores.restore(shop, Path(made.backup.path))
        try:
            for _ in range(at):
                next(steps)
        except StopIteration:
            break
        steps.close()
        count = at
        assert sorted(tmp_path.rglob("*")) == before, at
        assert copies.orders_in(shop.db) == 2
    assert count > 5


def test_it_takes_the_owners_secret_for_just_this_backup(shop: Desk, made: BackedUp) -> None:  # noqa: F811
    path = Path(made.backup.path)
    with pytest.raises(NeedsConsent) as caught:
        to_end(restores.restore(replace(shop, proven=False), path))
    with pytest.raises(Refused):
        to_end(restores.restore(replace(shop, proven=False, person=None), path))
    other = back_up(shop)
    with pytest.raises(NeedsConsent) as second:
        to_end(restores.restore(replace(shop, proven=False), Path(other.backup.path)))
    assert caught.value.digest != second.value.digest
    assert copies.orders_in(shop.db) == 2


def test_another_shops_backup_replaces_nothing(shop: Desk, made: BackedUp, tmp_path: Path) -> None:  # noqa: F811
    from tests.store.backed import Backed

    (tmp_path / "other").mkdir()
    other = Backed(tmp_path / "other", shop.db.keys)
    with pytest.raises(StoreTrouble) as caught:
        to_end(restores.restore(shop, Path(other.back_up().path)))
    assert caught.value.key == "backup-other-shop"
    other.db.close()


def test_a_name_that_is_taken_is_left_alone(shop: Desk, made: BackedUp) -> None:  # noqa: F811
    with pytest.raises(StoreTrouble) as caught:
        to_end(
            restores.restore_to(
                Path(made.backup.path), shop.db.path, shop.db.keys, lambda db: replace(shop, db=db)
            )
        )
    assert caught.value.key == "store-exists"


def test_a_name_taken_meanwhile_leaves_nothing_of_ours(shop: Desk, made: BackedUp, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "again.desk"
    steps = restores.restore_to(Path(made.backup.path), target, shop.db.keys, lambda db: replace(shop, db=db))
    next(steps)
    target.write_text("theirs")
    with pytest.raises(StoreTrouble) as caught:
        to_end(steps)
    assert caught.value.key == "store-exists" and target.read_text() == "theirs"
    assert [each.name for each in tmp_path.glob("again*")] == ["again.desk"]


def test_an_encrypted_backup_comes_back_with_its_passphrase(shop: Desk, tmp_path: Path) -> None:  # noqa: F811
    backups.set_passphrase(shop, PASSPHRASE)
    path, keys = Path(back_up(shop).backup.path), shop.db.keys
    keys.set_lock(shop.db.sealer.shop, None)
    with pytest.raises(StoreTrouble) as caught:
        to_end(restores.restore_to(path, tmp_path / "a.desk", keys, lambda db: replace(shop, db=db)))
    assert caught.value.key == "backup-encrypted"
    done = to_end(
        restores.restore_to(path, tmp_path / "a.desk", keys, lambda db: replace(shop, db=db), PASSPHRASE)
    )
    assert done.orders == 1
