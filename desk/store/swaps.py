"""Puts a restored file in the place of a shop's live one, so that a kill at any step leaves old or new.

A marker beside the file says what is to be done, and is written only when the new file is whole on the disk.
From then on the swap goes forward: whoever opens the file first completes it. The old log never meets the new
file, it goes aside with the old one (trust.md F12, B6, B7).
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desk.records.errors import StoreTrouble
from desk.store import streams

_ENDING = ".swap"
_LOGS = ("-wal", "-journal")


def swap(path: Path, new: Path) -> Path:
    """Put a whole new file in the place of a closed one; where the old one lies now.

    Raises StoreTrouble, and then nothing was swapped; but ``swap-unfinished`` once it was begun.
    """
    # Imported here: every start looks for a swap, and nearly none has one.
    from desk.store import photo_files, photo_shelf

    aside = aside_of(path)
    # The old file keeps its photos under its new name; until it has that, they are in nobody's way.
    photo_shelf.share(photo_files.folder_of(path), photo_files.folder_of(aside))
    steps = json.dumps({"new": new.name, "aside": aside.name})
    try:
        streams.write(_marker(path), [steps.encode()])
    except BaseException:
        # It may have its name already, and nobody knows whether it keeps that.
        streams.discard(_marker(path))
        raise
    try:
        complete(path)
    except StoreTrouble as trouble:
        raise StoreTrouble("swap-unfinished", path=str(path)) from trouble
    return aside


def is_begun(path: Path) -> bool:
    """Whether the next opening puts another file in the place of this one."""
    return _marker(path).exists()


def complete(path: Path) -> None:
    """Do what is left of a swap that was begun; nothing where there was none. Raises StoreTrouble."""
    marker = _marker(path)
    try:
        begun = marker.exists()
    except OSError:
        # A folder that nobody may look into is told by whoever opens the file in it.
        return
    if not begun:
        return
    with streams.told(path):
        for _ in _steps(path, marker):
            pass


def _steps(path: Path, marker: Path) -> Iterator[str]:
    """Each step may be done twice; the order is kept on the disk as well."""
    new, aside = _names(path, marker)
    if new.exists():
        _keep_aside(path, aside)
        yield "aside"
        for ending in _LOGS:
            with suppress(FileNotFoundError):
                _beside(path, ending).replace(_beside(aside, ending))
        _beside(path, "-shm").unlink(missing_ok=True)
        streams.sync_folder(path.parent)
        yield "logs"
        # Another process may have completed the same swap in the meantime.
        with suppress(FileNotFoundError):
            new.replace(path)
        yield "swapped"
    streams.sync_folder(path.parent)
    marker.unlink(missing_ok=True)
    yield "done"


def _keep_aside(path: Path, aside: Path) -> None:
    """A second name for the old file, or the only one where a disk knows no second names."""
    try:
        os.link(path, aside)
    except (FileExistsError, FileNotFoundError):
        return
    except OSError:
        with suppress(FileNotFoundError):
            path.rename(aside)


def _names(path: Path, marker: Path) -> tuple[Path, Path]:
    try:
        told = json.loads(streams.content(marker))
        names = [told["new"], told["aside"]]
        # Names only, so that a planted marker reaches nothing elsewhere.
        if not all(isinstance(name, str) and name == Path(name).name != "" for name in names):
            raise ValueError("no names")
    except (ValueError, LookupError, TypeError) as error:
        raise StoreTrouble("swap-unreadable", path=str(marker)) from error
    return path.with_name(names[0]), path.with_name(names[1])


def aside_of(path: Path) -> Path:
    """The name that the file at a path would have after a swap now."""
    number = 1
    while _is_taken(aside := path.with_name(f"{path.stem}-before-restore-{number}{path.suffix}")):
        number += 1
    return aside


def _is_taken(aside: Path) -> bool:
    """A log that was kept without a file is kept all the same."""
    return any(_beside(aside, ending).exists() for ending in ("", *_LOGS))


def _marker(path: Path) -> Path:
    return path.with_name(f"{path.name}{_ENDING}")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")
