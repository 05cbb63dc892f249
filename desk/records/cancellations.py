"""Orders called off in whole or part before they leave: what was asked, and what it came to."""

from dataclasses import dataclass
from datetime import date

from desk.records.answers import Answer
from desk.records.facts import LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.questions import Told

CUSTOMER, SHOP, FACTORY = BY = ("customer", "shop", "factory")
# Called off before it left; come back undelivered and not sent again; paid for a charge that was taken back.
CANCELLED, UNDELIVERABLE, OVERPAID = KINDS = ("cancelled", "undeliverable", "overpaid")


@dataclass(frozen=True, slots=True)
class CancelAsk:
    """Which pieces of an order are to be cancelled, who wants it and when; no lines are all that remain.

    ``wish`` is where the customer wants the money where the policy offers a choice, ``told`` the answers to
    the policy's own questions.
    """

    order: str
    on: date
    lines: tuple[LinePart, ...] = ()
    by: str = CUSTOMER
    wish: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class CancelSheet:
    """What cancelling comes to before anyone agrees; ``late`` are the lines late by the shop's own promise.

    ``proposed`` is what the owner may give where the policy leaves it open: all that was paid for it.
    """

    ask: CancelAsk
    order: Order
    answer: Answer
    proposed: Money
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewCancellation:
    """A cancellation to be stored; ``released`` is due no more, ``withdrawn`` left the money held."""

    order: int
    kind: str
    day: date
    by: str
    destination: str
    credit: Money
    released: Money
    withdrawn: Money
    answer: Answer
    lines: tuple[LinePart, ...]
    lot: int | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A cancellation as it stands on its order; ``slip`` is the number of the credit slip that it made.

    ``withdrawn`` left the money held, of it or all of it as its ``credit``; ``entry`` is its journal entry.
    """

    id: int
    order: str
    kind: str
    day: date
    by: str
    destination: str
    credit: Money
    answer: Answer
    lines: tuple[LinePart, ...]
    slip: str = ""
    withdrawn: Money = ZERO
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """An order after a cancellation; ``slip`` is the number of the credit slip, empty where none arose."""

    order: Order
    slip: str
