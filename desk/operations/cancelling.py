"""Cancelling an order or part of it before it leaves: the preview and the deed are one answer."""

from desk.operations import (
    balances,
    billings,
    booking,
    credits,
    deciding,
    notices,
    policies,
    promises,
    questions,
    replacements,
    shipping,
    standing,
    withdrawals,
)
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.operations.withdrawals import Withdrawal
from desk.policy.explaining import LIMIT
from desk.records import billing
from desk.records.answers import Answer
from desk.records.billing import Pieces
from desk.records.cancellations import (
    BY,
    CANCELLED,
    CancelAsk,
    Cancellation,
    Cancelled,
    CancelSheet,
    NewCancellation,
)
from desk.records.credits import UNTIL
from desk.records.errors import BadInput, Refused, Stale, Wanting
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.paybacks import OF_HELD, WAYS, way_of
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import cancellations, orders


def ask_cancel(desk: Desk, ask: CancelAsk) -> CancelSheet:
    """What cancelling costs and gives, clause by clause; nothing is saved.

    Raises Refused for an order that is cancelled or has left, BadInput for pieces that are not there.
    """
    order = orders.get(desk.db, ask.order)
    pieces = _pieces(desk, order, ask)
    questions.check(policies.judge_of(desk, order.edition)[0], ask.told)
    request = withdrawals.request_of(ask, pieces)
    held = booking.held(desk, order.number)
    answer = policies.ask(desk, "cancel", booking.as_spent(order, held), request)
    skus = tuple(line.sku for line in order.lines if line.id in pieces)
    late = skus if promises.late_by_own_promise(desk, order) else ()
    return CancelSheet(ask, order, answer, _proposed(order, pieces, held), late)


def cancellations_of(desk: Desk, number: str) -> tuple[Cancellation, ...]:
    """What of an order was called off or came back undelivered, oldest first, with the answers of then."""
    return cancellations.of_order(desk.db, orders.get(desk.db, number).id)


def explain_cancel(desk: Desk, ask: CancelAsk) -> Answer:
    """The answer of ``ask_cancel`` step by step."""
    order = orders.get(desk.db, ask.order)
    request = withdrawals.request_of(ask, _pieces(desk, order, ask))
    seen = booking.as_spent(order, booking.held(desk, order.number))
    return policies.explain(desk, "cancel", seen, request)


def warns(sheet: CancelSheet) -> bool:
    """Whether money would be kept on an order that is late by the shop's own promise (16 CFR 435.2)."""
    amounts = [each for each in sheet.answer.amounts if each.label != LIMIT]
    kept = any(each.money < ZERO and not each.apart for each in amounts)
    return bool(sheet.late) and (kept or bool(sheet.answer.charge))


def _pieces(desk: Desk, order: Order, ask: CancelAsk) -> Pieces:
    standing.need(order)
    if not order.is_open:
        raise Refused("cancel-shipped", number=order.number)
    replacements.need_none(desk, order)
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
    return withdrawals.pieces_of(order, ask)


def _proposed(order: Order, pieces: Pieces, held: Money) -> Money:
    """All that was paid for pieces that will not leave: what the owner may give back at most."""
    if billing.is_rest(order, pieces):
        return max(ZERO, held)
    return Money(max(0, min(held, billing.called_off(order, pieces))))


def cancel_order(desk: Desk, sheet: CancelSheet) -> Cancelled:
    """Cancel as the sheet shows; raises Stale where the answer is another now, Refused where it is no."""
    with desk.db.atomic():
        permit(desk, Act("cancel_order", sheet.ask.order))
        fresh = _look_again(desk, sheet)
        answer = fresh.answer
        if answer.outcome != "allowed":
            raise Refused(f"cancel-{answer.outcome}", number=fresh.order.number)
        choice = answer.destination == "customer_choice"
        if choice and sheet.ask.wish not in WAYS:
            raise Wanting("wants-destination", number=fresh.order.number)
        goes = sheet.ask.wish if choice else answer.destination
        slip = _write(desk, fresh, goes, withdrawals.answered(desk, fresh, goes))
    return Cancelled(orders.get(desk.db, sheet.ask.order), slip)


def decide_cancel(desk: Desk, sheet: CancelSheet, credit: Money, destination: str, reason: str) -> Cancelled:
    """Cancel where the policy leaves it open or refuses, with what the owner gives back, and the reason.

    Raises BadInput ``override-amount`` above what was paid for it, ``destination-unknown``; Refused
    ``override-needless`` where the policy decides; Stale.
    """
    why = need_text(need_reason(reason))
    if destination not in WAYS:
        raise BadInput("destination-unknown", known=", ".join(WAYS))
    with desk.db.atomic():
        fresh = _look_again(desk, sheet)
        if fresh.answer.outcome == "allowed":
            raise Refused("override-needless")
        if not ZERO <= credit <= fresh.proposed:
            raise BadInput("override-amount", most=fresh.proposed)
        act = Act("decide_cancel", fresh.order.number, facts=(why, str(credit), destination, repr(fresh.ask)))
        permit(desk, act)
        slip = _write(desk, fresh, destination, withdrawals.decided(desk, fresh, credit, destination))
        against = Against(fresh.answer.outcome, fresh.answer.against, ZERO, credit)
        deciding.keep(desk, act, fresh.order.number, why, against)
    return Cancelled(orders.get(desk.db, sheet.ask.order), slip)


def _look_again(desk: Desk, sheet: CancelSheet) -> CancelSheet:
    fresh = ask_cancel(desk, sheet.ask)
    if fresh.answer != sheet.answer or fresh.order.version != sheet.order.version:
        raise Stale("answer-changed", number=fresh.order.number)
    return fresh


def _write(desk: Desk, sheet: CancelSheet, destination: str, moved: Withdrawal) -> str:
    """Write a cancellation down in the open transaction; the number of its credit slip, if one arises."""
    order, ask, pieces = sheet.order, sheet.ask, withdrawals.pieces_of(sheet.order, sheet.ask)
    asked = balances.made(desk, order)
    orders.touch(desk.db, order)
    event = OF_HELD[way_of(destination)]
    entry = booking.post(desk, event, order.number, desk.clock.today(), moved.amounts)
    until = sheet.answer.deadline(UNTIL)
    slip, lot = credits.grant(desk, order.customer.id, order.number, moved.lot, until)
    done = NewCancellation(
        order=order.id,
        kind=CANCELLED,
        day=ask.on,
        by=ask.by,
        destination=destination,
        credit=moved.credit,
        released=moved.released,
        withdrawn=moved.withdrawn,
        answer=sheet.answer,
        lines=billing.parts_of(pieces),
        lot=lot,
        entry=entry,
    )
    cancellations.add(desk.db, done)
    shipping.call_off(desk, order, pieces)
    billings.bill(desk, order.number, moved.bills)
    _end(desk, order, pieces, ask)
    notices.renew(desk, orders.get(desk.db, order.number), asked)
    after = {"destination": destination, "credit": moved.credit, "pieces": sum(pieces.values())}
    billed = {"charge": total(each.money for each in moved.bills)} if moved.bills else {}
    desk.remember("cancel_order", order.number, after={**after, **billed})
    return slip


def _end(desk: Desk, order: Order, pieces: Pieces, ask: CancelAsk) -> None:
    """Close an order of which nothing remains to leave."""
    if billing.is_rest(order, pieces):
        if any(line.shipped for line in order.lines):
            shipping.close(desk, order.number)
        else:
            orders.mark_cancelled(desk.db, order.id, ask.on)
    standing.refresh(desk, order.number)
