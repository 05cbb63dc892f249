"""Slips with which checks and money orders go to the bank."""

from dataclasses import dataclass
from datetime import date

from desk.records.checks import Check
from desk.records.money import Money, total
from desk.records.shop import Shop

MADE, UNDONE = "made", "undone"


@dataclass(frozen=True, slots=True)
class Deposit:
    """Checks that went to the bank together on a day; one ``undone`` never did."""

    id: int
    number: str
    day: date
    checks: tuple[Check, ...]
    state: str = MADE
    entry: int = 0
    version: int = 1

    @property
    def total(self) -> Money:
        """What all its checks come to."""
        return total(each.amount for each in self.checks)


@dataclass(frozen=True, slots=True)
class DepositSlip:
    """What the printed slip shows."""

    shop: Shop
    deposit: Deposit
