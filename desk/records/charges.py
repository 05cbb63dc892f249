"""What is billed beside an order's total: a corrected address, sending a parcel again."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desk.records.money import Money

ADDRESS_CORRECTION, RESHIP_COST = "address_correction", "reship_cost"


class BilledFor(NamedTuple):
    """What something is billed for, by its id: a parcel to be sent again, a return, a returned check."""

    parcel: int | None = None
    ra: int | None = None
    check: int | None = None


NOTHING = BilledFor()


@dataclass(frozen=True, slots=True)
class Charge:
    """An amount billed to an order's customer under a clause; one that ``reverses`` another is negative.

    ``parcel`` is the id of one that came back and is to be sent again for it, ``ra`` that of a return and
    ``check`` that of a returned check that it was billed for.
    """

    id: int
    order: str
    kind: str
    amount: Money
    day: date
    clause: str
    reverses: int | None = None
    entry: int = 0
    parcel: int | None = None
    ra: int | None = None
    check: int | None = None
