"""A restore gives back all of it, or refuses; a changed backup never becomes a shop (L22, B8, B9, A16)."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from desk.records.backups import Backup
from desk.records.errors import StoreTrouble
from desk.store import backing, copies, manifests, restoring, streams
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.photo_shelf import PhotoShelf
from tests.store import samples
from tests.store.backed import DIGESTS, LOCK, PASSPHRASE, PHOTOS, Backed, to_end

pytestmark = pytest.mark.slow

FLIPS = 2000 if os.environ.get("DESK_LONG") else 60


@pytest.fixture(params=[None, LOCK], ids=["plain", "encrypted"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Backed:
    """A shop with an order and two photos, backed up with a passphrase or without."""
    made = Backed(tmp_path, lock=request.param)
    if made.lock:
        made.keys.set_lock(made.db.sealer.shop, bytes(made.lock))
    return made


def refused(shop: Backed, backup: Backup) -> str:
    """Why a backup is not restored; nothing of it is left then."""
    before = sorted(shop.folder.rglob("*"))
    with pytest.raises(StoreTrouble) as caught:
        staging = shop.staging(backup)
        try:
            to_end(staging.stage())
        finally:
            staging.drop()
    assert sorted(shop.folder.rglob("*")) == before
    return caught.value.key


def test_the_drill_gives_back_totals_chain_and_photos(shop: Backed) -> None:
    """R6: the newest backup in a fresh folder is the shop, photos too."""
    shop.back_up()
    newest = shop.shelf.newest()
    assert newest
    staging = shop.staging(newest, shop.folder / "fresh" / "shop.desk")
    (shop.folder / "fresh").mkdir()
    to_end(staging.stage())
    anchor = backing.anchor_of(shop.db)
    found = to_end(copies.examine(staging.part, anchor))
    found = found.bare() if newest.manifest.lock else found
    for name in ("counts", "balance", "seal", "mac", "numbers", "photos"):
        assert getattr(found, name) == getattr(newest.manifest, name)
    photos = PhotoShelf(shop.folder / "fresh" / "shop.desk.photos")
    assert tuple(photos.get(each) for each in DIGESTS) == PHOTOS
    with closing(staging.open()) as db:
        assert copies.orders_in(db) == 1


def test_every_region_of_a_backup_refuses_a_flip(shop: Backed) -> None:
    made, chance = shop.back_up(), Random(6)
    path = Path(made.path)
    files = [path, manifests.path_of(path), *shop.shelf.folder.glob("photos/*/*")]
    assert len(files) == 4
    for number in range(FLIPS):
        target = files[number % len(files)]
        whole = target.read_bytes()
        changed = bytearray(whole)
        # The beginning, the end, and anywhere between.
        place = (0, len(whole) - 1, chance.randrange(len(whole)))[number % 3]
        changed[place] ^= 1 << chance.randrange(8)
        target.write_bytes(changed)
        if target.suffix == ".json":
            _same_or_refused(shop, made)
        else:
            assert refused(shop, made) in ("backup-damaged", "backup-photo", "backup-passphrase")
        target.write_bytes(whole)
    to_end(shop.staging(made).stage())


def _same_or_refused(shop: Backed, made: Backup) -> None:
    """White space in a manifest says nothing; all else has to be as it was."""
    try:
        assert manifests.read(Path(made.path), shop.keys) == made.manifest
    except StoreTrouble:
        assert refused(shop, made) in ("backup-damaged", "key-missing")


def test_a_lost_photo_is_told(shop: Backed) -> None:
    made = shop.back_up()
    shop.shelf.photos(shop.lock).place(DIGESTS[1]).unlink()
    assert refused(shop, made) == "backup-photo"


def test_a_hostile_file_with_a_forged_manifest_is_refused(shop: Backed) -> None:
    """Even whoever could forge the sum gets nothing run: the tables must be ours to the letter."""
    shop.lock = None
    made = shop.back_up()
    path = Path(made.path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER evil AFTER UPDATE ON identity BEGIN DELETE FROM seals; END")
    forged = replace(made.manifest, size=path.stat().st_size, sha256=streams.digest(path))
    manifests.write(path, forged, shop.db.sealer.key)
    assert refused(shop, replace(made, manifest=forged)) == "backup-altered"


def test_another_file_under_a_good_manifest_is_refused(shop: Backed) -> None:
    """Two good backups of one shop, one in the other's place, and its size and sum forged as well."""
    shop.lock = None
    first = shop.back_up()
    samples.add_order(shop.db, "#10101")
    second = shop.back_up()
    path = Path(first.path)
    path.write_bytes(Path(second.path).read_bytes())
    assert refused(shop, first) == "backup-damaged"
    forged = replace(first.manifest, size=path.stat().st_size, sha256=streams.digest(path))
    manifests.write(path, forged, shop.db.sealer.key)
    assert refused(shop, first) == "backup-damaged"


