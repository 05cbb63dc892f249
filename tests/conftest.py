"""A real shop in memory with a fixed day, for every test."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

# Qt's own screen that is none has 800 x 800 pixels, which is no counter's.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")

from desk.app import ShippedCases, ShippedPacks
from desk.operations import orders, shops
from desk.operations.desk import Clock, Desk
from desk.records.addresses import Address
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.records.people import OWNER
from desk.records.shop import Shop
from desk.store import people
from desk.store.database import Database
from desk.words import Words, compile_catalogues

SHOP = Shop(
    name="Button & Bear",
    address=Address(
        name="Button & Bear", street="12 Thread Lane", city="Springfield", state="MO", postal_code="65806"
    ),
    time_zone="America/Chicago",
    pack="samanthas",
)

# A run fails for what was changed, not for what it drew; the long run draws anew each time.
settings.register_profile("desk", derandomize=not os.environ.get("DESK_LONG"))
settings.load_profile("desk")

DAY = date(2026, 3, 13)
# What reaches another computer, or asks where one is. Sockets to this one's own desktop have a path.
NETWORK = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname")


def _no_network(event: str, values: tuple[Any, ...]) -> None:
    if event in NETWORK and not (event == "socket.connect" and isinstance(values[1], str)):
        raise RuntimeError(f"a test reaches for the network: {event} {values[1:]}")


sys.addaudithook(_no_network)


class FixedClock:
    """A clock that stands on one day until a test moves it."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        """Noon at the shop on the fixed day."""
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=ZoneInfo("America/Chicago"))
        return noon.astimezone(UTC)

    def today(self) -> date:
        """The fixed day."""
        return self.day


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long comes first: of two processes, which begin with half each, none ends alone with it."""
    if hasattr(config, "workerinput"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        rest = [item for item in items if not item.get_closest_marker("slow")]
        middle = len(items) // 2 - len(slow[::2])
        items[:] = [*slow[::2], *rest[:middle], *slow[1::2], *rest[middle:]]


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    compile_catalogues()


@pytest.fixture
def words() -> Words:
    """English words."""
    return Words("en")


@pytest.fixture
def clock() -> FixedClock:
    """The day the tests stand on."""
    return FixedClock(DAY)


@pytest.fixture
def empty_desk(clock: FixedClock) -> Iterator[Desk]:
    """A Missouri doll shop under ``samanthas`` without any order."""
    desk = copied(_doll_shop(), clock)
    yield desk
    desk.db.close()


@pytest.fixture
def desk(clock: FixedClock) -> Iterator[Desk]:
    """The same shop with orders #1001 (Missouri, delivered), #1002 (Ohio, shipped) and #1003 (placed)."""
    desk = copied(_doll_shop(True), clock)
    yield desk
    desk.db.close()


@cache
def _doll_shop(filled: bool = False) -> Desk:
    """The shop that each test has a copy of: to make it takes three times as long."""
    desk = owners_desk(FixedClock(DAY))
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    if filled:
        for order in (doll_order(), doll_order("#1002", state="OH", delivered=None), placed_order()):
            orders.enter_order(desk, order)
    return desk


def copied(desk: Desk, clock: Clock) -> Desk:
    """The same desk at a copy of its shop in memory, by a clock of its own."""
    return replace(desk, db=Database.in_memory(desk.db), clock=clock)


def owners_desk(clock: Clock, packs: Mapping[str, str] | None = None, db: Database | None = None) -> Desk:
    """An empty store, in memory unless said, with its owner at the counter, who has given their secret."""
    db = db or Database.in_memory()
    with db.atomic():
        # Without a PIN and a secret, which take a quarter of a second each to hash.
        owner = people.add(db, "Alma", OWNER)
    return Desk(db, packs or ShippedPacks(), clock, "Alma", ShippedCases(), person=owner, proven=True)


def doll_order(
    number: str = "#1001",
    state: str = "MO",
    delivered: date | None = date(2026, 3, 9),
    name: str = "Łukasz R&D",
) -> NewOrder:
    """The order of policy.md's worked amounts: 120.00 + 89.95, shipping 12.95 that cost 11.20."""
    home = Address(name=name, street="5 Elm St", city="Rolla", state=state, postal_code="65401")
    lines = (
        NewLine("A", "Felt bear, honey", 1, Money(12000)),
        NewLine("B", "Porcelain doll “Ida”", 1, Money(8995)),
    )
    tax = Money(1281) if state == "MO" else Money(0)
    return NewOrder(
        placed=date(2026, 3, 2),
        number=number,
        name=name,
        email=f"{state.lower()}@example.com",
        address=home,
        ship_to=home,
        lines=lines,
        payments=(NewPayment("card", Money(20995 + 1295) + tax, date(2026, 3, 2), "visa 4242"),),
        processed=date(2026, 3, 2),
        shipped=date(2026, 3, 4),
        delivered=delivered,
        shipping_charged=Money(1295),
        shipping_cost=Money(1120),
        tax=tax,
    )


def placed_order() -> NewOrder:
    """An order that was placed and paid by check, and not shipped yet."""
    order = replace(doll_order("#1003", "IL"), shipped=None, delivered=None, shipping_cost=None)
    paid = replace(order.payments[0], method="check", reference="1207")
    return replace(order, payments=(paid,), payment_method="check")
