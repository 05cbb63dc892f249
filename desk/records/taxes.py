"""What of a sale sales tax was taken of, and what not, in the state that the goods went to."""

from collections.abc import Iterable

from desk.records.addresses import Address
from desk.records.billing import Pieces, worth
from desk.records.ledger import Sold
from desk.records.money import ZERO, Money, share, total
from desk.records.orders import NewOrder, Order

Amounts = Iterable[tuple[str, Money, str]]


def sold(order: Order, pieces: Pieces, merchandise: Money) -> Sold:
    """What these pieces come to, of which ``merchandise`` is billed, by what of them is taxed.

    An order that bears no tax has nothing taxable: its state takes none here, or its goods are free of it.
    """
    values = [
        (line.untaxed, worth(line, line.cancelled + line.shipped, pieces[line.id]))
        for line in order.lines
        if pieces.get(line.id)
    ]
    return _sold(order, values, merchandise)


def entered(new: NewOrder) -> Sold:
    """The same for an order that was taken and sent elsewhere."""
    return _sold(new, [(line.untaxed, line.value) for line in new.lines], new.merchandise)


def came_back(order: Order, pieces: Pieces, amounts: Amounts) -> Sold:
    """What is sold no more as these pieces came back, by the price that an answer gives back of them."""
    merchandise = total(money for label, money, _clause in amounts if label == "merchandise")
    values = [
        (line.untaxed, worth(line, line.cancelled + line.returned, pieces[line.id]))
        for line in order.lines
        if pieces.get(line.id)
    ]
    return -_sold(order, values, merchandise)


def _sold(order: Order | NewOrder, values: list[tuple[bool, Money]], merchandise: Money) -> Sold:
    taxed = total(value for untaxed, value in values if not untaxed)
    every = total(value for _untaxed, value in values)
    taxable = Money(share(merchandise, ZERO, taxed, every)) if order.tax else ZERO
    return Sold(_state(order.ship_to), taxable, merchandise - taxable)


def _state(address: Address) -> str:
    """The state of the US; empty for a parcel that went abroad."""
    return address.state if address.country == "US" else ""
