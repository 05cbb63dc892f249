"""The facts of one question as they stand on its day: what has not happened yet, the parts asked about.

Amounts are plain whole cents in here; the engine makes Money of what it answers.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from desk.records.facts import Choices, Condition, Facts, LineFacts, Place
from desk.records.money import ZERO, divide

UNTAXED = "untaxed"
NOBODY_LOOKED = Condition(opened=None, damaged=None)


class NotYet:
    """A day that lies after the day of the question: it is known to come, and has not."""


NOT_YET: Final = NotYet()
Day = date | NotYet | None
Include = Callable[[LineFacts], bool]


class Part:
    """Some pieces of an order line; ``value`` is what they were sold for, ``before`` how many are gone."""

    __slots__ = (
        "before",
        "condition",
        "given",
        "key",
        "line",
        "number",
        "place",
        "quantity",
        "taken",
        "value",
    )

    def __init__(self, number: int, place: int, line: LineFacts, quantity: int) -> None:
        self.number = number
        self.place = place
        self.line = line
        self.key = line.key
        self.quantity = quantity
        self.before = line.returned + line.cancelled
        self.value = units_value(line, self.before, quantity)
        self.condition = NOBODY_LOOKED
        self.given = self.taken = 0


def line_value(line: LineFacts) -> int:
    """What a whole line was sold for."""
    return int(line.price) * line.quantity - int(line.discount)


def units_value(line: LineFacts, before: int, quantity: int) -> int:
    """What some pieces of a line cost after ``before`` others; a discount is shared over them, cumulated."""
    value = int(line.price) * quantity
    if line.discount:
        whole = int(line.discount) * before
        value += divide(whole, line.quantity) - divide(whole + int(line.discount) * quantity, line.quantity)
    return value


class View:
    """What a rule may look at; dates of the order after the day asked are `NOT_YET`, unknown ones None."""

    __slots__ = (
        "_rests",
        "_spreads",
        "balance_paid",
        "check_received",
        "delivered",
        "effective",
        "facts",
        "notes",
        "on",
        "order",
        "parts",
        "place",
        "placed",
        "processed",
        "request",
        "shipped",
        "shipping_charged",
        "shipping_cost",
        "tax_rates",
        "wants",
    )

    def __init__(self, facts: Facts, choices: Choices, home: Place | None) -> None:
        order, request = facts.order, facts.request
        self.facts, self.order, self.request = facts, order, request
        self.on = on = request.on
        self.tax_rates = choices.tax_rates
        self.place = order.ship_to
        self.shipping_charged, self.shipping_cost = order.shipping_charged, order.shipping_cost
        self.placed = order.placed
        self.delivered = _on_the_day(order.delivered, on)
        self.processed = _on_the_day(order.processed, on)
        self.shipped = _on_the_day(order.shipped, on)
        self.effective = _on_the_day(order.effective, on)
        self.check_received = _on_the_day(order.check_received, on)
        self.balance_paid = _on_the_day(order.balance_paid, on)
        if order.service == "pickup":
            self._carry_out(home)
        self.parts = _parts(facts)
        self.wants: dict[tuple[str, str], None] = {}
        self.notes: dict[str, None] = {}
        self._spreads: dict[Include | None, tuple[list[int], int]] = {}
        self._rests: list[int] | None = None

    def _carry_out(self, home: Place | None) -> None:
        """Handed over in the shop: its own address, delivered when placed, no shipping (policy.md)."""
        self.place = home or self.place
        if self.delivered is None:
            self.delivered = self.placed
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

    def rest(self, part: Part) -> int:
        """The taxable value that remains of the order before a part comes back, part after part."""
        if self._rests is None:
            reached = self.spread(is_taxable)[1]
            for line in self.order.lines:
                gone = line.returned + line.cancelled
                if gone and is_taxable(line):
                    reached -= units_value(line, 0, gone)
            self._rests = []
            for each in self.parts:
                self._rests.append(reached)
                if is_taxable(each.line):
                    reached -= each.value
        return self._rests[part.number]

    def any_returned(self) -> bool:
        """Whether an earlier request already gave something back."""
        return any(line.returned for line in self.order.lines)

    def has_effect(self) -> bool:
        """Whether the money came: a check when it arrives, a money order in effect, the rest when placed."""
        payment = self.order.payment
        if "check" in payment and not isinstance(self.check_received, date):
            return False
        return "money_order" not in payment or isinstance(self.effective, date)


def is_taxable(line: LineFacts) -> bool:
    """Whether sales tax is charged on a line; an import marks the ones it was not charged on."""
    return UNTAXED not in line.tags


def _on_the_day(day: date | None, on: date) -> Day:
    return NOT_YET if day is not None and day > on else day


def _parts(facts: Facts) -> tuple[Part, ...]:
    """The parts asked about in the order's own sequence; without any named, all that remain."""
    lines, asked = facts.order.lines, facts.request.lines
    if not asked:
        left = [
            (place, line)
            for place, line in enumerate(lines)
            if line.quantity > line.returned + line.cancelled
        ]
        parts = [
            Part(number, place, line, line.quantity - line.returned - line.cancelled)
            for number, (place, line) in enumerate(left)
        ]
    else:
        wanted = {each.key: each for each in asked}
        found = [(place, line) for place, line in enumerate(lines) if line.key in wanted]
        parts = [
            Part(number, place, line, wanted[line.key].quantity) for number, (place, line) in enumerate(found)
        ]
    _look(facts, parts)
    return tuple(parts)


def _look(facts: Facts, parts: list[Part]) -> None:
    """Give each part the condition that was found: its own, else the parcel's."""
    own = {each.key: each.condition for each in facts.request.lines if each.condition}
    for part in parts:
        part.condition = own.get(part.key) or facts.request.condition or NOBODY_LOOKED
