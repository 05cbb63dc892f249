"""Cuts the power at every point of a recording, again and again, and looks at what is left.

After each recorded call the model of the disk (``disk.py``) is asked for states that a cut may leave there;
each that was not seen before is laid into a folder and judged with what had been acknowledged by then.
"""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.crash.bench import Claim
from tests.crash.disk import Disk, State
from tests.crash.recording import Event, claims_of

# What is wrong with a folder after a cut, given what was acknowledged; ``thorough`` asks the program too.
Judge = Callable[[Path, Sequence[Claim], bool], list[str]]
# Many draws come to the same bytes: what is missing then is drawn in another pass.
PASSES = 12
MEMORY = Path("/dev/shm")


class Told(NamedTuple):
    """How many different states were looked at, at how many points, and what was wrong with some."""

    states: int
    points: int
    thorough: int
    found: tuple[str, ...]


def replay(events: Sequence[Event], before: Path, wanted: int, judge: Judge, every: int = 40) -> Told:
    """Judge ``wanted`` different states, spread over the points of a recording that began with a folder.

    The program opens each of ``every`` states itself, which takes longer than a look by SQL.
    """
    chance = random.Random(wanted)
    points = sum(event.kind != "ack" for event in events)
    seen: set[int] = set()
    found: list[str] = []
    thorough = 0
    with folder_in_memory() as place:
        for _ in range(PASSES):
            if len(seen) >= wanted:
                break
            for left, disk, said in _points(events, before, points):
                for _ in range(_share(disk, wanted - len(seen), left, chance)):
                    state = disk.cut(chance)
                    mark = _mark(state, said)
                    if mark in seen:
                        continue
                    seen.add(mark)
                    deep = len(seen) % every == 0
                    thorough += deep
                    found += [f"{points - left}: {each}" for each in judge(_lay(state, place), said, deep)]
    return Told(len(seen), points, thorough, tuple(found))


def _points(events: Sequence[Event], before: Path, points: int) -> Iterator[tuple[int, Disk, list[Claim]]]:
    """After each call: how many points are left with this one, the disk, and what was acknowledged."""
    disk, said = Disk(before), list[Claim]()
    for event in events:
        if event.kind == "ack":
            said.append(claims_of(event))
        else:
            disk.apply(event)
            yield points, disk, said
            points -= 1


def _share(disk: Disk, missing: int, left: int, chance: random.Random) -> int:
    """How many states to draw at a point: one is enough where nothing waits for the disk."""
    waits = disk.pending or any(file and file.pending for file in disk.files)
    share, rest = divmod(missing, left)
    # By chance, so that fewer states than points are spread over all of them.
    share += chance.randrange(left) < rest
    return share if waits else min(share, 1)


def _mark(state: State, said: Sequence[Claim]) -> int:
    """The same for two states of the same bytes that owe the same."""
    return hash((len(said), frozenset(state.items())))


def _lay(state: State, place: Path) -> Path:
    """A state as a folder, in the place of the last one."""
    home = place / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    for path, data in sorted(state.items()):
        if data is None:
            (home / path).mkdir()
        else:
            (home / path).write_bytes(data)
    return home


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """A folder that no disk slows down, where the system has one."""
    with tempfile.TemporaryDirectory(prefix="desk-cut-", dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name)
