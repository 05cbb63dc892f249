"""One operation in a child whose calls to the system strace lets fail: full disk or broken disk.

The child is forked from a program that has everything imported, prepares its operation and waits; strace
takes hold of it and then it goes on. Only calls that name a file below the folder count and fail, so that
none of the interpreter's own does.
"""

import contextlib
import ctypes
import itertools
import json
import os
import re
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from desk.records.errors import DeskError
from tests.crash.bench import Claim
from tests.crash.operations import Operation, foresee
from tests.crash.recording import STRACE

CALLS = (
    *("openat", "pwrite64", "write", "ftruncate", "fsync", "fdatasync"),
    *("rename", "renameat", "link", "linkat", "mkdir"),
)
_ANY_PROCESS = ctypes.c_ulong(-1)
_SET_PTRACER = 0x59616D61
_CALL = re.compile(r"(?:\d+ +)?(\w+)\(")
_NAMED = re.compile(r'[<"](/[^">]*)[">]')


class Outcome(NamedTuple):
    """What the child said: ``saved`` with its claim, ``told`` with an error's key, or ``died`` with why."""

    word: str
    claim: Claim


class Count(NamedTuple):
    """The calls of an operation that can fail, in their order, and which files they name.

    ``runs`` are the lengths of what stands together there: the same call on the same file, again and again.
    """

    calls: tuple[str, ...]
    paths: tuple[str, ...]
    runs: tuple[int, ...]

    def chosen(self, step: int) -> list[int]:
        """Of each run its first call and every step-th after it: most calls write page after page."""
        firsts = itertools.accumulate(self.runs, initial=0)
        return [
            at
            for first, run in zip(firsts, self.runs, strict=False)
            for at in range(first, first + run, step)
        ]

    def failing(self, at: int, error: str, for_ever: bool) -> list[str]:
        """What to tell strace, which counts each kind of call apart: let one call fail, or all from it on."""
        before = Counter(self.calls[:at])
        kinds = CALLS if for_ever else (self.calls[at],)
        then = "+" if for_ever else ""
        only = [word for path in self.paths for word in ("-P", path)]
        # What is not to fail is not told either, which would take longer than the work itself.
        return [*only, "-e", f"trace={','.join(CALLS)}"] + [
            word
            for kind in kinds
            for word in ("-e", f"inject={kind}:error={error}:when={before[kind] + 1}{then}")
        ]


def count(operation: Operation, home: Path) -> tuple[Count, Outcome]:
    """Do an operation with nothing failing, and see which calls it makes."""
    log = home.with_name("count.log")
    how = ("-y", "-s", "4096", "-e", f"trace={','.join(CALLS)}", "-o", str(log))
    outcome = run(operation, home, how)
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if str(home) in line]
    named = {name for line in lines for name in _NAMED.findall(line.split(" = ")[0])}
    inside = sorted(name for name in named if name == str(home) or name.startswith(f"{home}/"))
    calls = [(found[1], _files(found[1], line)) for line in lines if (found := _CALL.match(line))]
    runs = tuple(len(list(run)) for _, run in itertools.groupby(calls))
    return Count(tuple(call for call, _ in calls), tuple(inside), runs), outcome


def _files(call: str, line: str) -> list[str]:
    """What a call names; what it writes is told in its line too, and may look like a name."""
    return _NAMED.findall(line)[: 1 if "write" in call else 2]


def prepare(operation: Operation, home: Path) -> None:
    """Only prepare an operation, and leave it at that."""
    with operation.ready(home):
        pass


def run(operation: Operation, home: Path, how: Sequence[str]) -> Outcome:
    """Do an operation in a child under strace; what it said."""
    said_in, said_out = os.pipe()
    go_in, go_out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(said_in)
        os.close(go_out)
        try:
            _work(operation, home, go_in, said_out)
        finally:
            os._exit(0)
    os.close(said_out)
    os.close(go_in)
    with os.fdopen(said_in, encoding="utf-8") as said:
        ready = said.readline()
        if ready != '["ready"]\n':
            raise RuntimeError(f"it could not be prepared: {ready}")
        with _held(child, how):
            os.write(go_out, b"!")
            os.close(go_out)
            lines = [json.loads(line) for line in said]
            os.waitpid(child, 0)
    died = [line for line in lines if line[0] == "died"]
    word, *claim = (died or lines or [["died", "without a word"]])[0]
    return Outcome(word, tuple(claim))


@contextlib.contextmanager
def _held(child: int, how: Sequence[str]) -> Iterator[None]:
    """strace has hold of a process, and lets go when that ends."""
    assert STRACE, "the test asks for it first"
    command = [STRACE, "-f", "-p", str(child), *how]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as tracer:
        assert tracer.stderr is not None, "asked for"
        first = tracer.stderr.readline()
        if "attached" not in first:
            raise RuntimeError(first)
        yield
        tracer.stderr.read()


def _work(operation: Operation, home: Path, go: int, out: int) -> None:
    """In the child: prepare, wait, do it, say how it went, and close whatever is open."""

    def say(*words: str) -> None:
        os.write(out, (json.dumps(words) + "\n").encode())

    with contextlib.suppress(AttributeError, OSError):
        # Where only parents may hold a process, this one lets anybody.
        ctypes.CDLL(None).prctl(_SET_PTRACER, _ANY_PROCESS, 0, 0, 0)
    foresee()
    try:
        with operation.ready(home) as write:
            say("ready")
            os.read(go, 1)
            try:
                claim = write()
            except DeskError as trouble:
                say("told", trouble.key)
            else:
                say("saved", *claim)
    except BaseException:
        sys.stderr.flush()
        say("died", traceback.format_exc())
