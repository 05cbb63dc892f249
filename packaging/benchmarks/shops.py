"""The shops that are measured: made up here, so that a bench needs nothing but the repository."""

import csv
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from desk.app import ShippedPacks
from desk.exchange import shopify
from desk.exchange.shopify_columns import REQUIRED
from desk.operations import orders, returns, shops
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.records.people import OWNER
from desk.records.returns import Ask, Parcel, Sheet
from desk.records.shop import Shop
from desk.store import people
from desk.store.database import Database
from desk.store.keyring import KeyRing

TODAY = date(2026, 3, 13)
# Where a started program finds the keys of the shops that are made here.
CONFIG = Path(tempfile.mkdtemp(prefix="desk-bench-"))
KEYS = KeyRing(CONFIG / "Desk" / "keys")
FINE = Condition(opened=False, original_packaging=True, secured=True, resaleable=True, damaged=False)
SENT, RECEIVED = date(2026, 3, 18), date(2026, 3, 24)
_ORDERS, _MOST_LINES, _ITEMS, _CUSTOMERS = 330, 17, 110, 98
_HOME = Address("Łukasz R&D", "", "5 Elm St", "", "Rolla", "MO", "65401")


class Day:
    """A clock that stands on one day."""

    def now(self) -> datetime:
        """The evening of that day in UTC, noon at the shop."""
        return datetime(TODAY.year, TODAY.month, TODAY.day, 17, tzinfo=UTC)

    def today(self) -> date:
        """That day."""
        return TODAY


def desk_on(db: Database) -> Desk:
    """A desk on a store that is open, on the fixed day, with its owner at the counter."""
    if not people.all(db):
        with db.atomic():
            people.add(db, "Bench", OWNER)
    return Desk(db, ShippedPacks(), Day(), "Bench", person=1, proven=True)


def empty_shop(path: Path | None, pack: str = "samanthas") -> Desk:
    """A shop in Missouri without an order, in a new file or in memory."""
    desk = desk_on(Database.create(path, KEYS) if path else Database.in_memory())
    address = Address(street="12 Thread Lane", city="Springfield", state="MO", postal_code="65806")
    shop = Shop("Button & Bear", address, pack=pack)
    shops.create_shop(desk, shop, desk.packs[pack])
    return desk


def doll_order() -> NewOrder:
    """The order of the worked amounts: 120.00 + 89.95 in Missouri, shipping 12.95 that cost 11.20."""
    tax = Money(1281)
    return NewOrder(
        placed=date(2026, 3, 2),
        name=_HOME.name,
        email="rolla@example.com",
        address=_HOME,
        ship_to=_HOME,
        lines=(
            NewLine("A", "Felt bear, honey", 1, Money(12000)),
            NewLine("B", "Porcelain doll “Ida”", 1, Money(8995)),
        ),
        payments=(NewPayment("card", Money(20995 + 1295) + tax, date(2026, 3, 2), "visa 4242"),),
        processed=date(2026, 3, 2),
        shipped=date(2026, 3, 4),
        delivered=date(2026, 3, 9),
        shipping_charged=Money(1295),
        shipping_cost=Money(1120),
        tax=tax,
    )


def arrived(desk: Desk) -> Sheet:
    """A new order, its RA for the doll and the parcel that came back, ready to settle."""
    order = orders.enter_order(desk, doll_order())
    part = LinePart(orders.line_by_sku(order, "B"), 1)
    ra = returns.issue_ra(desk, Ask(order.number, "changed_mind", TODAY, (part,)))
    conditions = ((ra.lines[0].id, FINE),)
    parcel = Parcel(RECEIVED, SENT, True, conditions, destination="store_credit")
    return returns.inspect(desk, returns.open_return(desk, ra.number), parcel)


def imported_shop(folder: Path) -> Path:
    """A shop's file with a few hundred orders, as an import leaves it."""
    path = folder / "imported.desk"
    desk = empty_shop(path)
    try:
        run_through(shopify.run(desk, write_export(folder).path))
    finally:
        desk.db.close()
    return path


def run_through(steps: Iterator[object]) -> None:
    """Carry out a long operation with all its steps."""
    for _ in steps:
        pass


class Export(NamedTuple):
    """A written export and how many rows it has."""

    path: Path
    rows: int


def write_export(folder: Path) -> Export:
    """A Shopify export of about 3,000 rows, of as many orders, items and customers as a model shop has."""
    chance = random.Random(1)
    path, rows = folder / "export.csv", 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, REQUIRED, restval="", lineterminator="\n")
        writer.writeheader()
        for number in range(_ORDERS):
            lines = [_line(chance) for _ in range(chance.randint(1, _MOST_LINES))]
            head = _head(number, chance.randrange(_CUSTOMERS), lines)
            writer.writerows(_rows(head, lines))
            rows += len(lines)
    return Export(path, rows)


def _line(chance: random.Random) -> dict[str, str]:
    item = chance.randrange(_ITEMS)
    return {
        "Lineitem quantity": str(chance.randint(1, 5)),
        "Lineitem name": f"Porcelain doll number {item}",
        "Lineitem price": str(Money(1995 + 135 * item)),
        "Lineitem sku": f"D{item:03}",
    }


def _rows(head: dict[str, str], lines: list[dict[str, str]]) -> list[dict[str, str]]:
    later = {name: head[name] for name in ("Name", "Email")}
    return [{**(later if at else head), **line} for at, line in enumerate(lines)]


def _head(number: int, customer: int, lines: list[dict[str, str]]) -> dict[str, str]:
    placed = TODAY - timedelta(days=400 - number)
    value = sum(Money.parse(line["Lineitem price"]) * int(line["Lineitem quantity"]) for line in lines)
    place = {
        "Name": f"Customer Number {customer}",
        "Address1": f"{customer} Elm St",
        "City": "Columbus",
        "Zip": "43004",
        "Province": "OH",
        "Country": "US",
    }
    return {
        "Name": f"#{10100 + number}",
        "Email": f"customer{customer}@example.com",
        "Financial Status": "paid",
        "Paid at": f"{placed} 10:00:00 -0600",
        "Fulfillment Status": "fulfilled",
        "Fulfilled at": f"{placed + timedelta(days=3)} 15:00:00 -0600",
        "Currency": "USD",
        "Subtotal": str(Money(value)),
        "Shipping": "9.95",
        "Taxes": "0.00",
        "Total": str(Money(value + 995)),
        "Discount Amount": "0.00",
        "Shipping Method": "Standard",
        "Created at": f"{placed} 09:30:00 -0600",
        "Payment Method": "Money Order / Check",
        **{f"{side} {part}": text for side in ("Billing", "Shipping") for part, text in place.items()},
    }
