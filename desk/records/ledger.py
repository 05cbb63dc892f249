"""The double-entry ledger: accounts, the table of postings, and journal entries that always balance."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the chart; ``kind`` is asset, liability, equity, income, contra_income or expense."""

    number: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Posting:
    """One row of the table of postings: an event's amount goes from the credit to the debit account.

    ``sign`` is the sign that the amount has when it is posted as written; the other one swaps the sides.
    """

    event: str
    amount: str
    debit: str
    credit: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a journal entry; debits are positive, credits negative."""

    account: str
    money: Money
    clause: str = ""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A balanced journal entry; it counts for the day ``effective`` and was written at ``posted`` (UTC)."""

    id: int
    event: str
    effective: date
    posted: str
    subject: str
    legs: tuple[Leg, ...]
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What is to be posted: an event of the table of postings, its record's number, amounts with clauses."""

    event: str
    subject: str
    effective: date
    posted: str
    amounts: tuple[tuple[str, Money, str], ...]
