"""Cancelling an order or part of it before it leaves: the preview and the deed are one answer."""

from dataclasses import dataclass

from desk.operations import booking, deciding, policies, questions, settlements, shipping, standing
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import billing, codes
from desk.records.answers import Amount
from desk.records.billing import Pieces
from desk.records.cancellations import BY, CANCELLED, CancelAsk, CancelSheet, NewCancellation
from desk.records.credits import NewLot
from desk.records.errors import BadInput, Refused, Stale, Wanting
from desk.records.facts import LinePart, RequestFacts
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import cancellations, credits, numbers, orders

EVENTS = {"store_credit": "cancellation_credited", "original_payment": "cancellation_refunded"}
LIMIT = "limit_to_paid"


@dataclass(frozen=True, slots=True)
class Cancelled:
    """An order after a cancellation; ``slip`` is the number of the credit slip, empty where none arose."""

    order: Order
    slip: str


@dataclass(frozen=True, slots=True)
class _Sums:
    """What a cancellation moves: due no more, taken out of the money held, given, of it as store credit."""

    released: Money
    withdrawn: Money
    credit: Money
    lot: Money
    amounts: booking.Amounts


def ask_cancel(desk: Desk, ask: CancelAsk) -> CancelSheet:
    """What cancelling costs and gives, clause by clause; nothing is saved.

    Raises Refused for an order that is cancelled or has left, BadInput for pieces that are not there.
    """
    order = orders.get(desk.db, ask.order)
    pieces = _pieces(desk, order, ask)
    parts = tuple(LinePart(str(key), count) for key, count in pieces.items())
    questions.check(policies.judge_of(desk, order.edition)[0], ask.told)
    request = RequestFacts(ask.on, ask.by, lines=parts, wish=ask.wish, said=ask.told)
    answer = policies.ask(desk, "cancel", order, request)
    return CancelSheet(ask, order, answer, _proposed(order, pieces))


def _pieces(desk: Desk, order: Order, ask: CancelAsk) -> Pieces:
    if order.cancelled:
        raise Refused("order-cancelled", number=order.number, on=order.cancelled)
    if not order.is_open:
        raise Refused("cancel-shipped", number=order.number)
    if ask.by not in BY:
        raise BadInput("cancel-by-unknown", by=ask.by, known=", ".join(BY))
    desk.need_near(ask.on)
    if ask.on < order.placed:
        raise BadInput("cancel-before-placed", on=ask.on, placed=order.placed)
    lines = {str(line.id): line for line in order.lines}
    for part in ask.lines:
        if part.key not in lines:
            raise BadInput("line-not-on-order", line=part.key, number=order.number)
        left = lines[part.key].unshipped
        if not 1 <= part.quantity <= left:
            raise BadInput("too-many-to-cancel", sku=lines[part.key].sku, asked=part.quantity, left=left)
    if ask.lines:
        return {int(part.key): part.quantity for part in ask.lines}
    return {line.id: line.unshipped for line in order.lines if line.unshipped}


def _proposed(order: Order, pieces: Pieces) -> Money:
    """All that was paid for pieces that will not leave: what the owner may give back at most."""
    there = order.paid - order.withdrawn - billing.billed(order)
    if _is_rest(order, pieces):
        return max(ZERO, there)
    return Money(max(0, min(there, billing.bill(order, pieces).total)))


def _is_rest(order: Order, pieces: Pieces) -> bool:
    return all(line.unshipped == pieces.get(line.id, 0) for line in order.lines)


def cancel_order(desk: Desk, sheet: CancelSheet) -> Cancelled:
    """Cancel as the sheet shows; raises Stale where the answer is another now, Refused where it is no."""
    with desk.db.atomic():
        permit(desk, Act("cancel_order", sheet.ask.order))
        fresh = _look_again(desk, sheet)
        answer = fresh.answer
        if answer.outcome != "allowed":
            raise Refused(f"cancel-{answer.outcome}", number=fresh.order.number)
        choice = answer.destination == "customer_choice"
        if choice and sheet.ask.wish not in EVENTS:
            raise Wanting("wants-destination", number=fresh.order.number)
        goes = sheet.ask.wish if choice else answer.destination
        slip = _write(desk, fresh, goes, _sums(desk, fresh, goes))
    return Cancelled(orders.get(desk.db, sheet.ask.order), slip)


def decide_cancel(desk: Desk, sheet: CancelSheet, credit: Money, destination: str, reason: str) -> Cancelled:
    """Cancel where the policy leaves it open or refuses, with what the owner gives back, and the reason.

    Raises BadInput ``override-amount`` above what was paid for it, ``destination-unknown``; Refused
    ``override-needless`` where the policy decides; Stale.
    """
    why = need_text(need_reason(reason))
    if destination not in EVENTS:
        raise BadInput("destination-unknown", known=", ".join(EVENTS))
    with desk.db.atomic():
        fresh = _look_again(desk, sheet)
        if fresh.answer.outcome == "allowed":
            raise Refused("override-needless")
        if not ZERO <= credit <= fresh.proposed:
            raise BadInput("override-amount", most=fresh.proposed)
        act = Act("decide_cancel", fresh.order.number, facts=(why, str(credit), destination, repr(fresh.ask)))
        permit(desk, act)
        slip = _write(desk, fresh, destination, _decided(fresh, credit, destination))
        against = Against(fresh.answer.outcome, fresh.answer.against, ZERO, credit)
        deciding.keep(desk, act, fresh.order.number, why, against)
    return Cancelled(orders.get(desk.db, sheet.ask.order), slip)


