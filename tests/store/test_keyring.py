"""Keys and marks lie outside the file, readable by their owner alone, and a torn mark is passed over."""

import os
import stat
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store.keyring import KEY_BYTES, KeyRing
from desk.store.marks import Mark

SHOP, COPY = "a" * 32, "b" * 32


def test_a_key_is_made_kept_alone_and_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "keys"
    key = KeyRing(folder).make(SHOP)
    assert len(key) == KEY_BYTES and KeyRing(folder).key(SHOP) == key
    kept = folder / f"{SHOP}.key"
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == [kept.name]
    assert KeyRing(folder).key("c" * 32) is None


def test_a_key_left_half_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f"{SHOP}.part").write_text("half")
    ring = KeyRing(tmp_path)
    assert ring.put(SHOP, b"k" * 16) == ring.key(SHOP)
    (tmp_path / f"{SHOP}.key").write_text("no hex")
    assert KeyRing(tmp_path).key(SHOP) is None


def test_a_key_that_opened_nothing_is_taken_back(tmp_path: Path) -> None:
    for ring in (KeyRing(tmp_path), KeyRing()):
        ring.put(SHOP, b"k" * 16)
        ring.forget(SHOP)
        ring.forget(SHOP)
        assert ring.key(SHOP) is None and not list(tmp_path.iterdir())


def test_a_key_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreTrouble, match="key-unsaved"):
        KeyRing(tmp_path / "file").make(SHOP)


def test_a_key_that_does_not_get_its_name_leaves_no_part(tmp_path: Path) -> None:
    (tmp_path / f"{SHOP}.key").mkdir()
    with pytest.raises(StoreTrouble, match="key-unsaved"):
        KeyRing(tmp_path).make(SHOP)
    assert [each.name for each in tmp_path.iterdir()] == [f"{SHOP}.key"]


def test_marks_whose_names_the_disk_does_not_give_are_told(tmp_path: Path) -> None:
    """Their numbers are not taken for none: one would be issued a second time."""
    assert KeyRing(tmp_path / "none").highest(SHOP) == {}
    folder = tmp_path / "loop"
    folder.symlink_to(folder)
    with pytest.raises(StoreTrouble, match="key-unreadable"):
        KeyRing(folder).highest(SHOP)


def test_a_key_that_the_disk_does_not_give_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{SHOP}.key").mkdir()
    with pytest.raises(StoreTrouble, match="key-unreadable"):
        KeyRing(tmp_path).key(SHOP)


