"""What the packing table sees of an order: what may leave, and what keeps it here."""

from dataclasses import dataclass, field
from datetime import date

from desk.records.answers import Clause
from desk.records.billing import Pieces
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.shipments import Shipment

# Holds that the desk itself knows; a shop's policy may have others.
UNPAID, BALANCE, CHECK, INTERNATIONAL = "unpaid", "balance", "check", "international"


@dataclass(frozen=True, slots=True)
class Hold:
    """What keeps pieces from leaving, the clause it stands in, and until when where that is known.

    ``said`` is the clause in the pack's words.
    """

    name: str
    clause: str = ""
    until: date | None = None
    said: Clause | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PackSheet:
    """What of an order may be packed now, what keeps it from leaving today, and the parcels before it.

    ``again`` is a parcel that came back and is to be sent once more: what is packed then was in it.
    ``missing`` is what has to be paid first; ``barcodes`` maps what a scanner reads to a line's SKU.
    """

    order: Order
    pieces: Pieces
    holds: tuple[Hold, ...]
    parcels: tuple[Shipment, ...]
    again: Shipment | None = None
    missing: Money = ZERO
    barcodes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParcelLook:
    """What keeps a parcel here as it is packed, and what has to be paid before it leaves."""

    holds: tuple[Hold, ...]
    missing: Money
