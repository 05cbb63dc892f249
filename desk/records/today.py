"""What needs a hand today, by kind, most urgent first."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

# In the order in which the day is worked through; each has a list of its own.
(
    TO_TELL, LATE, OVERDUE, CHECK_PASSED, BACK, CLOSE_OUT, DECIDE, SEND_BACK, REFUND, CHECK_DEMAND, CHARGE,
    TO_SHIP, HOLD_ENDS, UNASKED, BALANCE, NOTICE, EXPIRING, CHECK_DEPOSIT, CHECK_CLEAR, STRAY, PARCEL,
) = KINDS = (
    "to_tell", "late", "overdue", "check_passed", "back", "close_out", "decide", "send_back", "refund",
    "check_demand", "charge", "to_ship", "hold_ends", "unasked", "balance", "notice", "expiring",
    "check_deposit", "check_clear", "stray", "parcel",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One record that needs a hand: its number, whose it is, and the day that counts, if one does.

    ``opens`` is the kind of window in which its next step is taken.
    """

    number: str
    name: str
    day: date | None
    opens: str


@dataclass(frozen=True, slots=True)
class Pile:
    """All that needs the same step: the first few of them, and how many there are, counted to a cap."""

    kind: str
    count: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the orders of some time left in time."""

    in_time: int
    of: int
    target: Fraction = Fraction(9, 10)

    @property
    def part(self) -> Fraction | None:
        """The share, None where there was no order."""
        return Fraction(self.in_time, self.of) if self.of else None

    @property
    def is_met(self) -> bool:
        """Whether the target is met, as it is where there was nothing to do."""
        return self.part is None or self.part >= self.target


@dataclass(frozen=True, slots=True)
class Today:
    """The piles of a day that are not empty."""

    day: date
    piles: tuple[Pile, ...]
