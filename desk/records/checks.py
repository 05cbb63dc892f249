"""Checks and money orders: what stands on them, what they paid, how they fared at the bank."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from desk.records.answers import Amount, Answer
from desk.records.money import ZERO, Money, total
from desk.records.payments import CHECK, Payment

# A bank need not pay a check that is older (UCC 4-404: six months).
STALE = timedelta(days=180)
# What policies call the amount that stands on a check.
CHECK_AMOUNT = "check_amount"
# Why a bank returns a check, as it stands on its notice.
REASONS = NSF, CLOSED, STOPPED, REFER, UNCOLLECTED, NO_ACCOUNT, SIGNATURE, STALE_DATED, POST_DATED, OTHER = (
    "nsf", "account_closed", "stop_payment", "refer_to_maker", "uncollected_funds", "no_account",
    "signature", "stale_dated", "post_dated", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewPart:
    """What of a check pays which order; ``payment`` where it was kept already, before its check was."""

    order: str
    amount: Money
    payment: str = ""


@dataclass(frozen=True, slots=True)
class NewCheck:
    """A check as it is handed over or comes by mail; ``dated`` None is the day it was received.

    ``account`` is the account's number as typed from the magnetic line: only its last four figures and a
    keyed digest are kept. One ``by_agency`` pays what a collection agency collected of the customer.
    """

    amount: Money
    received: date
    parts: tuple[NewPart, ...]
    payer: str = ""
    bank: str = ""
    check_number: str = ""
    dated: date | None = None
    routing: str = ""
    account: str = field(default="", repr=False)
    memo: str = ""
    kind: str = CHECK
    by_agency: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A check in the book.

    ``deposit`` is the number of the slip that it went to the bank with, ``hold_until`` the first day on which
    what it paid may ship. ``returned`` is the day of its last return, for ``reason``; ``due`` the day by
    which a returned one has to be paid, ``handed`` the day it went to the agency. ``by_agency`` is one that
    the agency itself gave for what it collected: the customer answers for nothing of it.
    """

    id: int
    number: str
    customer: int
    holder: str
    name: str
    amount: Money
    received: date
    dated: date
    kind: str = CHECK
    payer: str = ""
    bank: str = ""
    check_number: str = ""
    routing: str = ""
    account4: str = ""
    memo: str = ""
    state: str = "received"
    deposit: str = ""
    deposited: date | None = None
    hold_until: date | None = None
    cleared: date | None = None
    returned: date | None = None
    reason: str = ""
    bank_charge: Money = ZERO
    due: date | None = None
    handed: date | None = None
    by_agency: bool = False
    version: int = 1

    @property
    def is_customers(self) -> bool:
        """Whether a policy says anything of it where it comes back: it is a check, and the customer's own."""
        return self.kind == CHECK and not self.by_agency

    def is_stale(self, on: date) -> bool:
        """Whether a bank need not pay it any more."""
        return on - self.dated > STALE


@dataclass(frozen=True, slots=True)
class Part:
    """What of a check paid an order: the ``payment`` that stands for it now, and whether it is in force."""

    id: int
    order: str
    payment: Payment
    in_force: bool

    @property
    def amount(self) -> Money:
        """What it paid."""
        return self.payment.amount


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a check's life, as it was taken."""

    step: str
    before: str
    after: str
    day: date
    at: str
    person: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What of a payment went towards a check that had come back."""

    order: str
    payment: Payment
    amount: Money


@dataclass(frozen=True, slots=True)
class WriteOff:
    """What was given up of a check on an order; one that ``reverses`` another takes it back."""

    order: str
    amount: Money
    day: date
    entry: int
    id: int = 0
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed of a returned check for one order: what opened again, its fee, what was paid since.

    ``open`` is what is still owed: no more than the order itself owes now.
    """

    order: str
    amount: Money
    fee: Money = ZERO
    paid: Money = ZERO
    open: Money = ZERO


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """A check with what it paid, its life, and what is owed where it came back.

    ``answer`` is what the policy says of it today, None where it never came back. ``frozen`` are the slips of
    store credit that rest on it, ``lost`` is what was written off.
    """

    check: Check
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    debts: tuple[Debt, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    answer: Answer | None = None
    frozen: tuple[str, ...] = ()
    lost: Money = ZERO

    @property
    def open(self) -> Money:
        """What is still owed of it, its fee too."""
        return total(each.open for each in self.debts)

    @property
    def fee(self) -> Money:
        """The fee that was billed for it."""
        return total(each.fee for each in self.debts)

    @property
    def paid(self) -> Money:
        """What was paid since it came back."""
        return total(each.paid for each in self.debts)


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that speaks against taking a check; one that is ``grave`` needs the owner's word."""

    key: str
    grave: bool = False
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckStanding:
    """How a customer stands with checks: how many came ``back``, whether they are ``marked``.

    ``agency`` is the number of a check of theirs that is with the collection agency, empty for none, and
    ``refer`` how they are referred to it.
    """

    back: int = 0
    marked: bool = False
    agency: str = ""
    refer: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether a check is taken from them without the owner's word."""
        return not self.marked and not self.agency


def fees_in(answer: Answer | None) -> tuple[Amount, ...]:
    """What a policy bills for a check that came back beside its own amount; nothing where it is silent."""
    if answer is None or answer.outcome != "allowed":
        return ()
    return tuple(each for each in answer.amounts if each.money > ZERO and each.label != CHECK_AMOUNT)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A check that the bank returns: by its number, on which day, why, and what the bank charges for it."""

    check: str
    on: date
    reason: str
    bank_charge: Money = ZERO
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """An order that opens again as a check is returned, and what rested on its money.

    ``sent`` and ``here`` count the pieces that left already and that are still in the shop; ``slips`` are the
    numbers of store credit that will be frozen with what is left on it, ``spent`` what of it is gone, and
    ``refund`` what was to be given back in money and will wait.
    """

    order: str
    amount: Money
    sent: int = 0
    here: int = 0
    slips: tuple[tuple[str, Money], ...] = ()
    spent: Money = ZERO
    refund: Money = ZERO


@dataclass(frozen=True, slots=True)
class BounceSheet:
    """What follows where a check is returned: what the dialog shows is just what is done then.

    ``fees`` are billed once, however often the bank returns it; ``fee_open`` is still owed of those of an
    earlier return. ``due`` is the day by which ``total`` has to be paid, None where the policy sets none;
    ``marks`` says that no checks are taken from the customer then.
    """

    check: Check
    answer: Answer | None
    opened: tuple[Opened, ...]
    fees: tuple[Amount, ...]
    fee_open: Money
    total: Money
    due: date | None
    marks: bool

    @property
    def told(self) -> tuple[Amount, ...]:
        """The fees that the policy names, billed now or with an earlier return; none where it is silent."""
        return fees_in(self.answer)
