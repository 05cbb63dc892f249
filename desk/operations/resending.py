"""A parcel that came back leaves once more: its goods were billed, only its way costs again."""

from desk.operations import billings, booking, payments, standing
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.billing import Pieces
from desk.records.errors import BadInput, Refused
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.packing import UNPAID, Hold
from desk.records.shipments import CHECKS, Dispatch, Packed, Shipment
from desk.records.texts import need_text
from desk.store import numbers, orders, shipments


def check_parcel(desk: Desk, order: Order, dispatch: Dispatch) -> None:
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


def pieces(order: Order, parcel: Shipment) -> Pieces:
    """What was in a parcel; all that left, of one that was entered without telling its lines."""
    if parcel.lines:
        return {line.line: line.quantity for line in parcel.lines}
    return {line.id: line.shipped for line in order.lines if line.shipped}


def missing(desk: Desk, order: Order, parcel: Shipment) -> Money:
    """What is to be paid before a parcel leaves again: what is owed for what left, and its own way.

    What is still to leave may wait for its balance, but its deposit does not pay for the parcel.
    """
    owed = booking.receivable(desk, order.number)
    billed = total(each.amount for each in billings.again_for(desk, order, parcel.id))
    lacking = max(ZERO, _at_once(desk, order) - booking.held(desk, order.number))
    return Money(min(max(ZERO, order.owed), owed + min(lacking, max(ZERO, billed - owed))))


def _at_once(desk: Desk, order: Order) -> Money:
    """What was due at once of the pieces that are still to leave."""
    if not order.is_open:
        return ZERO
    return max(ZERO, payments.first_due(desk, order) - order.billed)


def held(desk: Desk, order: Order, dispatch: Dispatch) -> tuple[Hold, ...]:
    """What keeps a parcel from leaving again; raises Refused where it does not wait for that."""
    return holds(missing(desk, order, waiting(desk, order, dispatch)))


def holds(lacking: Money) -> tuple[Hold, ...]:
    """What keeps a parcel from leaving again for which so much is to be paid first."""
    return (Hold(UNPAID),) if lacking else ()


def waiting(desk: Desk, order: Order, dispatch: Dispatch) -> Shipment:
    """The parcel that is to leave again; raises Refused where none waits for that, BadInput."""
    check_parcel(desk, order, dispatch)
    parcels = shipments.of_order(desk.db, order.id)
    found = next((each for each in parcels if each.waits and each.number == dispatch.again), None)
    if found is None or found.came_back is None:
        raise Refused("parcel-not-waiting", number=dispatch.again)
    if dispatch.on < found.came_back:
        raise BadInput("sent-before-back", on=dispatch.on, back=found.came_back)
    asked = {packed.line: packed.quantity for packed in dispatch.packed}
    if asked and asked != pieces(order, found):
        raise BadInput("parcel-not-whole", number=found.number)
    return found


def send(desk: Desk, order: Order, dispatch: Dispatch) -> None:
    """Write in the open transaction that a parcel left again, whatever held it."""
    old = waiting(desk, order, dispatch)
    packed = dispatch.packed or tuple(Packed(line, count) for line, count in pieces(order, old).items())
    orders.touch(desk.db, order)
    number = numbers.next_number(desk.db, codes.SHIPMENT, desk.clock.today().year)
    service = dispatch.service or old.service
    cost = dispatch.cost
    parcel = Shipment(
        *(0, number, order.number, dispatch.on, None, service, dispatch.tracking, cost), resends=old.id
    )
    key = shipments.add(desk.db, order.id, parcel)
    for each in packed:
        shipments.add_line(desk.db, key, each, desk.moment, desk.who)
    booking.post(desk, "order_shipped", order.number, dispatch.on, (("shipping_cost", cost or ZERO, ""),))
    standing.refresh(desk, order.number)
    told = {"parcel": number, "again": old.number, "shipped": dispatch.on, "service": service}
    desk.remember("ship", order.number, after=told if cost is None else {**told, "shipping_cost": cost})
