"""What the shop keeps about one customer: who is found, what is kept, what hinders erasing it."""

from dataclasses import dataclass
from datetime import date

from desk.records.addresses import Address
from desk.records.checks import Check, Step
from desk.records.claims import CarrierClaim, Pickup
from desk.records.credits import CreditLot, Movement
from desk.records.customers import Customer
from desk.records.demands import Demand
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.photos import PhotoRow
from desk.records.requests import Request
from desk.records.returns import Return
from desk.records.shop import Draft, HistoryLine, Shop
from desk.records.strays import Stray


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A customer as found: who of two with the same name is told by number, place and orders."""

    number: str
    name: str
    email: str
    phone: str
    place: str
    orders: int


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An unfinished matter: ``kind`` is order, return, credit, claim, check, refund; ``amount`` is of it."""

    kind: str
    number: str
    amount: Money = ZERO


@dataclass(frozen=True, slots=True)
class Shipment:
    """A parcel that left for the customer; ``cost`` is what it really cost, None where unknown."""

    order: str
    shipped: date | None
    delivered: date | None
    service: str
    tracking: str
    cost: Money | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a return was settled or voided; ``reason`` is why it was voided, or its settlement reversed."""

    ra: str
    done: date
    what: str
    credit: Money = ZERO
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BankLine:
    """A line of a bank's statement that tells of the customer, as the bank and the shop's people wrote it."""

    id: int
    day: date
    amount: Money
    reference: str
    told: str
    note: str


@dataclass(frozen=True, slots=True)
class PersonCheck:
    """A check of the customer with the orders that it paid, its life, and the letters that demanded it."""

    check: Check
    orders: tuple[str, ...]
    steps: tuple[Step, ...]
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFile:
    """Everything that is kept about exactly one customer, on a day; ``merged`` turned out to be them.

    ``before_imports`` is what they were before each import that changed them.
    """

    shop: Shop
    day: date
    customer: Customer
    addresses: tuple[Address, ...]
    orders: tuple[Order, ...]
    shipments: tuple[Shipment, ...]
    returns: tuple[Return, ...]
    outcomes: tuple[Outcome, ...]
    credits: tuple[CreditLot, ...]
    movements: tuple[Movement, ...]
    photos: tuple[PhotoRow, ...]
    history: tuple[HistoryLine, ...]
    drafts: tuple[Draft, ...]
    merged: tuple[Customer, ...] = ()
    pickups: tuple[Pickup, ...] = ()
    claims: tuple[CarrierClaim, ...] = ()
    strays: tuple[Stray, ...] = ()
    requests: tuple[Request, ...] = ()
    checks: tuple[PersonCheck, ...] = ()
    bank_lines: tuple[BankLine, ...] = ()
    before_imports: tuple[Customer, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of each kind."""
        names = ("addresses", "orders", "returns", "credits", "checks", "photos", "history", "drafts")
        payments = sum(len(order.payments) for order in self.orders)
        return {name: len(getattr(self, name)) for name in names} | {"payments": payments}


@dataclass(frozen=True, slots=True)
class Kept:
    """A customer, how much is kept about them, what hinders erasing it, and whether that was done."""

    person: PersonRow
    counts: dict[str, int]
    hindrances: tuple[Hindrance, ...]
    erased: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased of a customer, by kind; the amounts stay under the number.

    Not ``washed``, the disk kept the bytes from leaving the file's log; they go when the file is next closed.
    """

    number: str
    counts: dict[str, int]
    washed: bool = True
