"""What papers are drawn from: records complete enough to print the same bytes in ten years."""

from dataclasses import dataclass
from datetime import date

from desk.records.addresses import Address
from desk.records.answers import Amount, Clause, Instalment
from desk.records.checks import Check, CheckSheet
from desk.records.claims import ClaimSheet
from desk.records.customers import Customer
from desk.records.demands import Agency, Demand
from desk.records.ledger import Account, Posting
from desk.records.money import Money
from desk.records.notices import Notice
from desk.records.orders import Order, OrderLine
from desk.records.payments import Payment
from desk.records.photos import PhotoRow
from desk.records.requests import Request
from desk.records.returns import Return
from desk.records.shipments import Shipment
from desk.records.shop import Shop


@dataclass(frozen=True, slots=True)
class ReturnPaper:
    """What an RA label and an RA sheet show; ``copy`` 0 is the original, later ones are marked COPY.

    ``together`` are the other returns whose pieces come in the same parcel.
    """

    shop: Shop
    ra: Return
    customer: Address
    copy: int = 0
    together: tuple[Return, ...] = ()

    @property
    def parcel(self) -> tuple[Return, ...]:
        """All returns whose pieces come in the parcel, the one whose number stands on it first."""
        return tuple(sorted((self.ra, *self.together), key=lambda each: (bool(each.head), each.id)))

    @property
    def return_by(self) -> date | None:
        """The day by which the parcel is to be back: the first of those of its returns that are open."""
        days = [each.return_by for each in self.parcel if each.return_by and each.state == "open"]
        return min(days, default=self.ra.return_by)


@dataclass(frozen=True, slots=True)
class PostingPaper:
    """What the guide to the books shows: the chart of accounts and the table of postings on a day."""

    shop: Shop
    day: date
    accounts: tuple[Account, ...]
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class RefusalPaper:
    """What a letter shows that tells a customer why something was refused."""

    shop: Shop
    request: Request
    customer: Customer


@dataclass(frozen=True, slots=True)
class DemandPaper:
    """What a letter shows that demands what is owed of a check that came back."""

    shop: Shop
    check: Check
    customer: Customer
    demand: Demand
    orders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CollectionsPaper:
    """What the agency gets with a check: what stands on it, its life, its letters, what is owed in parts."""

    shop: Shop
    agency: Agency
    day: date
    sheet: CheckSheet
    customer: Customer
    demands: tuple[Demand, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """What the report of a claim shows; of ``photos`` each with its JPEG, empty where that is lost."""

    shop: Shop
    sheet: ClaimSheet
    photos: tuple[tuple[PhotoRow, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class DaySeal:
    """What the day's close-out shows of the history: its last seal, on which day, printed by whom."""

    shop: Shop
    day: date
    head: str
    person: str


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """What a printed order shows."""

    shop: Shop
    order: Order


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt shows: the order, the payments that it is for, and all that was paid up to them.

    ``number`` is the payment's, or the order's for all of it; ``final`` are the lines that cannot be
    returned, by their ids, each with the clause that says so.
    """

    shop: Shop
    number: str
    order: Order
    payments: tuple[Payment, ...]
    paid: Money
    final: dict[str, Clause]


@dataclass(frozen=True, slots=True)
class PreorderAgreement:
    """What the agreement of an order's pre-ordered lines shows for the customer to sign.

    ``kept`` is what a cancellation costs once the pre-order is in effect; ``clauses`` are the policy's own
    words on deposit, balance and cancelling, ``sure`` those that ask to be certain, where it has such.
    """

    shop: Shop
    order: Order
    deposit: Money
    kept: tuple[Amount, ...]
    clauses: tuple[Clause, ...]
    sure: Clause | None
    final: dict[str, Clause]
    names: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class LayawayStatement:
    """How an order on layaway stands on a day: ``first`` was due at once, ``next`` is None without a plan.

    ``paid`` is what is there of all ``payments``, without what was given back or kept meanwhile.
    """

    shop: Shop
    order: Order
    day: date
    first: Money
    payments: tuple[Payment, ...]
    paid: Money
    left: Money
    next: Instalment | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """Some pieces of an order's line; ``checked`` and ``person`` say how and by whom they were checked."""

    line: OrderLine
    quantity: int
    checked: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """An order that may go today, and what of it is in the shop."""

    order: Order
    lines: tuple[SlipLine, ...]


@dataclass(frozen=True, slots=True)
class PickList:
    """The orders that may go today, those first that must; ``more`` of them are not shown."""

    shop: Shop
    day: date
    picks: tuple[Pick, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class PackingSlip:
    """The slip of a parcel, or of the one that would leave now: ``parcel`` None.

    ``clauses`` are what the policy asks of whoever receives it, and what it will not take back; ``replaces``
    is the return that an exchange is sent for.
    """

    shop: Shop
    order: Order
    lines: tuple[SlipLine, ...]
    parcel: Shipment | None = None
    clauses: tuple[Clause, ...] = ()
    replaces: Return | None = None

    @property
    def number(self) -> str:
        """The number that stands on it: the parcel's, the order's until it left."""
        return self.parcel.number if self.parcel and self.parcel.number else self.order.number


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet with a shop's recovery words shows, and the day that it was printed."""

    shop: Shop
    words: tuple[str, ...]
    printed: date


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """What a letter to a customer shows: what is told, of which order."""

    shop: Shop
    notice: Notice
    order: Order


@dataclass(frozen=True, slots=True)
class NoticePapers:
    """Several letters in one file, or the list of whom to phone, made on a day."""

    shop: Shop
    day: date
    papers: tuple[NoticePaper, ...]
