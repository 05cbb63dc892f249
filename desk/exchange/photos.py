"""Reading a photo that a person chose: looked at from outside here, decoded in a process of its own.

No picture from outside is decoded in the program: see ``photo_child``, whose death is a sentence here.
"""

import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryFile

from desk.exchange.files import keep_off, trouble_with
from desk.operations import photos
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, DeskError, NeedsConsent
from desk.records.lists import Progress
from desk.records.photos import Photo, PhotoRow, Taken, label

LARGEST_FILE = 25 * 10**6
LARGEST_ANSWER = 16 * 2**20
LONGEST_SIDE = 2_000
SECONDS = 30
CHILD = Path(__file__).with_name("photo_child.py")
# Told apart by how they begin, before anything looks into them.
_BEGINNING = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP", re.DOTALL)
_TOLD = re.compile(rb"no ([a-z-]{1,40})\n|ok (\d{1,4}) (\d{1,4})\n(?=\xff\xd8\xff)")
_LIMITS = {
    "photo-animated": {},
    "photo-broken": {},
    "photo-format": {},
    "photo-not-a-file": {},
    "photo-too-heavy": {},
    "photo-too-large": {"limit": LARGEST_FILE // 10**6},
    "photo-too-many-pixels": {"limit": 40},
    "photo-unreadable": {},
}
# What the system may lack is no flag there; a device is never waited for.
_READ_ONLY = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_NOCTTY")
)
_SOON = 0.02


def read_photo(path: Path, live: Path | None = None) -> Photo:
    """The photo in a file, written anew: upright, RGB, at most 2,000 pixels long, with nothing else in it.

    Raises BadInput for what is no single photo in JPEG, PNG or WEBP of at most 25 MB and 40 megapixels.
    ``live`` is the open shop's file, which is not opened. Takes at most 30 seconds.
    """
    return to_end(photo_steps(path, live))


def photo_steps(path: Path, live: Path | None = None) -> Generator[Progress, None, Photo]:
    """``read_photo`` in steps of a fiftieth of a second, for a window; ending early ends the child too."""
    name = label(path.name)
    handle = _opened(path, live)
    try:
        answer = yield from _answer(handle)
    except OSError as trouble:
        raise _refused("photo-unreadable", name) from trouble
    finally:
        os.close(handle)
    found = _TOLD.match(answer)
    if found is None:
        raise _refused("photo-unreadable", name)
    if found[1]:
        raise _refused(found[1].decode(), name)
    width, height = int(found[2]), int(found[3])
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE and answer.endswith(b"\xff\xd9")):
        raise _refused("photo-unreadable", name)
    return Photo.of(answer[found.end() :], width, height, path.name)


def attach_files(desk: Desk, subject: str, paths: Sequence[Path]) -> Generator[Progress, None, Taken]:
    """Keep the photos in files with a return or an order, one after the other, in steps as ``photo_steps``.

    What is wrong with one keeps none of the others out; once there are twenty the rest is not looked at.
    """
    kept: list[PhotoRow] = []
    troubles: list[DeskError] = []
    for done, path in enumerate(paths):
        steps = photo_steps(path, desk.db.path)
        try:
            photo = yield from _as_part(steps, Progress(done, len(paths)))
            kept.append(photos.attach(desk, subject, photo))
        except NeedsConsent:
            raise
        except DeskError as trouble:
            troubles.append(trouble)
            if trouble.key == "photos-full":
                break
    return Taken(tuple(kept), tuple(troubles))


def _as_part(steps: Generator[Progress, None, Photo], progress: Progress) -> Generator[Progress, None, Photo]:
    """The steps of one photo, told as the progress of all; its child ends with them."""
    with closing(steps):
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found: Photo = end.value
                return found
            yield progress


def child_command() -> list[str]:
    """How the child is started: by its path, in a packaged program by the program's own hidden command."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "photo-child"]
    return [sys.executable, "-P", str(CHILD)]


def _refused(key: str, name: str) -> BadInput:
    """The error of a key; one that we do not know comes from a child that is not what it should be."""
    known = key if key in _LIMITS else "photo-unreadable"
    return BadInput(known, file=name, **_LIMITS[known])


def _opened(path: Path, live: Path | None) -> int:
    """A handle on the file at its beginning; looked at before it is opened, and again after."""
    try:
        _need_file(path.lstat(), path)
        keep_off(path, live)
        handle = os.open(path, _READ_ONLY)
    except (OSError, ValueError) as trouble:
        raise trouble_with(path, trouble) from trouble
    try:
        _need_file(os.fstat(handle), path)
        if not _BEGINNING.match(os.read(handle, 16)):
            raise _refused("photo-format", label(path.name))
        os.lseek(handle, 0, os.SEEK_SET)
    except OSError as trouble:
        os.close(handle)
        raise trouble_with(path, trouble) from trouble
    except BadInput:
        os.close(handle)
        raise
    return handle


def _need_file(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _refused("photo-not-a-file", label(path.name))
    if found.st_size > LARGEST_FILE:
        raise _refused("photo-too-large", label(path.name))


def _answer(handle: int) -> Generator[Progress, None, bytes]:
    """What the child says of the file, nothing if it died or took too long; it never outlives this."""
    with TemporaryFile() as told:
        # A file, not a pipe: a child that writes without end meets its own limit, and fills no memory here.
        child = subprocess.Popen(
            child_command(),
            stdin=handle,
            stdout=told,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            end = time.monotonic() + SECONDS
            while child.poll() is None and time.monotonic() < end:
                with suppress(subprocess.TimeoutExpired):
                    child.wait(_SOON)
                yield Progress(0, 1)
        finally:
            child.kill()
            child.wait()
        told.seek(0)
        answer = told.read(LARGEST_ANSWER + 1)
    return answer if child.returncode == 0 and len(answer) <= LARGEST_ANSWER else b""
