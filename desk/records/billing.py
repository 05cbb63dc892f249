"""What pieces that leave the shop make due: their price, their share of the tax, the shipping with the first.

Shares are by value and cumulated, and the last pieces bring what is left, so that all parcels of an order
together bill what it comes to, to the cent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from desk.records.facts import LinePart
from desk.records.ledger import Sold
from desk.records.money import ZERO, Money, divide, share, total
from desk.records.orders import Order, OrderLine
from desk.records.shipments import Shipment

Pieces = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Bill:
    """What some pieces come to; ``sold`` is what of them is taxed where, as it is booked."""

    merchandise: Money = ZERO
    tax: Money = ZERO
    shipping: Money = ZERO
    sold: Sold | None = None

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
    shipping, (merchandise, tax) = shipping_of(order), _valued(order, pieces, attrgetter("shipped"))
    return _rest(order, merchandise, shipping) if is_rest(order, pieces) else Bill(merchandise, tax, shipping)


def _valued(order: Order, pieces: Pieces, gone: Callable[[OrderLine], int]) -> tuple[Money, Money]:
    """What pieces come to, and their share of the tax, after those that are ``gone`` of their lines."""
    now = {line.id: worth(line, line.cancelled + gone(line), pieces.get(line.id, 0)) for line in order.lines}
    taxed = [line for line in order.lines if not line.untaxed]
    before = total(worth(line, line.cancelled, gone(line)) for line in taxed)
    leaving, base = total(now[line.id] for line in taxed), total(line.value for line in taxed)
    return total(now.values()), Money(share(order.tax, before, leaving, base))


def _rest(order: Order, merchandise: Money, shipping: Money) -> Bill:
    """The last bill: what the others left of the order, in which the cents of all shares are made up for."""
    left = order.total - order.released - order.billed - shipping
    tax = max(ZERO, left - merchandise) if order.tax else ZERO
    return Bill(left - tax, tax, shipping)


def called_off(order: Order, pieces: Pieces) -> Money:
    """What is due no more when these pieces will not leave; the shipping with the last of an order only."""
    found = bill(order, pieces)
    return found.total if is_rest(order, pieces) else found.merchandise + found.tax


def came_to(order: Order, pieces: Pieces) -> Bill:
    """What pieces that come back had come to, by the shares of those before; with the last its shipping."""
    merchandise, tax = _valued(order, pieces, attrgetter("returned"))
    last = all(
        line.quantity == line.cancelled + line.returned + pieces.get(line.id, 0) for line in order.lines
    )
    return Bill(merchandise, tax, order.shipping_charged if last else ZERO)


def is_rest(order: Order, pieces: Pieces) -> bool:
    """Whether these pieces are all that is still to leave."""
    return all(line.unshipped == pieces.get(line.id, 0) for line in order.lines)


def shipping_of(order: Order) -> Money:
    """The shipping that the next parcel brings: all of it with the first, then none."""
    return ZERO if any(line.shipped for line in order.lines) else order.shipping_charged


def billed(order: Order) -> Money:
    """What the pieces that left so far have made due; all of it where nothing is to leave any more."""
    return order.billed if any(line.unshipped for line in order.lines) else order.total - order.released


def missing(order: Order, pieces: Pieces) -> Money:
    """What has to be paid before these pieces may leave; 0.00 where the money is there."""
    held = order.net_paid - billed(order)
    return max(ZERO, bill(order, pieces).total - held)


def parts_of(pieces: Pieces) -> tuple[LinePart, ...]:
    """Pieces as the policy is asked about them."""
    return tuple(LinePart(str(line), count) for line, count in pieces.items())


def whole(order: Order) -> Pieces:
    """All pieces of an order that are in the shop and still to leave."""
    return {line.id: pieces for line in order.lines if (pieces := line.shippable)}


def pieces_in(order: Order, parcel: Shipment) -> Pieces:
    """What was in a parcel; all that left, of one that was entered without telling its lines."""
    if parcel.lines:
        return {line.line: line.quantity for line in parcel.lines}
    return {line.id: line.shipped for line in order.lines if line.shipped}
