"""A new file takes its name whole, and what never became a shop is cleared away."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import place


def test_a_file_is_known_by_more_than_its_name(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    assert place.place_of(path) is None
    path.write_text("one", "utf-8")
    first = place.place_of(path)
    path.rename(tmp_path / "other.desk")
    assert place.place_of(tmp_path / "other.desk") == first
    path.write_text("two", "utf-8")
    assert place.place_of(path) != first


def test_a_part_takes_its_name(tmp_path: Path) -> None:
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.write_text("whole", "utf-8")
    place.put_in_place(part, path)
    assert path.read_text("utf-8") == "whole"
    assert not part.exists()


def test_a_log_left_by_an_older_file_never_meets_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "shop.desk"
    for turn in (1, 2):
        for ending in ("-wal", "-journal", "-shm"):
            (tmp_path / f"shop.desk{ending}").write_text(f"work {turn}", "utf-8")
        part = tmp_path / "shop.desk.part"
        part.write_text("whole", "utf-8")
        place.put_in_place(part, path)
        path.unlink()
    found = {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()}
    assert found == {
        f"shop.desk{ending}.left-{turn}": f"work {turn}" for ending in ("-wal", "-journal") for turn in (1, 2)
    }


def test_a_name_that_was_taken_meanwhile_is_left_alone(tmp_path: Path) -> None:
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.write_text("mine", "utf-8")
    path.write_text("theirs", "utf-8")
    (tmp_path / "shop.desk-wal").touch()
    with pytest.raises(StoreTrouble, match="store-exists"):
        place.put_in_place(part, path)
    assert path.read_text("utf-8") == "theirs" and (tmp_path / "shop.desk-wal").exists()
    (tmp_path / "shop.desk-wal").unlink()


def test_everything_beside_is_removed_with_it(tmp_path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal", ".who"):
        (tmp_path / f"shop.desk{ending}").touch()
    (tmp_path / "shop.desk2").touch()
    place.remove(tmp_path / "shop.desk")
    assert [each.name for each in tmp_path.iterdir()] == ["shop.desk2"]


def test_a_disk_on_which_a_file_has_one_name_only_serves_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    test_a_part_takes_its_name(tmp_path)
    (tmp_path / "shop.desk").unlink()
    test_a_name_that_was_taken_meanwhile_is_left_alone(tmp_path)


def test_what_a_killed_run_left_goes_and_what_is_being_made_stays(tmp_path: Path) -> None:
    path = tmp_path / "shop [1].desk"
    part = place.part_of(path)
    old, other = (tmp_path / f"shop {name}.desk.7.part" for name in ("[1]", "2"))
    new = tmp_path / "shop [1].desk.8.part"
    for each in (part, old, new, other, tmp_path / "shop [1].desk.7.part-wal"):
        each.touch()
    for each in (old, other):
        os.utime(each, (0, 0))
    place.remove_older_parts(path, part)
    assert {each.name for each in tmp_path.iterdir()} == {part.name, new.name, other.name}


def test_a_part_that_vanishes_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shop.desk"
    part = place.part_of(path)
    part.touch()
    gone = path.with_name("shop.desk.7.part")
    monkeypatch.setattr(Path, "glob", lambda *_: iter((gone,)))
    place.remove_older_parts(path, part)
    assert part.exists()


def test_a_folder_that_cannot_be_looked_through_keeps_no_shop_from_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "shop.desk.1.part"
    part.touch()
    monkeypatch.setattr(Path, "glob", failing(errno.EIO))
    place.remove_older_parts(tmp_path / "shop.desk", part)
    assert part.exists()


def test_a_name_is_never_given_to_an_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power may go between taking a name and filling it: a shop must be there then, or nothing."""
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.write_text("whole", "utf-8")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(Path, "replace", fail)
    place.put_in_place(part, path)
    assert path.read_text("utf-8") == "whole"
    assert [each.name for each in tmp_path.iterdir()] == ["shop.desk"]


@pytest.mark.parametrize("error", [errno.EPERM, errno.ENOTSUP])
def test_a_disk_without_second_names_takes_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(error))
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.write_text("whole", "utf-8")
    place.put_in_place(part, path)
    assert path.read_text("utf-8") == "whole"
    assert not part.exists()
    part.write_text("other", "utf-8")
    with pytest.raises(StoreTrouble, match="store-exists"):
        place.put_in_place(part, path)
    assert path.read_text("utf-8") == "whole"


@pytest.mark.parametrize(("error", "key"), [(errno.ENOSPC, "store-full"), (errno.EIO, "store-io")])
def test_a_name_that_cannot_be_given_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, key: str
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(error))
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.touch()
    with pytest.raises(StoreTrouble, match=key) as caught:
        place.put_in_place(part, path)
    assert caught.value.values["path"] == str(path)
    assert not path.exists()


def test_a_file_that_needs_its_log_takes_no_name(tmp_path: Path) -> None:
    """Closing tells nobody that the log could not be moved into the file: without it the file is damaged."""
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.touch()
    (tmp_path / "shop.desk.part-wal").write_bytes(b"rows")
    with pytest.raises(StoreTrouble, match="store-io"):
        place.put_in_place(part, path)
    assert not path.exists()


def test_a_name_that_does_not_reach_the_disk_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    part, path = tmp_path / "shop.desk.part", tmp_path / "shop.desk"
    part.touch()
    with pytest.raises(StoreTrouble, match="store-io"):
        place.put_in_place(part, path)
    assert not path.exists()


def test_a_system_that_has_nothing_to_wait_for_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL))
    place.save_names(tmp_path)


def test_new_folders_are_made_safe_in_those_above_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: saved.append(os.fstat(handle).st_ino))
    place.make_folder(tmp_path / "a" / "b")
    assert saved == [tmp_path.stat().st_ino, (tmp_path / "a").stat().st_ino]
    place.make_folder(tmp_path / "a" / "b")
    assert len(saved) == 2


def failing(error: int) -> Callable[..., None]:
    """A call of the system that fails."""

    def fail(*_arguments: object) -> None:
        raise OSError(error, "no")

    return fail
