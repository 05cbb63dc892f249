"""Store credit: lots that a return or the owner makes, and the slip that the customer takes along."""

from dataclasses import dataclass, replace
from datetime import date

from desk.records.answers import Answer
from desk.records.money import Money
from desk.records.shop import Shop

# The deadline of an answer after which the store credit that it gives can be spent no more.
UNTIL = "credit_until"
OPEN, EXPIRED, FROZEN = "open", "expired", "frozen"


@dataclass(frozen=True, slots=True)
class CreditLot:
    """One grant of store credit; ``balance`` is what is left of ``amount`` after its movements.

    ``holder`` is the number of the ``customer``. ``expires`` is the last day that it can be spent on, None
    for always: only a policy sets one. What is left after it is owed still, until the owner extends or voids
    it. ``frozen`` is the number of the returned check that it rests on: it is spent when that is paid.
    """

    id: int
    number: str
    customer: str
    origin: str
    issued: date
    amount: Money
    balance: Money
    state: str = "open"
    expires: date | None = None
    holder: str = ""
    frozen: str = ""

    def as_of(self, today: date) -> "CreditLot":
        """The lot as it stands on a day: one that is open may be frozen, or too old."""
        return replace(self, state=_state_on(self, today))


def _state_on(lot: "CreditLot | CreditRow", today: date) -> str:
    if lot.state == OPEN and lot.frozen:
        return FROZEN
    return EXPIRED if lot.state == OPEN and lot.expires is not None and lot.expires < today else lot.state


@dataclass(frozen=True, slots=True)
class CreditSlip:
    """A credit slip, complete enough to print the same bytes in ten years; ``copy`` 0 is the original.

    Without an ``ra`` it comes from its order itself: ``origin`` says whether that was cancelled or its parcel
    came back. One that was transferred names the slip ``before`` it, which another customer had.
    """

    number: str
    shop: Shop
    customer: str
    issued: date
    amount: Money
    balance: Money
    ra: str
    order: str
    answer: Answer
    copy: int = 0
    origin: str = "settled"
    before: str = ""
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class NewLot:
    """Store credit to be granted; ``origin`` is the number of the record that it comes from."""

    number: str
    customer: int
    origin: str
    issued: date
    amount: Money
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """What raises or lowers a credit lot, by its number; ``subject`` is the record that it was done for."""

    lot: str
    kind: str
    amount: Money
    day: date
    subject: str


@dataclass(frozen=True, slots=True)
class CreditRow:
    """One row of the store credit list."""

    id: int
    number: str
    customer: str
    origin: str
    issued: date
    amount: Money
    balance: Money
    state: str
    expires: date | None = None
    holder: str = ""
    frozen: str = ""

    def as_of(self, today: date) -> "CreditRow":
        """The row as it stands on a day: one that is open may be frozen, or too old."""
        return replace(self, state=_state_on(self, today))
