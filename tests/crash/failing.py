"""Fails the calls of operations one by one and looks at what is left; run by ``test_failing.py``.

``failing.py FOLDER STEP OPERATION...`` does each operation once to count its calls, then with one of them
failing: with a full disk or with a broken one, that call alone or all from it on. With a STEP of 1 that is
done with every call in all four ways; else with the first of those that follow each other on the same file
and every STEP-th after it, in one way each, of what makes many calls with every second of these. Prints a
JSON summary.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from desk.app import Start
from desk.records.errors import DeskError
from desk.store.settings import APPEND_ONLY
from tests.crash import claims, injection, shelves, staging, verdicts
from tests.crash.bench import Claim
from tests.crash.injection import Outcome
from tests.crash.operations import FAULTS, OPERATIONS, SHOWS, Operation
from tests.crash.staging import Rows

ERRORS = ("ENOSPC", "EIO")
# What the clerk is told that the step may have been saved all the same.
IN_DOUBT = ("store-io", "file-trouble", "swap-unfinished", "died")
# Judged by what the program reads, not by their bytes.
_OWN = ("shop.desk", "shop.desk-wal", "shop.desk.who")
# Backups and whole shops have other moments in each trial, and are judged as such.
_APART = re.compile(
    r"(keys|shop\.desk\.backups|second)/.*|restored-.*|shop-before-restore-.*|.*\.(part|swap)"
)

# So many chosen calls has only what copies whole shops; each trial of it takes half a second.
_MANY = 40

Files = dict[str, str]


def files(home: Path) -> Files:
    """Every file that is not the shop's own, with what is in it."""
    found = (path for path in sorted(home.rglob("*")) if path.is_file())
    names = ((str(path.relative_to(home)), path) for path in found)
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in names
        if name not in _OWN and not _APART.fullmatch(name)
    }


def kept_rows(home: Path, like: dict[str, Rows] | None = None) -> dict[str, Rows]:
    """All rows of the shop, if there is one; or of the tables that were there before."""
    if not (home / "shop.desk").exists() or like == {}:
        return {}
    with closing(claims.connect(home / "shop.desk")) as connection:
        return staging.rows(connection, like)


