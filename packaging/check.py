"""All that a change must pass, step by step; stops at the first red one.

    python packaging/check.py            what CI runs: every test at CI size, with the coverage floors
    python packaging/check.py --quick    without slow tests and coverage
    python packaging/check.py --long     every test at its long size (DESK_LONG=1), and a sample of mutants

Run it with the Python of .venv, or by way of packaging/bootstrap.py test.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
# Per cent of lines and branches; the rooms that decide about money, and write it down, are covered whole.
FLOORS = {
    "desk/records": 100,
    "desk/policy": 100,
    "desk/store": 100,
    "desk/operations": 100,
    "desk": 90,
}
# import-linter is a script without a module to run, and scripts lie elsewhere on each system.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
# Two processes that take each other's tests over when they are done with their own.
WORKERS = ("-n", "2", "--dist", "worksteal")
# Tests that make files wait for a disk a third of their time, though no power is cut to them: what a disk may
# lose is modelled. Where memory can be had as a folder, and enough of it, their files lie there.
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 2**30
LONG_TIMEOUT = 3600
# Small changes to the rules, of which the tests must notice nearly all.
MUTANTS = ("--sample", "200", "--jobs", "2")


class Step(NamedTuple):
    """A command that must exit with 0, by the name it is told under."""

    name: str
    command: Sequence[str]


def main(words: Sequence[str]) -> int:
    """Runs the steps of the size asked for; returns the exit code."""
    size = words[0] if words else ""
    if size not in ("", "--quick", "--long") or len(words) > 1:
        print(__doc__.strip())
        return 2
    environment = dict(os.environ)
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
        environment["TMPDIR"] = str(MEMORY)
    if size == "--long":
        environment["DESK_LONG"] = "1"
    closing = ""
    for step in steps(size):
        status, output = run(step, environment)
        if status != 0:
            print(output)
            return 1
        if step.name == "pytest":
            closing = output.rstrip().rpartition("\n")[2]
    print(closing)
    return 0


def steps(size: str) -> Iterator[Step]:
    """What is run at a size, cheapest first."""
    module = (sys.executable, "-m")
    yield Step("ruff check", (*module, "ruff", "check", "."))
    yield Step("ruff format", (*module, "ruff", "format", "--check", "--diff", "."))
    yield Step("mypy", (*module, "mypy"))
    yield Step("lint-imports", (sys.executable, "-c", LINT_IMPORTS))
    pytest = (*module, "pytest", *WORKERS)
    if size == "--quick":
        yield Step("pytest", (*pytest, "-m", "not slow"))
    elif size == "--long":
        yield Step("pytest", (*pytest, f"--timeout={LONG_TIMEOUT}"))
        yield Step("mutants, a sample", (sys.executable, "packaging/mutants.py", *MUTANTS))
    else:
        yield Step("pytest", (*pytest, "--cov", "--cov-report="))
        for room, floor in FLOORS.items():
            report = ("coverage", "report", f"--include={room}/*", f"--fail-under={floor}")
            yield Step(f"coverage {room} {floor} %", (*module, *report))


def run(step: Step, environment: dict[str, str]) -> tuple[int, str]:
    """Runs a step and tells it in a line; returns its exit code and all it said."""
    print(f"{step.name:<32}", end="", flush=True)
    start = time.perf_counter()
    done = subprocess.run(
        step.command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    seconds = time.perf_counter() - start
    print(f"{'ok' if done.returncode == 0 else 'RED':<4}{seconds:6.1f} s", flush=True)
    return done.returncode, done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
