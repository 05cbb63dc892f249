"""Where a shop's file lies: which file it is, putting a new one in its place, clearing up."""

import os
from contextlib import suppress
from pathlib import Path

from desk.records.errors import StoreTrouble

Place = tuple[int, int]
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


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name; raises StoreTrouble where another file took it meanwhile."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise StoreTrouble("store-exists", path=str(path)) from error
    part.replace(path)
    # The name is safe only once its folder is on the disk; Windows has no such call for folders.
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