class Trials:
    """The trials of one operation, in one folder that is laid anew for each."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.home = name, folder / "home"
        self.operation: Operation = {**OPERATIONS, **FAULTS}[name]
        # Most operations begin with the same folder, which takes longer to lay than several trials.
        self.template = folder / self.operation.lay.__name__
        if not self.template.exists():
            self.operation.lay(self.template)
        # A file without seals gets them when it is first opened, whatever fails then.
        self.rows = {
            table: rows
            for table, rows in kept_rows(self.template).items()
            if rows[1] or table not in staging.SEALS
        }
        self.words: Counter[str] = Counter()
        self.found: list[str] = []
        self.lay()
        injection.prepare(self.operation, self.home)
        # What is prepared in each trial anew has other moments in its rows, so that these are only counted.
        self.files = files(self.home)
        self.counts = {
            table: len(rows) for table, (_columns, rows) in kept_rows(self.home, self.rows).items()
        }
        self.lay()
        self.count, whole = injection.count(self.operation, self.home)
        assert whole.word == "saved", whole
        self.done = files(self.home)

    def lay(self) -> None:
        """The folder as it is before the operation."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.template, self.home)

    def run(self, step: int) -> None:
        """Every call in each of the ways that one can fail; with steps, each that is chosen in one of them.

        The ways take turns, which begin elsewhere with other operations: what all call fails in all ways.
        """
        chosen, first = self.chosen(step), len(self.name)
        for turn, (error, for_ever) in enumerate((e, f) for e in ERRORS for f in (False, True)):
            for at in chosen if step == 1 else chosen[(first + turn) % 4 :: 4]:
                self.lay()
                how = self.count.failing(at, error, for_ever)
                outcome = injection.run(self.operation, self.home, (*how, "-o", os.devnull))
                self.words[outcome.claim[0] if outcome.word == "told" else outcome.word] += 1
                what = f"{self.name} {at} {self.count.calls[at]}{'+' if for_ever else ''} {error}"
                self.found += [f"{what}: {each}" for each in self.judge(outcome)]
                if self.name in SHOWS and any(SHOWS[self.name] in each for each in self.found):
                    return

    def chosen(self, step: int) -> list[int]:
        """The calls that are to fail; with steps every second one of many, which are of whole copies."""
        every = self.count.chosen(step)
        return every if step == 1 or len(every) <= _MANY else every[len(self.name) % 2 :: 2]

    def judge(self, outcome: Outcome) -> Iterator[str]:
        """What is wrong with what was said, and with what is left, after it."""
        word, claim = outcome
        if word == "died":
            yield claim[0][-2000:]
        said = f"{word} {claim[:2] if word != 'died' else ''}"
        # An error that says "nothing was saved" must be right about that.
        sure = word == "told" and claim[0] not in IN_DOUBT
        yield from (f"{said}: {each}" for each in self.wrong_files(sure))
        # A fault of the disk is told while the step's own files are still there, and no half one stays.
        if word != "saved" and claim[0] != "swap-unfinished":
            yield from (f"{said}: left behind: {each}" for each in shelves.parts(self.home))
        yield from self.wrong_shops(outcome)
        if (self.home / "shop.desk").exists():
            try:
                yield from (f"{said}: {each}" for each in self.wrong_rows(outcome, sure))
            except (DeskError, sqlite3.Error) as trouble:
                yield f"{said}: not opened again: {trouble}"
        elif self.rows or word == "saved":
            yield f"{said}: there is no shop"

    def wrong_files(self, sure: bool) -> Iterator[str]:
        """Files that are neither as they were nor, unless the clerk was told otherwise, as they should be."""
        left = files(self.home)
        for name in left.keys() | self.files.keys() | self.done.keys():
            # A photo lies there before the row that tells of it, and is swept later where no row does.
            allowed = {self.files.get(name)}
            if not sure or ".photos/" in name:
                allowed.add(self.done.get(name))
            if left.get(name) not in allowed:
                yield f"{name} is neither the old file nor the new one"

    def wrong_shops(self, outcome: Outcome) -> Iterator[str]:
        """Backups that count and are not whole; shops that were restored or replaced and are not whole."""
        said: list[Claim] = [outcome.claim] if outcome.word == "saved" else []
        yield from shelves.look(self.home, said, thorough=True)
        yield from shelves.clear(self.home, verdicts.of_file)

    def wrong_rows(self, outcome: Outcome, sure: bool) -> Iterator[str]:
        """By the program first, which recovers the file and closes it, then row by row."""
        Start(self.home).open(self.home / "shop.desk", "Auditor").db.close()
        for table, (_columns, rows) in kept_rows(self.home, self.rows).items():
            gone = set(self.rows[table][1]) - set(rows)
            if gone and table in APPEND_ONLY:
                yield f"{table} has lost {gone}"
            # Of a file that was not written history tells all the same that its contents were given out.
            if sure and not outcome.claim[0].startswith("file-") and len(rows) != self.counts[table]:
                yield f"{table} has {len(rows)} rows and had {self.counts[table]}"
        said: list[Claim] = [outcome.claim] if outcome.word == "saved" else []
        yield from claims.look(self.home / "shop.desk", said)


def main(folder: Path, step: int, names: list[str]) -> None:
    """Fail the operations, and print what was found."""
    started = time.monotonic()
    told: dict[str, Any] = {"calls": {}, "trials": 0, "words": Counter(), "found": []}
    for name in names:
        trials = Trials(name, folder)
        trials.run(step)
        told["calls"][name] = len(trials.chosen(step))
        told["trials"] += trials.words.total()
        told["words"] += trials.words
        told["found"] += trials.found
    told["found"] = told["found"][-20:]
    print(json.dumps({**told, "seconds": round(time.monotonic() - started)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
