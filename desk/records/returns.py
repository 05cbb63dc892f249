"""Returns: a return authorization (RA), what came back under it, and how it was settled."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date

from desk.records.answers import Answer
from desk.records.credits import CreditSlip
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.questions import Told

REASONS = ("changed_mind", "defective", "damaged_in_transit", "damaged_box", "missing_item", "wrong_item")
MISSING = "missing_item"
# Reasons that are a claim: something was wrong with what the shop sent.
CLAIMS = ("defective", "damaged_in_transit", "missing_item", "wrong_item")
CONDITIONS = ("opened", "original_packaging", "secured", "damaged", "resaleable")
# Where pieces that came back go; the empty one is nowhere: what was never counted, or left the shop again.
IN_STOCK, AS_DAMAGED = "stock", "damaged"
PLACES = (IN_STOCK, AS_DAMAGED)
Checks = dict[str, str]
# What the owner decided between the bounds that a policy leaves, by the label of the amount.
Granted = dict[str, Money]


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """A quantity of one order line under an RA, what it was found like, and where it went then.

    ``place`` is one of ``PLACES`` or empty, ``checks`` what the shop's own checklist for the item's
    ``category`` found, by question. ``item`` is its id, 0 for what the shop does not keep as one.
    """

    id: int
    order_line: int
    sku: str
    name: str
    quantity: int
    price: Money
    condition: Condition | None = None
    item: int = 0
    category: str = ""
    place: str = ""
    checks: Checks = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Return:
    """A return authorization: open, settled, refused or voided; ``answer`` is the one at its issue.

    ``delivered`` is when its pieces arrived, of an order that arrives in more parcels than one. ``head`` is
    the number of the RA in whose parcel its pieces come, where that is another. ``return_by`` is the day in
    force, ``extended`` that which the owner gave. ``replacement`` says whether there was a piece for
    exchange.
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
    head: str = ""
    extended: date | None = None
    refused: date | None = None
    replacement: bool | None = None

    @property
    def on_parcel(self) -> str:
        """The number that stands on its parcel."""
        return self.head or self.number

    @property
    def is_claim(self) -> bool:
        """Whether something was wrong with what the shop sent."""
        return self.reason in CLAIMS

    @property
    def in_force(self) -> "Settlement | None":
        """The settlement that is in force; None where there is none or it was reversed."""
        return None if self.settlement is None or self.settlement.reversed else self.settlement


@dataclass(frozen=True, slots=True)
class Parcel:
    """What the clerk notes when a parcel comes in: its days, and each piece's condition by line id.

    By line id are also ``places``, where pieces go, and ``checks``, what the shop's own checklist found.
    ``found_reason`` is what it turned out to be where that is not what was told; ``replacement`` whether
    there is a piece for exchange, None to go by the stock.
    """

    received: date
    sent: date | None = None
    ra_on_package: bool | None = None
    conditions: tuple[tuple[int, Condition], ...] = ()
    shipping_cost: Money | None = None
    destination: str = ""
    told: tuple[Told, ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    checks: tuple[tuple[int, Checks], ...] = ()
    found_reason: str = ""
    replacement: bool | None = None

    def condition(self, line: int) -> Condition | None:
        """The condition noted for a return line, or None."""
        return next((found for key, found in self.conditions if key == line), None)

    def only(self, lines: Container[int]) -> "Parcel":
        """What was noted of some of its lines."""
        return replace(
            self,
            conditions=tuple(each for each in self.conditions if each[0] in lines),
            places=tuple(each for each in self.places if each[0] in lines),
            checks=tuple(each for each in self.checks if each[0] in lines),
        )


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
    found_reason: str = ""
    replacement: bool | None = None


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
    head: str = ""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Lines, by their ids, that fare otherwise than the rest of what is asked, and what is said of them.

    They are lines of a return, or of an order while no RA is issued.
    """

    lines: tuple[int, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a return's window shows: the RA, its order, the parcel as noted so far, the live answer.

    ``together`` are the other RAs whose pieces come in the same parcel. Where the lines fare differently
    ``answer`` is for those that are accepted, and ``apart`` holds the others. ``proposal`` is what the policy
    says of what was found, where that is not what was told and the owner has to decide.
    """

    ra: Return
    order: Order
    parcel: Parcel | None = None
    answer: Answer | None = None
    wants: tuple[str, ...] = ()
    together: tuple[ReturnRow, ...] = ()
    apart: tuple[Sorted, ...] = ()
    proposal: Answer | None = None


@dataclass(frozen=True, slots=True)
class AskSheet:
    """What a customer asks on the phone, with the policy's answer for each of the lines.

    Where these fare differently ``answer`` is for those that may come back, and ``apart`` holds the others.
    """

    ask: "Ask"
    answer: Answer
    apart: tuple[Sorted, ...] = ()

    @property
    def about(self) -> "Ask":
        """What is asked of the lines that ``answer`` is about."""
        others = {str(line) for each in self.apart for line in each.lines}
        lines = tuple(part for part in self.ask.lines if part.key not in others)
        return replace(self.ask, lines=lines)


@dataclass(frozen=True, slots=True)
class Issued:
    """An RA that was issued, and the numbers of the requests kept of lines that may not come back with it."""

    ra: Return
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A settled return with its credit slip, or None where no store credit was made.

    ``replacement`` is the number of the order that sends the same item again; ``apart`` are the numbers of
    the requests of what was refused, or left to the owner, with it.
    """

    ra: Return
    slip: CreditSlip | None
    replacement: str = ""
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewReturn:
    """A return authorization to be stored; the keys of ``lines`` are order line ids.

    ``delivered`` is told of an order that arrives in more parcels than one; ``head`` is the id of the RA
    whose number stands on the parcel, where that is another.
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
    head: int | None = None
    replacement: bool | None = None


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
    granted: Granted = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a customer calls about; ``delivered`` and ``shipping_cost`` fill what an imported order lacks.

    ``together`` is the number of an open RA of the same customer in whose parcel the pieces come;
    ``replacement`` says whether there is a piece for exchange, None to go by the stock.
    """

    order: str
    reason: str
    on: date
    lines: tuple[LinePart, ...]
    delivered: date | None = None
    shipping_cost: Money | None = None
    told: tuple[Told, ...] = ()
    together: str = ""
    replacement: bool | None = None
