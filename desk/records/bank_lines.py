"""Lines of a bank's statement, and what each may be: a deposit of ours, a returned check, its charge."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import Money

OPEN, MATCHED, SET_ASIDE = STATES = ("open", "matched", "set_aside")
# What a line is proposed to be: the last is a return that nobody has entered yet.
DEPOSIT, RETURNED, CHARGE, BOUNCE = KINDS = ("deposit", "returned", "charge", "bounce")


@dataclass(frozen=True, slots=True)
class BankLine:
    """What the bank booked on a day: what it paid in is above 0.00, what it took below.

    ``reference`` is a check's number or the bank's own, ``told`` what it says of it. ``mark`` is the same
    whichever file the line comes in. A matched one names its ``deposit`` or its ``check``; of one that was
    set aside the ``note`` says why.
    """

    day: date
    amount: Money
    reference: str = ""
    told: str = ""
    mark: str = ""
    id: int = 0
    state: str = OPEN
    check: str = ""
    deposit: str = ""
    note: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class DepositLeft:
    """A slip of ours that no statement shows yet."""

    number: str
    day: date
    amount: Money
    checks: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line probably is: of a ``kind``, the deposit or check of that ``number``, and whose it is."""

    line: BankLine
    kind: str
    number: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """That a line, by its id, is a deposit or is of a check, by their ``number``."""

    line: int
    number: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A check that has been with the bank for long, since a day."""

    number: str
    name: str
    check_number: str
    amount: Money
    since: date


@dataclass(frozen=True, slots=True)
class Reconciling:
    """What is to be looked at: what lines probably are, and what is left over on both sides."""

    proposals: tuple[Proposal, ...]
    left: tuple[BankLine, ...]
    deposits: tuple[DepositLeft, ...]
    waiting: tuple[Waiting, ...]
