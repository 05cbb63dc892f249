"""Demand letters for checks that came back, the agency that collects them, and what an owner confirms."""

from dataclasses import dataclass
from datetime import date

from desk.records.answers import Amount, Answer
from desk.records.money import Money

FIRST, FINAL = KINDS = ("first", "final")
# How a letter went out.
LETTER, CERTIFIED, EMAIL, HAND = WAYS = ("letter", "certified", "email", "hand")
# Between a check's number and which of its letters is meant.
_NTH = ":"


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand letter: ``amount`` is what was owed of its check on the day it was ``made``.

    ``answer`` is what the policy said that day, with what was owed in its parts; ``due`` its deadline, None
    where it sets none. ``nth`` counts the letters of a check from 1, 0 for one that is only looked at. Once
    it went out it has a ``way``, the day it was ``sent``, and what proves it.
    """

    check: str
    kind: str
    made: date
    amount: Money
    answer: Answer
    due: date | None = None
    way: str = ""
    sent: date | None = None
    proof: str = ""
    id: int = 0
    nth: int = 0
    version: int = 1

    @property
    def called(self) -> str:
        """What it is named by: its check's number and which of its letters it is."""
        return f"{self.check}{_NTH}{self.nth}" if self.nth else self.check

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """What is owed, in its parts; what was paid since is negative."""
        return self.answer.amounts


def parted(called: str) -> tuple[str, int]:
    """A check's number and which of its letters is meant; 0 where none is."""
    number, _, nth = called.strip().partition(_NTH)
    return number, int(nth) if nth.isascii() and nth.isdecimal() and len(nth) < 10 else 0


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency that collects checks for the shop; ``account`` is what it knows the shop by."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    account: str = ""

    @property
    def called(self) -> str:
        """How customers are referred to it: its name, with its phone where there is one."""
        return ", ".join(part for part in (self.name, self.phone) if part)


@dataclass(frozen=True, slots=True)
class Lawful:
    """That fee and wording of the letters are lawful where the shop is: by whom, when, after what source."""

    on: date
    source: str
    person: str


@dataclass(frozen=True, slots=True)
class HandOverSheet:
    """What a check's hand-over shows before it is done: to whom, how much, and whether the policy says so.

    ``since`` is the first day on which the policy hands it over, None where it never does.
    """

    check: str
    agency: Agency
    open: Money
    since: date | None
    ready: bool
