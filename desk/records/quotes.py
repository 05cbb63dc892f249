"""What an order would come to before it is placed, the live quote, and what it owes from then on."""

from dataclasses import dataclass

from desk.records.answers import Answer
from desk.records.money import Money
from desk.records.orders import Order


@dataclass(frozen=True, slots=True)
class Short:
    """A line for which the shelf has too few: ``free`` pieces can be sold."""

    position: int
    sku: str
    asked: int
    free: int


@dataclass(frozen=True, slots=True)
class Quote:
    """An order as it would be placed, the policy's answer, and what has to be paid now.

    ``tendered`` is what was typed so far, ``credit`` the store credit that the customer has. ``retired`` are
    the SKUs that the shop does not sell any more: their last pieces may go, none will come again.
    """

    order: Order
    answer: Answer
    due_now: Money
    deposit: Money
    tendered: Money
    credit: Money
    short: tuple[Short, ...] = ()
    retired: tuple[str, ...] = ()

    @property
    def left(self) -> Money:
        """What of the amount due now is not tendered yet; below 0.00 where it is more."""
        return self.due_now - self.tendered


@dataclass(frozen=True, slots=True)
class Owing:
    """What an order owes: ``due_now`` of ``owed`` is due at once, for the ``purpose`` named."""

    order: Order
    due_now: Money
    owed: Money
    purpose: str
