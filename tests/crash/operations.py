"""What is failed, call by call: every kind of write, and making, opening and migrating a shop.

An operation lays a folder, prepares in it what is to be failed, and is then told to do it.
"""

import itertools
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desk.app import Start
from desk.store import schema
from desk.store.restoring import Staging
from tests.conftest import SHOP
from tests.crash import staging
from tests.crash.bench import Bench, Claim, Write
from tests.crash.deeds import COPIES, DEEDS

TURN = 7


class Operation(NamedTuple):
    """``lay`` makes the folder that every trial begins with; ``ready`` opens what it needs there."""

    lay: Callable[[Path], object]
    ready: Callable[[Path], AbstractContextManager[Write]]


@contextmanager
def at_counter(kind: str, home: Path) -> Iterator[Write]:
    """A write in the open shop, prepared."""
    with staging.at_work(home) as desk:
        yield {**DEEDS, **COPIES}[kind](Bench(desk, TURN))


@contextmanager
def opening(claim: Claim, home: Path) -> Iterator[Write]:
    """The start of the program on a shop that is there; the shop is closed at the end."""
    with ExitStack() as stack:

        def write() -> Claim:
            stack.enter_context(Start(home).open_desk(home / "shop.desk", "Alma"))
            return claim

        yield write


@contextmanager
def making(home: Path) -> Iterator[Write]:
    """A new shop."""

    def write() -> Claim:
        Start(home).create_shop(home / "shop.desk", SHOP, "samanthas", "Alma")
        return "shop", SHOP.name

    yield write


@contextmanager
def claiming_early(home: Path) -> Iterator[Write]:
    """A planted fault: a draft is called saved whether it was or not."""
    with at_counter("save a draft", home) as real:

        def write() -> Claim:
            try:
                return real()
            except Exception:
                return "draft", "order", str(TURN), f"%Ida {TURN}%"

        yield write


@contextmanager
def writing_straight(home: Path) -> Iterator[Write]:
    """A planted fault: a file is written under its own name from its first byte."""
    with at_counter("export", home):
        path = home / "orders.csv"

        def write() -> Claim:
            with path.open("wb", buffering=0) as stream:
                for part in (b"number,", b"day\r\n"):
                    stream.write(part)
            return ("shop", SHOP.name)

        yield write


@contextmanager
def restoring_blindly(home: Path) -> Iterator[Write]:
    """A planted fault: nobody sees that closing the new shop could not move its log into it."""
    with at_counter("restore in place", home) as real:

        def write() -> Claim:
            Staging.need_whole = lambda _self: None  # type: ignore[method-assign]
            return real()

        yield write


def _old(home: Path) -> None:
    staging.make_old(home, len(staging.names()) - 1)


OPERATIONS = {
    **{kind: Operation(staging.make_shop, partial(at_counter, kind)) for kind in (*DEEDS, *COPIES)},
    "make": Operation(Path.mkdir, making),
    "open": Operation(staging.make_shop, partial(opening, ("shop", SHOP.name))),
    "migrate": Operation(_old, partial(opening, ("version", str(schema.VERSION)))),
}
FAULTS = {
    "claims early": Operation(staging.make_shop, claiming_early),
    "restores blindly": Operation(staging.make_shop, restoring_blindly),
    "writes straight": Operation(staging.make_shop, writing_straight),
}


# What each fault shows by; once it is found there is no more to look for.
SHOWS = {
    "claims early": "lost: ",
    "restores blindly": "shop.desk.restored.part-wal is neither",
    "writes straight": "orders.csv is neither the old file nor the new one",
}


def foresee() -> None:
    """Make names that chance or a process gives the same in every trial: a file is failed by its name."""
    numbers = itertools.count()
    secrets.token_hex = lambda size=32: f"{next(numbers):0{2 * size}x}"  # type: ignore[assignment]
    os.getpid = lambda: 4711
    os.urandom = lambda size: next(numbers).to_bytes(size, "big")  # type: ignore[assignment]
    tempfile._name_sequence = (f"foreseen{number}" for number in numbers)  # type: ignore[attr-defined]
