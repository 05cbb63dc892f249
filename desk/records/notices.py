"""What customers are to be told: a balance that is due, a delay, a dearer shipping; and what they answer."""

from dataclasses import dataclass
from datetime import date

from desk.records.facts import LinePart
from desk.records.money import Money

BALANCE, DELAY, SECOND_DELAY, LATE, SHIPPING_COST = KINDS = (
    "balance", "delay", "second_delay", "late", "shipping_cost",
)  # fmt: skip
WAYS = ("letter", "email", "phone")
AGREED, DECLINED, CANCELLED = ANSWERS = ("agreed", "declined", "cancelled")


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice to be stored; ``promised`` is the new day of a delay, ``amount`` what is asked for."""

    order: int
    kind: str
    made: date
    number: str = ""
    amount: Money | None = None
    promised: date | None = None
    lines: tuple[LinePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it stands: ``told`` and ``way`` say when and how the customer heard, then their answer."""

    id: int
    order: str
    kind: str
    made: date
    number: str = ""
    amount: Money | None = None
    told: date | None = None
    way: str = ""
    promised: date | None = None
    answered: date | None = None
    answer: str = ""
    lines: tuple[LinePart, ...] = ()
    version: int = 1
