"""Shipping: what may leave and what keeps it here, the pack check, the parcel, and what it books."""

from dataclasses import replace

from desk.operations import (
    balances,
    booking,
    deciding,
    deliveries,
    dispatches,
    preorders,
    resending,
    standing,
)
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import billing, taxes
from desk.records.billing import Pieces
from desk.records.errors import BadInput, Refused
from desk.records.items import StockMovement
from desk.records.money import ZERO
from desk.records.orders import Order, OrderLine
from desk.records.packing import BALANCE, CHECK, INTERNATIONAL, UNPAID, Hold, PackSheet, ParcelLook
from desk.records.rights import Act
from desk.records.shipments import Dispatch
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import items, order_lines, orders, shipments, stock

# Holds with a sentence of their own; that of a check tells its day.
_TOLD = (UNPAID, BALANCE, INTERNATIONAL)


def pack_sheet(desk: Desk, number: str) -> PackSheet:
    """An order as the packing table needs it."""
    order = orders.get(desk.db, number)
    parcels = shipments.of_order(desk.db, order.id)
    again = next((each for each in parcels if each.waits), None)
    if again is not None:
        pieces = billing.pieces_in(order, again)
        missing = resending.missing(desk, order, again)
        held = resending.holds(missing)
    else:
        pieces = billing.whole(order) if order.is_open else {}
        held = standing.holds(desk, order, pieces, desk.clock.today()) if pieces else ()
        missing = balances.missing(desk, order, pieces) if pieces else ZERO
    return PackSheet(order, pieces, held, parcels, again, missing, _barcodes(desk, order))


def look_at_parcel(desk: Desk, dispatch: Dispatch) -> ParcelLook:
    """What holds a parcel about to leave; nothing is saved. Raises as shipping it would."""
    order = orders.get(desk.db, dispatch.order)
    found = _held(desk, order, dispatch)
    if dispatch.again:
        again = resending.waiting(desk, order, dispatch)
        return ParcelLook(found, resending.missing(desk, order, again))
    return ParcelLook(found, balances.missing(desk, order, _pieces(order, dispatch)))


def _barcodes(desk: Desk, order: Order) -> dict[str, str]:
    """What a scanner may read on the pieces of an order, and the SKU of the line that it stands for."""
    found = [(line, items.by_sku(desk.db, line.sku)) for line in order.lines]
    return {item.barcode: line.sku for line, item in found if item is not None and item.barcode}


def ship(desk: Desk, dispatch: Dispatch) -> Order:
    """A parcel leaves: checked, booked, taken from the stock; no pieces named are all that may leave.

    Raises Refused ``order-held`` naming until when, BadInput for pieces that are not there.
    """
    with desk.db.atomic():
        permit(desk, Act("ship", dispatch.order))
        order = orders.get(desk.db, dispatch.order)
        found = _held(desk, order, dispatch)
        if found:
            raise _refusal(order, found)
        send(desk, order, dispatch)
    return orders.get(desk.db, dispatch.order)


def _refusal(order: Order, found: tuple[Hold, ...]) -> Refused:
    """What keeps a parcel here, by the first hold; a shop's own has a sentence of its pack beside it."""
    first, names = found[0], ", ".join(hold.name for hold in found)
    told = first.name in _TOLD or (first.name == CHECK and first.until is not None)
    key = f"order-held-{first.name}" if told else "order-held"
    return Refused(key, number=order.number, until=first.until, holds=names)


