"""Several returns in one parcel, on which the number of one of them stands."""

from desk.operations.desk import Desk
from desk.records.orders import Order
from desk.records.returns import Return
from desk.store import orders, orders_list, returns, returns_list

OPEN = ("open",)
_MOST = 20


def beside(desk: Desk, ra: Return, states: tuple[str, ...] = OPEN) -> tuple[Return, ...]:
    """The other returns of the parcel that a return comes in, those in some states."""
    rows = returns_list.of_parcel(desk.db, ra.id, ra.on_parcel)
    return tuple(returns.get(desk.db, row.number) for row in rows if row.state in states)


def next_in_parcel(desk: Desk, number: str) -> Return:
    """The return that is received next where the number of this one was scanned from a parcel.

    It is the return itself while it is open, then the first other one of the parcel on which its number
    stands; the one that was asked for where all are done.
    """
    ra = returns.get(desk.db, number)
    if ra.state in OPEN or ra.head:
        return ra
    return next(iter(beside(desk, ra)), ra)


def orders_beside(desk: Desk, number: str) -> tuple[Order, ...]:
    """The customer's other orders of which something that left can still come back, the newest first.

    It may come in the parcel of the return whose number is given; the newest twenty are looked at.
    """
    first = orders.get(desk.db, returns.get(desk.db, number).order)
    some = orders_list.of_customer(desk.db, first.customer.id)[:_MOST]
    found = (orders.get(desk.db, row.number) for row in orders_list.rows(desk.db, some))
    return tuple(each for each in found if each.id != first.id and _has_left(each))


def _has_left(order: Order) -> bool:
    return order.cancelled is None and any(line.returnable > 0 for line in order.lines)
