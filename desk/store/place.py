"""Where a shop's file lies: which file it is, putting a new one in its place, clearing up."""

import errno
import glob
import os
from contextlib import suppress
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import faults

Place = tuple[int, int]
# Seconds: a file that another program makes now is not taken for one that was left behind.
_LEFT_ALONE = 86_400
_BESIDE = ("", "-wal", "-shm", "-journal", ".who")
_LOGS = ("-wal", "-journal")
# A stick or a share that knows no second name of a file.
_NO_LINKS = (errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
# Windows opens no folders, and some shares and sticks have nothing to wait for.
_NOTHING_TO_SAVE = (errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP)


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
    with suppress(OSError):
        earliest = part.stat().st_mtime - _LEFT_ALONE
        for other in path.parent.glob(f"{glob.escape(path.name)}.*.part"):
            with suppress(OSError):
                if other.stat().st_mtime < earliest:
                    remove(other)


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, which is on the disk then.

    A log that an older file of that name left is kept under another one: SQLite would play it into the new
    file (trust.md F12). Raises StoreTrouble where another file took the name meanwhile, or where the disk
    does not take it.
    """
    if part.with_name(f"{part.name}-wal").exists():
        # Closing it could not move the log into the file, and says so to nobody.
        raise StoreTrouble("store-io", path=str(path))
    try:
        if not path.exists():
            _set_logs_aside(path)
        _give_name(part, path)
        try:
            save_names(path.parent)
        except OSError:
            path.unlink()
            raise
    except FileExistsError as error:
        raise StoreTrouble("store-exists", path=str(path)) from error
    except OSError as error:
        raise faults.trouble_of_system(error, path) from error


def _set_logs_aside(path: Path) -> None:
    """What is in them may be the last work of a file that lies elsewhere now."""
    for ending in _LOGS:
        log, number = path.with_name(f"{path.name}{ending}"), 1
        while (aside := log.with_name(f"{log.name}.left-{number}")).exists():
            number += 1
        with suppress(FileNotFoundError):
            log.rename(aside)
            # Before the new file has its name: after a power cut the log must not be back beside it.
            save_names(path.parent)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _give_name(part: Path, path: Path) -> None:
    """A second name is refused where it is taken, and leads to the whole file from its first moment."""
    try:
        path.hardlink_to(part)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        path.touch(exist_ok=False)
        part.replace(path)
        return
    part.unlink()


def save_names(folder: Path) -> None:
    """The names in a folder outlive a power cut once this returned; raises OSError where the disk fails."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NOTHING_TO_SAVE:
            raise


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, each safe in the one above; raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode, exist_ok=True)
        save_names(folder.parent)
