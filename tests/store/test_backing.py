"""A backup counts when all of it was looked through; what fails before leaves nothing (trust.md B1 to B4)."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import backing, manifests, restoring, streams
from desk.store.backing import Order
from desk.store.shelf import Shelf
from tests.store import samples
from tests.store.backed import DIGESTS, LOCK, PHOTOS, Backed, to_end

pytestmark = pytest.mark.slow


@pytest.fixture
def shop(tmp_path: Path) -> Backed:
    """A shop with an order and two photos."""
    return Backed(tmp_path)


@pytest.fixture
def second(shop: Backed, tmp_path: Path) -> Shelf:
    """A second place for its backups."""
    return replace(shop.shelf, folder=tmp_path / "usb" / "shop.backups")


def names(folder: Path) -> list[str]:
    """What lies in a folder, photos aside."""
    return sorted(each.name for each in folder.iterdir() if each.name != "photos")


def test_a_backup_says_what_is_in_it(shop: Backed) -> None:
    made = shop.back_up()
    path, said = Path(made.path), made.manifest
    assert names(path.parent) == ["desk-000001.backup", "desk-000001.json"]
    assert (said.sequence, said.orders, said.photos, said.lost) == (1, 1, tuple(sorted(DIGESTS)), ())
    assert (said.size, said.sha256) == (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
    assert said.balance == {"1030": 21750, "2000": -21750}
    assert (said.seal, said.mac) == (shop.db.sealer.head.seal, shop.db.sealer.head.mac.hex())
    assert manifests.read(path, shop.keys) == said
    assert shop.back_up().manifest.sequence == 2


def test_an_encrypted_backup_shows_nothing(shop: Backed) -> None:
    shop.lock = LOCK
    made = shop.back_up()
    shelf = Path(made.path).parent
    everything = b"".join(each.read_bytes() for each in shelf.rglob("*") if each.is_file())
    assert made.manifest.lock == LOCK.name
    assert (made.manifest.counts, made.manifest.balance) == ({"orders": 1}, {}), "nothing that the shop earns"
    for canary in (b"SQLite format", "Łukasz".encode(), b"S18_1749", *PHOTOS):
        assert canary[:200] not in everything
    assert names(shelf) == ["desk-000001.backup", "desk-000001.json"]
    assert shop.shelf.photos(LOCK).get(DIGESTS[0]) == PHOTOS[0]


def test_a_file_with_a_fault_makes_no_backup_and_keeps_the_good_ones(shop: Backed) -> None:
    good = shop.back_up()
    shop.db.connection.set_authorizer(None)
    shop.db.connection.execute("UPDATE orders SET number = '#1'")
    with pytest.raises(StoreTrouble) as caught:
        shop.back_up()
    assert caught.value.key == "backup-findings"
    assert names(shop.shelf.folder) == ["desk-000001.backup", "desk-000001.json"]
    assert shop.shelf.newest() == good


@pytest.mark.parametrize("lock", [None, LOCK], ids=["plain", "encrypted"])
def test_given_up_at_any_step_nothing_is_left(shop: Backed, lock: object) -> None:
    steps, count = backing.back_up(shop.db, Order(shop.shelf, shop.photos, samples.MOMENT, lock)), 0  # type: ignore[arg-type]
    for _ in steps:
        count += 1
    shop.shelf.remove(1)
    for at in range(1, count + 1):
        steps = backing.back_up(shop.db, Order(shop.shelf, shop.photos, samples.MOMENT, lock))  # type: ignore[arg-type]
        for _ in range(at):
            next(steps)
        steps.close()
        assert names(shop.shelf.folder) == [], at


def test_a_full_disk_leaves_no_backup_and_the_shop_goes_on(shop: Backed, full_disk: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        shop.back_up(shelf=replace(shop.shelf, folder=full_disk))
    assert caught.value.key == "backup-disk-full"
    assert names(full_disk) == ["filler"]
    samples.add_order(shop.db, "#10200")


def test_a_photo_that_the_shop_lost_is_told_and_stops_no_backup(shop: Backed) -> None:
    shop.photos.place(DIGESTS[0]).unlink()
    said = shop.back_up().manifest
    assert said.lost == (DIGESTS[0],) and len(said.photos) == 2


def test_a_photo_that_was_damaged_in_a_backup_is_taken_anew_at_its_turn(shop: Backed) -> None:
    shop.back_up()
    place = shop.shelf.photos(None).place(DIGESTS[0])
    place.write_bytes(b"rot")
    for _ in range(16):
        shop.back_up()
    assert shop.shelf.photos(None).get(DIGESTS[0]) == PHOTOS[0]


def test_selling_between_two_steps_goes_on(shop: Backed) -> None:
    steps = backing.back_up(shop.db, Order(shop.shelf, shop.photos, samples.MOMENT))
    sold = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made = end.value
            break
        sold += 1
        samples.add_order(shop.db, f"#3{sold:04d}")
    assert sold > 5 and made.manifest.orders == 1
    assert restoring.open_backup(Path(made.path), shop.keys)[0] == made


def test_the_second_place_has_the_same(shop: Backed, second: Shelf) -> None:
    made = shop.back_up()
    copied = to_end(backing.copy_out(made, second))
    assert streams.digest(Path(copied.path)) == made.manifest.sha256
    assert second.newest() == copied
    assert all(second.photos(None).has(each) for each in DIGESTS)
    again = to_end(backing.copy_out(shop.back_up(), second))
    assert again.manifest.sequence == 2


def test_a_place_that_another_computer_uses_too_keeps_both(shop: Backed, second: Shelf) -> None:
    made = shop.back_up()
    assert to_end(backing.copy_out(made, second)).manifest.sequence == 1
    assert to_end(backing.copy_out(made, second)).manifest.sequence == 2
    assert len(second.all()) == 2


def test_a_photo_of_another_size_or_at_its_turn_is_copied_again(shop: Backed, second: Shelf) -> None:
    to_end(backing.copy_out(shop.back_up(), second))
    second.photos(None).place(DIGESTS[0]).write_bytes(b"rot")
    to_end(backing.copy_out(shop.back_up(), second))
    assert second.photos(None).has(DIGESTS[0])


def test_a_source_that_changed_meanwhile_is_not_copied(shop: Backed, second: Shelf) -> None:
    made = shop.back_up()
    path = Path(made.path)
    changed = bytearray(path.read_bytes())
    changed[5000] ^= 1
    path.write_bytes(changed)
    with pytest.raises(StoreTrouble) as caught:
        to_end(backing.copy_out(made, second))
    assert caught.value.key == "backup-damaged"
    assert names(second.folder) == []


def test_a_full_second_place_keeps_what_it_had(shop: Backed, full_disk: Path) -> None:
    made, there = shop.back_up(), replace(shop.shelf, folder=full_disk / "shop")
    with pytest.raises(StoreTrouble) as caught:
        to_end(backing.copy_out(made, there))
    assert caught.value.key == "backup-disk-full"
    assert names(there.folder) == []


def test_what_is_encrypted_is_read_back(shop: Backed, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that gives back other bytes than it was given is found out."""
    usual = backing.encryption.decrypt

    def rotten(path: Path, lock: object):  # type: ignore[no-untyped-def]
        yield from usual(path, lock)  # type: ignore[arg-type]
        if path.suffix == ".backup":
            yield b"more"

    monkeypatch.setattr(backing.encryption, "decrypt", rotten)
    with pytest.raises(StoreTrouble) as caught:
        shop.back_up(lock=LOCK)
    assert caught.value.key == "backup-damaged"
    assert names(shop.shelf.folder) == []
