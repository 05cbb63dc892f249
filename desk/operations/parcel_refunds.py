"""A parcel that came back is given back: its credit, what was paid to send it again, its goods."""

from dataclasses import replace

from desk.operations import booking, credits, deliveries, shelving, tenders, unpaid
from desk.operations.desk import Desk
from desk.records import billing, taxes
from desk.records.answers import Amount, Answer
from desk.records.cancellations import SHOP, UNDELIVERABLE, NewCancellation
from desk.records.charges import RESHIP_COST
from desk.records.credits import UNTIL
from desk.records.ledger import Event
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.parcels import BackSheet
from desk.records.paybacks import OF_EARNED, OF_HELD, STORE_CREDIT, way_of
from desk.records.returns import IN_STOCK
from desk.store import cancellations


def give_back(desk: Desk, sheet: BackSheet, answer: Answer, goes: str) -> str:
    """Book a credit like a return's in the open transaction, under the order's number, and shelve the goods.

    ``sheet`` has the parcel and its order as they are now, ``answer`` is what is booked: the sheet's own, or
    what the owner decided instead. The number of the credit slip, empty where none arises.
    """
    order, today = sheet.order, desk.clock.today()
    way = way_of(goes)
    pieces = billing.pieces_in(order, sheet.parcel)
    parts = tenders.parted(desk, order, answer, goes, OF_EARNED)
    came = None if sheet.answer.outcome == "allowed" else billing.came_to(order, pieces)
    found = unpaid.split(desk, order, answer, came)
    apart = tenders.apart(parts, OF_EARNED[way])
    back = taxes.came_back(order, pieces, found.credited)
    event = Event(OF_EARNED[way], order.number, today, desk.moment, found.credited + apart, back)
    entry = booking.post_sale(desk, event)
    unpaid.release(desk, order, found, pieces)
    freed, held = _give_held(desk, sheet, way)
    granted = parts.get(OF_EARNED[STORE_CREDIT], ZERO) + held
    slip, lot = credits.grant(desk, order.customer.id, order.number, granted, answer.deadline(UNTIL))
    done = NewCancellation(
        order=order.id,
        kind=UNDELIVERABLE,
        day=sheet.back.on,
        by=SHOP,
        destination=way if sheet.freed else goes,
        credit=answer.credit + sheet.freed,
        released=found.released,
        # What left was earned: of what is given back only this was held.
        withdrawn=sheet.freed,
        answer=_with_freed(sheet),
        lines=billing.parts_of(pieces),
        lot=lot,
        entry=entry or freed,
    )
    cancellations.add(desk.db, done)
    shelving.put(desk, sheet.parcel.number, _came_in(order, pieces), sheet.parcel.came_back)
    deliveries.end(desk, order.number)
    return slip


def _give_held(desk: Desk, sheet: BackSheet, way: str) -> tuple[int | None, Money]:
    """What is still held goes another way than what was earned as the parcel left; the part in credit."""
    held = tenders.as_paid(desk, sheet.order, {OF_HELD[way]: sheet.freed}, OF_HELD)
    amounts = ((RESHIP_COST, sheet.freed, ""), *tenders.apart(held, OF_HELD[way]))
    entry = booking.post(desk, OF_HELD[way], sheet.order.number, desk.clock.today(), amounts)
    return entry, held.get(OF_HELD[STORE_CREDIT], ZERO)


def _came_in(order: Order, pieces: billing.Pieces) -> shelving.Places:
    """The parcel's goods, all fit to be sold again."""
    return [(line.sku, pieces[line.id], IN_STOCK) for line in order.lines if line.id in pieces]


def _with_freed(sheet: BackSheet) -> Answer:
    """The policy's answer, with what was paid to send the parcel again."""
    answer = sheet.answer
    if not sheet.freed or answer.outcome != "allowed":
        return answer
    amounts = (*answer.amounts, Amount(RESHIP_COST, sheet.freed, ""))
    return replace(answer, credit=answer.credit + sheet.freed, amounts=amounts)
