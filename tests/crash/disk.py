"""A disk that keeps only what it was told to keep: which bytes and names a power cut may leave.

What the model assumes, and what it does not:

* A change to a file's bytes or length is safe once ``fsync`` or ``fdatasync`` of that file has returned.
  Until then it may be there, be missing, or be there without an earlier one of the same file; of a write any
  of its sectors of 512 bytes may be there without the others. Where a later write is there and an earlier one
  that made the file longer is not, zeros stand in between; a file may have its new length before its bytes.
* A name that was given, taken or moved is safe once its folder was synced. ext4 would write names down in
  their order, and a file's own with the file's ``fsync``; here each is alone, and syncing a file saves none.
  A rename is whole or not there: either name leads to all of one file. That much SQLite and every journaling
  file system assume.
* A sector is written whole or not at all, and a write never harms bytes beside it: what SQLite calls
  powersafe overwrite and assumes too. A disk that lies about what it wrote
  is not modelled: nothing helps against it.
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.crash.recording import Event

SECTOR = 512
STYLES = ("all", "none", "first", "torn", "any", "sectors", "length")


class Change(NamedTuple):
    """What was done to a file: bytes at a place, or (``data`` None) a new length."""

    at: int
    data: bytes | None


class File:
    """A file: the bytes that are safe, and in their order the changes that are not yet."""

    def __init__(self, data: bytes = b"") -> None:
        self.safe = bytes(data)
        self.pending: list[Change] = []
        self.length = len(data)

    def change(self, change: Change) -> None:
        """A change that nothing made safe yet; a place of -1 is the end."""
        at = self.length if change.at == -1 else change.at
        self.pending.append(Change(at, change.data))
        self.length = at if change.data is None else max(self.length, at + len(change.data))

    def sync(self) -> None:
        """All of it is safe."""
        if self.pending:
            self.safe = _changed(self.safe, self.pending)
            self.pending = []


class Naming(NamedTuple):
    """What was done to names: ``gives`` a path to a file, and takes another path away."""

    gives: str
    takes: str
    file: int

    def concerns(self, folder: str) -> bool:
        """Whether syncing a folder makes it safe."""
        return _folder(self.gives or self.takes) == folder


# What a power cut left: every path with its bytes, None for a folder.
State = dict[str, bytes | None]


class Disk:
    """The files and names below a folder, as far as they are safe and as far as they are not."""

    def __init__(self, folder: Path) -> None:
        self.files: list[File | None] = []
        self.names: dict[str, int] = {}
        for path in sorted(folder.rglob("*")):
            self.names[str(path.relative_to(folder))] = self._new(
                None if path.is_dir() else path.read_bytes()
            )
        self.safe_names = dict(self.names)
        self.pending: list[Naming] = []

    def _new(self, data: bytes | None = b"") -> int:
        self.files.append(None if data is None else File(data))
        return len(self.files) - 1

    def apply(self, event: Event) -> None:
        """What a recorded call does."""
        kind, path = event.kind, event.path
        if kind == "make":
            if path not in self.names:
                self._name(Naming(path, "", self._new()))
        elif kind == "make folder":
            self._name(Naming(path, "", self._new(None)))
        elif kind == "rename":
            self._name(Naming(event.other, path, self.names[path]))
        elif kind == "link":
            self._name(Naming(event.other, "", self.names[path]))
        elif kind == "remove":
            self._name(Naming("", path, self.names[path]))
        elif kind == "sync":
            self._sync(path)
        else:
            self.file(path).change(Change(event.at, event.data if kind == "write" else None))

    def file(self, path: str) -> File:
        """The file that a path leads to now."""
        found = self.files[self.names[path]]
        assert found is not None, f"{path} is a folder"
        return found

    def _name(self, naming: Naming) -> None:
        self.pending.append(naming)
        _rename(self.names, naming)

    def _sync(self, path: str) -> None:
        number = self.names.get(path)
        found = self.files[number] if number is not None else None
        if found is not None:
            found.sync()
            return
        for naming in self.pending:
            if naming.concerns(path):
                _rename(self.safe_names, naming)
        self.pending = [naming for naming in self.pending if not naming.concerns(path)]

    def cut(self, chance: random.Random) -> State:
        """One of the states that a power cut may leave now, chosen by chance."""
        names = dict(self.safe_names)
        for naming in _some(self.pending, chance):
            _rename(names, naming)
        left: dict[int, bytes | None] = {}
        for number in sorted(set(names.values())):
            found = self.files[number]
            left[number] = None if found is None else _left(found, chance)
        reachable = (path for path in names if _reachable(path, names, self.files))
        return {path: left[names[path]] for path in reachable}


def _rename(names: dict[str, int], naming: Naming) -> None:
    if naming.takes and (naming.gives or names.get(naming.takes) == naming.file):
        names.pop(naming.takes, None)
    if naming.gives:
        names[naming.gives] = naming.file


def _reachable(path: str, names: dict[str, int], files: list[File | None]) -> bool:
    """Whether all folders above a path are there; what is in one that is not is lost with it."""
    above = _folder(path)
    return not above or (above in names and files[names[above]] is None and _reachable(above, names, files))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _some(pending: list[Naming], chance: random.Random) -> list[Naming]:
    """Of the names that are not safe all, none, the first ones (as a journal has them), or any."""
    style = chance.choice(("all", "none", "first", "any"))
    if style == "first":
        return pending[: chance.randint(0, len(pending))]
    keep = {"all": 1.0, "none": 0.0, "any": 0.5}[style]
    return [naming for naming in pending if chance.random() < keep]


def _left(file: File, chance: random.Random) -> bytes:
    """A file's bytes after a cut, its changes chosen in one of the styles."""
    if not file.pending:
        return file.safe
    style = chance.choice(STYLES)
    least = file.length if style == "length" else 0
    return _changed(file.safe, _kept(file.pending, style, chance), least)


def _kept(pending: list[Change], style: str, chance: random.Random) -> Iterator[Change]:
    """The changes, or parts of them, that reached the disk."""
    end = chance.randint(0, len(pending))
    likely = chance.choice((0.1, 0.5, 0.9))
    for number, change in enumerate(pending):
        if style in ("first", "torn"):
            if number < end:
                yield change
            elif style == "torn" and number == end:
                yield from (part for part in _sectors(change) if chance.random() < likely)
        elif style == "all" or (style in ("any", "length") and chance.random() < likely):
            yield change
        elif style == "sectors":
            yield from (part for part in _sectors(change) if chance.random() < likely)


def _sectors(change: Change) -> Iterator[Change]:
    """A write by the sectors of the disk that it touches."""
    if change.data is None:
        yield change
        return
    start, end = change.at, change.at + len(change.data)
    for at in range(start - start % SECTOR, end, SECTOR):
        first, last = max(at, start), min(at + SECTOR, end)
        yield Change(first, change.data[first - start : last - start])


def _changed(safe: bytes, changes: Iterable[Change], least: int = 0) -> bytes:
    """A file's bytes with changes, at least so many."""
    data = bytearray(safe.ljust(least, b"\0"))
    for change in changes:
        _apply(data, change)
    return bytes(data)


def _apply(data: bytearray, change: Change) -> None:
    """A change to a file's bytes; what lies between its end and a later place is zeros."""
    if change.data is None:
        del data[change.at :]
        data.extend(bytes(change.at - len(data)))
        return
    data.extend(bytes(max(0, change.at - len(data))))
    data[change.at : change.at + len(change.data)] = change.data
