"""Files in and out: a whole one or none, and never the shop's own."""

import errno
import os
from pathlib import Path

import pytest

from desk.exchange import files
from desk.exchange.files import file_name, read_file, write_file
from desk.records.errors import BadInput


def key_of(call: object, *arguments: object) -> str:
    with pytest.raises(BadInput) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.key


def test_a_file_is_written_whole_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "returns.csv"
    assert write_file(path, b"one") == path
    assert write_file(path, b"two") == path
    assert read_file(path, 3) == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["returns.csv"]


def test_a_name_is_on_the_disk_before_the_file_is_told_to_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, bool]] = []

    def sync(handle: int) -> None:
        synced.append((os.fstat(handle).st_ino, (tmp_path / "a.csv").exists()))

    monkeypatch.setattr(os, "fsync", sync)
    write_file(tmp_path / "a.csv", b"whole")
    assert synced == [((tmp_path / "a.csv").stat().st_ino, False), (tmp_path.stat().st_ino, True)]


@pytest.mark.parametrize(
    ("error", "key"), [(errno.EIO, "file-trouble"), (errno.ENOSPC, "file-trouble"), (errno.EINVAL, "")]
)
def test_a_folder_that_cannot_be_written_down_is_told_where_the_system_could(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, key: str
) -> None:
    sync = os.fsync

    def failing(handle: int) -> None:
        if os.fstat(handle).st_ino == tmp_path.stat().st_ino:
            raise OSError(error, "no")
        sync(handle)

    monkeypatch.setattr(os, "fsync", failing)
    if key:
        assert key_of(write_file, tmp_path / "a.csv", b"whole") == key
    else:
        write_file(tmp_path / "a.csv", b"whole")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"whole"


def test_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert key_of(read_file, path, 9) == "file-missing"
    assert key_of(read_file, path / "b", 9) == "file-missing"
    assert key_of(read_file, tmp_path, 9) == "file-not-regular"
    assert key_of(read_file, Path("/dev/zero"), 9) == "file-not-regular"
    assert key_of(read_file, tmp_path / "a\0b", 9) == "file-name-unusable"
    assert key_of(read_file, tmp_path / ("x" * 300), 9) == "file-name-unusable"
    path.write_bytes(b"0123456789")
    assert key_of(read_file, path, 9) == "file-too-large"


def test_what_cannot_be_written(tmp_path: Path) -> None:
    assert key_of(write_file, tmp_path / "none" / "a.csv", b"") == "folder-missing"
    assert key_of(write_file, tmp_path, b"") == "file-not-regular"
    assert key_of(write_file, tmp_path / ("x" * 300), b"") == "file-name-unusable"
    assert list(tmp_path.iterdir()) == []


def test_the_shops_own_file_is_left_alone(tmp_path: Path) -> None:
    shop = tmp_path / "shop.desk"
    for path in (shop, tmp_path / "shop.desk-wal"):
        path.write_bytes(b"live")
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(path)
        for name in (path, tmp_path / "link"):
            assert key_of(read_file, name, 9, shop) == "file-is-the-shop"
            assert key_of(write_file, name, b"", shop) == "file-is-the-shop"
        assert path.read_bytes() == b"live"
    assert write_file(tmp_path / "other", b"", shop).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full here")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full_disk(**_places: object) -> tuple[int, str]:
        """A file on a disk without room, under a name in the same folder."""
        name = tmp_path / ".desk-full.part"
        name.touch()
        return os.open("/dev/full", os.O_WRONLY), str(name)

    monkeypatch.setattr(files.tempfile, "mkstemp", full_disk)
    assert key_of(write_file, path, b"x" * 100_000) == "file-disk-full"
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_that_a_spreadsheet_holds_open_gets_a_new_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, taken = tmp_path / "a.csv", tmp_path / "a (2).csv"
    for each in (path, taken):
        each.write_bytes(b"open")
    replace = Path.replace

    def as_windows_does(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(errno.EACCES, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", as_windows_does)
    assert write_file(path, b"new") == tmp_path / "a (3).csv"
    assert path.read_bytes() == taken.read_bytes() == b"open"
    monkeypatch.setattr(files, "_COPIES", 3)
    assert key_of(write_file, path, b"new") == "file-not-allowed"
    path.unlink()
    assert key_of(write_file, path, b"new") == "file-not-allowed"


def test_other_trouble_is_told_with_the_systems_words(tmp_path: Path) -> None:
    trouble = files.trouble_with(tmp_path, OSError(errno.EIO, "Input/output error"))
    assert (trouble.key, trouble.values["reason"]) == ("file-trouble", "Input/output error")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#1001", "1001.pdf"),
        ("RA-26-00017-4", "RA-26-00017-4.pdf"),
        ("Łukasz R&D", "Łukasz R&D.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("C:\\x", "C x.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.old", "_LPT1.old.pdf"),
        ("..", "_.pdf"),
        ("-rf", "rf.pdf"),
        ("a\u202efdp.exe", "a fdp.exe.pdf"),
        ("~/x", "x.pdf"),
        ("$HOME", "HOME.pdf"),
        ("x. . ", "x.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
        ("\ud800", "_.pdf"),
    ],
)
def test_a_name_for_a_file_is_one_plain_component(text: str, name: str) -> None:
    assert file_name(text, ".pdf") == name


def test_a_long_name_of_long_letters_fits_a_disk() -> None:
    assert len(file_name("🧸" * 300, ".pdf").encode()) <= 210
