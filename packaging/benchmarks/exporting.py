"""The accountant's folder of a month with ten thousand orders, against ``csv.writer`` on the same rows.

The month is made of a few orders that went through the counter, some of which came back, and copies of all
their rows, under names, numbers and addresses of their own.
"""

import csv
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks import shops
from benchmarks.timing import Pair, once

from desk.exchange import books_folder
from desk.operations import orders, returns
from desk.operations.desk import Desk
from desk.words import Words

ORDERS = 10_000
_MONTH = date(2026, 3, 1)
_FEW, _BACK = 20, 2
# The ids of a copy's rows lie so far above those of the copy before.
_STRIDE = 1_000
_NAMES = "char(65 + n % 26) || char(97 + n / 26 % 26) || char(97 + n / 676)"
_NUMBER = {name: f"{name} || '-' || n" for name in ("number", "number_key")}
# What is other in a copy: ids, what points to them, and what must be there only once.
_COPIES: dict[str, dict[str, str]] = {
    "addresses": {"id": "", "street": "n || ' ' || street"},
    "customers": {
        **_NUMBER, "id": "", "address": "", "email": "n || email", "email_key": "n || email_key",
        "name": f"name || ' ' || {_NAMES}",
    },
    "orders": {"id": "", "customer": "", "ship_to": "", "paid": "0", **_NUMBER},
    "order_lines": {"id": "", "order_id": ""},
    "journal_entries": {"id": "", "subject": "subject || '-' || n", "reverses": "NULL"},
    "journal_legs": {"id": "", "entry": ""},
    "journal_seals": {"entry": ""},
    "tax_bases": {"entry": ""},
    "payments": {"id": "", "order_id": "", "entry": ""},
    "shipments": {"id": "", "order_id": ""},
    "credit_lots": {"id": "", "customer": "", "origin": "origin || '-' || n", **_NUMBER},
    "return_authorizations": {"id": "", "order_id": "", "customer": "", **_NUMBER},
    "return_lines": {"id": "", "ra": "", "order_line": ""},
    "settlements": {"id": "", "ra": "", "lot": "", "entry": ""},
    "settlement_lines": {"settlement": "", "return_line": ""},
}  # fmt: skip
_RECKONED = {"total", "stage", "flagged"}


@contextmanager
def month(folder: Path) -> Iterator[Pair]:
    """All files of the folder, read, put in words, checked and written.

    The floor has the very cells at hand and writes them with ``csv.writer`` into files of the same names.
    """
    desk = shop_with(folder / "exporting.desk", ORDERS)
    words = Words("en")
    made = _made(desk, words, folder)
    read = {path.name: _cells(path) for path in made.iterdir()}

    def ours() -> float:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            return once(lambda: _made(desk, words, Path(place)))

    def floor() -> float:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            return once(lambda: _write(Path(place), read))

    try:
        yield Pair(ours, floor, floors=3)
    finally:
        desk.db.close()


def _made(desk: Desk, words: Words, place: Path) -> Path:
    steps = books_folder.writing_month(desk, words, place, _MONTH)
    shops.run_through(steps)
    return books_folder.month_folder(place, _MONTH)


def _cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def _write(place: Path, read: dict[str, list[list[str]]]) -> None:
    for name, rows in read.items():
        with (place / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
            stream.flush()
            os.fsync(stream.fileno())


def shop_with(path: Path, many: int) -> Desk:
    """A shop with so many orders in March, a tenth of which came back."""
    desk = shops.empty_shop(path)
    for _ in range(_BACK):
        returns.settle(desk, shops.arrived(desk))
    model = shops.doll_order()
    for each in range(_FEW - _BACK):
        home = replace(model.ship_to, street=f"{each} Elm St", state=("MO", "OH", "IL")[each % 3])
        new = replace(model, number=f"W{each}", email=f"w{each}@example.com", address=home, ship_to=home)
        orders.enter_order(desk, new)
    with desk.db.atomic():
        for table, others in _COPIES.items():
            _copy(desk, table, others, many // _FEW - 1)
    return desk


def _copy(desk: Desk, table: str, others: dict[str, str], copies: int) -> None:
    first = dict(desk.db.query(f"SELECT * FROM {table}")[0])
    names = [name for name in first if name not in _RECKONED]
    values = [others.get(name, name) or f"{name} + {_STRIDE} * n" for name in names]
    desk.db.execute(
        f"WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {copies}) "
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM copies, {table} ORDER BY n"
    )
