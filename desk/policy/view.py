"""The facts of one question as they stand on its day: what has not happened yet, the parts asked about.

The whole of an order is a part of its own, after its lines: ``whole``, of the kind that ships first.

Amounts are plain whole cents in here; the engine makes Money of what it answers.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from desk.policy.parts import NOBODY_LOOKED, Part, line_value, units_value
from desk.policy.terms import NO_TERMS, Terms
from desk.records.facts import Choices, Facts, LineFacts, Place
from desk.records.money import ZERO


class Unknown(Exception):
    """An amount needs a fact that is missing; ``want`` names it, and which of several."""

    def __init__(self, name: str, which: str = "") -> None:
        super().__init__(name)
        self.want: tuple[str, str] = (f"wants-{name.replace('_', '-')}", which)


class NotYet:
    """A day that lies after the day of the question: it is known to come, and has not."""


NOT_YET: Final = NotYet()
Day = date | NotYet | None
SHIPS_FIRST = ("stock", "special", "layaway", "preorder")
# The number of the order as a whole among its parts, and the line that stands for it.
WHOLE = -1
_WHOLES = {kind: LineFacts("", ZERO, kind=kind) for kind in SHIPS_FIRST}
Include = Callable[[LineFacts], bool]


class View:
    """What a rule may look at; dates of the order after the day asked are `NOT_YET`, unknown ones None."""

    __slots__ = (
        "_parts",
        "_purse",
        "_rests",
        "_spreads",
        "_whole",
        "arrived",
        "balance_paid",
        "charge",
        "check_received",
        "choices",
        "delivered",
        "effective",
        "facts",
        "hearing",
        "notes",
        "notified",
        "on",
        "order",
        "picks",
        "place",
        "placed",
        "processed",
        "request",
        "shipped",
        "shipping_charged",
        "shipping_cost",
        "tax_rates",
        "terms",
        "wants",
        "wish",
    )

    def __init__(self, facts: Facts, choices: Choices, home: Place | None, terms: Terms = NO_TERMS) -> None:
        order, request = facts.order, facts.request
        self.facts, self.order, self.request = facts, order, request
        self.on = on = request.on
        self.choices, self.terms = choices, terms
        self.tax_rates = choices.tax_rates
        self.wish = request.wish
        self.place = order.ship_to
        self.shipping_charged, self.shipping_cost = order.shipping_charged, order.shipping_cost
        self.placed = order.placed
        self.delivered = order.delivered and on_the_day(order.delivered, on)
        self.processed = order.processed and on_the_day(order.processed, on)
        self.shipped = order.shipped and on_the_day(order.shipped, on)
        self.effective = order.effective and on_the_day(order.effective, on)
        self.check_received = order.check_received and on_the_day(order.check_received, on)
        self.balance_paid = order.balance_paid and on_the_day(order.balance_paid, on)
        self.arrived = request.arrived and on_the_day(request.arrived, on)
        self.notified = request.notified and on_the_day(request.notified, on)
        if order.service == "pickup":
            self._carry_out(home)
        self.wants: dict[tuple[str, str], None] = {}
        self.notes: dict[str, None] = {}
        self._spreads: dict[Include | None, tuple[list[int], int]] = {}
        self._rests: dict[Include, list[int]] = {}
        self._purse: Any = None
        self._parts: tuple[Part, ...] | None = None
        self._whole: Part | None = None
        self.charge = 0
        # The place of the rule that is heard.
        self.hearing = 0
        # Which end of what is left to the owner is taken, by its label, where both are tried.
        self.picks: Mapping[str, str] = {}

    def _carry_out(self, home: Place | None) -> None:
        """Handed over in the shop: its address, delivered when handed over or placed, no shipping."""
        self.place = home or self.place
        if self.delivered is None:
            self.delivered = self.placed if self.shipped is None else self.shipped
        self.shipping_charged = self.shipping_charged or ZERO
        self.shipping_cost = self.shipping_cost or ZERO

    def spread(self, include: Include | None = None) -> tuple[list[int], int]:
        """What stands before each line in value, and all together; only what ``include`` takes counts."""
        found = self._spreads.get(include)
        if found is None:
            starts, reached = [], 0
            for line in self.order.lines:
                starts.append(reached)
                if include is None or include(line):
                    reached += line_value(line)
            found = self._spreads[include] = (starts, reached)
        return found

    def rest(self, part: Part, include: Include) -> int:
        """The value that ``include`` takes and that remains before a part comes back, part after part."""
        rests = self._rests.get(include)
        if rests is None:
            reached = self.spread(include)[1]
            for line in self.order.lines:
                gone = line.returned + line.cancelled
                if gone and include(line):
                    reached -= units_value(line, 0, gone)
            rests = self._rests[include] = []
            for each in self.parts:
                rests.append(reached)
                if include(each.line):
                    reached -= each.value
        return rests[part.number]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts asked about, in the order's own sequence."""
        if self._parts is None:
            self._parts = _parts(self.facts)
        return self._parts

    @property
    def whole(self) -> Part:
        """The order as one part, of the kind of those asked about that ships first."""
        if self._whole is None:
            self._whole = Part(WHOLE, 0, _WHOLES[self._first_kind()], 1)
        return self._whole

    def _first_kind(self) -> str:
        """The kind of what is asked about that ships first; stock where nothing is."""
        if not self.request.lines and self.facts.ask != "balance":
            # Mostly the first line is in stock and remains.
            for line in self.order.lines:
                if line.kind == SHIPS_FIRST[0] and line.quantity > line.returned + line.cancelled:
                    return line.kind
        kinds = [part.line.kind for part in self.parts]
        for kind in SHIPS_FIRST:
            if kind in kinds:
                return kind
        return SHIPS_FIRST[0]

    @property
    def ready(self) -> Day:
        """From when it could ship: placed; what is only pre-ordered when its balance is paid."""
        return self.balance_paid if self.whole.line.kind == "preorder" else self.placed

    def check_day(self, name: str) -> Day:
        """The day a check came back or was paid since; None without a check."""
        check = self.facts.check
        if check is None:
            return None
        return on_the_day(check.returned if name == "check_returned" else check.paid_on, self.on)

    def told_day(self, name: str) -> Day:
        """A day that the pack asks for, which may lie ahead; None where nobody said."""
        found: date | None = self.request.told.get(name) or self.order.told.get(name)
        return found

    def dispatch(self) -> str:
        """Whether none, a part or the whole of what was not cancelled has left the shop."""
        counts = [line.shipped for line in self.order.lines if line.shipped is not None]
        gone = isinstance(self.shipped, date) or self._is_handed_over()
        if not counts or (self.shipped is NOT_YET and not gone):
            return "whole" if gone else "none"
        if sum(counts) >= sum(line.quantity - line.cancelled for line in self.order.lines):
            return "whole"
        return "partly" if any(counts) or gone else "none"

    def _is_handed_over(self) -> bool:
        """What is still to come, not yet paid or told to be here is not carried out when it is ordered."""
        if self.order.delivered is not None or not isinstance(self.delivered, date):
            return isinstance(self.delivered, date)
        return not any(line.kind in ("preorder", "layaway") or line.shipped == 0 for line in self.order.lines)

    def takes_the_last(self) -> bool:
        """Whether nothing of the order remains after the parts asked about."""
        left = sum(line.quantity - line.returned - line.cancelled for line in self.order.lines)
        return left == sum(part.quantity for part in self.parts)

    def any_returned(self) -> bool:
        """Whether an earlier request of the kind, a return or a cancellation, already gave something back."""
        if self.facts.ask == "cancel":
            return any(line.cancelled for line in self.order.lines)
        return any(line.returned for line in self.order.lines)

    def has_effect(self) -> bool:
        """Whether the money came: a check when it arrives, a money order in effect, the rest when placed."""
        payment = self.order.payment
        if "check" in payment and not isinstance(self.check_received, date):
            return False
        return "money_order" not in payment or isinstance(self.effective, date)


