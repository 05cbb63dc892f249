"""The facts a policy question is asked about: an order, a request, a check; what policy.md calls a case."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from typing import Any

from desk.records.money import ZERO, Money
from desk.records.questions import Told as Said

# What a pack asks beyond the facts of every shop, by the name it gives it: a yes or no, a day, a word, a
# count, an amount of money.
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an order goes: state and country as two-letter codes, and whether the address is a PO box."""

    state: str = ""
    country: str = "US"
    po_box: bool = False


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line of an order; ``price`` is per piece, ``discount`` per line, ``key`` tells lines apart.

    ``shipped`` is a quantity where an order is partly shipped; the tag ``untaxed`` keeps sales tax off.
    ``turn`` tells whose balance was asked for first where several were, the lowest first; 0 is not told.
    """

    key: str
    price: Money
    sku: str = ""
    quantity: int = 1
    kind: str = "stock"
    discount: Money = ZERO
    deposit_rate: Fraction | None = None
    first_payment: Money | None = None
    paid: Money | None = None
    returned: int = 0
    cancelled: int = 0
    balanced: bool = False
    turn: int = 0
    tags: tuple[str, ...] = ()
    shipped: int | None = None
    told: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order as a policy sees it; ``paid`` None is all that was due, dates None are to come or unknown.

    ``withdrawn`` is what of it was taken out since pieces were cancelled, so that the rest is on the others.
    An empty ``service`` is no wish: how it went, or should go, was not said. ``times`` are the hours of its
    dates, by their names, where a policy counts in hours.
    """

    placed: date
    lines: tuple[LineFacts, ...]
    ship_to: Place = Place()
    payment: tuple[str, ...] = ("card",)
    processed: date | None = None
    shipped: date | None = None
    delivered: date | None = None
    effective: date | None = None
    check_received: date | None = None
    balance_paid: date | None = None
    paid: Money | None = None
    credited: Money = ZERO
    withdrawn: Money | None = None
    tax: Money | None = None
    service: str = ""
    channel: str = ""
    shipping_charged: Money | None = None
    shipping_cost: Money | None = None
    first_payment: Money | None = None
    weight_lb: Fraction | None = None
    size_in: tuple[Fraction, ...] = ()
    times: dict[str, time] = field(default_factory=dict)
    told: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found when a parcel was opened; None (nobody looked) is not taken by a rule that tests it."""

    opened: bool | None = False
    damaged: bool | None = False
    original_packaging: bool | None = None
    secured: bool | None = None
    resaleable: bool | None = None


@dataclass(frozen=True, slots=True)
class LinePart:
    """A quantity of one line that a request is about; ``condition`` where pieces of one parcel differ."""

    key: str
    quantity: int
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What is asked on which day; an empty ``lines`` means all that remain.

    ``wish`` is where the customer wants the money to go where the policy offers a choice; ``granted`` what
    the owner decided within the bounds that it leaves, by the amount's label. ``said`` are the answers to the
    policy's own questions as they were given, ``told`` those of the request as values. ``extended`` is the
    day until which the owner let goods come back, whatever the policy says.
    """

    on: date
    by: str = "customer"
    reason: str = ""
    lines: tuple[LinePart, ...] = ()
    ra_issued: date | None = None
    extended: date | None = None
    sent: date | None = None
    received: date | None = None
    ra_on_package: bool | None = None
    condition: Condition | None = None
    replacement_in_stock: bool = True
    arrived: date | None = None
    notified: date | None = None
    cause: str = ""
    reship_cost: Money | None = None
    charge: Money | None = None
    wish: str = ""
    granted: dict[str, Money] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    times: dict[str, time] = field(default_factory=dict)
    told: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """A check that came back: its amount, when, how often it was presented and what was paid since."""

    amount: Money
    returned: date
    presented: tuple[date, ...] = ()
    paid: Money = ZERO
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one question needs; ``holidays`` is passed in as the policy has no calendar of its own."""

    ask: str
    order: OrderFacts
    request: RequestFacts
    check: CheckFacts | None = None
    holidays: Container[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Choices:
    """What an owner chose within a pack: readings by name, and settings (rates in percent, tax by state)."""

    readings: dict[str, str] = field(default_factory=dict)
    deposit_rate: Fraction | None = None
    tax_rates: dict[str, Fraction] = field(default_factory=dict)
    dim_divisor: int | None = None