def test_the_restored_file_is_a_copy_of_its_own(shop: Backed) -> None:
    staging = shop.staging(shop.back_up())
    to_end(staging.stage())
    with closing(staging.open()) as db:
        with db.atomic():
            copy = restoring.new_copy(db)
        staging.keep_mark(db, copy)
    staging.part.rename(staging.target)
    with closing(Database.open(staging.target, shop.keys)) as db:
        assert db.sealer.copy == copy != shop.db.sealer.copy
        assert db.sealer.mark.seal == db.sealer.head.seal and not db.sealer.mark.disputed
    assert not shop.db.sealer.mark.disputed


def test_without_a_copy_of_its_own_the_live_files_mark_would_be_disputed(shop: Backed) -> None:
    """Planted: two files under one mark; the older one looks as if its tail had been cut."""
    made = shop.back_up()
    samples.add_order(shop.db, "#10101")
    staging = shop.staging(made)
    to_end(staging.stage())
    with closing(Database.open(staging.part, shop.keys)) as db:
        assert db.sealer.mark.disputed


def test_numbers_go_on_above_the_highest(shop: Backed) -> None:
    db = shop.db
    with db.atomic():
        skipped = restoring.raise_numbers(db, {"RA-2026": 23, "CM-2026": 0})
    assert skipped == (("RA-2026", 0, 23),)
    with db.atomic():
        assert restoring.raise_numbers(db, {"RA-2026": 17}) == ()
        assert restoring.raise_numbers(db, {"RA-2026": 24}) == (("RA-2026", 23, 24),)
    assert restoring.highest_of({"a": 1, "b": 5}, {"a": 3}, {}) == {"a": 3, "b": 5}


def test_what_is_dropped_leaves_other_photos(shop: Backed) -> None:
    staging = shop.staging(shop.back_up())
    kept = PhotoShelf(staging.target.with_name("restored.desk.photos"))
    kept.put(DIGESTS[0], PHOTOS[0])
    to_end(staging.stage())
    staging.drop()
    assert [kept.has(each) for each in DIGESTS] == [True, False]
    assert not staging.part.exists()


def test_the_passphrase_is_asked_for_where_its_key_is_not_kept(tmp_path: Path) -> None:
    shop = Backed(tmp_path, lock=LOCK)
    made = shop.back_up()
    path = Path(made.path)
    with pytest.raises(StoreTrouble) as caught:
        restoring.open_backup(path, shop.keys)
    assert caught.value.key == "backup-encrypted"
    assert restoring.open_backup(path, shop.keys, PASSPHRASE) == (made, LOCK)
    with pytest.raises(StoreTrouble) as caught:
        restoring.open_backup(path, shop.keys, "another passphrase")
    assert caught.value.key == "backup-passphrase"
    path.write_bytes(b"DESKENC1" + bytes(16) + path.read_bytes()[24:])
    with pytest.raises(StoreTrouble) as caught:
        restoring.open_backup(path, shop.keys, PASSPHRASE)
    assert caught.value.key == "backup-damaged"


def test_without_the_shops_key_nothing_is_read(shop: Backed) -> None:
    made = shop.back_up()
    with pytest.raises(StoreTrouble) as caught:
        restoring.open_backup(Path(made.path), KeyRing())
    assert caught.value.key == "key-missing"


def test_giving_up_takes_no_photo_that_was_there_before(shop: Backed) -> None:
    """The shop's own one, which the disk did not give for a moment: it stays, whole again."""
    backup = shop.back_up()
    place = shop.photos.place(DIGESTS[0])
    place.write_bytes(b"not what it was")
    staging = shop.staging(backup, shop.path)
    to_end(staging.stage())
    staging.drop()
    assert tuple(shop.photos.get(each) for each in DIGESTS) == PHOTOS


def test_a_log_that_stayed_beside_the_new_file_is_told(shop: Backed) -> None:
    """Closing it moves the log into the file, or fails silently on a full disk: then it is no whole shop."""
    staging = shop.staging(shop.back_up())
    to_end(staging.stage())
    staging.need_whole()
    staging.part.with_name(f"{staging.part.name}-wal").write_bytes(b"")
    with pytest.raises(StoreTrouble, match="backup-io"):
        staging.need_whole()
    staging.drop()
