"""The photos' folder beside the shop's file: each photo once, under its digest, ``ab/ab12….jpg``.

No name from outside becomes the name of a file. A photo is on the disk whole before a row tells of it; what
no row tells of is an orphan, and swept.
"""

import atexit
import errno
import os
import re
import stat
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from uuid import uuid4

from desk.records.errors import StoreTrouble
from desk.records.lists import Progress
from desk.records.photos import Photo, PhotoCheck, digest_of
from desk.store.place import save_names
from desk.store.settings import MEMORY

LARGEST = 16 * 2**20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHELF = re.compile(r"[0-9a-f]{2}")
_OURS = re.compile(r"[0-9a-f]{64}\.jpg|\.photo-[0-9a-f]{32}\.part")
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_KEPT_OUT = (errno.EACCES, errno.EPERM, errno.EROFS)
# A planted link is not followed, a planted pipe not waited for; what the system lacks is no flag there.
_CAREFUL = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_READ_ONLY = os.O_RDONLY | _CAREFUL
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CAREFUL


def folder_of(path: Path) -> Path:
    """The photos' folder of a shop's file; a store in memory has one that ends with the program."""
    return _passing() if path == MEMORY else path.with_name(f"{path.name}.photos")


@cache
def _passing() -> Path:
    held = tempfile.TemporaryDirectory(prefix="desk-photos-")
    atexit.register(held.cleanup)
    return Path(held.name)


def put(folder: Path, photo: Photo) -> None:
    """Have a photo on the disk whole, once for each digest; raises StoreTrouble, and leaves no part of it."""
    if digest_of(photo.data) != photo.digest:
        raise StoreTrouble("photo-damaged", path=str(folder), digest=photo.digest)
    place = _place(folder, photo.digest)
    try:
        if not _is_there(folder, photo.digest):
            for each in (folder, place.parent):
                _make(each)
            _write(place, photo.data)
        # A new name is safe only once its folder is on the disk, and that one's name too.
        for each in (place.parent, folder, folder.parent):
            save_names(each)
    except OSError as trouble:
        raise _trouble(folder, trouble) from trouble


def get(folder: Path, digest: str) -> bytes:
    """A photo's bytes; raises StoreTrouble ``photo-missing``, or ``photo-damaged`` for other bytes."""
    if not _DIGEST.fullmatch(digest):
        raise StoreTrouble("photo-missing", path=str(folder), digest=digest)
    try:
        data = _read(_place(folder, digest))
    except (FileNotFoundError, NotADirectoryError) as trouble:
        raise StoreTrouble("photo-missing", path=str(folder), digest=digest) from trouble
    except OSError as trouble:
        raise StoreTrouble("photo-damaged", path=str(folder), digest=digest) from trouble
    if digest_of(data) != digest:
        raise StoreTrouble("photo-damaged", path=str(folder), digest=digest)
    return data


def verify(folder: Path, digests: Iterable[str]) -> Generator[Progress, None, PhotoCheck]:
    """Look through the photos, one a step; which are missing or damaged, and which no digest names."""
    wanted = sorted(set(digests))
    found: dict[str, list[str]] = {"photo-missing": [], "photo-damaged": []}
    for done, digest in enumerate(wanted):
        yield Progress(done, len(wanted))
        try:
            get(folder, digest)
        except StoreTrouble as trouble:
            found[trouble.key].append(digest)
    orphans = tuple(f"{each.parent.name}/{each.name}" for each in _orphans(folder, wanted))
    return PhotoCheck(tuple(found["photo-missing"]), tuple(found["photo-damaged"]), orphans)


def sweep(folder: Path, digests: Iterable[str]) -> int:
    """Remove what no digest names and what a crash left half written; how many files went.

    Files that are not ours by their names stay. Raises StoreTrouble where one cannot be removed.
    """
    orphans = _orphans(folder, digests)
    try:
        for each in orphans:
            each.unlink()
    except OSError as trouble:
        raise _trouble(folder, trouble) from trouble
    return len(orphans)


def _orphans(folder: Path, digests: Iterable[str]) -> tuple[Path, ...]:
    kept = {_place(folder, each) for each in digests}
    try:
        return tuple(each for each in _files(folder) if each not in kept)
    except OSError as trouble:
        raise _trouble(folder, trouble) from trouble


def _files(folder: Path) -> Iterator[Path]:
    """The files of ours, by their names, on the shelves of the folder; links lead nowhere."""
    for shelf in _entries(folder):
        if _SHELF.fullmatch(shelf.name) and shelf.is_dir(follow_symlinks=False):
            for each in _entries(Path(shelf.path)):
                if _OURS.fullmatch(each.name) and not each.is_dir(follow_symlinks=False):
                    yield Path(each.path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name; nothing where there is none."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda each: each.name)
    except FileNotFoundError:
        return []


def _place(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / f"{digest}.jpg"


def _read(place: Path) -> bytes:
    handle = os.open(place, _READ_ONLY)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no regular file")
        return stream.read(LARGEST + 1)


def _is_there(folder: Path, digest: str) -> bool:
    try:
        return bool(get(folder, digest))
    except StoreTrouble:
        return False


def _make(folder: Path) -> None:
    """A folder that is there; a link in its place would lead elsewhere and is refused."""
    try:
        folder.mkdir()
    except FileExistsError:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            raise


def _write(place: Path, data: bytes) -> None:
    """A whole file under its name, or none: written beside it and synced before it takes the name."""
    part = place.with_name(f".photo-{uuid4().hex}.part")
    try:
        with os.fdopen(os.open(part, _NEW, 0o666), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(place)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _trouble(folder: Path, trouble: OSError) -> StoreTrouble:
    if trouble.errno in _FULL:
        return StoreTrouble("store-full", path=str(folder))
    if trouble.errno in _KEPT_OUT:
        return StoreTrouble("store-read-only", path=str(folder))
    if trouble.errno == errno.EEXIST:
        return StoreTrouble("photo-folder-taken", path=str(folder))
    return StoreTrouble("store-io", path=str(folder))
