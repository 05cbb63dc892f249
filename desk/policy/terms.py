"""What of a pack the facts of any question are looked at with: its deposits, taxes, plans, its divisor."""

from dataclasses import dataclass
from typing import Any, Protocol

from desk.policy.deposits import Deposits
from desk.policy.parts import Part
from desk.policy.plans import Plan


class Levy(Protocol):
    """A tax as a view needs it."""

    def in_order(self, view: Any, part: Part) -> int:
        """A part's tax by the order's own sequence."""
        ...

    def of_lines(self, view: Any) -> list[int]:
        """The tax on each line of the order."""
        ...

    def on_shipping(self, view: Any) -> int:
        """The tax on the order's shipping."""
        ...

    def given_back(self, view: Any, part: Part) -> int:
        """The tax that the order would not have had without a part."""
        ...

    def whole(self, view: Any) -> int:
        """The tax of the whole order."""
        ...


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a pack the view of any question needs."""

    deposits: Deposits | None = None
    divisor: int | None = None
    taxes: tuple[Levy, ...] = ()
    plans: tuple[Plan, ...] = ()


NO_TERMS = Terms()
