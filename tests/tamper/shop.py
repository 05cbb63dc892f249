"""A shop's file with some of everything in it, and another tool that edits it behind the program's back.

The tool is Python's own sqlite3: it takes the triggers away, edits, and puts them back letter for letter, so
that the schema is the program's again.
"""

import copy
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.app import ShippedCases, ShippedPacks
from desk.operations import cases, closings, credits, orders, people, returns, shops, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import StoreTrouble
from desk.records.facts import Condition, LinePart
from desk.records.returns import Ask, Parcel
from desk.records.trust import Checked, Finding
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.people import add
from tests.conftest import SHOP, FixedClock, doll_order

DAY = date(2026, 3, 13)
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
FINE = Condition(opened=True, original_packaging=True, secured=True, resaleable=True)


@dataclass(frozen=True)
class Kept:
    """A closed shop's file with the ring that holds its key and mark."""

    path: Path
    keys: KeyRing

    def copied(self, folder: Path) -> "Kept":
        """The same file and ring once more, to be spoiled."""
        path = folder / "shop.desk"
        path.write_bytes(self.path.read_bytes())
        return Kept(path, copy.deepcopy(self.keys))

    def open(self) -> Desk:
        """The shop with its owner at the counter."""
        db = Database.open(self.path, self.keys)
        return Desk(db, ShippedPacks(), FixedClock(DAY), "Alma", ShippedCases(), person=1, proven=True)

    def check(self) -> tuple[Finding, ...]:
        """What opening and the whole check find; a file that is refused is found as well."""
        try:
            desk = self.open()
        except StoreTrouble as trouble:
            return (Finding(trouble.key),)
        with closing(desk.db):
            return found_in(desk).findings


def found_in(desk: Desk) -> Checked:
    """What the whole check says."""
    return to_end(trust.verify(desk))


def make(folder: Path) -> Kept:
    """A shop of people and orders; RAs open, settled and reversed; prints, a case and a closed month."""
    kept = Kept(folder / "made.desk", KeyRing())
    with Database.making(kept.path, kept.keys) as db, db.atomic():
        add(db, "Alma", "owner")
    desk = kept.open()
    with closing(desk.db):
        shops.create_shop(desk, SHOP, desk.packs["samanthas"])
        people.add_person(desk, "Bo", "clerk", "4711")
        for number in ("#1001", "#1002", "#1003"):
            orders.enter_order(desk, doll_order(number))
        for number, sku in (("#1001", "B"), ("#1002", "B"), ("#1003", "A")):
            settle(desk, number, sku)
        returns.reverse_settlement(desk, "RA-26-00002-1", "wrong doll")
        returns.issue_ra(desk, Ask("#1001", "changed_mind", DAY, (part(desk, "#1001", "A"),)))
        credits.count_print(desk, "CS-26-00001-9")
        cases.save_case(desk, "RA-26-00001-3", "A worked case")
        closings.close_month(desk, date(2026, 2, 1))
        assert found_in(desk).is_whole
    return kept


def settle(desk: Desk, number: str, sku: str) -> None:
    """One doll of an order comes back and becomes store credit."""
    ra = returns.issue_ra(desk, Ask(number, "changed_mind", DAY, (part(desk, number, sku),)))
    parcel = Parcel(date(2026, 3, 24), date(2026, 3, 20), True, ((ra.lines[0].id, FINE),))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel))


def part(desk: Desk, number: str, sku: str) -> LinePart:
    """A piece of an order's line."""
    return LinePart(orders.line_by_sku(orders.open_order(desk, number), sku), 1)


def edit(path: Path, *statements: str | Callable[[sqlite3.Connection], object]) -> None:
    """Edit a file with another tool, its triggers and foreign keys out of the way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute(TRIGGERS).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        changed = connection.total_changes
        for each in statements:
            connection.execute(each) if isinstance(each, str) else each(connection)
        assert connection.total_changes > changed, statements
        for _, sql in triggers:
            connection.execute(sql)


def dump(path: Path) -> Sequence[str]:
    """All that a file holds, as text."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        return list(connection.iterdump())