def test_the_newest_whole_mark_counts(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.make(SHOP)
    assert ring.mark(SHOP, COPY) is None
    for seal in range(1, 4):
        ring.change_mark(SHOP, COPY, seal=seal, numbers={"RA-2026": seal})
    assert KeyRing(tmp_path).mark(SHOP, COPY) == Mark(3, numbers={"RA-2026": 3}) == ring.mark(SHOP, COPY)
    head = tmp_path / f"{SHOP}-{COPY}.head"
    torn = bytearray(head.read_bytes())
    torn[4096 + 70] ^= 1
    head.write_bytes(torn)
    again = KeyRing(tmp_path)
    assert again.mark(SHOP, COPY) == Mark(2, numbers={"RA-2026": 2})
    again.change_mark(SHOP, COPY, seal=9)
    assert KeyRing(tmp_path).mark(SHOP, COPY) == Mark(9, numbers={"RA-2026": 2})
    head.write_bytes(b"")
    assert KeyRing(tmp_path).mark(SHOP, COPY) is None


def test_the_highest_numbers_of_all_copies(tmp_path: Path) -> None:
    for ring in (KeyRing(tmp_path), KeyRing()):
        ring.make(SHOP)
        ring.change_mark(SHOP, COPY, numbers={"RA-2026": 7, "CS-2026": 1})
        ring.change_mark(SHOP, "d" * 32, numbers={"RA-2026": 5, "OR-2026": 2})
        assert ring.highest(SHOP) == {"RA-2026": 7, "CS-2026": 1, "OR-2026": 2}
    (tmp_path / f"{SHOP}-{'e' * 32}.head").write_bytes(b"torn")
    assert KeyRing(tmp_path).highest(SHOP) == {"RA-2026": 7, "CS-2026": 1, "OR-2026": 2}


def test_a_mark_that_cannot_be_written_stops_no_sale(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.make(SHOP)
    (tmp_path / f"{SHOP}-{COPY}.head").mkdir()
    ring.change_mark(SHOP, COPY, seal=1)
    assert ring.mark(SHOP, COPY) == Mark(1) and KeyRing(tmp_path).mark(SHOP, COPY) is None


def test_who_was_erased_is_remembered_outside_the_file(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    assert ring.erased("shop") == ()
    numbers = [f"CM-26-{number:05}-1" for number in range(700)]
    for number in (*numbers, numbers[0]):
        ring.note_erased("shop", number)
    found = KeyRing(tmp_path / "keys")
    assert (found.erased("shop"), found.erased("other")) == (tuple(numbers), ())
    assert (tmp_path / "keys" / "shop.erased").stat().st_mode & 0o777 == 0o600
    (tmp_path / "keys" / "other.erased").write_bytes(b"\xff")
    assert KeyRing(tmp_path / "keys").erased("other") == ()


def test_a_list_of_erased_customers_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys" / "shop.erased" / "in the way").mkdir(parents=True)
    with pytest.raises(StoreTrouble, match="key-unsaved"):
        KeyRing(tmp_path / "keys").note_erased("shop", "CM-26-00001-3")
    memory = KeyRing()
    memory.note_erased("shop", "CM-26-00001-3")
    assert memory.erased("shop") == ("CM-26-00001-3",)


def test_a_place_is_noted_with_what_may_be_there(tmp_path: Path) -> None:
    ring, place = KeyRing(tmp_path), tmp_path / "shop.desk"
    ring.make(SHOP)
    ring.note(place, SHOP, COPY)
    assert ring.noted(place) == (), "without a mark on the disk there is no note"
    for copy in (COPY, "d" * 32):
        ring.change_mark(SHOP, copy, seal=1)
    ring.expect(place, SHOP, COPY)
    assert ring.noted(place) == (), "where nothing was, anything may come"
    ring.note(place, SHOP, COPY)
    for _ in range(2):
        ring.expect(place, SHOP, "d" * 32)
        assert KeyRing(tmp_path).noted(place) == ((SHOP, COPY), (SHOP, "d" * 32))
    ring.note(place, SHOP, "d" * 32)
    assert ring.noted(place) == ((SHOP, "d" * 32),)
    next(tmp_path.glob("*.place")).write_bytes(b"\xff")
    assert ring.noted(place) == ()
    memory = KeyRing()
    memory.note(place, SHOP, COPY)
    memory.expect(place, SHOP, COPY)
    assert memory.noted(place) == ()


def test_wrong_tries_outlive_a_restart(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    assert ring.tries(SHOP, 1) == (0, "")
    ring.set_tries(SHOP, 1, 4, "2026-03-13T18:00:00+00:00")
    ring.set_tries(SHOP, 2, 1, "")
    again = KeyRing(tmp_path / "keys")
    assert again.tries(SHOP, 1) == (4, "2026-03-13T18:00:00+00:00") and again.tries(SHOP, 2) == (1, "")
    assert again.tries("c" * 32, 1) == (0, "")
    for text in ("", "[]", '{"1": 5}', '{"1": [1, 2, 3]}'):
        (tmp_path / "keys" / f"{SHOP}.tries").write_text(text)
        assert again.tries(SHOP, 1) == (0, ""), text


def test_wrong_tries_without_a_folder_are_counted_in_memory() -> None:
    ring = KeyRing()
    ring.set_tries(SHOP, 1, 2, "")
    assert ring.tries(SHOP, 1) == (2, "") and ring.tries(SHOP, 2) == (0, "")


def test_a_try_that_cannot_be_counted_is_none(tmp_path: Path) -> None:
    (tmp_path / f"{SHOP}.tries").mkdir()
    ring = KeyRing(tmp_path)
    with pytest.raises(StoreTrouble) as caught:
        ring.tries(SHOP, 1)
    assert caught.value.key == "key-unreadable"
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreTrouble) as caught:
        KeyRing(tmp_path / "file").set_tries(SHOP, 1, 1, "")
    assert caught.value.key == "key-unsaved"
