"""The same item sent again for one that came back or was missing: an order of its own that costs nothing."""

from desk.operations import quoting, shipping, standing
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.errors import Refused
from desk.records.money import ZERO
from desk.records.orders import STOCK, NewLine, NewOrder, Order
from desk.records.paybacks import IN_KIND
from desk.records.payments import CASH
from desk.records.returns import Return
from desk.store import items, numbers, orders, replacements, returns, returns_list


def send(desk: Desk, ra: Return, order: Order) -> str:
    """Place the order for the pieces of a settled return, inside the open transaction; its number.

    Its lines cost 0.00, nothing is to be paid and nothing holds it; it ships as any order. What of it is on
    the shelf is set aside.
    """
    today = desk.clock.today()
    taken: dict[str, int] = {}
    new = NewOrder(
        placed=today,
        name=order.customer.name,
        customer=order.customer.number,
        ship_to=order.ship_to,
        lines=tuple(_line(desk, line.sku, line.name, line.quantity, taken) for line in ra.lines),
        payment_method=CASH,
        processed=today,
        service=order.service,
    )
    quoted = quoting.quote(desk, new)
    number = numbers.next_number(desk.db, codes.ORDER, today.year)
    orders.place(desk.db, new, number, order.customer, quoted.order)
    replacements.mark(desk.db, number, ra.id)
    desk.remember("send_replacement", number, after={"return": ra.number, "customer": order.customer.number})
    standing.refresh(desk, number)
    return number


def _line(desk: Desk, sku: str, name: str, quantity: int, taken: dict[str, int]) -> NewLine:
    """A line that costs nothing; ``taken`` are the pieces that lines before it hold of what is free."""
    item = items.by_sku(desk.db, sku)
    free = item.free if item is not None else None
    aside = 0 if free is None else max(0, min(quantity, free - taken.get(sku, 0)))
    taken[sku] = taken.get(sku, 0) + aside
    return NewLine(sku, name, quantity, ZERO, kind=STOCK, allocated=aside)


def call_off(desk: Desk, ra: Return) -> None:
    """Void the order for a return whose settlement is taken back, inside the open transaction.

    Where it was cancelled, or came back and leaves no more, there is nothing to void. Raises Refused
    ``replacement-shipped`` once any of it left and is not back, or was replaced itself.
    """
    number = replacements.order_of(desk.db, ra.id)
    if not number:
        return
    order = orders.get(desk.db, number)
    if any(line.shipped for line in order.lines) and _is_away(desk, order):
        raise Refused("replacement-shipped", number=ra.number, order=number)
    if order.is_open:
        shipping.void(desk, order)
        desk.remember("void_order", number, after={"state": "voided", "return": ra.number})


def _is_away(desk: Desk, order: Order) -> bool:
    """Whether a customer has any of an order, or was sent another piece for one that came back."""
    if order.is_open or any(line.shipped > line.returned for line in order.lines):
        return True
    again = (replacements.order_of(desk.db, row.id) for row in returns_list.for_order(desk.db, order.number))
    return any(_is_away(desk, orders.get(desk.db, number)) for number in again if number)


def need_none(desk: Desk, order: Order) -> None:
    """Raise Refused ``replacement-stays`` for an order that a return was settled with, while it is all here.

    It goes with its settlement: alone the customer would be left with nothing.
    """
    ra = replacements.return_of(desk.db, order.id)
    if ra and not any(line.shipped for line in order.lines):
        raise Refused("replacement-stays", number=order.number, ra=ra)


def need_first(desk: Desk, ra: Return) -> None:
    """Raise Refused ``replacement-over`` for a return of what was sent again where the first one stands no
    more.

    It is the customer's again if that settlement is reversed, and was made good for otherwise since.
    """
    first = replacements.return_of(desk.db, orders.get(desk.db, ra.order).id)
    done = returns.get(desk.db, first).in_force if first else None
    if first and (done is None or done.destination not in IN_KIND):
        raise Refused("replacement-over", number=ra.number, ra=first)


def of_return(desk: Desk, ra: Return) -> str:
    """The number of the order that sends the same item again for a return; empty where there is none."""
    return replacements.order_of(desk.db, ra.id)


def return_of(desk: Desk, order: Order) -> str:
    """The number of the return that an order is the replacement for; empty for an order as any."""
    return replacements.return_of(desk.db, order.id)