def _look_again(desk: Desk, sheet: CancelSheet) -> CancelSheet:
    fresh = ask_cancel(desk, sheet.ask)
    if fresh.answer != sheet.answer or fresh.order.version != sheet.order.version:
        raise Stale("answer-changed", number=fresh.order.number)
    return fresh


def _sums(desk: Desk, sheet: CancelSheet, destination: str) -> _Sums:
    """What an answer moves; a fee is kept out of the money that is there, and never billed."""
    counted = [each for each in sheet.answer.amounts if each.money and not each.apart]
    given = total(each.money for each in counted if each.money > ZERO and each.label != LIMIT)
    fees = [each for each in counted if each.money < ZERO and each.label != LIMIT]
    wanted, credit = -total(each.money for each in fees), sheet.answer.credit
    if credit or not fees:
        event = EVENTS.get(destination, EVENTS["store_credit"])
        parts = settlements.parted(sheet.answer, destination, EVENTS)
        amounts = tuple((each.label, each.money, each.clause) for each in counted) if credit else ()
        amounts += tuple(("tender", each, "") for way, each in parts.items() if way != event)
        lot = parts.get(EVENTS["store_credit"], ZERO)
        return _Sums(given, credit + wanted, credit, lot, amounts)
    kept = Money(max(0, min(int(wanted), int(booking.held(desk, sheet.order.number) - _rest_due(sheet)))))
    return _Sums(given, kept, ZERO, ZERO, _kept(fees, kept))


def _rest_due(sheet: CancelSheet) -> Money:
    """What is still due for the pieces that stay on the order."""
    order, gone = sheet.order, _pieces_of(sheet)
    rest = {line.id: line.unshipped - gone.get(line.id, 0) for line in order.lines}
    return billing.bill(order, rest).total if any(rest.values()) else ZERO


def _kept(fees: list[Amount], kept: Money) -> booking.Amounts:
    """As much of the fees as there is money, first come, first served, out of what is given back."""
    found, left = [], kept
    for fee in fees:
        part = min(left, -fee.money)
        found.append((fee.label, Money(-part), fee.clause))
        left -= part
    return (("merchandise", kept, fees[0].clause), *found)


def _decided(sheet: CancelSheet, credit: Money, destination: str) -> _Sums:
    """What an owner's decision moves; of the last pieces' money nothing stays held."""
    clause = next(iter(sheet.answer.against), "")
    pieces = _pieces_of(sheet)
    released = billing.bill(sheet.order, pieces).total
    rest = sheet.proposed - credit if _is_rest(sheet.order, pieces) else ZERO
    amounts = (("owners_decision", credit + rest, clause), ("owners_share", -rest, clause))
    lot = credit if destination == "store_credit" else ZERO
    return _Sums(released, credit + rest, credit, lot, amounts)


def _pieces_of(sheet: CancelSheet) -> Pieces:
    if sheet.ask.lines:
        return {int(part.key): part.quantity for part in sheet.ask.lines}
    return {line.id: line.unshipped for line in sheet.order.lines if line.unshipped}


def _write(desk: Desk, sheet: CancelSheet, destination: str, sums: _Sums) -> str:
    """Write a cancellation down in the open transaction; the number of its credit slip, if one arises."""
    order, ask, pieces = sheet.order, sheet.ask, _pieces_of(sheet)
    orders.touch(desk.db, order)
    event = EVENTS.get(destination, EVENTS["store_credit"])
    entry = booking.post(desk, event, order.number, desk.clock.today(), sums.amounts)
    slip, lot = _grant(desk, order, sums.lot) if sums.lot else ("", None)
    parts = tuple(LinePart(str(key), count) for key, count in pieces.items())
    done = NewCancellation(
        order=order.id,
        kind=CANCELLED,
        day=ask.on,
        by=ask.by,
        destination=destination,
        credit=sums.credit,
        released=sums.released,
        withdrawn=sums.withdrawn,
        answer=sheet.answer,
        lines=parts,
        lot=lot,
        entry=entry,
    )
    cancellations.add(desk.db, done)
    shipping.call_off(desk, order, pieces)
    _end(desk, order, pieces, ask)
    after = {"destination": destination, "credit": sums.credit, "pieces": sum(pieces.values())}
    desk.remember("cancel_order", order.number, after=after)
    return slip


def _grant(desk: Desk, order: Order, amount: Money) -> tuple[str, int]:
    today = desk.clock.today()
    slip = numbers.next_number(desk.db, codes.CREDIT_SLIP, today.year)
    return slip, credits.issue(desk.db, NewLot(slip, order.customer.id, order.number, today, amount))


def _end(desk: Desk, order: Order, pieces: Pieces, ask: CancelAsk) -> None:
    """Close an order of which nothing remains to leave."""
    if _is_rest(order, pieces):
        if any(line.shipped for line in order.lines):
            shipping.close(desk, order.number)
        else:
            orders.mark_cancelled(desk.db, order.id, ask.on)
    standing.refresh(desk, order.number)
