"""Files that are not the shop's own: copies, their manifests and photos, written whole or not at all.

The live file is SQLite's alone (trust.md F2): nothing here may be told to read it.
"""

import errno
import hashlib
import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desk.records.errors import StoreTrouble

CHUNK = 256 * 1024
SMALL = 64 * 2**20
_CAREFUL = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CAREFUL
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_KEPT_OUT = (errno.EACCES, errno.EPERM, errno.EROFS)
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the system says about a file inside it into StoreTrouble."""
    try:
        yield
    except OSError as trouble:
        raise trouble_with(path, trouble) from trouble


def trouble_with(path: Path, trouble: OSError) -> StoreTrouble:
    """What the system says about a file of a backup, as something that people can act on."""
    if trouble.errno in _FULL:
        return StoreTrouble("backup-disk-full", path=str(path))
    if trouble.errno in _KEPT_OUT:
        return StoreTrouble("backup-not-allowed", path=str(path))
    if trouble.errno in _NOT_THERE:
        return StoreTrouble("backup-missing", path=str(path))
    return StoreTrouble("backup-io", path=str(path))


def chunks(path: Path, size: int = CHUNK) -> Generator[bytes, None, None]:
    """The bytes of a file, a piece after the other; raises StoreTrouble."""
    with told(path):
        file = os.open(path, os.O_RDONLY | _CAREFUL)
        try:
            while piece := _read(file, size):
                yield piece
        finally:
            os.close(file)


def _read(file: int, size: int) -> bytes:
    """So many bytes, fewer only at the end of the file."""
    found = b""
    while len(found) < size and (piece := os.read(file, size - len(found))):
        found += piece
    return found


def content(path: Path) -> bytes:
    """All bytes of a small file; raises StoreTrouble ``backup-io`` where it is none."""
    with told(path):
        if path.stat().st_size > SMALL:
            raise StoreTrouble("backup-io", path=str(path))
    return b"".join(chunks(path))


def digest(path: Path) -> str:
    """The SHA-256 of a file as it is read back."""
    found = hashlib.sha256()
    for piece in chunks(path):
        found.update(piece)
    return found.hexdigest()


def write(path: Path, pieces: Iterable[bytes]) -> str:
    """Have a file on the disk whole under its name, or none; the SHA-256 of what was written."""
    part = part_of(path)
    with told(path):
        try:
            found = _fill(part, pieces)
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    return found


def _fill(part: Path, pieces: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    part.unlink(missing_ok=True)
    file = os.open(part, _NEW, 0o600)
    try:
        for piece in pieces:
            found.update(piece)
            left = memoryview(piece)
            while left:
                left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)
    return found.hexdigest()


def discard(path: Path) -> None:
    """Remove what does not count; that it cannot be is no second trouble."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """Under which name a file is written until it is whole."""
    return path.with_name(f"{path.name}.part")


def sync(path: Path) -> None:
    """Have a file's bytes on the disk that somebody else wrote; raises OSError."""
    file = os.open(path, os.O_RDWR | _CAREFUL)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk; Windows has no such call for folders."""
    with suppress(PermissionError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def make_folder(folder: Path) -> None:
    """A folder that is there, with its name on the disk; raises StoreTrouble."""
    if not folder.is_dir():
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            sync_folder(folder.parent)
