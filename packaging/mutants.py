"""How much the tests notice: small changes to `policy` and `records/money.py`, each of which should fail one.

    python packaging/mutants.py                      every change to every module, in some hours
    python packaging/mutants.py desk/policy/days.py  to these modules only
    python packaging/mutants.py --sample 100         so many of them, drawn by chance; --seed says which

The changes are mutmut's; tests/policy and tests/records judge them, among them every shipped case file. What
survives must stand in packaging/mutants.toml with a reason, else the exit code is 1, as it is where less
than 95 % of the changes are noticed, or where the list names one that is noticed after all.
"""

import argparse
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ACCEPTED = ROOT / "packaging" / "mutants.toml"


def main(words: Sequence[str]) -> int:
    """Tries the changes asked for and tells what survived; returns the exit code."""
    if not hasattr(os, "fork"):
        print("This system cannot fork, so the changes are tried on Linux and macOS only.")
        return 0
    from mutation import changes, score, trials

    asked = _asked(words)
    texts = {path: (ROOT / path).read_text("utf-8") for path in asked.modules or modules()}
    drawn = [(path, change) for path, text in texts.items() for change in changes.changes(text)]
    if asked.sample:
        drawn = random.Random(asked.seed).sample(drawn, min(asked.sample, len(drawn)))
    trial = trials.Trial(ROOT, asked.jobs)
    if not trial.holds():
        print("The tests fail on the tree as it is: run pytest tests/policy tests/records first.")
        return 2
    counted = score.Score(score.accepted(ACCEPTED))
    for path in texts:
        mine = [change for place, change in drawn if place == path]
        counted.count(path, trial.of(path, mine))
    return counted.close(() if asked.sample else texts)


def modules() -> list[str]:
    """The modules that the goal is about."""
    policy = sorted((ROOT / "desk" / "policy").glob("[!_]*.py"))
    return [path.relative_to(ROOT).as_posix() for path in (*policy, ROOT / "desk" / "records" / "money.py")]


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("mutants.py", description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("modules", nargs="*")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
