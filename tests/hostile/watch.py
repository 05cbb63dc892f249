"""Watches what the program does while hostile texts are shown: files, sockets, programs, code.

Python's audit hook hears Python alone; Qt reads files by itself, so the bait, a picture that no text may have
opened, is also watched by the system where it can (inotify), and by its colour on the screen.
"""

import ctypes
import os
import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from desk.paper.fonts import FOLDERS

ROOT = Path(__file__).resolve().parents[2]
# Where the program itself, Python, their fonts and time zones lie.
OURS = (
    str(ROOT),
    sys.prefix,
    sys.base_prefix,
    "/usr/lib",
    "/usr/share/zoneinfo",
    "/dev/null",
    *map(str, FOLDERS),
)
PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile")
PROGRAMS += ("webbrowser.open", "ftplib.connect", "urllib.Request", "http.client.connect")
# Parts of the texts that must never be taken for a program.
CODE = ("__import__('os')", "getattr(pow", "eval('1')")
MAGENTA = (255, 0, 255)
_OPENED = 0x20
# It reads a file of settings in the user's own folder, if there is one, as it is first imported.
import_module("reportlab.rl_config")
_heard: list[list[str]] = []


def _hook(event: str, values: tuple[Any, ...]) -> None:
    if not _heard:
        return
    if event == "open" and isinstance(values[0], str | bytes):
        name = os.fsdecode(values[0])
        if not name.startswith(OURS):
            _heard[-1].append(f"opened {name}")
    elif event.startswith("socket.") or event in PROGRAMS:
        _heard[-1].append(f"{event} {values}")
    elif event == "compile" and any(each in str(values[0]) for each in CODE):
        _heard[-1].append(f"compiled {values[0]!r}")


sys.addaudithook(_hook)


@contextmanager
def watched(bait: Path) -> Iterator[list[str]]:
    """What was done meanwhile that no text may cause; whole at the end of the block."""
    found: list[str] = []
    sockets = _sockets()
    _heard.append(found)
    with _opens_of(bait) as opens:
        try:
            yield found
        finally:
            _heard.remove(found)
    found += [f"opened {bait}" for _ in opens]
    found += [f"a socket {each}" for each in sorted(_sockets() - sockets)]
    found += [f"made {each.name}" for each in bait.parent.iterdir() if each != bait]


def _sockets() -> set[str]:
    """The sockets of this process, whoever opened them; empty where the system does not tell."""
    found = set()
    for each in Path("/proc/self/fd").glob("*"):
        try:
            target = str(each.readlink())
        except OSError:
            continue
        found |= {target} if target.startswith("socket:") else set()
    return found


@contextmanager
def _opens_of(bait: Path) -> Iterator[list[bool]]:
    """True once for each time that anything opened the bait, Qt too; Linux alone tells."""
    opens: list[bool] = []
    if not sys.platform.startswith("linux"):
        yield opens
        return
    system = ctypes.CDLL(None)
    handle = system.inotify_init1(os.O_NONBLOCK)
    assert handle >= 0 and system.inotify_add_watch(handle, os.fsencode(bait), _OPENED) >= 0
    try:
        yield opens
        while True:
            data = os.read(handle, 4096)
            while data:
                _watch, _mask, _cookie, length = struct.unpack_from("iIII", data)
                opens.append(True)
                data = data[16 + length :]
    except BlockingIOError:
        pass
    finally:
        os.close(handle)


def make_bait(folder: Path) -> Path:
    """A picture of one loud colour, alone in its folder."""
    path = folder / "bait.png"
    row = b"\0" + bytes(MAGENTA) * 16
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(row * 16)))
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (*parts, (b"IEND", b""))
    ]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    return path
