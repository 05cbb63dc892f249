"""How fast Desk is, as ratios to floors that are measured beside it in the same run.

    python packaging/bench.py            the whole table, in some minutes
    python packaging/bench.py --quick    the same rows with fewer rounds, in at most 40 seconds
    python packaging/bench.py --million  no table: a million decisions decided again, in some ten minutes
    python packaging/bench.py --lists    no table: lists, search and opening in a shop of a million orders, in
                                         some ten minutes; --lists 20000 in a shop of that many
    python packaging/bench.py --books    no table: the reports of the books of a million orders, in some
                                         minutes; --books 20000 of that many

A row tells what one piece of work takes us, what its floor takes (the same work with nothing of ours around
it), and the ratio, which is all that a goal binds: a slow or a busy machine slows both alike. The last line
counts the goals missed, and the exit code is 1 if there are any. A new row is a line in ``table`` and a
context manager that yields a `Pair`.

The goal for an import is our own choice, since the issue names none: its floor knows the rows beforehand
and has only to write them, and ten times that leaves room to read strictly, to report before writing, and
to enter an order the same way as at the counter. So is that of deciding again: its floor is the answer
alone, some twenty microseconds, and at fifteen times that a million take the five minutes of the issue.

The floor of the accountant's folder has every cell as text at hand, and lets ``csv.writer`` write them into
files that are as durable as ours; what ours does beside is to read them from the shop's file, to keep text
from becoming a formula, to add up, to hold the sums against the ledger and to reckon the digests.

What is asked of lists binds milliseconds and no ratio: 50 at the 99th percentile for the first page, for what
typing finds and for a record that opens (issue 5). Their exit code is 1 if one of them takes longer.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from benchmarks.timing import Found, Pair

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SECONDS = {False: 10.0, True: 0.8}
MILLION_SECONDS = 300
CROWD = 1_000_000
LINE = "{:<42}{:>14}{:>14}{:>8}{:>7}  {}"


class Row(NamedTuple):
    """A row of the table: ``unit`` is ms or /s, ``pair`` makes ours and floor, ``goal`` is a ratio."""

    name: str
    unit: str
    pair: Callable[[Path], AbstractContextManager["Pair"]]
    goal: float | None
    # Rounds that take long need a larger share of the time.
    share: float = 1.0


def table() -> tuple[Row, ...]:
    """What is measured, with the goals that the issues name."""
    from benchmarks import (
        answers,
        exporting,
        importing,
        papers,
        placing,
        reckoning,
        redrawing,
        settling,
        starting,
        what_if,
    )

    dolls, miniatures = "samanthas", "miniature-expressions"
    return (
        Row("start to first paint, off screen", "ms", starting.first_paint, 2.0, share=7),
        Row("settle a return, durable", "ms", settling.settle, 3.0),
        Row("place an order of two lines, durable", "ms", placing.place, 3.0),
        Row("answer return_request, dolls", "/s", answers.case(dolls, "return_request"), 50.0),
        Row("answer return, dolls", "/s", answers.case(dolls, "return"), 50.0),
        Row("answer return_request, miniatures", "/s", answers.case(miniatures, "return_request"), 50.0),
        Row("answer return, miniatures", "/s", answers.case(miniatures, "return"), 50.0),
        *(Row(f"answer {ask}, dolls", "/s", answers.case(dolls, ask), 50.0) for ask in reckoning.QUESTIONS),
        Row("load a pack", "ms", answers.load, None),
        Row("RA label", "ms", papers.paper("ra_label"), 2.0),
        Row("credit slip", "ms", papers.paper("credit_slip"), 2.0),
        Row("RA sheet", "ms", papers.paper("ra_sheet"), None),
        Row("import, rows of a Shopify export", "/s", importing.shopify_orders, 10.0, share=6),
        Row("month's folder of 10,000 orders", "ms", exporting.month, 4.0, share=6),
        Row("redraw after placing, off screen", "ms", redrawing.redraw, 3.0),
        Row("decide again under another policy", "/s", what_if.decide_again, 15.0, share=2),
    )


def main(words: Sequence[str]) -> int:
    """Measure and print the table; the exit code."""
    known = list(words) in ([], ["--quick"], ["--million"], ["--lists"], ["--books"])
    if not known and not (len(words) == 2 and words[0] in ("--lists", "--books") and words[1].isdecimal()):
        print(__doc__.strip())
        return 2
    if Path(sys.prefix).resolve() != VENV.resolve():
        return in_venv(words)
    sys.path.append(str(ROOT))
    from desk.words import compile_catalogues

    compile_catalogues()
    # Where it is allowed, go before the neighbours: they slow what reckons more than what waits for the disk.
    with suppress(OSError, AttributeError):
        os.nice(-10)
    if "--million" in words:
        return decide_a_million()
    if "--books" in words:
        return book_a_crowd(int(words[1]) if len(words) == 2 else CROWD)
    if "--lists" in words:
        return list_a_crowd(int(words[1]) if len(words) == 2 else CROWD)
    start = time.perf_counter()
    print(LINE.format("", "ours", "floor", "ratio", "goal", ""))
    missed = sum([not measure(row, SECONDS[bool(words)]) for row in table()])
    print(f"{time.perf_counter() - start:.0f} s")
    print(f"goals missed: {missed}")
    return 1 if missed else 0


def decide_a_million() -> int:
    """Decide a million decisions again and tell how long it took; exit code 1 above the issue's goal."""
    from benchmarks import what_if

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        decisions, changed, seconds = what_if.million(Path(folder))
    print(f"{decisions:,} decisions, {changed:,} changed: {seconds:,.0f} s, {decisions / seconds:,.0f} /s")
    print(f"goal: under {MILLION_SECONDS} s")
    return 0 if seconds < MILLION_SECONDS else 1


def list_a_crowd(many: int) -> int:
    """Build a shop of so many orders and measure its lists; the exit code."""
    from benchmarks import lists

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return lists.crowd(Path(folder), many)


def book_a_crowd(many: int) -> int:
    """Build the books of so many orders and measure their reports; the exit code."""
    from benchmarks import books

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return books.crowd(Path(folder), many)


def in_venv(words: Sequence[str]) -> int:
    """Run again with the Python that has what is measured; the exit code."""
    if not PYTHON.exists():
        print(f"{VENV} is missing: run python3 packaging/bootstrap.py setup first.")
        return 2
    return subprocess.run([PYTHON, __file__, *words], check=False).returncode


def measure(row: Row, seconds: float) -> bool:
    """Measure a row and print it; whether it keeps its goal."""
    from benchmarks.timing import alternate

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, row.pair(Path(folder)) as pair:
        found = alternate(pair, seconds * row.share)
    kept = row.goal is None or found.ratio <= row.goal
    print(LINE.format(row.name, *cells(row, found), "ok" if kept else "MISSED"), flush=True)
    return kept


def cells(row: Row, found: "Found") -> tuple[str, str, str, str]:
    """Ours, floor, ratio and goal as they are shown."""
    shown = [
        f"{1 / each:,.0f} /s" if row.unit == "/s" else f"{each * 1000:,.2f} ms"
        for each in (found.ours, found.floor)
    ]
    return shown[0], shown[1], f"{found.ratio:.2f}", "-" if row.goal is None else f"{row.goal:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
