"""Parts of an order: some pieces of a line, and what they were sold for; whole cents."""

from desk.records.facts import Condition, LineFacts
from desk.records.money import divide, share

UNTAXED = "untaxed"
NOBODY_LOOKED = Condition(opened=None, damaged=None)


class Part:
    """Some pieces of an order line; ``value`` is what they were sold for, ``before`` how many are gone.

    What is ``given`` back for it is ``priced`` as far as it is of its price, ``taxed`` as far as it is tax,
    ``shipped`` as far as it is of the order's shipping.
    """

    __slots__ = (
        "before",
        "condition",
        "given",
        "key",
        "line",
        "log",
        "number",
        "place",
        "priced",
        "quantity",
        "shipped",
        "taken",
        "taxed",
        "value",
    )

    def __init__(self, number: int, place: int, line: LineFacts, quantity: int) -> None:
        self.number = number
        self.place = place
        self.line = line
        self.key = line.key
        self.quantity = quantity
        self.before = line.returned + line.cancelled
        self.value = units_value(line, self.before, quantity) if line.discount else int(line.price) * quantity
        self.condition = NOBODY_LOOKED
        # What each rule gave and took, by the rule's place: rules below it are not counted.
        self.log: list[tuple[int, int, int]] = []
        self.given = self.priced = self.taxed = self.shipped = self.taken = 0


def line_value(line: LineFacts) -> int:
    """What a whole line was sold for."""
    value = int(line.price) * line.quantity
    return value - int(line.discount) if line.discount else value


def units_value(line: LineFacts, before: int, quantity: int) -> int:
    """What some pieces of a line cost after ``before`` others; a discount is shared over them, cumulated."""
    value = int(line.price) * quantity
    if line.discount:
        whole = int(line.discount) * before
        value += divide(whole, line.quantity) - divide(whole + int(line.discount) * quantity, line.quantity)
    return value


def is_taxable(line: LineFacts) -> bool:
    """Whether sales tax is charged on a line; an import marks the ones it was not charged on."""
    return UNTAXED not in line.tags


def cumulated(whole: int, part: Part) -> int:
    """A part's share of what is on its whole line, by value; the shares of all its pieces add up."""
    line = part.line
    if part.quantity == line.quantity:
        return whole if part.value else 0
    return share(whole, units_value(line, 0, part.before), part.value, line_value(line))
