"""Files beside the shop's are whole or not there."""

import errno
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.records.errors import StoreTrouble
from desk.store import streams


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    pieces = [b"a" * 300_000, b"", b"b"]
    found = streams.write(tmp_path / "a", pieces)
    assert found == streams.digest(tmp_path / "a") == hashlib.sha256(b"".join(pieces)).hexdigest()
    assert streams.content(tmp_path / "a") == b"".join(pieces)
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_an_error_in_between_leaves_what_was_there(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("a bug")

    streams.write(tmp_path / "a", [b"old"])
    with pytest.raises(ValueError, match="a bug"):
        streams.write(tmp_path / "a", broken())
    assert streams.content(tmp_path / "a") == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_full_disk_leaves_nothing(full_disk: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        streams.write(full_disk / "a", [bytes(1 << 20)])
    assert caught.value.key == "backup-disk-full"
    assert [each.name for each in full_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "backup-disk-full"),
        (errno.EROFS, "backup-not-allowed"),
        (errno.ENOENT, "backup-missing"),
        (errno.EIO, "backup-io"),
    ],
)
def test_what_the_system_says_is_told(tmp_path: Path, number: int, key: str) -> None:
    with pytest.raises(StoreTrouble) as caught, streams.told(tmp_path):
        raise OSError(number, "")
    assert caught.value.key == key


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(streams.SMALL + 1)
    with pytest.raises(StoreTrouble):
        streams.content(tmp_path / "a")


def test_folders_are_made_once_and_rubbish_goes(tmp_path: Path) -> None:
    streams.make_folder(tmp_path / "a" / "b")
    streams.make_folder(tmp_path / "a" / "b")
    (tmp_path / "c").touch()
    with pytest.raises(StoreTrouble):
        streams.make_folder(tmp_path / "c" / "d")
    streams.discard(tmp_path / "c")
    streams.discard(tmp_path / "a")
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
