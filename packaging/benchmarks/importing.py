"""Importing a Shopify export against bare csv and sqlite3."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from benchmarks import bare, shops
from benchmarks.timing import Pair, once

from desk.exchange import shopify
from desk.store.database import Database


@contextmanager
def shopify_orders(folder: Path) -> Iterator[Pair]:
    """One row of the export: read, checked and entered in one transaction, each time into an empty shop.

    The floor reads the file with ``csv`` and writes the very rows, known beforehand, in one transaction to a
    copy of the same empty file with its triggers and indexes; it checks, looks up and decides nothing.
    """
    export, empty = shops.write_export(folder), folder / "empty.desk"
    shops.empty_shop(empty).db.close()
    numbers = count()

    def fresh() -> Path:
        return Path(shutil.copy(empty, folder / f"importing-{next(numbers)}.desk"))

    def ours() -> float:
        desk = shops.desk_on(Database.open(fresh(), shops.KEYS))
        took = once(lambda: shops.run_through(shopify.run(desk, export.path)))
        desk.db.close()
        return took / export.rows

    def floor() -> float:
        connection = bare.connect(fresh())
        took = once(lambda: bare.write(connection, _read(export.path, writes)))
        connection.close()
        return took / export.rows

    with bare.recorded() as writes:
        ours()
    yield Pair(ours, floor, floors=5)


def _read(path: Path, writes: list[bare.Write]) -> list[bare.Write]:
    """The rows to write, once the file was read as ``csv`` reads it."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return writes if rows else []
