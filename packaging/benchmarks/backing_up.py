"""How long a backup and a restore of a year's shop take (trust.md R7: a restore within 30 seconds).

``PYTHONPATH=packaging python -m benchmarks.backing_up [ORDERS]``
"""

import sys
import tempfile
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import shops

from desk.operations import backups, orders, restores
from desk.operations.imports import to_end
from desk.words import compile_catalogues

_ORDERS, _BATCH = 100_000, 5_000


def main(count: int) -> None:
    """Make a shop of so many orders, back it up, and restore it twice: to a new file and in its place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.desk"
        desk = shops.empty_shop(path)
        order = shops.doll_order()
        for start in range(0, count, _BATCH):
            with desk.db.atomic():
                for number in range(start, min(start + _BATCH, count)):
                    orders.add_order(desk, replace(order, number=f"#{number}", email=f"{number}@example.com"))
        print(f"{count} orders, {path.stat().st_size / 2**20:.0f} MiB")
        made = _timed("backup, looked through", lambda: backups.back_up(desk))
        backup = Path(made.backup.path)
        target = path.with_name("again.desk")
        keys = desk.db.keys
        _timed("restore", lambda: restores.restore_to(backup, target, keys, lambda db: replace(desk, db=db)))
        desk.db.close()


def _timed(name: str, steps: Callable[[], Generator[Any, None, Any]]) -> Any:
    began, worked = time.perf_counter(), time.process_time()
    longest, before = 0.0, began

    def watched() -> Generator[Any, None, Any]:
        nonlocal longest, before
        running = steps()
        while True:
            try:
                step = next(running)
            except StopIteration as end:
                longest = max(longest, time.perf_counter() - before)
                return end.value
            now = time.perf_counter()
            longest, before = max(longest, now - before), now
            yield step

    result = to_end(watched())
    took, worked = time.perf_counter() - began, time.process_time() - worked
    print(f"{name}: {took:.1f} s ({worked:.1f} s of work), longest step {longest * 1000:.0f} ms", flush=True)
    return result


if __name__ == "__main__":
    compile_catalogues()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _ORDERS)
