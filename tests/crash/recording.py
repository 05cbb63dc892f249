"""What a program writes below a folder, call by call, as strace saw it.

The calls that change files or folders, or wait for a disk, become ``Event``s with all their bytes; a write
to the file ``acks`` beside the folder is what the program acknowledged by then. A call that changes something
and is not understood here raises ``Unknown``: a recording that leaves a write out would prove nothing.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

STRACE = shutil.which("strace")
_CHANGING = (
    *(
        "open",
        "openat",
        "creat",
        "write",
        "writev",
        "pwrite64",
        "pwritev",
        "pwritev2",
        "ftruncate",
        "truncate",
    ),
    *(
        "fallocate",
        "fsync",
        "fdatasync",
        "sync_file_range",
        "sync",
        "syncfs",
        "rename",
        "renameat",
        "renameat2",
    ),
    *("link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "lseek"),
    *("sendfile", "copy_file_range", "splice", "mmap", "chmod", "fchmod", "fchmodat"),
)
# Neither contents nor names: what may read a file is not what these tests are about.
_HARMLESS = ("chmod", "fchmod", "fchmodat")
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)(?:<.*>)?$", re.DOTALL)
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"(\.\.\.)?')
_OPEN_FILE = re.compile(r"(\d+|AT_FDCWD)<([^>]*)>")
_HEX = re.compile(r"\\x([0-9a-f]{2})")


class Unknown(Exception):
    """A call that changes a file in a way the recording does not understand."""


class Event(NamedTuple):
    """One change or wait: ``kind`` of what, where (relative to the folder), and with what."""

    kind: str
    path: str
    other: str = ""
    data: bytes = b""
    at: int = 0


def record(command: Sequence[str], folder: Path, root: Path) -> list[Event]:
    """Run a program that works below a folder and return what it did there; raises for one that fails."""
    assert STRACE, "the test asks for it first"
    log = folder.with_name(f"{folder.name}.strace")
    only = ("-e", f"trace={','.join(_CHANGING)}", "-e", "signal=none")
    how = (STRACE, "-f", "-y", "-z", "-xx", "-qq", "-s", str(2**24), "--seccomp-bpf", *only, "-o", str(log))
    done = subprocess.run([*how, *command], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    with log.open(encoding="ascii") as lines:
        events = list(_Reader(folder).events(lines))
    log.unlink()
    return events


def acks_of(folder: Path) -> Path:
    """Where a recorded program writes what it acknowledges, a JSON list a line."""
    return folder.with_name(f"{folder.name}.acks")


class _Reader:
    """Turns the lines of a log into events, following where each open file's next write goes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.acks = str(folder), str(acks_of(folder))
        self.inside = "".join(f"\\x{byte:02x}" for byte in self.folder.encode())
        self.places: dict[str, int | None] = {}

    def events(self, lines: Iterator[str]) -> Iterator[Event]:
        """The events in their order."""
        for line in lines:
            if self.folder not in line and self.inside not in line:
                continue
            found = _LINE.match(line.rstrip("\n"))
            if not found:
                raise Unknown(line[:300])
            name, given, result = found[1], found[2], int(found[3], 0)
            if name not in _HARMLESS:
                yield from self.understood(name, given, result, line)

    def understood(self, name: str, given: str, result: int, line: str) -> Iterator[Event]:
        """The events of one call."""
        if name == "mmap":
            if "MAP_SHARED" in given and "PROT_WRITE" in given:
                raise Unknown(f"shared memory: {line[:300]}")
        elif name in ("open", "openat", "creat"):
            yield from self.opened(given, result, line)
        elif name in ("rename", "renameat", "renameat2", "link", "linkat"):
            before, after = (self.relative(path) for path in _paths(given))
            yield Event(name.rstrip("at2") if name.startswith("rename") else "link", before, after)
        elif name in ("unlink", "unlinkat", "rmdir", "mkdir", "mkdirat"):
            yield Event("make folder" if name.startswith("mkdir") else "remove", self.one(given))
        else:
            yield from self.on_open_file(name, given, result, line)

    def opened(self, given: str, result: int, line: str) -> Iterator[Event]:
        """Opening makes a file, or empties one, where it is asked to."""
        if "O_TMPFILE" in given:
            raise Unknown(line[:300])
        if _paths(given)[0] == self.acks:
            return
        path = self.one(given)
        self.places[str(result)] = None if "O_APPEND" in given else 0
        if "O_CREAT" in given:
            yield Event("make", path)
        if "O_TRUNC" in given:
            yield Event("cut", path)

    def on_open_file(self, name: str, given: str, result: int, line: str) -> Iterator[Event]:
        """What is done through an open file's number."""
        found = _OPEN_FILE.match(given)
        if not found:
            raise Unknown(line[:300])
        number, place = found[1], _decoded(found[2])
        if place == self.acks:
            yield Event("ack", "", data=_text(given))
        elif "(deleted)" in line[:1000]:
            return
        elif name in ("fsync", "fdatasync"):
            yield Event("sync", self.relative(place))
        elif name == "lseek":
            self.places[number] = result
        elif name == "ftruncate":
            yield Event("cut", self.relative(place), at=int(given.rpartition(",")[2]))
        elif name == "pwrite64":
            data = _text(given)[:result]
            yield Event("write", self.relative(place), data=data, at=int(given.rpartition(",")[2]))
        elif name == "write" and number in self.places:
            at = self.places[number]
            yield Event(
                "write", self.relative(place), data=_text(given)[:result], at=-1 if at is None else at
            )
            self.places[number] = None if at is None else at + result
        else:
            raise Unknown(line[:300])

    def one(self, given: str) -> str:
        """The path that a call names first."""
        return self.relative(_paths(given)[0])

    def relative(self, path: str) -> str:
        """A path as the model knows it, the folder itself being the empty one."""
        if path != self.folder and not path.startswith(f"{self.folder}/"):
            raise Unknown(f"{path} is not below {self.folder}")
        return path[len(self.folder) + 1 :]


def _paths(given: str) -> list[str]:
    """The absolute paths among a call's words; a relative one is joined to the folder it is relative to."""
    folders = [_decoded(place) for number, place in _OPEN_FILE.findall(given)]
    found = [_decoded(word) for word, _cut in _WORD.findall(given)]
    # Every call with two paths has as many folders as paths, or none.
    return [
        path if path.startswith("/") or len(folders) != len(found) else f"{folders[place]}/{path}"
        for place, path in enumerate(found)
    ]


def _text(given: str) -> bytes:
    found = _WORD.search(given)
    if not found or found[2]:
        raise Unknown(f"not all bytes were recorded: {given[:100]}")
    return bytes.fromhex(found[1].replace("\\x", ""))


def _decoded(word: str) -> str:
    return _HEX.sub(lambda found: chr(int(found[1], 16)), word)


def claims_of(event: Event) -> tuple[str, ...]:
    """The claim of an ``ack``."""
    return tuple(json.loads(event.data))
