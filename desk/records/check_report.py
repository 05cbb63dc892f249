"""The report of checks by the month in which they came: how long they took, what came back, what is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desk.records.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class CheckMonth:
    """What became of the checks that came in a month, as it stands now; of a total ``month`` is None.

    ``days`` is what the ``cleared`` ones took together from the day they came to the day they were paid,
    ``longest`` the most that one took. ``returned`` came back once or twice; of their amount ``recovered``
    was paid since, be it by the check itself. ``lost`` was written off, fees with it. ``agency`` are with
    collections, for ``agency_amount`` with their fees.
    """

    month: date | None = None
    number: int = 0
    amount: Money = ZERO
    cleared: int = 0
    days: int = 0
    longest: int = 0
    returned: int = 0
    returned_amount: Money = ZERO
    recovered: Money = ZERO
    agency: int = 0
    agency_amount: Money = ZERO
    lost: Money = ZERO
    fees: Money = ZERO
    fees_paid: Money = ZERO

    @property
    def average(self) -> Fraction | None:
        """The days that a cleared check took on average; None where none was."""
        return Fraction(self.days, self.cleared) if self.cleared else None

    @property
    def share(self) -> Fraction:
        """Which part of the checks came back."""
        return Fraction(self.returned, self.number) if self.number else Fraction(0)

    @property
    def share_of_amount(self) -> Fraction:
        """Which part of their amount came back."""
        return Fraction(self.returned_amount, self.amount) if self.amount else Fraction(0)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The months of a period, the oldest first; ``first`` and ``last`` are its whole months' ends."""

    first: date
    last: date
    months: tuple[CheckMonth, ...]

    @property
    def total(self) -> CheckMonth:
        """All months together."""
        return summed(None, self.months)


_SUMS = (
    *("number", "amount", "cleared", "days", "returned", "returned_amount", "recovered", "agency"),
    *("agency_amount", "lost", "fees", "fees_paid"),
)


def summed(month: date | None, parts: Iterable[CheckMonth]) -> CheckMonth:
    """The parts of a month, or months of a period, together."""
    every = tuple(parts)
    none = CheckMonth()
    sums = {name: type(getattr(none, name))(sum(getattr(each, name) for each in every)) for name in _SUMS}
    return CheckMonth(month, longest=max((each.longest for each in every), default=0), **sums)
