"""A parcel that came back leaves once more: its goods were billed, only its way costs again."""

from desk.operations import billings, booking, dispatches, payments, standing
from desk.operations.desk import Desk
from desk.records import billing
from desk.records.errors import BadInput, Refused
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.packing import UNPAID, Hold
from desk.records.shipments import Dispatch, Shipment
from desk.store import shipments


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
    dispatches.check(desk, order, dispatch)
    parcels = shipments.of_order(desk.db, order.id)
    found = next((each for each in parcels if each.waits and each.number == dispatch.again), None)
    if found is None or found.came_back is None:
        raise Refused("parcel-not-waiting", number=dispatch.again)
    if dispatch.on < found.came_back:
        raise BadInput("sent-before-back", on=dispatch.on, back=found.came_back)
    asked = {packed.line: packed.quantity for packed in dispatch.packed}
    if asked and asked != billing.pieces_in(order, found):
        raise BadInput("parcel-not-whole", number=found.number)
    return found


def send(desk: Desk, order: Order, dispatch: Dispatch) -> None:
    """Write in the open transaction that a parcel left again, whatever held it."""
    old = waiting(desk, order, dispatch)
    parcel = dispatches.add(desk, order, dispatch, billing.pieces_in(order, old), old)
    cost = (("shipping_cost", parcel.cost or ZERO, ""),)
    booking.post(desk, "order_shipped", order.number, dispatch.on, cost)
    standing.refresh(desk, order.number)
    dispatches.remember(desk, parcel, old)
