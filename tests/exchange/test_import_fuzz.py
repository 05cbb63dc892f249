"""Damaged exports: each is refused with a sentence or enters whole orders; nothing else ever happens."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desk.exchange import list_file, shopify
from desk.operations import orders, shops
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import DeskError
from desk.records.imports import NEW, ImportReport, ListReport
from desk.store import ledger
from desk.words import Words
from tests.conftest import SHOP, FixedClock, owners_desk, placed_order
from tests.exchange.mutated_file import (
    checks_file,
    goods_file,
    mutated,
    orders_file,
    people_file,
    statement_file,
    with_other_bytes,
    written,
)

PARTS = 8
FILES = (200_000 if os.environ.get("DESK_LONG") else 5_000) // PARTS
# Seconds. A file is to be done with in one; machines are noisy, and what hangs takes longer than ten.
LONGEST = 10
# A shop grows with what enters it; after so many orders the next one is opened.
MOST_ORDERS = 150
# What a check paid is looked for among all that its customer paid by check.
MOST_CHECKS = 30
TABLES = (
    "addresses bank_lines check_parts check_steps checks customers counters history history_words imports "
    "items journal_entries journal_legs journal_seals order_lines orders payments seals settings shipments "
    "stock_movements"
)
COUNTS = tuple(f"SELECT '{table}' AS name, count(*) AS rows FROM {table}" for table in TABLES.split())
COUNT = " UNION ALL ".join(COUNTS)
Run = Callable[[Desk, Path], Generator[Any, None, Any]]


@pytest.fixture
def shop(clock: FixedClock) -> Iterator[Callable[[], Desk]]:
    """Opens a new shop without any order; the one before is closed."""
    opened: list[Desk] = []

    def new() -> Desk:
        close()
        opened.append(owners_desk(clock))
        shops.create_shop(opened[-1], SHOP, opened[-1].packs["samanthas"])
        return opened[-1]

    def close() -> None:
        while opened:
            opened.pop().db.close()

    yield new
    close()


def counts(desk: Desk) -> Counter[str]:
    """How many rows each table has that an import writes to."""
    return Counter({row["name"]: row["rows"] for row in desk.db.query(COUNT)})


def try_file(desk: Desk, path: Path, words: Words, run: Run = shopify.run) -> str:
    """What came of a file: ``refused`` with nothing written, or ``entered`` with all that was reported."""
    before, begun = counts(desk), time.perf_counter()
    try:
        report = to_end(run(desk, path))
    except DeskError as trouble:
        # Nothing in braces is left of the sentence itself.
        assert "{" not in words.error(trouble) or b"{" in path.read_bytes()
        assert counts(desk) == before, "a file that was refused left rows"
        outcome = "refused"
    else:
        more = counts(desk) - before
        assert_as_reported(more, report)
        assert sum(more.values()) == 0 or report.written
        outcome = "entered" if report.written else "nothing new"
    assert time.perf_counter() - begun < LONGEST, "a file hangs"
    return outcome


def assert_as_reported(more: Counter[str], report: ImportReport | ListReport) -> None:
    """What was added is what the report says."""
    if isinstance(report, ImportReport):
        assert (more["orders"], more["order_lines"]) == (report.orders, report.lines), report
        assert (more["imports"], more["history"]) == ((1, report.orders + 1) if report.written else (0, 0))
        return
    assert more[INTO.get(report.kind, report.kind)] == report.count(NEW), report
    assert more["orders"] == more["order_lines"] == 0
    # A line for each record, one more for each count, and one for the import.
    lines = len(report.wanted) + more["stock_movements"] + 1 if report.written else 0
    assert more["history"] <= lines and bool(more["history"]) is report.written, report


def assert_sound(desk: Desk) -> None:
    """Every row keeps every CHECK, leads to a row that is there, and the books balance."""
    assert [row[0] for row in desk.db.query("PRAGMA integrity_check")] == ["ok"]
    assert desk.db.query("PRAGMA foreign_key_check") == []
    assert sum(ledger.trial_balance(desk.db).values()) == 0
    assert (
        desk.db.query(
            "SELECT 1 FROM items WHERE on_hand <> (SELECT sum(change) FROM stock_movements m "
            "WHERE m.item = items.id)"
        )
        == []
    )
    assert desk.db.query("SELECT 1 FROM orders WHERE id NOT IN (SELECT order_id FROM order_lines)") == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_files(shop: Callable[[], Desk], tmp_path: Path, words: Words, part: int) -> None:
    dice, path, told = random.Random(2026 + part), tmp_path / "orders.csv", Counter[str]()
    desk = shop()
    for number in range(FILES):
        # Some of the orders are there already, most are not.
        sound = orders_file(3, first=dice.randrange(1000))
        # Half of them only have other bytes, the rest are wrong in what the bytes mean.
        path.write_bytes(mutated(sound, dice) if number % 2 else with_other_bytes(written(sound), dice))
        told[try_file(desk, path, words)] += 1
        if counts(desk)["orders"] > MOST_ORDERS:
            assert_sound(desk)
            desk = shop()
    assert_sound(desk)
    assert min(told["refused"], told["entered"]) > FILES // 50, told


LISTS: dict[str, Callable[[int, int], list[list[str]]]] = {
    "customers": people_file,
    "items": goods_file,
    "checks": checks_file,
    "statement": statement_file,
}
# Where the rows of a list go that is no table's own.
INTO = {"statement": "bank_lines"}


def stocked(desk: Desk, kind: str) -> Desk:
    """A shop with what a list of a kind is about: of checks, the orders that were paid with them."""
    for number in range(MOST_CHECKS + 3 if kind == "checks" else 0):
        orders.enter_order(desk, replace(placed_order(), number=f"#{number}"))
    return desk


@pytest.mark.slow
@pytest.mark.parametrize("kind", LISTS)
def test_damaged_lists(shop: Callable[[], Desk], tmp_path: Path, words: Words, kind: str) -> None:
    dice, path, told = random.Random(kind), tmp_path / "list.csv", Counter[str]()
    desk = stocked(shop(), kind)
    for number in range(FILES):
        sound = LISTS[kind](3, dice.randrange(1000))
        path.write_bytes(mutated(sound, dice) if number % 2 else with_other_bytes(written(sound), dice))
        told[try_file(desk, path, words, partial(list_file.run, kind=kind))] += 1
        if counts(desk)[INTO.get(kind, kind)] > (MOST_CHECKS if kind == "checks" else MOST_ORDERS):
            assert_sound(desk)
            desk = stocked(shop(), kind)
    assert_sound(desk)
    assert min(told["refused"], told["entered"]) > FILES // 50, told


@pytest.mark.parametrize("kind", LISTS)
def test_a_sound_list_enters_whole(shop: Callable[[], Desk], tmp_path: Path, words: Words, kind: str) -> None:
    path, desk, run = tmp_path / "list.csv", stocked(shop(), kind), partial(list_file.run, kind=kind)
    path.write_bytes(written(LISTS[kind](3, 1)))
    assert [try_file(desk, path, words, run) for _ in range(2)] == ["entered", "nothing new"]
    assert_sound(desk)


def test_a_sound_file_enters_whole(shop: Callable[[], Desk], tmp_path: Path, words: Words) -> None:
    path, desk = tmp_path / "orders.csv", shop()
    path.write_bytes(written(orders_file(3)))
    assert [try_file(desk, path, words) for _ in range(2)] == ["entered", "nothing new"]
    assert_sound(desk)


def kept_one_by_one(desk: Desk, path: Path) -> Generator[Any, None, ImportReport]:
    """A careless import: each order is kept as it is read, whatever comes after it in the file."""
    for order in shopify.read(path.read_bytes(), SHOP, desk.clock.today()).orders:
        with desk.db.atomic():
            orders.add_order(desk, order)
    return (yield from shopify.run(desk, path))


def test_rows_kept_one_by_one_would_be_noticed(
    shop: Callable[[], Desk], tmp_path: Path, words: Words
) -> None:
    """The planted fault, on a file of which only the last order is wrong."""
    rows = orders_file(3)
    rows[-2][rows[0].index("Total")] = "NaN"
    path = tmp_path / "orders.csv"
    path.write_bytes(written(rows))
    assert try_file(shop(), path, words) == "refused"
    with pytest.raises(AssertionError, match="left rows"):
        try_file(shop(), path, words, kept_one_by_one)


def test_a_file_that_hangs_would_be_noticed(
    shop: Callable[[], Desk], tmp_path: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "LONGEST", 0)
    path = tmp_path / "orders.csv"
    path.write_bytes(written(orders_file(1)))
    with pytest.raises(AssertionError, match="hangs"):
        try_file(shop(), path, words)


def test_a_row_that_breaks_a_check_would_be_noticed(
    shop: Callable[[], Desk], tmp_path: Path, words: Words
) -> None:
    """Written past the checks, as another tool may."""
    path, desk = tmp_path / "orders.csv", shop()
    path.write_bytes(written(orders_file(1)))
    try_file(desk, path, words)
    desk.db.connection.set_authorizer(None)
    desk.db.connection.execute("PRAGMA ignore_check_constraints = ON")
    desk.db.connection.execute("UPDATE order_lines SET quantity = -1")
    desk.db.connection.execute("PRAGMA ignore_check_constraints = OFF")
    with pytest.raises(AssertionError):
        assert_sound(desk)
