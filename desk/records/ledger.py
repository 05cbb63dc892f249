"""The double-entry ledger: accounts, the table of postings, and journal entries that always balance."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import ZERO, Money
from desk.records.places import STATES

# What is owed to a state has an account of its own after this one, by the state's letters.
TAXES = "2200"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the chart; ``kind`` is asset, liability, equity, income, contra_income or expense.

    ``number`` and ``name`` are the standard ones, by which postings name it; the owner may have given others.
    """

    number: str
    name: str
    kind: str
    given_number: str = ""
    given_name: str = ""

    @property
    def code(self) -> str:
        """The number that the shop's accountant knows it by."""
        return self.given_number or self.number

    @property
    def title(self) -> str:
        """The name that the shop's accountant knows it by."""
        return self.given_name or self.name

    @property
    def state(self) -> str:
        """The state to which its sales tax is owed; empty for every other account."""
        place = int(self.number) - int(TAXES) - 1
        return STATES[place] if 0 <= place < len(STATES) else ""


def tax_account(state: str) -> Account:
    """The account of the sales tax owed to a state; the common one where it is none of the US."""
    if state not in STATES:
        return Account(TAXES, "Sales tax payable", "liability")
    return Account(str(int(TAXES) + 1 + STATES.index(state)), f"Sales tax payable, {state}", "liability")


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
    """A balanced journal entry; it counts for the day ``effective`` and was written at ``posted`` (UTC).

    ``happened`` is the day that it is about where that one's month was closed already.
    """

    id: int
    event: str
    effective: date
    posted: str
    subject: str
    legs: tuple[Leg, ...]
    reverses: int | None = None
    happened: date | None = None


@dataclass(frozen=True, slots=True)
class Sold:
    """What of a sale was taxed and what was not, and where it was sent to; negative where it came back."""

    state: str = ""
    taxable: Money = ZERO
    exempt: Money = ZERO

    def __neg__(self) -> "Sold":
        """The same taken back."""
        return Sold(self.state, -self.taxable, -self.exempt)


@dataclass(frozen=True, slots=True)
class Event:
    """What is to be posted: an event of the table of postings, its record's number, amounts with clauses.

    ``sold`` is told where goods are sold or come back, for the sales tax of their state.
    """

    event: str
    subject: str
    effective: date
    posted: str
    amounts: tuple[tuple[str, Money, str], ...]
    sold: Sold | None = None
