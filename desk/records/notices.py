"""What customers are to be told: a balance that is due, a delay, a dearer shipping; and what they answer."""

from dataclasses import dataclass
from datetime import date

from desk.records.answers import Answer
from desk.records.customers import Customer
from desk.records.facts import LinePart
from desk.records.money import Money

BALANCE, DELAY, SECOND_DELAY, LATE, SHIPPING_COST = KINDS = (
    "balance", "delay", "second_delay", "late", "shipping_cost",
)  # fmt: skip
# Those that tell of a delay, the first and any further one.
DELAYS = (DELAY, SECOND_DELAY)
LETTER, EMAIL, PHONE = WAYS = ("letter", "email", "phone")
AGREED, DECLINED, CANCELLED = ANSWERS = ("agreed", "declined", "cancelled")


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice to be stored; ``promised`` is the new day of a delay, ``amount`` what is asked for.

    ``answer`` is the policy's, with the clauses that the letter shows. A balance that is charged to a card
    needs nobody to be told: it counts as ``told`` when it is made.
    """

    order: int
    kind: str
    made: date
    number: str = ""
    amount: Money | None = None
    promised: date | None = None
    lines: tuple[LinePart, ...] = ()
    answer: Answer | None = None
    due: date | None = None
    told: date | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it stands: ``told`` and ``way`` say when and how the customer heard, then what they said.

    ``due`` is the day by which a balance is to be paid, or a delay to be agreed to; ``open`` what is still to
    be paid of a balance, which may be another amount than was asked for once.
    """

    id: int
    order: str
    customer: Customer
    kind: str
    made: date
    number: str = ""
    amount: Money | None = None
    told: date | None = None
    way: str = ""
    promised: date | None = None
    answered: date | None = None
    said: str = ""
    lines: tuple[LinePart, ...] = ()
    answer: Answer | None = None
    due: date | None = None
    open: Money | None = None
    order_id: int = 0
    version: int = 1

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that there can be; to a dearer shipping one agrees by its amount, on the order."""
        return ANSWERS if self.kind != SHIPPING_COST else (DECLINED, CANCELLED)

    @property
    def asks(self) -> Money | None:
        """What is asked for as it stands now: less what was paid meanwhile; None where nobody can tell."""
        return self.amount if self.amount is None or self.open is None else self.open
