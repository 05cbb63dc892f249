"""Money in whole cents; the only place that rounds."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desk.records.errors import BadInput

if TYPE_CHECKING:
    from fractions import Fraction

LARGEST = 100_000_000_000
_GRAMMAR = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,2})?")
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?")


class Money(int):
    """An amount in whole cents of the shop's currency; sums stay Money, multiplying is by a quantity."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read a plain ASCII decimal such as ``77.45``; raises BadInput on all else and beyond LARGEST."""
        if not _GRAMMAR.fullmatch(text):
            raise BadInput("money-unreadable", text=text)
        whole, _, cents = text.removeprefix("-").partition(".")
        value = int(whole) * 100 + int((cents + "00")[:2])
        if value > LARGEST:
            raise BadInput("money-unreadable", text=text)
        return cls(-value if text.startswith("-") else value)

    def __add__(self, other: int) -> "Money":
        return Money(int.__add__(self, other))

    __radd__ = __add__

    def __sub__(self, other: int) -> "Money":
        return Money(int.__sub__(self, other))

    def __rsub__(self, other: int) -> "Money":
        return Money(int.__rsub__(self, other))

    def __mul__(self, quantity: int) -> "Money":
        return Money(int.__mul__(self, quantity))

    __rmul__ = __mul__

    def __neg__(self) -> "Money":
        return Money(int.__neg__(self))

    def __str__(self) -> str:
        sign = "-" if self < 0 else ""
        whole, cents = divmod(abs(int(self)), 100)
        return f"{sign}{whole}.{cents:02d}"

    __repr__ = __str__

    def percent(self, rate: "Fraction") -> "Money":
        """This amount times ``rate`` in percent, rounded half-up (away from zero at the half)."""
        return Money(divide(int(self) * rate.numerator, 100 * rate.denominator))


ZERO = Money(0)


def divide(dividend: int, divisor: int) -> int:
    """Divide whole numbers and round half-up, away from zero; the divisor is positive."""
    quotient = (2 * abs(dividend) + divisor) // (2 * divisor)
    return -quotient if dividend < 0 else quotient


def share(whole: int, value_before: int, value: int, value_of_all: int) -> int:
    """A part's share of whole cents by value, cumulated so that shares add up (policy.md, Conventions)."""
    if value_of_all == 0:
        return 0
    after = divide(whole * (value_before + value), value_of_all)
    return after - divide(whole * value_before, value_of_all)


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts; 0.00 for none."""
    return Money(sum(amounts))


def rate(text: str) -> "Fraction":
    """Read a percentage such as ``6.1`` exactly; raises BadInput on anything else or above 100."""
    from fractions import Fraction

    if not _PERCENT.fullmatch(text) or Fraction(text) > 100:
        raise BadInput("percent-unreadable", text=text)
    return Fraction(text)
