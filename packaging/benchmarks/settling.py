"""Settling a return, durable on disk, against the very rows it writes in bare sqlite3."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import bare, shops
from benchmarks.timing import Pair, once

from desk.operations import returns
from desk.records.returns import Sheet
from desk.store.database import Database

_ROUNDS, _FLOORS = 60, 4


@contextmanager
def settle(folder: Path) -> Iterator[Pair]:
    """One return settled in a transaction of its own, and its rows written to a copy of the same file.

    A third copy was settled before to see what is written: each round writes the same rows on both sides,
    with the same triggers and constraints.
    """
    path, copy, other = (folder / f"settling-{name}.desk" for name in ("ours", "floor", "seen"))
    desk = shops.empty_shop(path)
    sheets = [shops.arrived(desk) for _ in range(_ROUNDS * _FLOORS)]
    desk.db.close()
    for each in (copy, other):
        shutil.copy(path, each)
    writes = iter(_seen(other, sheets))
    desk, connection, left = shops.desk_on(Database.open(path, shops.KEYS)), bare.connect(copy), iter(sheets)

    def ours() -> float:
        shown = next(left)
        # As in the window: the sheet was opened and inspected a moment ago.
        sheet = returns.inspect(desk, returns.open_return(desk, shown.ra.number), shown.parcel)
        return once(lambda: returns.settle(desk, sheet))

    def floor() -> float:
        rows = next(writes)
        return once(lambda: bare.write(connection, rows))

    try:
        yield Pair(ours, floor, _FLOORS, _ROUNDS)
    finally:
        connection.close()
        desk.db.close()


def _seen(path: Path, sheets: list[Sheet]) -> list[list[bare.Write]]:
    """What each settlement writes."""
    found = []
    with bare.recorded() as written:
        desk = shops.desk_on(Database.open(path, shops.KEYS))
        for sheet in sheets:
            written.clear()
            returns.settle(desk, sheet)
            found.append(list(written))
        desk.db.close()
    return found
