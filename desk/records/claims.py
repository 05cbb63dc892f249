"""Claims: what the shop arranges when something was wrong with what it sent, and what its carrier owes it."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import ZERO, Money

# How a claim on the carrier ends.
OPEN, PAID, DENIED, WITHDRAWN = "open", "paid", "denied", "withdrawn"
ENDS = (PAID, DENIED, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Pickup:
    """The day on which a carrier fetches what comes back, and the number that it gave for it."""

    day: date
    carrier: str
    reference: str = ""
    at: str = ""
    person: str = ""


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
