"""Requests: what a customer asked for that the policy refused, or that waits for the owner."""

from dataclasses import dataclass, field
from datetime import date

from desk.records.answers import Answer
from desk.records.money import Money
from desk.records.returns import Ask, Granted, Parcel

# For an RA, or for the settlement of a parcel that is here.
ISSUE, SETTLE = "issue", "settle"
WAITING, REFUSED, ALLOWED, DECLINED, WITHDRAWN = "awaits_owner", "refused", "allowed", "declined", "withdrawn"
STATES = (WAITING, REFUSED, ALLOWED, DECLINED, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class RequestLine:
    """Pieces that a request is about."""

    order_line: int
    sku: str
    name: str
    quantity: int
    price: Money


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked and what the policy said; ``facts`` are the ask, or the parcel of the return ``ra``.

    ``state`` is one of ``STATES``: ``refused`` by the policy, ``declined`` by the owner. ``why`` and ``by``
    are the reason given with the decision and who gave it; a refusal by the policy has no reason but its
    clauses.
    """

    id: int
    number: str
    order: str
    customer: str
    kind: str
    asked: date
    reason: str
    lines: tuple[RequestLine, ...]
    facts: Ask | Parcel
    answer: Answer
    state: str
    decided: date | None = None
    ra: str = ""
    version: int = 1
    why: str = ""
    by: str = ""
    sent_back: date | None = None
    tracking: str = ""

    @property
    def waits_to_go_back(self) -> bool:
        """Whether what came is refused and still here, or at the door."""
        return self.kind == SETTLE and self.state in (REFUSED, DECLINED) and self.sent_back is None


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One row of the list of requests."""

    id: int
    number: str
    order: str
    customer: str
    kind: str
    asked: date
    reason: str
    state: str
    ra: str = ""
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request to be stored; ``order`` and ``ra`` are ids."""

    order: int
    kind: str
    asked: date
    facts: Ask | Parcel
    answer: Answer
    ra: int | None = None
    number: str = ""
    state: str = WAITING
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the owner says to a request: yes or no, and with a parcel the credit and where it goes.

    Where the policy leaves only amounts open, ``granted`` says these by their labels instead.
    """

    allow: bool
    reason: str
    credit: Money | None = None
    destination: str = ""
    granted: Granted = field(default_factory=dict)
