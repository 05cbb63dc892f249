"""What of a pack the facts of any question are looked at with: its deposits, its taxes, its divisor."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from desk.policy.parts import Part, line_value
from desk.records.facts import LineFacts
from desk.records.money import Money


class Levy(Protocol):
    """A tax as a view needs it."""

    def in_order(self, view: Any, part: Part) -> int:
        """A part's tax by the order's own sequence."""
        ...


@dataclass(frozen=True, slots=True)
class Deposits:
    """What a pre-order has to pay at once, in percent; for pieces that cost more than ``over``: ``above``."""

    usual: Fraction
    over: int | None = None
    above: Fraction | None = None

    def of(self, line: LineFacts, chosen: Fraction | None) -> int:
        """A line's deposit: at its own rate, the owner's or the usual one; the test is per piece."""
        value = line_value(line)
        rate = line.deposit_rate if line.deposit_rate is not None else chosen
        if self.over is not None and value > self.over * line.quantity:
            rate = self.above
        return int(Money(value).percent(self.usual if rate is None else rate))


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a pack the view of any question needs: its deposits, if it takes any, and its taxes."""

    deposits: Deposits | None = None
    divisor: int | None = None
    taxes: tuple[Levy, ...] = ()


NO_TERMS = Terms()
