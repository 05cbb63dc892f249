"""Parcels that come back undelivered: what is told of one, what the policy says, what becomes of it."""

from dataclasses import dataclass
from datetime import date

from desk.records.answers import Answer
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.questions import Told
from desk.records.shipments import AGAIN, Shipment


@dataclass(frozen=True, slots=True)
class ParcelBack:
    """A parcel of an order that came back, when and why; ``parcel`` is its number, empty for the last one.

    ``reship_cost`` is what sending it again costs, None where that is not wanted; ``shipping_cost`` what
    sending it cost, told where nobody noted it.
    """

    order: str
    on: date
    cause: str
    parcel: str = ""
    reship_cost: Money | None = None
    shipping_cost: Money | None = None
    wish: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class BackSheet:
    """What the policy says of a parcel that came back; ``most`` is what the owner may give back for it.

    ``billed`` was for sending it again before, and is taken back whatever becomes of it now. Of what was paid
    of that, ``freed`` is for nothing else on the order: where the parcel is given back, so is that.
    """

    back: ParcelBack
    order: Order
    parcel: Shipment
    answer: Answer
    most: Money
    billed: Money = ZERO
    freed: Money = ZERO


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the owner decides of a parcel that came back: ``fate`` again or refunded.

    ``amount`` is billed for sending it again, or given back the way that ``destination`` says.
    """

    fate: str
    amount: Money = ZERO
    destination: str = ""

    @property
    def is_again(self) -> bool:
        """Whether it is sent again."""
        return self.fate == AGAIN


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An order after its parcel came back; ``slip`` is the number of the credit slip, if one arose."""

    order: Order
    parcel: Shipment
    slip: str = ""
