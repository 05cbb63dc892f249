"""People at the counter of the tests' shop with their PINs and secrets."""

from dataclasses import replace
from datetime import date
from functools import cache

from desk.operations import credentials, orders, shops
from desk.operations.desk import Desk
from desk.records.people import CLERK, MANAGER, OWNER
from desk.store import people
from desk.store.database import Database
from tests.conftest import DAY, SHOP, FixedClock, doll_order, owners_desk, placed_order

STAFF = {"Bea": MANAGER, "Cleo": CLERK, "Dora": CLERK, "Olga": OWNER}
PINS = {"Alma": "1111", "Bea": "2222", "Cleo": "3333", "Dora": "4444", "Olga": "5555"}
SECRETS = {name: f"the long one of {name}" for name in PINS}


def ownerless(desk: Desk) -> Desk:
    """A shop with nobody in it, as from before there were people."""
    bare = replace(desk, db=Database.in_memory(), who="Nobody", person=None, proven=False)
    shops.create_shop(bare, SHOP, bare.packs["samanthas"])
    return bare


def take_on(desk: Desk, *names: str, pins: bool = True, secrets: bool = True) -> dict[str, int]:
    """Bring people into the shop beside Alma, its owner; their ids by name."""
    with desk.db.atomic():
        ids = {"Alma": 1} | {name: people.add(desk.db, name, STAFF[name]) for name in names}
        for name, person in ids.items():
            if pins:
                people.keep_hash(desk.db, person, "pin", credentials.hash_of(PINS[name]))
            if secrets:
                people.keep_hash(desk.db, person, "secret", credentials.hash_of(SECRETS[name]))
    return ids


@cache
def staffed() -> Desk:
    """A shop to have copies of: four orders, one of them cancelled, and everybody with a secret."""
    desk = owners_desk(FixedClock(DAY))
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    cancelled = replace(placed_order(), number="#1004", cancelled=date(2026, 3, 3))
    for order in (doll_order(), doll_order("#1002", "OH", None), placed_order(), cancelled):
        orders.enter_order(desk, order)
    take_on(desk, "Bea", "Cleo", "Dora", "Olga", pins=False)
    return desk


def as_person(desk: Desk, name: str) -> Desk:
    """The desk of somebody who signed in, by PIN alone; of nobody for an empty name."""
    person = people.by_name(desk.db, name)
    return replace(desk, who=name or "Nobody", person=person.id if person else None, proven=False)
