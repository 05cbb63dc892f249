"""A parcel that is about to leave: what no parcel can be, and what is written of each that does."""

from desk.operations.desk import Desk
from desk.records import codes
from desk.records.billing import Pieces
from desk.records.errors import BadInput
from desk.records.money import ZERO
from desk.records.orders import PICKUP, Order
from desk.records.shipments import CHECKS, Dispatch, Packed, Shipment
from desk.records.texts import need_text
from desk.store import numbers, orders, shipments


def check(desk: Desk, order: Order, dispatch: Dispatch) -> None:
    """Raises BadInput for what no parcel can be: its texts, its day, its cost, how it was checked."""
    need_text(dispatch)
    desk.need_near(dispatch.on)
    if dispatch.cost is not None and dispatch.cost < ZERO:
        raise BadInput("cost-negative", amount=dispatch.cost)
    if dispatch.on < order.placed:
        raise BadInput("shipped-before-placed", number=order.number, on=dispatch.on, placed=order.placed)
    for packed in dispatch.packed:
        if packed.checked and packed.checked not in CHECKS:
            raise BadInput("pack-check-unknown", checked=packed.checked, known=", ".join(CHECKS))


def add(
    desk: Desk, order: Order, dispatch: Dispatch, pieces: Pieces, before: Shipment | None = None
) -> Shipment:
    """Write a parcel with its pieces down in the open transaction, under a number of its own; as it is kept.

    ``before`` is the parcel that came back, of one that leaves again.
    """
    packed = dispatch.packed or tuple(Packed(line, count) for line, count in pieces.items())
    orders.touch(desk.db, order)
    handed = order.service == PICKUP and before is None
    parcel = Shipment(
        0,
        number=numbers.next_number(desk.db, codes.SHIPMENT, desk.clock.today().year),
        order=order.number,
        shipped=dispatch.on,
        delivered=dispatch.on if handed else None,
        service=dispatch.service or (before or order).service,
        tracking=dispatch.tracking,
        cost=dispatch.cost,
        resends=before.id if before else None,
    )
    key = shipments.add(desk.db, order.id, parcel)
    for each in packed:
        shipments.add_line(desk.db, key, each, desk.moment, desk.who)
    return parcel


def remember(desk: Desk, parcel: Shipment, before: Shipment | None = None) -> None:
    """Add the line of history that a parcel left, in the open transaction."""
    again = {"again": before.number} if before else {}
    told = {"parcel": parcel.number, **again, "shipped": parcel.shipped, "service": parcel.service}
    cost = {} if parcel.cost is None else {"shipping_cost": parcel.cost}
    desk.remember("ship", parcel.order, after={**told, **cost})
