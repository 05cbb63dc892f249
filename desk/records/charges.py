"""What is billed beside an order's total: a corrected address, sending a parcel again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desk.records.money import Money

ADDRESS_CORRECTION, RESHIP_COST = "address_correction", "reship_cost"


@dataclass(frozen=True, slots=True)
class Charge:
    """An amount billed to an order's customer under a clause; one that ``reverses`` another is negative.

    ``parcel`` is the id of one that came back and is to be sent again for it.
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


def standing(charges: Iterable[Charge]) -> tuple[Charge, ...]:
    """The charges that neither were taken back nor take back another."""
    every = tuple(charges)
    gone = {each.reverses for each in every if each.reverses is not None}
    return tuple(each for each in every if each.reverses is None and each.id not in gone)
