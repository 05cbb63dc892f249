"""What every kind of write begins with: an open shop, and the records that a write needs before it."""

import hashlib
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desk.operations import orders, returns
from desk.operations.desk import Desk
from desk.records.facts import Condition, LinePart
from desk.records.returns import Ask, Parcel, Return, Sheet
from tests.conftest import doll_order

FINE = Condition(opened=True, original_packaging=True, secured=True, resaleable=True)
ASKED, SENT, RECEIVED = date(2026, 3, 13), date(2026, 3, 20), date(2026, 3, 24)

Claim = tuple[str, ...]
Write = Callable[[], Claim]


class Bench(NamedTuple):
    """An open shop, and a number that no other write of the run has, for names of files and records."""

    desk: Desk
    turn: int

    @property
    def folder(self) -> Path:
        """Where files in and out lie: beside the shop."""
        return self.desk.db.path.parent


def at(desk: Desk) -> Bench:
    """A bench for the next write; its number has ten digits at most, as longer ones may pass for a card's."""
    return Bench(desk, time.monotonic_ns() // 1000 % 10**10)


def asked(desk: Desk, on: date = ASKED) -> Ask:
    """What a customer of a new order, delivered, asks on the telephone."""
    order = orders.enter_order(desk, doll_order(""))
    part = LinePart(orders.line_by_sku(order, "B"), 1)
    return Ask(order.number, "changed_mind", on, (part,))


def open_ra(desk: Desk) -> Return:
    """A new order with its RA."""
    return returns.issue_ra(desk, asked(desk))


def arrived(desk: Desk, outside: bool = True) -> Sheet:
    """A new order, its RA and its parcel, ready to settle; ``outside``: with the number on it."""
    ra = open_ra(desk)
    parcel = Parcel(RECEIVED, SENT, outside, ((ra.lines[0].id, FINE),))
    return returns.inspect(desk, returns.open_return(desk, ra.number), parcel)


def settled(desk: Desk) -> returns.Settled:
    """A new return that was credited."""
    return returns.settle(desk, arrived(desk))


def file_claim(path: Path, data: bytes) -> Claim:
    """A file that was told to be saved: its name beside the shop, and all that must be in it."""
    return "file", path.name, hashlib.sha256(data).hexdigest()
