"""Refunds to be made outside of Desk, by card, check or cash, and the money that was given back for them."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money
from desk.records.payments import Payment


@dataclass(frozen=True, slots=True)
class Payout:
    """Money given back for a refund; one that ``reverses`` another is negative.

    ``refund`` is the journal entry that owes the refund, ``entry`` the one that booked the money.
    """

    id: int
    refund: int
    method: str
    amount: Money
    day: date
    reference: str
    reverses: int | None = None
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Refund:
    """What a return or an order owes its customer in money; ``id`` is the journal entry that owes it.

    ``record`` is the RA or the order that it comes from, ``paid_by`` how the order was paid, ``payouts`` what
    was given back so far.
    """

    id: int
    record: str
    order: str
    customer: str
    since: date
    amount: Money
    open: Money
    paid_by: tuple[Payment, ...] = ()
    payouts: tuple[Payout, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPayout:
    """Money that was given back for a refund, by its id; no ``amount`` is all that is open of it."""

    refund: int
    method: str
    day: date
    reference: str = ""
    amount: Money | None = None
