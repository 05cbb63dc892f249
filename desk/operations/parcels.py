"""Parcels after they left: one arrives, one comes back undelivered and is sent again or given back."""

from dataclasses import replace
from datetime import date

from desk.operations import (
    billings,
    booking,
    deciding,
    deliveries,
    parcel_refunds,
    policies,
    questions,
    standing,
    surplus,
)
from desk.operations.desk import Desk, need_reason
from desk.operations.orders import note_shipping_cost
from desk.operations.rights import permit
from desk.records import billing, codes
from desk.records.answers import Amount, Answer
from desk.records.charges import RESHIP_COST, BilledFor
from desk.records.errors import BadInput, NotFound, Refused, Stale, Wanting
from desk.records.facts import LinePart, RequestFacts
from desk.records.money import ZERO, total
from desk.records.orders import Order
from desk.records.parcels import BackSheet, ParcelBack, Ruling, TakenBack
from desk.records.paybacks import WAYS
from desk.records.rights import Act
from desk.records.shipments import AGAIN, CAUSES, FATES, REFUNDED, Shipment
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import numbers, orders, shipments


def parcels_of(desk: Desk, number: str) -> tuple[Shipment, ...]:
    """The parcels of an order by its number, oldest first, with what was in them and who checked it."""
    return shipments.of_order(desk.db, orders.get(desk.db, number).id)


def open_parcel(desk: Desk, number: str) -> Shipment:
    """A parcel by the number of its packing slip; raises NotFound, BadInput for a wrong check digit."""
    return shipments.get(desk.db, codes.validate(number))


def mark_parcel_delivered(desk: Desk, parcel: str, on: date) -> Order:
    """A parcel arrived; the order is delivered once all of it left and its last parcel arrived."""
    with desk.db.atomic():
        found = shipments.get(desk.db, parcel)
        permit(desk, Act("mark_parcel_delivered", found.order))
        if found.came_back:
            raise Refused("parcel-came-back", number=found.number, on=found.came_back)
        if found.delivered:
            raise Refused("parcel-delivered", number=found.number, on=found.delivered)
        desk.need_near(on)
        if found.shipped and on < found.shipped:
            raise BadInput("delivered-before-shipped", number=found.number, on=on, shipped=found.shipped)
        shipments.mark_delivered(desk.db, found.id, on)
        desk.remember("mark_parcel_delivered", found.order, after={"parcel": found.number, "delivered": on})
        orders.touch(desk.db, orders.get(desk.db, found.order))
        deliveries.end(desk, found.order)
    return orders.get(desk.db, found.order)


def ask_parcel_back(desk: Desk, back: ParcelBack) -> BackSheet:
    """What the policy says of a parcel that came back undelivered; nothing is saved.

    One that waits to be sent again may be asked about once more, if that is not wanted after all. Raises
    Refused for one that arrived or came back before, Wanting where the policy needs a fact.
    """
    need_text(back)
    if back.cause not in CAUSES:
        raise BadInput("cause-unknown", cause=back.cause, known=", ".join(CAUSES))
    order = orders.get(desk.db, back.order)
    parcel = _parcel(desk, order, back)
    parts = _parts(order, parcel)
    questions.check(policies.judge_of(desk, order.edition)[0], back.told)
    known = policies.with_known(order, shipping_cost=back.shipping_cost)
    request = RequestFacts(
        back.on, lines=parts, cause=back.cause, reship_cost=back.reship_cost, wish=back.wish, said=back.told
    )
    billed = total(each.amount for each in billings.again_for(desk, order, parcel.id))
    most = booking.to_give(desk, order, billed)
    answer = policies.ask(desk, "undeliverable", booking.as_spent(known, most), request)
    freed = max(ZERO, billed - max(ZERO, order.owed))
    return BackSheet(back, order, parcel, answer, most, billed, freed)


def _parcel(desk: Desk, order: Order, back: ParcelBack) -> Shipment:
    desk.need_near(back.on)
    sent = [each for each in shipments.of_order(desk.db, order.id) if each.shipped]
    if not sent:
        raise Refused("order-not-shipped", number=order.number)
    wanted = codes.normal(back.parcel)
    found = next((each for each in sent if each.number == wanted), None) if wanted else sent[-1]
    if found is None:
        raise NotFound("shipment-unknown", number=back.parcel)
    called = found.number or order.number
    if found.came_back and not (found.waits and back.reship_cost is None):
        raise Refused("parcel-came-back", number=called, on=found.came_back)
    if found.delivered:
        raise Refused("parcel-delivered", number=called, on=found.delivered)
    if found.shipped and back.on < found.shipped:
        raise BadInput("back-before-shipped", number=called, on=back.on, shipped=found.shipped)
    if back.reship_cost is not None and back.reship_cost < ZERO:
        raise BadInput("cost-negative", amount=back.reship_cost)
    return found


def _parts(order: Order, parcel: Shipment) -> tuple[LinePart, ...]:
    """What was in the parcel; raises Refused for pieces that are on a return already."""
    lines, found = {line.id: line for line in order.lines}, billing.pieces_in(order, parcel)
    for key, count in found.items():
        if count > lines[key].returnable:
            raise Refused("parcel-returned", number=parcel.number or order.number, sku=lines[key].sku)
    return billing.parts_of(found)


