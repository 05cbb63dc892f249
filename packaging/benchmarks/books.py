"""How long the reports of the books take in a shop of very many orders, table and chart together.

The goal of issue 8 is one second for each. The shop's ledger is made up here by SQL of an order and a return
that went through the counter's own operations: a payment and a sale of each order, a return of each
twentieth, over ten years; only what the reports read is there.
"""

import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import shops

from desk.operations import orders, reports, returns
from desk.operations.desk import Desk
from desk.paper import charts
from desk.records.periods import Period, around
from desk.records.reports import KINDS
from desk.store.database import Database
from desk.words import Words

GOAL = 1000.0
YEARS, DAYS = 10, 3_650
LINE = "{:<28}{:>12}{:>12}{:>12}  {}"
_SIZE = (420.0, 220.0)
# Numbers of copies begin above those of what went through the counter.
_ROW, _BACK = "1000 + n", 20
_NUMBERS = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :many)"
_COPIES: dict[str, dict[str, str]] = {
    "orders": {"id": _ROW, "number": "'#' || (1000000 + n)", "number_key": "'' || (1000000 + n)"},
    "order_lines": {"id": "2000 + 2 * n + position", "order_id": _ROW},
    "return_authorizations": {"id": _ROW, "order_id": _ROW, "number": "'R' || n", "number_key": "'R' || n"},
    "return_lines": {"id": _ROW, "ra": _ROW, "order_line": "2002 + 2 * n"},
    "journal_entries": {"id": "10 * n + 1000 + model.id", "subject": "'#' || (1000000 + n)"},
    "journal_legs": {"id": "NULL", "entry": "10 * n + 1000 + model.entry"},
    "tax_bases": {"entry": "10 * n + 1000 + model.entry"},
    "journal_seals": {"entry": "10 * n + 1000 + model.entry"},
    "settlements": {"id": _ROW, "ra": _ROW, "lot": "NULL", "entry": "10 * n + 1000 + model.entry"},
}
_RECKONED = {"total", "stage", "flagged"}


def crowd(folder: Path, many: int) -> int:
    """Build the books of so many orders in a folder, and measure every report of them; the exit code."""
    path = folder / "books.desk"
    start = time.perf_counter()
    fill(path, many)
    print(f"{many:,} orders booked in {time.perf_counter() - start:.0f} s")
    desk = shops.desk_on(Database.open(path, shops.KEYS))
    try:
        missed = measure(desk)
    finally:
        desk.db.close()
    print(f"goals missed: {missed}")
    return 1 if missed else 0


def measure(desk: Desk) -> int:
    """Measure and print each report of all years and of one; how many took longer than the goal."""
    ever = Period(date(shops.TODAY.year - YEARS, 1, 1), around(shops.TODAY, "year").end)
    print(LINE.format("", "all, table", "all, chart", "a year", ""))
    missed = 0
    for kind in KINDS:
        table, chart = _took(desk, kind, ever)
        year = sum(_took(desk, kind, around(shops.TODAY, "year").moved(-1)))
        kept = table + chart <= GOAL
        missed += not kept
        print(
            LINE.format(
                kind, *(f"{each:.0f} ms" for each in (table, chart, year)), "ok" if kept else "MISSED"
            )
        )
    return missed


def _took(desk: Desk, kind: str, period: Period) -> tuple[float, float]:
    start = time.perf_counter()
    report = reports.make_report(desk, kind, period.start, period.end)
    middle = time.perf_counter()
    charts.render(report, Words("en"), _SIZE)
    return (middle - start) * 1000, (time.perf_counter() - middle) * 1000


def fill(path: Path, many: int) -> None:
    """A shop's file with the books of so many orders."""
    desk = shops.empty_shop(path)
    orders.enter_order(desk, shops.doll_order())
    returns.settle(desk, shops.arrived(desk))
    desk.db.close()
    with sqlite3.connect(path, isolation_level=None) as db:
        for statement in ("PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
            db.execute(statement)
        order, back = (_first(db, table) for table in ("orders", "settlements"))
        for table, where, each in _models(db, order, back):
            _copy(db, table, where, each, many)
        db.execute("COMMIT")
    db.close()


def _first(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute(f"SELECT max(id) FROM {table}").fetchone()[0])


def _models(db: sqlite3.Connection, order: int, back: int) -> Iterator[tuple[str, str, int]]:
    """What is copied, which rows of it, and for each how manyth order."""
    ra, entry = db.execute("SELECT ra, entry FROM settlements WHERE id = ?", (back,)).fetchone()
    order = db.execute("SELECT order_id FROM return_authorizations WHERE id = ?", (ra,)).fetchone()[0]
    number = db.execute("SELECT number FROM orders WHERE id = ?", (order,)).fetchone()[0]
    yield "orders", f"id = {order}", 1
    yield "order_lines", f"order_id = {order}", 1
    yield "return_authorizations", f"id = {ra}", _BACK
    yield "return_lines", f"ra = {ra}", _BACK
    sold = f"SELECT id FROM journal_entries WHERE subject = '{number}'"
    for column, entries, each in (("id", sold, 1), ("id", str(entry), _BACK)):
        yield "journal_entries", f"{column} IN ({entries})", each
    for table in ("journal_legs", "tax_bases", "journal_seals"):
        for entries, each in ((sold, 1), (str(entry), _BACK)):
            yield table, f"entry IN ({entries})", each
    yield "settlements", f"id = {back}", _BACK


def _copy(db: sqlite3.Connection, table: str, where: str, each: int, many: int) -> None:
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] not in _RECKONED]
    ago = f"'-' || ((:many - n) * {DAYS} / :many) || ' days'"
    values = [
        _COPIES[table].get(name)
        or (f"date(model.{name}, {ago})" if name in ("placed", "effective") else f"model.{name}")
        for name in names
    ]
    db.execute(
        f"{_NUMBERS} INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} "
        f"FROM numbers CROSS JOIN (SELECT * FROM {table} WHERE {where}) model WHERE n % {each} = 0",
        {"many": many},
    )
