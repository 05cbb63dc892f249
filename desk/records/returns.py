"""Returns: a return authorization (RA), what came back under it, and how it was settled."""

from dataclasses import dataclass
from datetime import date

from desk.records.answers import Answer
from desk.records.credits import CreditSlip
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.questions import Told

REASONS = ("changed_mind", "defective", "damaged_in_transit", "damaged_box", "missing_item", "wrong_item")
CONDITIONS = ("opened", "original_packaging", "secured", "damaged", "resaleable")


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """A quantity of one order line under an RA, and what it was found like."""

    id: int
    order_line: int
    sku: str
    name: str
    quantity: int
    price: Money
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """A return authorization, ``open``, ``settled`` or ``voided``; ``answer`` is the one at its issue.

    ``delivered`` is when its pieces arrived, of an order that arrives in more parcels than one.
    """

    id: int
    number: str
    order: str
    customer: str
    issued: date
    reason: str
    return_by: date | None
    state: str
    lines: tuple[ReturnLine, ...]
    answer: Answer
    settlement: "Settlement | None" = None
    version: int = 1
    told: tuple[Told, ...] = ()
    delivered: date | None = None

    @property
    def in_force(self) -> "Settlement | None":
        """The settlement that is in force; None where there is none or it was reversed."""
        return None if self.settlement is None or self.settlement.reversed else self.settlement


@dataclass(frozen=True, slots=True)
class Parcel:
    """What the clerk notes when a parcel comes in: its days, and each piece's condition by line id."""

    received: date
    sent: date | None = None
    ra_on_package: bool | None = None
    conditions: tuple[tuple[int, Condition], ...] = ()
    shipping_cost: Money | None = None
    destination: str = ""
    told: tuple[Told, ...] = ()

    def condition(self, line: int) -> Condition | None:
        """The condition noted for a return line, or None."""
        return next((found for key, found in self.conditions if key == line), None)


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a return was settled: the answer that decided, where the credit went, whether it was reversed.

    ``released`` was not paid, and is owed no more since.
    """

    id: int
    settled: date
    received: date
    sent: date
    destination: str
    credit: Money
    slip: str
    answer: Answer
    reversed: date | None = None
    told: tuple[Told, ...] = ()
    released: Money = ZERO


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a return's window shows: the RA, its order, the parcel as noted so far, the live answer."""

    ra: Return
    order: Order
    parcel: Parcel | None = None
    answer: Answer | None = None
    wants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A settled return with its credit slip, or None where no store credit was made."""

    ra: Return
    slip: CreditSlip | None


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One row of the returns list."""

    id: int
    number: str
    order: str
    customer: str
    issued: date
    reason: str
    return_by: date | None
    state: str
    credit: Money = ZERO


@dataclass(frozen=True, slots=True)
class NewReturn:
    """A return authorization to be stored; the keys of ``lines`` are order line ids.

    ``delivered`` is told of an order that arrives in more parcels than one.
    """

    number: str
    order: int
    customer: int
    issued: date
    reason: str
    return_by: date | None
    answer: Answer
    lines: tuple[LinePart, ...]
    told: tuple[Told, ...] = ()
    delivered: date | None = None


@dataclass(frozen=True, slots=True)
class NewSettlement:
    """A settlement to be stored; ``lot`` and ``entry`` are ids of its credit and journal entry, if any.

    ``release`` is that of the entry by which what was not paid, ``released``, is owed no more.
    """

    settled: date
    parcel: Parcel
    answer: Answer
    destination: str
    credit: Money
    lot: int | None
    entry: int | None
    released: Money = ZERO
    release: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What a customer calls about; ``delivered`` and ``shipping_cost`` fill what an imported order lacks."""

    order: str
    reason: str
    on: date
    lines: tuple[LinePart, ...]
    delivered: date | None = None
    shipping_cost: Money | None = None
    told: tuple[Told, ...] = ()
