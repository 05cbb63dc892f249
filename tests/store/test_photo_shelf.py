"""Photos by their digests: what is read is what was taken in, or it is told."""

import hashlib
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import photo_shelf
from desk.store.photo_shelf import PhotoShelf
from tests.store.backed import DIGESTS, LOCK, PHOTOS


@pytest.fixture(params=[None, LOCK], ids=["plain", "encrypted"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> PhotoShelf:
    """A folder with both photos in it."""
    made = PhotoShelf(tmp_path / "photos", request.param)
    for digest, data in zip(DIGESTS, PHOTOS, strict=True):
        made.put(digest, data)
    return made


def test_photos_come_back(shelf: PhotoShelf) -> None:
    assert tuple(shelf.get(each) for each in DIGESTS) == PHOTOS
    assert all(shelf.has(each) for each in DIGESTS)


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_changed_one_is_told(shelf: PhotoShelf, place: int) -> None:
    path = shelf.place(DIGESTS[1])
    changed = bytearray(path.read_bytes())
    changed[place] ^= 1
    path.write_bytes(changed)
    assert not shelf.has(DIGESTS[1])
    with pytest.raises(StoreTrouble) as caught:
        shelf.get(DIGESTS[1])
    assert caught.value.key == "backup-photo"


def test_a_lost_one_and_a_name_that_is_a_path_are_told(shelf: PhotoShelf) -> None:
    shelf.place(DIGESTS[0]).unlink()
    for digest in (DIGESTS[0], "../x"):
        with pytest.raises(StoreTrouble) as caught:
            shelf.get(digest)
        assert caught.value.key == "backup-photo"


def test_a_huge_file_is_not_read(shelf: PhotoShelf) -> None:
    with shelf.place(DIGESTS[0]).open("wb") as file:
        file.truncate(photo_shelf.LARGEST + 1)
    assert not shelf.has(DIGESTS[0])


def test_what_does_not_fit_its_digest_is_told_at_once(shelf: PhotoShelf) -> None:
    with pytest.raises(StoreTrouble):
        shelf.put(hashlib.sha256(b"x").hexdigest(), b"y")


def test_only_what_nobody_names_is_swept(shelf: PhotoShelf) -> None:
    other = shelf.folder / DIGESTS[0][:2] / "notes.txt"
    other.write_text("mine")
    assert photo_shelf.sweep(shelf.folder, [shelf.place(DIGESTS[0])]) == 1
    assert shelf.has(DIGESTS[0]) and other.exists() and not shelf.place(DIGESTS[1]).exists()
    assert photo_shelf.sweep(shelf.folder / "none", []) == 0


@pytest.mark.parametrize("links", [True, False])
def test_another_folder_has_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """Also on a disk without second names; what is there already is left."""

    def refuse(*_given: object) -> None:
        raise PermissionError(1, "no such thing here")

    source, target = PhotoShelf(tmp_path / "source"), PhotoShelf(tmp_path / "target")
    for digest, data in zip(DIGESTS, PHOTOS, strict=True):
        source.put(digest, data)
    if not links:
        monkeypatch.setattr(photo_shelf.os, "link", refuse)
    for _ in range(2):
        photo_shelf.share(source.folder, target.folder)
    source.place(DIGESTS[0]).unlink()
    assert tuple(target.get(each) for each in DIGESTS) == PHOTOS


def test_no_photos_are_no_folder(tmp_path: Path) -> None:
    photo_shelf.share(tmp_path / "source", tmp_path / "target")
    assert list(tmp_path.iterdir()) == []
