"""What pieces that leave the shop make due: their price, their share of the tax, the shipping with the first.

Shares are by value and cumulated, and the last pieces bring what is left, so that all parcels of an order
together bill what it comes to, to the cent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.records.money import ZERO, Money, divide, share, total
from desk.records.orders import Order, OrderLine

Pieces = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Bill:
    """What some pieces come to."""

    merchandise: Money = ZERO
    tax: Money = ZERO
    shipping: Money = ZERO

    @property
    def total(self) -> Money:
        """All of it."""
        return self.merchandise + self.tax + self.shipping


def worth(line: OrderLine, before: int, pieces: int) -> Money:
    """What some pieces of a line cost after ``before`` others; a discount is shared over them, cumulated."""
    discount = int(line.discount)
    past, upto = divide(discount * before, line.quantity), divide(discount * (before + pieces), line.quantity)
    return line.price * pieces - Money(upto - past)


def bill(order: Order, pieces: Pieces) -> Bill:
    """What is due when these pieces, by their line's id, leave after those that left before."""
    gone = {line.id: worth(line, line.cancelled, line.shipped) for line in order.lines}
    now = {
        line.id: worth(line, line.cancelled + line.shipped, pieces.get(line.id, 0)) for line in order.lines
    }
    taxed = {line.id for line in order.lines if not line.untaxed}
    base = total(line.value for line in order.lines if line.id in taxed)
    before = total(value for key, value in gone.items() if key in taxed)
    leaving = total(value for key, value in now.items() if key in taxed)
    merchandise, shipping = total(now.values()), shipping_of(order)
    if all(pieces.get(line.id, 0) == line.unshipped for line in order.lines):
        past = total(gone.values()) + share(order.tax, 0, before, base)
        past += order.shipping_charged - shipping
        return Bill(merchandise, order.total - order.released - past - merchandise - shipping, shipping)
    return Bill(merchandise, Money(share(order.tax, before, leaving, base)), shipping)


def shipping_of(order: Order) -> Money:
    """The shipping that the next parcel brings: all of it with the first, then none."""
    return ZERO if any(line.shipped for line in order.lines) else order.shipping_charged


def billed(order: Order) -> Money:
    """What the pieces that left so far have made due."""
    if all(line.unshipped == 0 for line in order.lines):
        return order.total - order.released
    gone = [(line, worth(line, line.cancelled, line.shipped)) for line in order.lines]
    base = total(line.value for line in order.lines if not line.untaxed)
    taxed = total(value for line, value in gone if not line.untaxed)
    shipping = order.shipping_charged - shipping_of(order)
    return total(value for _, value in gone) + share(order.tax, 0, taxed, base) + shipping


def missing(order: Order, pieces: Pieces) -> Money:
    """What has to be paid before these pieces may leave; 0.00 where the money is there."""
    held = order.paid - order.withdrawn - billed(order)
    return max(ZERO, bill(order, pieces).total - held)


def whole(order: Order) -> Pieces:
    """All pieces of an order that are in the shop and still to leave."""
    return {line.id: line.shippable for line in order.lines if line.shippable}
