"""What a list window asks for and what a search finds."""

from dataclasses import dataclass
from datetime import date

from desk.records.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Query:
    """Which records a list shows: a filter chip's id, the letters searched for, and the column to sort by."""

    chip: str = ""
    text: str = ""
    sort: str = ""
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: ``kind`` is order, return, credit, customer or item; an ``exact`` one opens at once.

    ``credit`` is what a customer can spend of store credit.
    """

    kind: str
    number: str
    title: str
    detail: str = ""
    exact: bool = False
    credit: Money = ZERO


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long operation is, for the progress dialog."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One row of the orders list."""

    id: int
    number: str
    customer: str
    placed: date
    state: str
    total: Money
    owed: Money
    flagged: bool
