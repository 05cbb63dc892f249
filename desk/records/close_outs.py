"""The close-out of a day: cash counted against what the books expect, cards and checks listed beside it."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import ZERO, Money, total
from desk.records.shop import Shop

# The notes and coins of the dollar, in cents, the largest first.
PIECES = (10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """What was taken in otherwise than in cash: a card's payment or refund, or a check that is here.

    ``noun`` is payment, payout or check, ``record`` the order or return that it is of, or who pays by check.
    """

    noun: str
    id: int
    number: str
    record: str
    method: str
    details: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Drawer:
    """What is looked through as a day is closed out; what the cash should come to is not told before.

    It is about the days after ``since``, the day of the last close-out, and what was booked late.
    """

    day: date
    since: date | None
    last: str
    cards: tuple[Line, ...] = ()
    checks: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """What somebody counted in the drawer at the end of a day: how many of each piece, or one sum.

    ``terminal`` is what the card terminal says of the day, None where there is none; ``banked`` is what of
    the cash goes to the bank.
    """

    day: date
    pieces: tuple[tuple[Money, int], ...] = ()
    sum: Money | None = None
    terminal: Money | None = None
    banked: Money = ZERO
    note: str = ""

    @property
    def counted(self) -> Money:
        """All the cash there is."""
        return total(value * number for value, number in self.pieces) if self.sum is None else self.sum


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A count beside what the books expect, which ``moved`` explains: what was there, what came and went."""

    drawer: Drawer
    count: Count
    moved: tuple[tuple[str, Money], ...]

    @property
    def expected(self) -> Money:
        """What the cash should come to."""
        return total(amount for _name, amount in self.moved)

    @property
    def difference(self) -> Money:
        """What is too much; negative where cash is missing."""
        return self.count.counted - self.expected


@dataclass(frozen=True, slots=True)
class NewCloseOut:
    """A close-out to be kept, with the second name where cash was missing or too much.

    ``last_entry`` is the journal entry up to which the books were looked at, ``bank_move`` and ``entry`` are
    what booked the cash for the bank and the difference.
    """

    number: str
    at: str
    person: str
    witness: str
    reckoned: Reckoned
    head: str
    last_entry: int
    entry: int | None
    bank_move: int | None


@dataclass(frozen=True, slots=True)
class CloseOut:
    """A close-out as it was kept; one that was ``undone`` counts no more. ``head`` is the last seal then."""

    id: int
    number: str
    day: date
    since: date | None
    at: str
    person: str
    witness: str
    moved: tuple[tuple[str, Money], ...]
    counted: Money
    pieces: tuple[tuple[Money, int], ...]
    cards: tuple[Line, ...]
    terminal: Money | None
    checks: tuple[Line, ...]
    banked: Money
    note: str
    head: str
    last_entry: int
    entry: int | None
    bank_move: int | None
    undone: bool
    version: int

    @property
    def expected(self) -> Money:
        """What the cash should have come to."""
        return total(amount for _name, amount in self.moved)

    @property
    def difference(self) -> Money:
        """What was too much; negative where cash was missing."""
        return self.counted - self.expected

    @property
    def left(self) -> Money:
        """What stayed in the drawer."""
        return self.counted - self.banked

    @property
    def by_card(self) -> Money:
        """What all cards come to."""
        return total(each.amount for each in self.cards)

    @property
    def by_check(self) -> Money:
        """What all checks come to."""
        return total(each.amount for each in self.checks)


@dataclass(frozen=True, slots=True)
class CloseOutRow:
    """A close-out in the list of all."""

    number: str
    day: date
    person: str
    counted: Money
    difference: Money
    banked: Money
    undone: bool


@dataclass(frozen=True, slots=True)
class CloseOutSlip:
    """What the printed slip shows."""

    shop: Shop
    close_out: CloseOut
