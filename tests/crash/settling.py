"""A shop that settles returns until it is killed, again and again; run as a program by ``test_kill.py``.

``settling.py SHOP KILLS SEED whole|halved`` forks a clerk that settles one return after the other and says
each credit slip only after the settlement came back; kills it with -9 at a random moment; opens the shop and
looks for anything acknowledged that is gone and anything halved. Prints a JSON summary. ``halved`` plants the
fault that must be found: the credit and the settlement in two transactions.
"""

import json
import os
import random
import select
import signal
import sys
import time
from datetime import date
from pathlib import Path

from desk.app import Start
from desk.operations import credits, orders, returns, returns_list, settlements
from desk.operations.desk import Desk
from desk.records.facts import Condition, LinePart
from desk.records.lists import Query
from desk.records.returns import Ask, Parcel, Sheet
from desk.store import history, ledger
from tests.conftest import doll_order

FINE = Condition(opened=True, original_packaging=True, secured=True, resaleable=True)
LONGEST_LIFE = 0.08


def clerk(path: Path, pipe: int, whole: bool) -> None:
    """Settle returns without end; each slip is said only once it is durable."""
    with Start().open_desk(path, "Clerk") as desk:
        # The first one reads the policy too: what is to be met is a settlement, not that.
        sheet = arrived(desk)
        os.write(pipe, b"ready\n")
        while True:
            slip = returns.settle(desk, sheet).slip if whole else settle_in_two(desk, sheet)
            os.write(pipe, f"{sheet.ra.number} {slip.number} {slip.amount}\n".encode())
            sheet = arrived(desk)


def arrived(desk: Desk) -> Sheet:
    """A new order, its RA and its parcel, ready to settle."""
    order = orders.enter_order(desk, doll_order(""))
    part = LinePart(orders.line_by_sku(order, "B"), 1)
    ra = returns.issue_ra(desk, Ask(order.number, "changed_mind", date(2026, 3, 13), (part,)))
    noted = ((ra.lines[0].id, FINE),)
    parcel = Parcel(date(2026, 3, 24), date(2026, 3, 20), True, noted)
    return returns.inspect(desk, returns.open_return(desk, ra.number), parcel)


def settle_in_two(desk: Desk, sheet: Sheet):  # type: ignore[no-untyped-def]
    """The planted fault: what belongs to one transaction is written in two."""
    with desk.db.atomic():
        settlements._grant(desk, sheet, sheet.answer.credit)
    with desk.db.atomic():
        return settlements.book(desk, sheet)


def kill_once(path: Path, chance: random.Random, whole: bool) -> list[list[str]]:
    """Let a clerk work for a moment, kill it, and return what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            clerk(path, writing, whole)
        finally:
            os._exit(1)
    os.close(writing)
    said = os.read(reading, 6)
    assert said == b"ready\n", "the shop did not open again"
    select.select([], [], [], chance.random() * LONGEST_LIFE)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return [line.split() for line in pipe.read().splitlines()]


def look(path: Path, acknowledged: list[list[str]], seen: set[str]) -> tuple[int, int]:
    """How many acknowledged settlements are lost, and how many records are halved, since the last look."""
    with Start().open_desk(path, "Auditor") as desk:
        lost = sum(not holds(desk, *line) for line in acknowledged)
        rows = returns_list.rows(desk, returns_list.ids(desk, Query()))
        fresh = [row for row in rows if row.number not in seen]
        halved = sum(not is_whole(desk, row.number) for row in fresh)
        seen.update(row.number for row in fresh)
        halved += sum(ledger.trial_balance(desk.db).values()) != 0
        granted = credits.rows(desk, credits.ids(desk, Query()))
        owed = -ledger.trial_balance(desk.db).get("2100", 0)
        halved += sum(row.balance for row in granted) != owed
    return lost, halved


def holds(desk: Desk, ra: str, slip: str, amount: str) -> bool:
    """Whether an acknowledged settlement is there with its slip and its amount."""
    done = returns.open_return(desk, ra).ra.settlement
    return done is not None and done.slip == slip and str(credits.open_credit(desk, slip).balance) == amount


def is_whole(desk: Desk, number: str) -> bool:
    """Whether a return is settled with everything that belongs to it, or with nothing of it."""
    ra = returns.open_return(desk, number).ra
    traces = (
        ra.state == "settled",
        ra.settlement is not None,
        bool(ledger.entries(desk.db, number)),
        any(line.operation == "settle" for line in history.of(desk.db, number)),
    )
    return all(traces) or not any(traces)


def main(path: Path, kills: int, seed: int, whole: bool) -> None:
    """Kill as often as asked, or until the planted fault shows, and print what was found."""
    chance = random.Random(seed)
    found = {"kills": kills, "acknowledged": 0, "lost": 0, "halved": 0}
    seen: set[str] = set()
    started = time.monotonic()
    for _ in range(kills):
        acknowledged = kill_once(path, chance, whole)
        lost, halved = look(path, acknowledged, seen)
        found["acknowledged"] += len(acknowledged)
        found["lost"] += lost
        found["halved"] += halved
        if halved and not whole:
            break
    print(json.dumps({**found, "seconds": round(time.monotonic() - started)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "whole")
