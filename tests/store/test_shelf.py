"""The folder of backups: what counts, what is next, what is thinned out (trust.md B4, B5)."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.records.backups import LOCKED, NEWEST, PROVEN, Found
from desk.records.errors import StoreTrouble
from desk.store import manifests, shelf, streams
from desk.store.keyring import KeyRing
from desk.store.shelf import Shelf
from tests.store.backed import DIGESTS, Backed, to_end


@pytest.fixture
def shop(tmp_path: Path) -> Backed:
    """A shop with an order and two photos."""
    return Backed(tmp_path)


def many(shop: Backed, count: int) -> list[int]:
    """So many backups, all of the bytes of one; their sequences."""
    first = shop.back_up()
    key, data = shop.db.sealer.key, Path(first.path).read_bytes()
    for sequence in range(2, count + 1):
        place = shop.shelf.place(sequence)
        streams.write(place, [data])
        manifests.write(place, replace(first.manifest, sequence=sequence), key)
    return shop.shelf.sequences()


def test_an_empty_folder_has_none(tmp_path: Path, shop: Backed) -> None:
    assert (shop.shelf.all(), shop.shelf.newest(), shop.shelf.next_sequence()) == ((), None, 1)


def test_the_newest_finished_one_is_found(shop: Backed) -> None:
    many(shop, 3)
    manifests.path_of(shop.shelf.place(3)).unlink()
    newest = shop.shelf.newest()
    assert newest and newest.manifest.sequence == 2
    assert [each.manifest.sequence for each in shop.shelf.all()] == [2, 1]
    assert shop.shelf.next_sequence() == 4


def test_a_stray_file_of_the_highest_name_hides_no_backup(shop: Backed) -> None:
    """Without a longer name to go on to, each backup took the place of the one before, and none was seen."""
    shop.shelf.folder.mkdir()
    for ending in ("backup", "json"):
        (shop.shelf.folder / f"desk-999999999.{ending}").write_text("stray")
        (shop.shelf.folder / f"desk-000002.{ending}").write_text("stray")
    assert [shop.back_up().manifest.sequence for _ in range(3)] == [1, 3, 4]
    newest = shop.shelf.newest()
    assert newest and newest.manifest.sequence == 4 and shop.shelf.next_sequence(9) == 9
    shop.shelf.thin()
    assert (shop.shelf.folder / "desk-999999999.json").exists()


@pytest.mark.parametrize("how", ["cut", "gone", "other shop", "renamed", "forged"])
def test_what_does_not_agree_does_not_count(shop: Backed, how: str) -> None:
    many(shop, 2)
    place = shop.shelf.place(2)
    if how == "cut":
        place.write_bytes(place.read_bytes()[:-1])
    elif how == "gone":
        place.unlink()
    elif how == "other shop":
        assert Shelf(shop.shelf.folder, shop.keys, "00" * 16).all() == ()
        return
    elif how == "renamed":
        for path in (place, manifests.path_of(place)):
            path.rename(path.with_name(path.name.replace("2", "9")))
    else:
        path = manifests.path_of(place)
        path.write_text(path.read_text("utf-8").replace("2026", "2027", 1), "utf-8")
    newest = shop.shelf.newest()
    assert newest and newest.manifest.sequence == 1


def test_thinning_keeps_the_newest_and_removes_what_was_never_finished(shop: Backed) -> None:
    many(shop, 30)
    manifests.path_of(shop.shelf.place(30)).unlink()
    shop.shelf.copy_place(31).write_bytes(b"half")
    (shop.shelf.folder / "notes.txt").write_text("mine")
    gone = shop.shelf.thin()
    left = shop.shelf.sequences()
    assert set(range(23, 30)) <= set(left) and not {30, 31} & set(left) and 15 in gone
    assert len(left) <= NEWEST + 17 and (shop.shelf.folder / "notes.txt").exists()
    assert shop.shelf.photos(None).has(DIGESTS[0])


def test_photos_go_with_the_last_backup_that_names_them(shop: Backed) -> None:
    shop.back_up()
    with shop.db.atomic():
        shop.db.execute("DELETE FROM photos WHERE digest = ?", (DIGESTS[0],))
    shop.back_up()
    shop.shelf.thin()
    assert shop.shelf.photos(None).has(DIGESTS[0])
    shop.shelf.remove(1)
    shop.shelf.thin()
    assert [shop.shelf.photos(None).has(each) for each in DIGESTS] == [False, True]


def test_another_shops_backups_and_their_photos_are_left_alone(shop: Backed, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Backed(tmp_path / "other")
    theirs = other.back_up(shelf=replace(other.shelf, folder=shop.shelf.folder))
    assert theirs.manifest.sequence == 1
    with shop.db.atomic():
        shop.db.execute("DELETE FROM photos")
    assert shop.back_up().manifest.sequence == 2
    shop.shelf.thin()
    assert shop.shelf.sequences() == [2, 1]
    assert all(shop.shelf.photos(None).has(each) for each in DIGESTS)


def test_a_folder_that_cannot_be_read_is_told(shop: Backed, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.shelf.folder.mkdir()

    def fail(_path: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(StoreTrouble) as caught:
        shop.shelf.sequences()
    assert caught.value.key == "backup-not-allowed"


def test_photos_that_a_backup_has_are_not_lost_with_the_shops_own(shop: Backed) -> None:
    shop.back_up()
    for digest in DIGESTS:
        shop.photos.place(digest).unlink()
    assert to_end(shop.shelf.take_photos(DIGESTS, shop.photos, None)) == ()
    shop.shelf.photos(None).place(DIGESTS[0]).unlink()
    assert to_end(shop.shelf.take_photos(DIGESTS, shop.photos, None)) == (DIGESTS[0],)


def test_each_photo_has_its_turn_to_be_read_again() -> None:
    for digest in DIGESTS:
        assert sum(shelf.is_turn(digest, sequence) for sequence in range(100, 116)) == 1


def test_the_backups_of_a_folder_are_found_without_an_open_shop(shop: Backed, tmp_path: Path) -> None:
    folder = shop.shelf.folder
    assert shelf.found_in(folder, shop.keys) == ()
    made = [shop.back_up() for _ in range(4)]
    with Path(made[0].path).open("ab") as file:
        file.write(b"more")
    manifests.path_of(Path(made[1].path)).unlink()
    Path(made[2].path).unlink()
    Path(made[2].path).symlink_to("nowhere")
    (folder / "notes.txt").write_text("ours")
    for keys, proof in ((shop.keys, PROVEN), (KeyRing(), LOCKED)):
        assert shelf.found_in(folder, keys) == (Found(made[3], proof),)
    more = shop.back_up()
    assert [each.backup for each in shelf.found_in(folder, shop.keys)] == [more, made[3]]


def test_backups_that_cannot_be_found_are_told(
    shop: Backed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.back_up()
    (tmp_path / f"{shop.db.sealer.shop}.key").mkdir()
    with pytest.raises(StoreTrouble) as caught:
        shelf.found_in(shop.shelf.folder, KeyRing(tmp_path))
    assert caught.value.key == "key-unreadable"

    def fail(_path: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(StoreTrouble) as caught:
        shelf.found_in(shop.shelf.folder, shop.keys)
    assert caught.value.key == "backup-not-allowed"