def ship_anyway(desk: Desk, dispatch: Dispatch, reason: str) -> Order:
    """A parcel leaves although it is held, as the owner decides, with the reason kept.

    Raises Refused ``override-needless`` where nothing holds it.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        order = orders.get(desk.db, dispatch.order)
        found = _held(desk, order, dispatch)
        if not found:
            raise Refused("override-needless")
        act = Act("ship_anyway", order.number, facts=(why, repr(dispatch)))
        permit(desk, act)
        send(desk, order, dispatch)
        clauses = tuple(hold.clause for hold in found if hold.clause)
        deciding.keep(desk, act, order.number, why, Against("refused", clauses))
    return orders.get(desk.db, dispatch.order)


def _held(desk: Desk, order: Order, dispatch: Dispatch) -> tuple[Hold, ...]:
    if dispatch.again:
        return resending.held(desk, order, dispatch)
    _check(desk, order, dispatch)
    return standing.holds(desk, order, _pieces(order, dispatch), dispatch.on)


def _check(desk: Desk, order: Order, dispatch: Dispatch) -> None:
    standing.need(order)
    if order.shipped:
        raise Refused("order-already-shipped", number=order.number, on=order.shipped)
    dispatches.check(desk, order, dispatch)
    lines = {line.id: line for line in order.lines}
    for packed in dispatch.packed:
        line = lines.get(packed.line)
        if line is None:
            raise BadInput("line-not-on-order", line=packed.line, number=order.number)
        if not 1 <= packed.quantity <= line.shippable:
            raise BadInput("too-many-to-ship", sku=line.sku, asked=packed.quantity, left=line.shippable)
    if not _pieces(order, dispatch):
        raise Refused("nothing-to-ship", number=order.number)


def _pieces(order: Order, dispatch: Dispatch) -> Pieces:
    named = {packed.line: packed.quantity for packed in dispatch.packed}
    return named or billing.whole(order)


def send(desk: Desk, order: Order, dispatch: Dispatch) -> None:
    """Write in the open transaction that a parcel left, whatever held it."""
    if dispatch.again:
        resending.send(desk, order, dispatch)
        return
    _check(desk, order, dispatch)
    pieces, on = _pieces(order, dispatch), dispatch.on
    parcel = dispatches.add(desk, order, dispatch, pieces)
    bill = billing.bill(order, pieces)
    bill = replace(bill, sold=taxes.sold(order, pieces, bill.merchandise))
    booking.ship(desk, order.number, on, bill, dispatch.cost)
    orders.note_billed(desk.db, order.id, bill.total)
    for line in order.lines:
        if pieces.get(line.id):
            _take(desk, line, pieces[line.id], (parcel.number, dispatch))
    if order.processed is None:
        orders.mark_processed(desk.db, order.id, on)
    if billing.is_rest(order, pieces):
        orders.mark_shipped(desk.db, order.id, on)
        if parcel.delivered:
            orders.mark_delivered(desk.db, order.id, on)
    standing.refresh(desk, order.number)
    dispatches.remember(desk, parcel)


def _take(desk: Desk, line: OrderLine, count: int, parcel: tuple[str, Dispatch]) -> None:
    """Take a line's pieces from those set aside for it, then from the shelf, where they are counted."""
    number, dispatch = parcel
    freed = min(line.allocated, count)
    order_lines.ship(desk.db, line.id, count, freed)
    item = items.by_sku(desk.db, line.sku)
    if item is None or item.on_hand is None or item.free is None:
        return
    if count > item.free:
        raise Refused("stock-short", sku=line.sku, asked=count, free=item.free)
    moved = StockMovement(item.id, "shipped", -count, dispatch.on, desk.moment, number, desk.who)
    stock.move(desk.db, moved)


def call_off(desk: Desk, order: Order, pieces: Pieces) -> None:
    """Take pieces off an order in the open transaction: they are free again, for who waits for such first.

    A line whose other pieces are all here is in from today, when it waits for no more.
    """
    free: dict[str, int] = {}
    for line in order.lines:
        count = pieces.get(line.id, 0)
        if count:
            left = line.unshipped - count
            freed = max(0, line.allocated - left)
            order_lines.cancel(desk.db, line.id, count, freed)
            if line.awaited and left and line.allocated - freed == left:
                order_lines.mark_arrived(desk.db, line.id, desk.clock.today())
            free[line.sku] = free.get(line.sku, 0) + freed
    for sku in filter(free.get, free):
        preorders.serve(desk, sku)


def void(desk: Desk, order: Order) -> None:
    """Void an order of which nothing left, in the open transaction; its number stays taken."""
    orders.touch(desk.db, order)
    call_off(desk, order, {line.id: line.unshipped for line in order.lines})
    orders.mark_cancelled(desk.db, order.id, desk.clock.today(), voided=True)
    standing.refresh(desk, order.number)


def close(desk: Desk, number: str) -> None:
    """Close an order of which a part left and the rest was called off, in the open transaction."""
    order = orders.get(desk.db, number)
    last = max(each.shipped for each in shipments.of_order(desk.db, order.id) if each.shipped)
    orders.mark_shipped(desk.db, order.id, last)
    deliveries.end(desk, number)
