"""The books as reports read them: what moved by month, what accounts come to, months that are closed."""

from dataclasses import dataclass
from datetime import date

from desk.records.ledger import Account
from desk.records.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Flow:
    """What an event with a clause moved on an account in a month, which is named by its first day."""

    month: date
    account: str
    event: str
    clause: str
    debit: Money
    credit: Money
    legs: int

    @property
    def balance(self) -> Money:
        """The two sides together, debits positive."""
        return self.debit - self.credit


@dataclass(frozen=True, slots=True)
class TaxFlow:
    """What was sold to a state in a month, less what came back; the state is empty for what went abroad."""

    month: date
    state: str
    taxable: Money
    exempt: Money


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A leg of the ledger with its entry; ``happened`` is a day of a month that was closed already."""

    entry: int
    day: date
    happened: date | None
    event: str
    subject: str
    account: str
    money: Money
    clause: str


@dataclass(frozen=True, slots=True)
class Returned:
    """How many returns were settled, and what pieces of an item came to in them; less what was taken back.

    A return of several items counts with its first one.
    """

    reason: str
    sku: str
    item: str
    returns: int
    pieces: int
    money: Money


@dataclass(frozen=True, slots=True)
class Sent:
    """How many parcels of a month left how many days after their orders; negative where taken back."""

    month: date
    days: int
    parcels: int


@dataclass(frozen=True, slots=True)
class ClosedAccount:
    """An account as it stood when a month was closed, with what it was called then."""

    account: Account
    balance: Money


@dataclass(frozen=True, slots=True)
class Closing:
    """A month that was closed with all before it: ``until`` its last day, ``head`` the last seal then."""

    id: int
    until: date
    at: str
    person: str
    entries: int
    chart: tuple[ClosedAccount, ...]
    head: str


@dataclass(frozen=True, slots=True)
class NewClosing:
    """A closing to be kept."""

    until: date
    at: str
    person: str
    chart: tuple[ClosedAccount, ...]
    head: str


# What may still be open of a month, and would count for the next one if it were done after its closing.
OPEN_MATTERS = ("drawer", "checks", "bank_lines", "refunds")


@dataclass(frozen=True, slots=True)
class MonthLook:
    """A month before it is closed: how many entries it has, and how much of each kind is open of it."""

    until: date
    since: date | None
    entries: int
    open: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TrialLine:
    """An account in the trial balance of a period: before it, its two sides in it, after it."""

    account: Account
    before: Money = ZERO
    debit: Money = ZERO
    credit: Money = ZERO

    @property
    def after(self) -> Money:
        """What it comes to at the period's end, debits positive."""
        return self.before + self.debit - self.credit
