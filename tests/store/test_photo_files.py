"""The photos' folder: whole files under their digests, nothing outside it; what nobody names is swept."""

import os
import random
import sys
from pathlib import Path

import pytest

from desk.records.photos import Photo, PhotoCheck
from desk.store import photo_files
from desk.store.settings import MEMORY
from tests.store.photo_trees import key_of, looked, photo, tree

NAMES = 50_500 if os.environ.get("DESK_LONG") else 500
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such files on Windows")
NASTY = """../../x|/etc/x|C:\\x|\\\\host\\share|CON|nul.txt|a:b|a.|a |..|.|~/x|$HOME|%TEMP%|-rf|a\0b|
x/../../y|\u202egpj.exe|\udce9|ab/../../../x.jpg|file:///etc/passwd|;rm -rf ~|'; DROP TABLE photos;--"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a shop's file, which is made with the first photo."""
    return photo_files.folder_of(tmp_path / "shop.desk")


def test_the_folder_lies_beside_the_shops_file(tmp_path: Path, folder: Path) -> None:
    assert folder == tmp_path / "shop.desk.photos"
    held = photo_files.folder_of(MEMORY)
    assert held.is_dir() and held == photo_files.folder_of(MEMORY)
    assert Path.cwd() not in held.parents


def test_a_photo_is_put_once_under_its_digest_and_read_back(folder: Path) -> None:
    one = photo()
    photo_files.put(folder, one)
    place = f"{one.digest[:2]}/{one.digest}.jpg"
    assert tree(folder) == [one.digest[:2], place]
    before = (folder / place).stat()
    photo_files.put(folder, Photo.of(one.data, 3, 2, "another name.png"))
    assert tree(folder) == [one.digest[:2], place]
    assert (folder / place).stat().st_ino == before.st_ino
    assert photo_files.get(folder, one.digest) == one.data
    photo_files.put(folder, photo("back"))
    assert photo_files.get(folder, photo("back").digest) == photo("back").data


def test_a_photo_that_is_not_there_or_not_as_it_was(folder: Path) -> None:
    one = photo()
    assert key_of(photo_files.get, folder, one.digest) == "photo-missing"
    photo_files.put(folder, one)
    assert key_of(photo_files.get, folder, photo("back").digest) == "photo-missing"
    place = folder / one.digest[:2] / f"{one.digest}.jpg"
    for changed in (one.data[:-1], one.data + b"x", b"", bytes([one.data[0] ^ 1]) + one.data[1:]):
        place.write_bytes(changed)
        assert key_of(photo_files.get, folder, one.digest) == "photo-damaged"
    photo_files.put(folder, one)
    assert photo_files.get(folder, one.digest) == one.data


def test_one_that_is_larger_than_any_of_ours_is_not_read_whole(folder: Path) -> None:
    one = photo()
    photo_files.put(folder, one)
    os.truncate(folder / one.digest[:2] / f"{one.digest}.jpg", 8 * 2**30)
    assert key_of(photo_files.get, folder, one.digest) == "photo-damaged"


def test_bytes_under_another_digest_are_not_put(folder: Path) -> None:
    false = Photo(photo("back").digest, photo().data, 3, 2, "x")
    assert key_of(photo_files.put, folder, false) == "photo-damaged"
    assert not folder.exists()


def test_no_name_leads_out_of_the_folder(tmp_path: Path, folder: Path) -> None:
    """500 hostile names of files and of digests; the tree around is looked through."""
    (tmp_path / "outside.jpg").write_bytes(b"safe")
    dice = random.Random(7)
    before, nasty = set(tree(tmp_path)), NASTY.split("|")
    letters = "./\\:~\0\n\r%$*?<>|\"'ABCab01 -‮é人\udce9"
    for number in range(NAMES):
        name = (
            nasty[number] if number < len(nasty) else "".join(dice.choices(letters, k=dice.randint(1, 300)))
        )
        one = photo(str(number % 300), name)
        photo_files.put(folder, one)
        for digest in (name, name.ljust(64, "a")[:64], one.digest.upper(), one.digest + "\n"):
            assert key_of(photo_files.get, folder, digest) == "photo-missing", digest
            false = Photo(digest, one.data, 3, 2, name)
            assert key_of(photo_files.put, folder, false) == "photo-damaged"
    new = [Path(each).parts for each in set(tree(tmp_path)) - before]
    assert {parts[0] for parts in new} == {folder.name}
    files = [parts for parts in new if len(parts) == 3]
    assert len(files) == 300 and all(parts[2].startswith(parts[1]) for parts in files)
    assert {len(parts[2]) for parts in files} == {len("0.jpg") + 63}
    assert max(map(len, new)) == 3
    assert (tmp_path / "outside.jpg").read_bytes() == b"safe"


