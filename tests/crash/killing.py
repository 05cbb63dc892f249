"""A clerk who does every kind of write until killed, again and again; run as a program by ``test_kill.py``.

``killing.py FOLDER KILLS SEED whole|early|halved`` forks a clerk that does the kinds of ``deeds.py`` in turn,
says before each that it begins and after it, once the operation came back, what it claims. In the kind that
was met least so far the clerk is killed with -9, at a random moment. Then the shop is looked at, by SQL alone
and by the program, for a claim that is gone and for anything halved. Prints a JSON summary.

Two faults can be planted: ``early`` claims before it writes, ``halved`` writes one transaction as two.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from desk.operations import credits, settlements
from tests.crash import claims, shelves, staging, verdicts
from tests.crash.bench import Bench, Claim, Write, arrived, at
from tests.crash.deeds import COPIES, DEEDS

# A shop is looked at whole after every kill, so it is a new one before that takes long.
SHOP_LIFE = 50
ALL = {**DEEDS, **COPIES}
KINDS = tuple(ALL)
# How long a write takes is learned from those that were not killed, and is this before the first one.
FIRST_GUESS = 0.004


def work(home: Path, pipe: IO[str], first: int, fault: str) -> None:
    """Write without end, beginning with a kind; a line before each write, and its claim after it."""
    step = first
    while True:
        with staging.at_work(home) as desk:
            # A restore in its place closes a shop.
            while desk.db.is_open:
                write_one(at(desk), pipe, KINDS[step % len(KINDS)], fault)
                step += 1


def write_one(bench: Bench, pipe: IO[str], kind: str, fault: str) -> None:
    """One write of a kind, or what a planted fault makes of it."""
    write = (halved if fault == "halved" and kind == "settle" else ALL[kind])(bench)
    say(pipe, "begin", kind)
    if fault == "early" and kind == "save a draft":
        say(pipe, "done", "draft", "order", str(bench.turn), f"%Ida {bench.turn}%")
        write()
    else:
        say(pipe, "done", *write())


def say(pipe: IO[str], *words: str) -> None:
    """One line, which is with the reader before this returns."""
    pipe.write(json.dumps(words) + "\n")
    pipe.flush()


def halved(bench: Bench) -> Write:
    """The planted fault: what belongs to one transaction is written in two."""
    desk, sheet = bench.desk, arrived(bench.desk)

    def write() -> Claim:
        with desk.db.atomic():
            credits.grant(desk, sheet.order.customer.id, sheet.ra.number, sheet.answer.credit)
        with desk.db.atomic():
            done = settlements.book(desk, sheet, sheet.answer)
        return "settled", done.ra.number, done.slip.number, str(int(done.slip.amount))

    return write


class Kills:
    """A run of kills on shops that are made anew from time to time, and what was found."""

    def __init__(self, folder: Path, seed: int, fault: str) -> None:
        self.folder, self.fault = folder, fault
        self.chance = random.Random(seed)
        self.lasts = dict.fromkeys(KINDS, FIRST_GUESS)
        self.hit: Counter[str] = Counter()
        self.claimed = 0
        self.found: list[str] = []
        self.template = folder / "template"
        staging.make_empty(self.template)

    def run(self, kills: int) -> None:
        """Kill as often as asked, or until a planted fault shows."""
        for number in range(kills):
            if number % SHOP_LIFE == 0:
                home = self.folder / f"home{number}"
                shutil.copytree(self.template, home)
            # The one that was met least: a kind that takes no time is aimed at until it is met.
            said = self.kill_once(home, min(KINDS, key=self.hit.__getitem__))
            self.claimed += len(said)
            self.found += seen(home) + claims.look(home / "shop.desk", said)
            self.found += shelves.look(home, said, True) + shelves.clear(home, verdicts.of_file)
            if self.found and self.fault != "whole":
                return

    def kill_once(self, home: Path, kind: str) -> list[Claim]:
        """Let a clerk work up to a kind and kill it there; what it had claimed until then."""
        before = self.chance.randrange(3)
        first = (KINDS.index(kind) - before) % len(KINDS)
        said: list[Claim] = []
        with clerk(home, first, self.fault) as (child, lines):
            doing = self.follow(lines, before, said)
            moment = self.chance.random() * self.lasts[kind]
            select.select([], [], [], moment)
            os.kill(child, signal.SIGKILL)
            for words in map(json.loads, whole_lines(lines)):
                if words[0] == "begin":
                    doing = words[1]
                else:
                    doing = ""
                    said.append(tuple(words[1:]))
            self.hit[doing or "between"] += 1
            # Too late for it: the kill came after its end.
            if doing != kind:
                self.lasts[kind] *= 0.8
        return said

    def follow(self, lines: IO[str], before: int, said: list[Claim]) -> str:
        """Read on until the write has begun that is to be killed, and learn how long the others take."""
        for _ in range(before):
            begun = self.begun(lines)
            since = time.monotonic()
            words = json.loads(lines.readline() or '["died"]')
            if words[0] != "done":
                raise RuntimeError(f"the clerk did not come back from {begun}: {words}")
            self.lasts[begun] = 0.7 * self.lasts[begun] + 0.3 * (time.monotonic() - since)
            said.append(tuple(words[1:]))
        return self.begun(lines)

    def begun(self, lines: IO[str]) -> str:
        """The kind of the write that begins now."""
        words = json.loads(lines.readline() or '["died"]')
        if words[0] != "begin":
            raise RuntimeError(f"the shop did not open, or what a write needs could not be made: {words}")
        return words[1]

    def told(self) -> dict[str, Any]:
        """What there is to say of the run."""
        found = {"claimed": self.claimed, "killed in": dict(self.hit), "found": self.found[:20]}
        return {"kills": sum(self.hit.values()), **found}


@contextmanager
def clerk(home: Path, first: int, fault: str) -> Iterator[tuple[int, IO[str]]]:
    """A child that works in the shop, and what it says; whoever asked for it has to kill it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                work(home, pipe, first, fault)
        except BaseException as trouble:
            sys.stderr.write(f"the clerk died of {trouble!r}\n")
        finally:
            os._exit(1)
    os.close(writing)
    # Unbuffered lines: what is in the pipe and what was read of it must not be mixed up.
    with os.fdopen(reading, encoding="utf-8") as lines:
        yield child, lines
    os.waitpid(child, 0)


def whole_lines(lines: IO[str]) -> list[str]:
    """What the killed clerk still said; half a line was not heard."""
    return [line for line in lines if line.endswith("\n")]


def seen(home: Path) -> list[str]:
    """What the program finds, which is the first to open the shop after the kill."""
    return verdicts.of_file(home / "shop.desk")


def main(folder: Path, kills: int, seed: int, fault: str) -> None:
    """Kill, and print what was found."""
    run = Kills(folder, seed, fault)
    started = time.monotonic()
    run.run(kills)
    print(json.dumps({**run.told(), "seconds": round(time.monotonic() - started)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
