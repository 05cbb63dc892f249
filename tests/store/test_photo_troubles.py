"""The disk fails while a photo is put: a trouble with a way out, no part of a file, nothing believed kept."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from desk.store import photo_files
from tests.store.photo_trees import key_of, looked, photo, tree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a shop's file, which is made with the first photo."""
    return photo_files.folder_of(tmp_path / "shop.desk")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "store-full"),
        (errno.EACCES, "store-read-only"),
        (errno.EROFS, "store-read-only"),
        (errno.EIO, "store-io"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace", "mkdir"])
def test_a_disk_that_fails_leaves_no_part(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str, call: str
) -> None:
    photo_files.put(folder, photo("first"))
    before = tree(folder)

    def fail(*_given: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os if call == "fsync" else Path, call, fail)
        assert key_of(photo_files.put, folder, photo("second")) == key
    assert [each for each in tree(folder) if "." in each] == [each for each in before if "." in each]
    photo_files.put(folder, photo("second"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full here")
def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_there = os.open

    def full(path: Any, flags: int, *mode: int) -> int:
        if str(path).endswith(".part"):
            os.close(open_there(path, flags, *mode))
            return open_there("/dev/full", os.O_WRONLY)
        return open_there(path, flags, *mode)

    monkeypatch.setattr(os, "open", full)
    assert key_of(photo_files.put, folder, photo()) == "store-full"
    assert [each for each in tree(folder) if "." in each] == []


def test_a_folder_that_cannot_be_synced_is_no_fault_a_broken_disk_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows opens no folder, some file systems sync none; a disk that fails then is told, also later."""
    sync = os.fsync
    for number, key in ((errno.EINVAL, ""), (errno.EACCES, ""), (errno.EIO, "store-io")):

        def of_folders(handle: int, number: int = number) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(number, os.strerror(number))
            sync(handle)

        monkeypatch.setattr(os, "fsync", of_folders)
        for _again in range(2):
            if key:
                assert key_of(photo_files.put, folder, photo()) == key
            else:
                photo_files.put(folder, photo())
    assert photo_files.get(folder, photo().digest) == photo().data


def test_all_is_on_the_disk_before_a_photo_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes first, then the name, then the folders that lead to it."""
    told: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        told.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        sync(handle)

    def renamed(self: Path, target: Path) -> Path:
        told.append("named")
        return replace(self, target)

    if not Path("/proc/self/fd").exists():
        pytest.skip("what a handle stands for is told only on Linux")
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    photo_files.put(folder, photo())
    assert told[0].endswith(".part")
    assert told[1:] == ["named", photo().digest[:2], "shop.desk.photos", folder.parent.name]


def test_trouble_while_looking_or_sweeping(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo_files.put(folder, photo())

    def fail(*_given: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as kept:
        kept.setattr(Path, "unlink", fail)
        assert key_of(photo_files.sweep, folder, ()) == "store-read-only"
    monkeypatch.setattr(os, "scandir", fail)
    assert key_of(photo_files.sweep, folder, ()) == "store-read-only"
    assert key_of(looked, photo_files.verify(folder, ())) == "store-read-only"
