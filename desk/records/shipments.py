"""Parcels: what left in each, who checked it against its slip, and what became of it."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money

TICKED, SCANNED = CHECKS = ("ticked", "scanned")
# Why a parcel came back, as the policy tells causes apart; and what becomes of it then.
BAD_ADDRESS, UNAVAILABLE, OTHER = CAUSES = ("bad_address", "unavailable_recipient", "other")
AGAIN, REFUNDED = FATES = ("again", "refunded")


@dataclass(frozen=True, slots=True)
class Packed:
    """Pieces of an order's line that go into a parcel; ``checked`` is ticked, scanned or empty."""

    line: int
    quantity: int
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A parcel about to leave: what is in it, how it goes, what it really costs (None: not known yet).

    Nothing ``packed`` is all that is in the shop for the order. ``again`` is the number of a parcel that
    came back and leaves once more in this one.
    """

    order: str
    on: date
    packed: tuple[Packed, ...] = ()
    service: str = ""
    tracking: str = ""
    cost: Money | None = None
    again: str = ""


@dataclass(frozen=True, slots=True)
class ShipmentLine:
    """What of a line was in a parcel, and who checked it when."""

    line: int
    quantity: int
    checked: str
    at: str
    person: str


@dataclass(frozen=True, slots=True)
class Shipment:
    """A parcel of an order; ``number`` stands on its packing slip, ``came_back`` is when it was returned.

    ``fate`` says what became of it then, ``resends`` which parcel leaves once more in this one, and
    ``resent`` that another one did so for this.
    """

    id: int
    number: str
    order: str
    shipped: date | None
    delivered: date | None
    service: str
    tracking: str
    cost: Money | None
    came_back: date | None = None
    cause: str = ""
    fate: str = ""
    resends: int | None = None
    resent: bool = False
    lines: tuple[ShipmentLine, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether it came back and still has to be sent again."""
        return self.fate == AGAIN and not self.resent