@POSIX
def test_planted_links_pipes_and_folders_lead_nowhere(tmp_path: Path, folder: Path) -> None:
    one, other = photo(), tmp_path / "other"
    other.mkdir()
    place = folder / one.digest[:2] / f"{one.digest}.jpg"
    folder.symlink_to(other)
    assert key_of(photo_files.put, folder, one) == "photo-folder-taken"
    folder.unlink()
    folder.write_text("a file", "utf-8")
    assert key_of(photo_files.get, folder, one.digest) == "photo-missing"
    assert key_of(photo_files.put, folder, one) == "photo-folder-taken"
    folder.unlink()
    folder.mkdir()
    place.parent.symlink_to(other)
    assert key_of(photo_files.put, folder, one) == "photo-folder-taken"
    place.parent.unlink()
    place.parent.mkdir()
    (other / "same.jpg").write_bytes(one.data)
    for plant in (lambda: place.symlink_to(other / "same.jpg"), lambda: os.mkfifo(place), place.mkdir):
        plant()
        assert key_of(photo_files.get, folder, one.digest) == "photo-damaged"
        if not place.is_dir():
            photo_files.put(folder, one)
            assert place.read_bytes() == one.data and not place.is_symlink()
            place.unlink()
    assert key_of(photo_files.put, folder, one) == "store-io"
    assert tree(folder) == [one.digest[:2], str(place.relative_to(folder))]
    assert tree(other) == ["same.jpg"]


def test_a_look_through_finds_every_change_in_small_steps(folder: Path) -> None:
    """Of 60 photos some are cut, flipped, swapped, lost; a file too many and half a file lie there too."""
    kept = [photo(str(number)) for number in range(60)]
    for each in kept:
        photo_files.put(folder, each)
    digests = [each.digest for each in kept]
    assert looked(photo_files.verify(folder, digests * 2)) == (60, PhotoCheck())
    dice, places = random.Random(3), [folder / each[:2] / f"{each}.jpg" for each in digests]
    for place in places[:20]:
        data = bytearray(place.read_bytes())
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        place.write_bytes(data)
    for place in places[20:25]:
        place.unlink()
    swapped = places[25].read_bytes()
    places[25].write_bytes(places[26].read_bytes())
    places[26].write_bytes(swapped)
    extra = photo("extra")
    photo_files.put(folder, extra)
    half = f"{digests[0][:2]}/.photo-{'0' * 32}.part"
    (folder / half).write_bytes(b"half")
    found = looked(photo_files.verify(folder, digests))[1]
    assert found.damaged == tuple(sorted(digests[:20] + digests[25:27]))
    assert found.missing == tuple(sorted(digests[20:25]))
    assert found.orphans == tuple(sorted((f"{extra.digest[:2]}/{extra.digest}.jpg", half)))


def test_orphans_and_halves_are_swept_and_what_is_not_ours_stays(tmp_path: Path, folder: Path) -> None:
    assert photo_files.sweep(folder, ()) == 0
    kept, erased = photo("kept"), photo("erased")
    for each in (kept, erased):
        photo_files.put(folder, each)
    shelf = folder / kept.digest[:2]
    (shelf / f".photo-{'a' * 32}.part").write_bytes(b"half")
    misplaced = folder / "zz"
    strangers = [
        shelf / "notes.txt",
        folder / "Thumbs.db",
        misplaced / f"{erased.digest}.jpg",
        tmp_path / "x.jpg",
    ]
    misplaced.mkdir()
    for each in strangers:
        each.write_bytes(b"not ours")
    (shelf / f"{'b' * 64}.jpg").mkdir()
    assert photo_files.sweep(folder, [kept.digest]) == 2
    assert photo_files.get(folder, kept.digest) == kept.data
    assert key_of(photo_files.get, folder, erased.digest) == "photo-missing"
    assert all(each.exists() for each in strangers) and (shelf / f"{'b' * 64}.jpg").is_dir()
    assert photo_files.sweep(folder, [kept.digest]) == 0


@POSIX
def test_a_sweep_follows_no_link(tmp_path: Path, folder: Path) -> None:
    one, other = photo(), tmp_path / "other"
    photo_files.put(other, one)
    folder.mkdir()
    (folder / one.digest[:2]).symlink_to(other / one.digest[:2])
    assert looked(photo_files.verify(folder, ()))[1] == PhotoCheck()
    assert photo_files.sweep(folder, ()) == 0
    assert photo_files.get(other, one.digest) == one.data
