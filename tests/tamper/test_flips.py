"""One flipped bit in the pages of money and history: found whenever it changed anything (trust.md A14, R4).

A bit that falls into free space changes nothing and does not count. SQLite's own integrity check finds about
a fifth of the rest (F6).
"""

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.store.verification import Verification
from tests.tamper import shop

FLIPS = 50_000 if os.environ.get("DESK_LONG") else 1_000
TABLES = (
    "orders", "order_lines", "payments", "journal_entries", "journal_legs", "credit_lots", "credit_movements",
    "settlements", "return_authorizations", "return_lines", "history", "history_words", "people", "counters",
    "ledger_days", "tax_bases", "tax_days", "closings", "returned_goods",
    "sent_days", "return_days",
)  # fmt: skip
_LEAVES = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600 if os.environ.get("DESK_LONG") else 300)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> shop.Kept:
    """The shop before a bit flipped."""
    return shop.make(tmp_path_factory.mktemp("flips"))


def pages(path: Path) -> list[int]:
    """The pages, from 0, that hold rows of money and history."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] - 1 for name in TABLES for row in connection.execute(_LEAVES, (name,))]
    assert len(found) >= len(TABLES)
    return found


def flips(made: shop.Kept, folder: Path, wanted: int, seed: int) -> tuple[int, int]:
    """Flip one bit at a time until so many changed something: how many were found, and how many missed."""
    chance, whole, where = random.Random(seed), made.path.read_bytes(), pages(made.path)
    before, found, missed = shop.dump(made.path), 0, 0
    while found + missed < wanted:
        page, place = chance.choice(where) * 4096, chance.randrange(4096)
        if place in unused(whole[page : page + 4096]):
            continue
        kept = made.copied(folder)
        data = bytearray(whole)
        data[page + place] ^= 1 << chance.randrange(8)
        kept.path.write_bytes(data)
        if kept.check():
            found += 1
        elif is_changed(kept.path, before):
            missed += 1
    return found, missed


def unused(page: bytes) -> range:
    """Where a leaf has nothing yet, between the list of its rows and the rows: no flip there counts."""
    rows, first = int.from_bytes(page[3:5], "big"), int.from_bytes(page[5:7], "big")
    return range(8 + 2 * rows, first)


def is_changed(path: Path, before: object) -> bool:
    """Whether another program reads anything else than before."""
    try:
        return shop.dump(path) != before
    except sqlite3.DatabaseError:
        return True


@pytest.mark.parametrize("seed", [1, 2])
def test_every_bit_that_changes_something_is_found(made: shop.Kept, tmp_path: Path, seed: int) -> None:
    assert flips(made, tmp_path, FLIPS, seed) == (FLIPS, 0)


def test_without_the_rows_digests_most_would_be_missed(
    made: shop.Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Verification, "_compare", lambda *_: iter(()))
    found, missed = flips(made, tmp_path, 60, 3)
    assert missed > found
