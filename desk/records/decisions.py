"""Decisions as they are kept, and orders as they stood when each was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desk.records.facts import LinePart
from desk.records.money import Money, total
from desk.records.orders import Order, OrderLine
from desk.records.questions import Told
from desk.records.returns import Granted, Parcel
from desk.records.what_if import Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is kept: about which order, what was asked and found, and what was answered.

    ``delivered`` is when its pieces arrived, of an order that arrives in more parcels than one; ``extended``
    the day until which the owner let them come; ``replacement`` whether there was a piece for exchange,
    ``granted`` what the owner decided between bounds.
    """

    id: int
    number: str
    order: int
    day: date
    issued: date
    reason: str
    parts: tuple[LinePart, ...]
    verdict: Verdict
    parcel: Parcel | None = None
    told: tuple[Told, ...] = ()
    delivered: date | None = None
    extended: date | None = None
    replacement: bool | None = None
    granted: Granted = field(default_factory=dict)

    def about(self, order: Order) -> Order:
        """The order as the decision saw it, of which more may have left since."""
        return order.reached(self.delivered) if self.delivered else order


@dataclass(frozen=True, slots=True)
class Back:
    """Pieces that came back at a moment, and until when that held if the settlement was reversed."""

    since: int
    until: int | None
    credit: Money
    parts: tuple[LinePart, ...]

    def holds(self, moment: int) -> bool:
        """Whether it was so at a moment."""
        return self.since < moment and (self.until is None or moment < self.until)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces under each RA now, by its id, and the RAs set apart from it, each with its moment."""

    now: Mapping[int, Sequence[LinePart]]
    apart: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)

    def at(self, ra: int, moment: int) -> tuple[LinePart, ...]:
        """The pieces that were under an RA at a moment, also those that are apart since."""
        since = [each for each in self.apart.get(ra, ()) if each[0] > moment]
        gone = [part for when, other in since for part in self.at(other, when)]
        return (*self.now[ra], *gone)


@dataclass(frozen=True, slots=True)
class Story:
    """An order with the moments of its decisions, by kind and id, and everything that came back of it.

    ``gaps`` are RAs of which the history does not say when they were issued and settled.
    """

    order: Order
    moments: dict[tuple[str, int], int] = field(default_factory=dict)
    backs: list[Back] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)

    def at(self, moment: int) -> Order:
        """The order with the pieces returned and the money credited before a moment."""
        backs = [each for each in self.backs if each.holds(moment)]
        gone: dict[str, int] = {}
        for back in backs:
            for part in back.parts:
                gone[part.key] = gone.get(part.key, 0) + part.quantity
        lines = tuple([_with(line, gone.get(str(line.id), 0)) for line in self.order.lines])
        return replace(self.order, lines=lines, credited=total(each.credit for each in backs))


def _with(line: OrderLine, returned: int) -> OrderLine:
    return line if line.returned == returned else replace(line, returned=returned)
