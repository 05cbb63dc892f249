"""Store credit outstanding on a day: lot by lot, by where it came from, and what the ledger says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desk.records.money import Money, total

# Where a lot came from; *decided* is a return or a cancellation that the policy refused or left open.
ORIGINS = ("return", "cancelled", "undeliverable", "overpaid", "decided", "transferred")


@dataclass(frozen=True, slots=True)
class OutstandingLot:
    """One lot as it stood on a day: its amount, less spent, voided and transferred, is its balance.

    ``origin`` is one of ``ORIGINS`` and ``record`` the number of what it came from. Of one that ``expired``
    before that day the balance is owed still, and cannot be spent.
    """

    number: str
    customer: str
    origin: str
    record: str
    issued: date
    amount: Money
    spent: Money
    voided: Money
    transferred: Money
    balance: Money
    expires: date | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True)
class OriginSum:
    """What is outstanding of one origin: how many lots, their balance, and how much of it has expired."""

    origin: str
    count: int
    balance: Money
    expired: Money


@dataclass(frozen=True, slots=True)
class Outstanding:
    """The report of a day: its lots, the oldest first; ``booked`` is what the ledger says of them."""

    day: date
    lots: tuple[OutstandingLot, ...]
    booked: Money

    @property
    def balance(self) -> Money:
        """What is left on all lots; it equals ``booked``."""
        return total(lot.balance for lot in self.lots)

    @property
    def expired(self) -> Money:
        """How much of it can be spent no more."""
        return _expired(self.lots)

    @property
    def by_origin(self) -> tuple[OriginSum, ...]:
        """The sums of each origin that there is, in the order of ``ORIGINS``."""
        found = {origin: [lot for lot in self.lots if lot.origin == origin] for origin in ORIGINS}
        return tuple(
            OriginSum(origin, len(lots), total(lot.balance for lot in lots), _expired(lots))
            for origin, lots in found.items()
            if lots
        )


def _expired(lots: Iterable[OutstandingLot]) -> Money:
    return total(lot.balance for lot in lots if lot.expired)
