"""Where a shop's file lies: which file it is, putting a new one in its place, clearing up."""

import glob
import os
from contextlib import suppress
from pathlib import Path

from desk.records.errors import StoreTrouble

Place = tuple[int, int]
# Seconds: a file that another program makes now is not taken for one that was left behind.
_LEFT_ALONE = 86_400
_BESIDE = ("", "-wal", "-shm", "-journal", ".who")


def place_of(path: Path) -> Place | None:
    """Device and inode of the file at a path, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def remove(path: Path) -> None:
    """Remove a file that never became a shop, with what SQLite made beside it."""
    for ending in _BESIDE:
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """Under which name this process makes a new file; two processes that make one do not meet there."""
    return path.with_name(f"{path.name}.{os.getpid()}.part")


def remove_older_parts(path: Path, part: Path) -> None:
    """Remove what runs that were killed left of making a file, a day before ``part`` was made or earlier."""
    earliest = part.stat().st_mtime - _LEFT_ALONE
    for other in path.parent.glob(f"{glob.escape(path.name)}.*.part"):
        with suppress(OSError):
            if other.stat().st_mtime < earliest:
                remove(other)


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name; raises StoreTrouble where another file took it meanwhile."""
    try:
        _name(part, path)
    except FileExistsError as error:
        raise StoreTrouble("store-exists", path=str(path)) from error
    # The name is safe only once its folder is on the disk; Windows has no such call for folders.
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _name(part: Path, path: Path) -> None:
    """Raises FileExistsError for a name that is taken; what has the name is always whole."""
    try:
        path.hardlink_to(part)
        part.unlink()
    except FileExistsError:
        raise
    except OSError:  # a disk such as a memory stick's, where a file has one name only
        path.touch(exist_ok=False)
        part.replace(path)
