"""What the maker sent, whose pieces it becomes, and what is still awaited: first come, first served."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Claim:
    """Pieces that a line of an order waits for; ``effect`` is the day its payment came, None before that.

    Only an order in effect has a claim to what arrives.
    """

    line: int
    order: str
    customer: str
    placed: date
    effect: date | None
    awaited: int
    kind: str


@dataclass(frozen=True, slots=True)
class Expected:
    """An item that orders wait for: ``pieces`` are those in effect, ``unpaid`` those that are not yet.

    ``first`` is whose turn it is when some of it arrives.
    """

    item: int
    sku: str
    name: str
    released: date | None
    pieces: int
    unpaid: int
    orders: int
    first: Claim | None
    on_hand: int | None = None
    allocated: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """What a claim gets of an arrival."""

    claim: Claim
    quantity: int

    @property
    def short(self) -> int:
        """The pieces that it still waits for after that."""
        return self.claim.awaited - self.quantity


@dataclass(frozen=True, slots=True)
class Arrival:
    """What arrived of an item on a day, and who gets it; ``shelf`` are the pieces that nobody waits for.

    ``waiting`` are orders that are not in effect and get nothing, ``id`` is 0 as long as it is a preview.
    """

    item: int
    sku: str
    name: str
    day: date
    quantity: int
    given: tuple[Given, ...]
    waiting: tuple[Claim, ...] = ()
    id: int = 0

    @property
    def expected(self) -> int:
        """The pieces that orders in effect were waiting for."""
        return sum(each.claim.awaited for each in self.given)

    @property
    def served(self) -> tuple[Given, ...]:
        """Who gets pieces, in their turn."""
        return tuple(each for each in self.given if each.quantity)

    @property
    def shelf(self) -> int:
        """The pieces that go to the shelf."""
        return self.quantity - sum(each.quantity for each in self.given)


@dataclass(frozen=True, slots=True)
class PreorderRow:
    """One line of an open order in the list of pre-orders and special orders.

    ``state`` is awaited, in, untold, charge, due, overdue or paid; ``due`` the day its balance is due by.
    """

    id: int
    number: str
    customer: str
    placed: date
    sku: str
    item: str
    quantity: int
    inside: int
    state: str
    kind: str
    released: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance that was asked for: its notice's number, what is open of it, and how it stands.

    ``state`` is untold, due, overdue, charge (by card, no notice needed) or paid; ``forfeit`` is what
    cancelling an overdue one would keep.
    """

    number: str
    order: str
    customer: str
    state: str
    amount: Money | None
    open: Money | None
    told: date | None = None
    due: date | None = None
    forfeit: Money = ZERO
