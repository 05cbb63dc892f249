"""Payments: money that came in for an order, by card, check, money order, cash or store credit."""

from dataclasses import dataclass, replace
from datetime import date

from desk.records.cards import card_number
from desk.records.errors import BadInput
from desk.records.money import Money

CARD, CHECK, MONEY_ORDER, CASH, STORE_CREDIT = METHODS = (
    "card", "check", "money_order", "cash", "store_credit",
)  # fmt: skip
# What a payment is for; a deposit and a balance have numbers of their own series.
ORDER, DEPOSIT, BALANCE, FIRST_PAYMENT, INSTALMENT, CHARGE = PURPOSES = (
    "order", "deposit", "balance", "first_payment", "instalment", "charge",
)  # fmt: skip
# What an agency kept of what it collected; nobody pays with that at the counter.
AGENCY = "agency"
# Before the id of a payment that has no number, as it is named.
ENTERED = "PY-"


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in for an order; ``reference`` is a check number or approval code, no card number.

    Of a card only its ``brand`` and ``last4`` are kept. One that ``reverses`` another takes its amount back,
    and is negative. ``entry`` is the journal entry that booked it.
    """

    id: int
    method: str
    amount: Money
    received: date
    reference: str = ""
    number: str = ""
    purpose: str = ORDER
    brand: str = ""
    last4: str = ""
    reverses: int | None = None
    entry: int | None = None

    @property
    def called(self) -> str:
        """What it is named by: its number, or one of the shop's file where it came with an order entered."""
        return self.number or f"{ENTERED}{self.id}"

    @property
    def details(self) -> str:
        """What tells it from others of its kind: brand, last four digits, approval; or a check's number."""
        return " ".join(part for part in (self.brand, self.last4, self.reference) if part)


@dataclass(frozen=True, slots=True)
class NewPayment:
    """A payment to be stored with an order.

    ``purpose`` empty lets the desk say what it is for. ``check`` is the id of the check that it is made with
    where that is in the book already, ``towards`` that of a returned one that it is for.
    """

    method: str
    amount: Money
    received: date
    reference: str = ""
    purpose: str = ""
    brand: str = ""
    last4: str = ""
    number: str = ""
    entry: int | None = None
    reverses: int | None = None
    check: int | None = None
    towards: int | None = None

    @property
    def told(self) -> "NewPayment":
        """What people say of it; by what it stands in the book is not theirs to say."""
        return replace(self, number="", entry=None, reverses=None, check=None, towards=None)


def card_parts(text: str) -> tuple[str, str, str]:
    """Brand, last four digits and approval code out of ``visa 4242 A12345``; what is not there is empty.

    Raises BadInput ``card-number`` for a whole card's number, which cut into parts would be known no more.
    """
    if card_number(text):
        raise BadInput("card-number")
    parts = text.split()
    four = next((at for at, part in enumerate(parts) if _is_four(part)), None)
    if four is not None:
        return " ".join(parts[:four]), parts[four], " ".join(parts[four + 1 :])
    digits = next((at for at, part in enumerate(parts) if any(map(str.isdigit, part))), len(parts))
    return " ".join(parts[:digits]), "", " ".join(parts[digits:])


def typed_payment(method: str, amount: Money, on: date, text: str, purpose: str = "") -> NewPayment:
    """A payment with what was typed of it: of a card its parts, else a check's number or what a way has.

    Raises BadInput ``card-number`` for a whole card's number.
    """
    brand, last4, reference = card_parts(text) if method == CARD else ("", "", text)
    return NewPayment(method, amount, on, reference, purpose, brand, last4)


def _is_four(part: str) -> bool:
    return len(part) == 4 and part.isascii() and part.isdecimal()