def on_the_day(day: date | None, on: date) -> Day:
    """The day if it has come, `NOT_YET` if it lies after the day asked."""
    return NOT_YET if day is not None and day > on else day


def _parts(facts: Facts) -> tuple[Part, ...]:
    """The parts asked about in the order's own sequence; the condition found is their own or the parcel's."""
    request, lines = facts.request, facts.order.lines
    found = request.condition or NOBODY_LOOKED
    own = {each.key: each.condition or found for each in request.lines}
    parts: list[Part] = []
    for place, quantity in _asked(facts):
        part = Part(len(parts), place, lines[place], quantity)
        part.condition = own.get(part.key, found)
        parts.append(part)
    return tuple(parts)


def _asked(facts: Facts) -> list[tuple[int, int]]:
    """The places of the lines asked about and how many of each; without any named, all that remain."""
    lines, asked = facts.order.lines, facts.request.lines
    if asked:
        wanted = {each.key: each.quantity for each in asked}
        return [(place, wanted[line.key]) for place, line in enumerate(lines) if line.key in wanted]
    left = []
    for place, line in enumerate(lines):
        quantity = line.quantity - line.returned - line.cancelled
        if quantity > 0:
            left.append((place, quantity))
    return _awaited(lines, left) if facts.ask == "balance" else left


def _awaited(lines: tuple[LineFacts, ...], left: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pre-ordered lines, without those whose balance was asked for before as long as there are others."""
    ordered = [each for each in left if lines[each[0]].kind == "preorder"]
    return [each for each in ordered if not lines[each[0]].balanced] or ordered
