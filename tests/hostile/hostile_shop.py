"""A shop in which everything that people can type is one hostile text, put there by way of operations."""

from datetime import date
from typing import NamedTuple

from desk.operations import drafts, orders, returns, strays
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.errors import Refused
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from desk.records.returns import Ask, Parcel, Return
from desk.records.strays import Stray
from tests.gui.returning import FOUND


class Made(NamedTuple):
    """The records of one text: its order, RAs that are settled, voided and open, the slip, buyer, item,
    and a parcel without a return."""

    text: str
    order: str
    settled: str
    voided: str
    open: str
    slip: str
    buyer: str
    sku: str
    stray: str


def address(text: str) -> Address:
    """An address of one text all through; the state decides the tax and stays one."""
    return Address(text, text, text, text, text, "MO", text, "US", text)


def new_order(text: str, number: str, mark: int = 0) -> NewOrder:
    """A delivered order with three lines; what must be unlike others of a shop ends in ``mark``."""
    lines = tuple(NewLine(f"{text}{end}", text, 1, Money(8995)) for end in ("", "~", "!"))
    return NewOrder(
        placed=date(2026, 3, 2),
        number=number,
        name=text,
        email=f"{text}@{mark}",
        phone=text,
        address=address(text),
        ship_to=address(text),
        lines=lines,
        payments=(NewPayment("card", Money(30000), date(2026, 3, 2), text),),
        processed=date(2026, 3, 2),
        shipped=date(2026, 3, 4),
        delivered=date(2026, 3, 9),
        shipping_charged=Money(1295),
        shipping_cost=Money(1120),
        tax=Money(1720),
        source=text,
        note=text,
    )


def fill(desk: Desk, text: str, mark: int) -> Made:
    """Enter the order, return a line of it in each of three ways, and begin a draft."""
    order = _entered(desk, text, mark)
    first, second, third = (_issue(desk, order, place) for place in range(3))
    parcel = Parcel(date(2026, 3, 13), date(2026, 3, 13), True, ((first.lines[0].id, FOUND),))
    done = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, first.number), parcel))
    returns.void_ra(desk, second.number, text)
    typed = {"lines": {}, "reason": text, "on": text, "delivered": text, "cost": text, "questions": {}}
    drafts.save(desk, "issue", order.number, typed)
    assert done.slip is not None
    numbers = (order.number, first.number, second.number, third.number)
    stray = strays.note_stray(desk, Stray("", date(2026, 3, 13), text, text, text, text))
    bought = (order.customer.number, order.lines[0].sku)
    return Made(text, *numbers, done.slip.number, *bought, stray.number)


def _entered(desk: Desk, text: str, mark: int) -> Order:
    """An order whose number is the text itself, for every other one that no other order has taken."""
    try:
        return orders.enter_order(desk, new_order(text, text if mark % 2 else f"{text} {mark}", mark))
    except Refused:
        return orders.enter_order(desk, new_order(text, f"{text} {mark}", mark))


def _issue(desk: Desk, order: Order, place: int) -> Return:
    parts = (LinePart(str(order.lines[place].id), 1),)
    return returns.issue_ra(desk, Ask(order.number, "changed_mind", desk.clock.today(), parts))