def take_parcel_back(desk: Desk, sheet: BackSheet) -> TakenBack:
    """Do with a parcel that came back what the policy says: bill its way back out, or give it back.

    Raises Refused where the policy does not decide, Stale where it says otherwise now, Wanting.
    """
    with desk.db.atomic():
        permit(desk, Act("take_parcel_back", sheet.back.order))
        fresh = _look_again(desk, sheet)
        answer = fresh.answer
        if answer.outcome != "allowed":
            raise Refused("parcel-owner", number=fresh.order.number)
        goes = answer.destination
        if goes == "customer_choice":
            goes = fresh.back.wish
            if goes not in WAYS:
                raise Wanting("wants-destination", number=fresh.order.number)
        slip = _write(desk, fresh, answer, goes)
    return _done(desk, fresh, slip)


def decide_parcel_back(desk: Desk, sheet: BackSheet, ruling: Ruling, reason: str) -> TakenBack:
    """Do with a parcel that came back what the owner decides, where the policy leaves that open.

    Raises BadInput ``override-amount``, ``destination-unknown``; Refused ``override-needless``; Stale.
    """
    why = need_text(need_reason(reason))
    if ruling.fate not in FATES:
        raise BadInput("fate-unknown", fate=ruling.fate, known=", ".join(FATES))
    if not ruling.is_again and ruling.destination not in WAYS:
        raise BadInput("destination-unknown", known=", ".join(WAYS))
    with desk.db.atomic():
        fresh = _look_again(desk, sheet)
        if fresh.answer.outcome == "allowed":
            raise Refused("override-needless")
        if ruling.amount < ZERO or (ruling.amount > fresh.most and not ruling.is_again):
            raise BadInput("override-amount", most=fresh.most)
        act = Act("decide_parcel_back", fresh.order.number, facts=(why, repr(ruling), repr(fresh.back)))
        permit(desk, act)
        slip = _write(desk, fresh, _ruled(fresh.answer, ruling), ruling.destination)
        against = Against(fresh.answer.outcome, fresh.answer.against, ZERO, ruling.amount)
        deciding.keep(desk, act, fresh.order.number, why, against)
    return _done(desk, fresh, slip)


def _ruled(answer: Answer, ruling: Ruling) -> Answer:
    """The answer as the owner decides it."""
    if not ruling.is_again:
        return answer.overridden(ruling.amount, ruling.destination)
    clause = next(iter(answer.against), "")
    billed = Amount(RESHIP_COST, ruling.amount, clause, apart=True, billed=True)
    return replace(answer.overridden(ZERO, "none"), charge=ruling.amount, amounts=(billed,), state=AGAIN)


def _look_again(desk: Desk, sheet: BackSheet) -> BackSheet:
    fresh = ask_parcel_back(desk, sheet.back)
    if fresh.answer != sheet.answer or fresh.order.version != sheet.order.version:
        raise Stale("answer-changed", number=fresh.order.number)
    return fresh


def _done(desk: Desk, sheet: BackSheet, slip: str) -> TakenBack:
    order = orders.get(desk.db, sheet.order.number)
    parcels = shipments.of_order(desk.db, order.id)
    return TakenBack(order, next(each for each in parcels if each.id == sheet.parcel.id), slip)


def _write(desk: Desk, sheet: BackSheet, answer: Answer, goes: str) -> str:
    """Write in the open transaction what becomes of a parcel; the number of its credit slip, if any."""
    order, back = sheet.order, sheet.back
    if back.shipping_cost is not None and order.shipping_cost is None:
        note_shipping_cost(desk, order, back.shipping_cost)
    else:
        orders.touch(desk.db, order)
    fate = AGAIN if answer.charge > ZERO or answer.state == AGAIN else REFUNDED
    number = sheet.parcel.number or numbers.next_number(desk.db, codes.SHIPMENT, desk.clock.today().year)
    gone = replace(sheet.parcel, number=number, came_back=back.on, cause=back.cause, fate=fate)
    shipments.mark_back(desk.db, gone)
    for charge in billings.again_for(desk, order, gone.id):
        billings.take_back(desk, order, charge)
    slip = ""
    if fate == AGAIN:
        billings.bill(desk, order.number, answer.bills, BilledFor(parcel=gone.id))
        money = {"charge": answer.charge, **surplus.give_back(desk, order.number)}
    else:
        freed = replace(order, charged=order.charged - sheet.billed)
        slip = parcel_refunds.give_back(desk, replace(sheet, parcel=gone, order=freed), answer, goes)
        money = {"destination": goes, "credit": answer.credit + sheet.freed}
    standing.refresh(desk, order.number)
    after = {"parcel": number, "came_back": back.on, "cause": back.cause, "fate": fate}
    before = {"charge": sheet.billed} if sheet.billed else {}
    desk.remember("take_parcel_back", order.number, "", before, {**after, **money})
    return slip
