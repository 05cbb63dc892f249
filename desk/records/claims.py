"""Claims: what the shop arranges when something was wrong with what it sent, and what its carrier owes it."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.returns import Return
from desk.records.shipments import Shipment

# How a claim on the carrier ends.
OPEN, PAID, DENIED, WITHDRAWN = "open", "paid", "denied", "withdrawn"
ENDS = (PAID, DENIED, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Pickup:
    """The day on which a carrier fetches what comes back, and the number that it gave for it.

    ``ra`` is the return that it is for, ``at`` when ``person`` noted it.
    """

    day: date
    carrier: str
    reference: str = ""
    at: str = ""
    person: str = ""
    ra: str = ""


@dataclass(frozen=True, slots=True)
class CarrierClaim:
    """What the shop claims of a carrier for goods that it damaged or lost, and what came of it."""

    ra: str
    filed: date
    carrier: str
    amount: Money
    reference: str = ""
    state: str = OPEN
    paid: Money = ZERO
    ended: date | None = None
    id: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class ClaimEnd:
    """How a claim on a carrier, by its id, ended on a day, and what the carrier paid, if it did."""

    claim: int
    state: str
    on: date
    paid: Money = ZERO


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row of the report of claims on carriers."""

    id: int
    ra: str
    order: str
    customer: str
    filed: date
    carrier: str
    reference: str
    amount: Money
    state: str
    paid: Money
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """What belongs to a claim beside the return itself: pickups, the newest last, and claims on carriers.

    ``parcels`` are those that brought its pieces, with their pack check; ``replacement`` is the number of the
    order that sends the same item again, empty where there is none.
    """

    ra: Return
    order: Order
    pickups: tuple[Pickup, ...]
    claims: tuple[CarrierClaim, ...]
    parcels: tuple[Shipment, ...]
    replacement: str = ""

    @property
    def pickup(self) -> Pickup | None:
        """The pickup that counts; None where none was arranged."""
        return self.pickups[-1] if self.pickups else None
