"""Cash that goes into the drawer or out of it beside the day's work: put in, taken to the bank, taken out."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money

PUT_IN, BANKED, TAKEN = KINDS = ("put_in", "banked", "taken")
# What all entries of the drawer have for their record; a move has no number of its own.
SUBJECT = "cash"


@dataclass(frozen=True, slots=True)
class NewCashMove:
    """Cash that was put in from the owner's own, taken to the bank, or taken out by the owner."""

    kind: str
    amount: Money
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class CashMove:
    """A move as it was kept; one that ``reverses`` another takes it back. ``entry`` booked it."""

    id: int
    kind: str
    amount: Money
    day: date
    at: str
    person: str
    note: str
    entry: int
    reverses: int | None = None

    @property
    def into(self) -> Money:
        """What the drawer holds more by it; negative where it holds less."""
        goes_in = (self.kind == PUT_IN) == (self.reverses is None)
        return self.amount if goes_in else -self.amount
