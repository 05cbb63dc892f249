"""What came out: how many changes were noticed, and what survived without leave."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutation.changes import Change

GOAL = 95.0
# A change by its module and the lines that differ.
Named = tuple[str, str, str]


def accepted(file: Path) -> dict[Named, str]:
    """Changes that no test can see, each with its reason; raises ValueError for one that is bare or twice."""
    found: dict[Named, str] = {}
    for each in tomllib.loads(file.read_text("utf-8"))["accepted"]:
        for was, now in each["changes"]:
            named = (each["module"], was, now)
            if named in found or not each["reason"].strip():
                raise ValueError(f"twice in {file.name}, or without a reason: {named}")
            found[named] = each["reason"]
    return found


class Score:
    """Counts how changes went, and tells what survives as it comes."""

    def __init__(self, accepted: Mapping[Named, str]) -> None:
        self.accepted = accepted
        self.tried = 0
        self.killed = 0
        self.surprises = 0
        self.met: set[Named] = set()

    def count(self, path: str, trials: Iterable[tuple["Change", bool]]) -> None:
        """Count a module's trials and tell its score in a line."""
        tried = killed = 0
        for change, noticed in trials:
            tried += 1
            killed += noticed
            if not noticed:
                self._survived(path, change)
        self.tried += tried
        self.killed += killed
        print(f"{path:<32}{killed:>6} of {tried:<6}{_percent(killed, tried):>6.1f} %", flush=True)

    def _survived(self, path: str, change: "Change") -> None:
        was, now = change.words()
        self.met.add((path, was, now))
        if (path, was, now) not in self.accepted:
            self.surprises += 1
            print(f"{path}:{change.line}: {was}\n{'':>8}survives as {now}", flush=True)

    def close(self, whole: Iterable[str]) -> int:
        """Tell the sum; 1 where the goal is missed or the list is not what survives of the whole modules."""
        paths = set(whole)
        gone = [each for each in self.accepted if each[0] in paths and each not in self.met]
        for path, was, now in gone:
            print(f"{path}: {was}\n{'':>8}is listed, but does not survive as {now}")
        score = _percent(self.killed, self.tried)
        print(
            f"{self.killed} of {self.tried} changes are noticed, {score:.1f} % (goal {GOAL:.0f} %);", end=" "
        )
        print(f"{self.surprises} survive without a reason, {len(gone)} reasons are out of date.")
        return 1 if score < GOAL or self.surprises or gone else 0


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0
