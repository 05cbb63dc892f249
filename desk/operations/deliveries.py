"""When pieces reached their customer, by the parcels that they were in, and the order with the last."""

from collections.abc import Sequence
from datetime import date

from desk.operations.desk import Desk
from desk.operations.orders import note_delivery
from desk.records import billing
from desk.records.errors import BadInput, Wanting
from desk.records.orders import Order, OrderLine
from desk.records.returns import Ask
from desk.records.shipments import REFUNDED, Shipment
from desk.store import orders, shipments


def are_apart(desk: Desk, order: Order) -> bool:
    """Whether its pieces are judged by the day of their own parcel: not all of the order has arrived."""
    if order.shipped is None:
        return True
    return order.delivered is None and len(shipments.of_order(desk.db, order.id)) > 1


def end(desk: Desk, number: str) -> None:
    """Note in the open transaction that an order arrived, once nothing of it is to leave or on its way.

    What came back and does not leave again is no part of it any more.
    """
    order = orders.get(desk.db, number)
    kept = [each for each in shipments.of_order(desk.db, order.id) if not each.came_back or each.waits]
    days = [each.delivered for each in kept if each.delivered]
    if not order.shipped or order.delivered or not days or len(days) < len(kept):
        return
    if max(days) < order.shipped:
        # The last to leave was lost: the order left with the last that arrived.
        orders.mark_shipped(desk.db, order.id, max(each.shipped for each in kept if each.shipped))
        order = orders.get(desk.db, number)
    note_delivery(desk, order, max(days))


def day_of(desk: Desk, order: Order, ask: Ask) -> date:
    """The day on which the last of the pieces asked about arrived, as kept or as told.

    Raises BadInput for more pieces than reached the customer and are there still, and for a day that cannot
    be; Wanting where it is not known.
    """
    came, awaited = _look(desk, order, ask)
    known = max((each.delivered for each in came if each.delivered), default=None)
    told = ask.delivered
    if told is None and awaited:
        raise Wanting("wants-delivered", number=order.number)
    for each in awaited:
        if told and each.shipped and told < each.shipped:
            raise BadInput("delivered-before-shipped", number=each.number, on=told, shipped=each.shipped)
    if not awaited and told not in (None, known):
        raise BadInput("told-otherwise-delivered", number=order.number, told=told, known=known)
    return max(day for day in (told, known) if day)


def note(desk: Desk, order: Order, ask: Ask) -> None:
    """Write down in the open transaction that the parcels with the pieces asked about arrived, as told."""
    _, awaited = _look(desk, order, ask)
    for each in awaited:
        assert ask.delivered is not None, "day_of() asked for it"
        shipments.mark_delivered(desk.db, each.id, ask.delivered)
        told = {"parcel": each.number, "delivered": ask.delivered}
        desk.remember("mark_parcel_delivered", order.number, after=told)
    if awaited:
        orders.touch(desk.db, order)
        end(desk, order.number)


def _look(desk: Desk, order: Order, ask: Ask) -> tuple[list[Shipment], list[Shipment]]:
    """The parcels with pieces asked about: those that arrived, and as many others as they were in."""
    parcels = shipments.of_order(desk.db, order.id)
    went = [each for each in parcels if each.shipped and not each.came_back]
    came = [each for each in went if each.delivered]
    lines, short = {line.id: line for line in order.lines}, dict[int, int]()
    for part in ask.lines:
        line = lines[int(part.key)]
        gone = line.returned + line.under_ra
        gone -= _of(order, line, [each for each in parcels if each.fate == REFUNDED])
        left = _of(order, line, went) - gone
        if part.quantity > left:
            raise BadInput("too-many-pieces", sku=line.sku, asked=part.quantity, left=left)
        short[line.id] = part.quantity - (_of(order, line, came) - gone)
    awaited = []
    for each in went:
        inside = billing.pieces_in(order, each)
        if not each.delivered and any(short.get(key, 0) > 0 for key in inside):
            awaited.append(each)
            short = {key: count - inside.get(key, 0) for key, count in short.items()}
    return [each for each in came if short.keys() & billing.pieces_in(order, each).keys()], awaited


def _of(order: Order, line: OrderLine, parcels: Sequence[Shipment]) -> int:
    """The pieces of a line that were in parcels."""
    return sum(billing.pieces_in(order, each).get(line.id, 0) for each in parcels)
