"""Returns from the call to the credit: ask, issue an RA, receive the parcel, settle, void, reverse."""

from dataclasses import replace

from desk.operations import (
    booking,
    bundles,
    deliveries,
    freshness,
    parcel_facts,
    policies,
    questions,
    refusals,
    settlements,
)
from desk.operations.desk import Desk, need_reason
from desk.operations.orders import note_delivery, note_shipping_cost
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused, Stale, Wanting
from desk.records.facts import RequestFacts
from desk.records.orders import Order
from desk.records.papers import ReturnPaper
from desk.records.questions import Question
from desk.records.returns import (
    MISSING,
    REASONS,
    Ask,
    NewReturn,
    Parcel,
    Return,
    Settled,
    Sheet,
)
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import numbers, orders, returns, returns_list, shop


def ask_return(desk: Desk, ask: Ask) -> Answer:
    """Whether an RA may be issued, until when, and the estimate; raises Wanting where a fact is missing."""
    return _answer_ask(desk, ask, orders.get(desk.db, ask.order))


def explain_ask(desk: Desk, ask: Ask) -> Answer:
    """The answer of ``ask_return`` step by step."""
    return policies.explain(desk, "return_request", *_asked(desk, ask, orders.get(desk.db, ask.order)))


def _answer_ask(desk: Desk, ask: Ask, order: Order) -> Answer:
    return policies.ask(desk, "return_request", *_asked(desk, ask, order))


def _asked(desk: Desk, ask: Ask, order: Order) -> tuple[Order, RequestFacts]:
    """The order with what was told of it, and what is asked; raises what keeps it from being asked."""
    _check_ask(ask, order)
    desk.need_near(ask.on)
    known = policies.with_known(order, shipping_cost=ask.shipping_cost)
    if deliveries.are_apart(desk, order):
        known = known.reached(deliveries.day_of(desk, order, ask))
    else:
        if ask.delivered and order.shipped and ask.delivered < order.shipped:
            raise BadInput(
                "delivered-before-shipped", number=order.number, on=ask.delivered, shipped=order.shipped
            )
        known = policies.with_known(known, delivered=ask.delivered)
    if known.delivered is None:
        raise Wanting("wants-delivered", number=order.number)
    if ask.on < known.delivered:
        raise BadInput("before-delivery", on=ask.on, delivered=known.delivered)
    questions.check(policies.judge_of(desk, order.edition)[0], ask.told)
    request = RequestFacts(
        on=ask.on,
        reason=ask.reason,
        lines=ask.lines,
        said=ask.told,
        replacement_in_stock=parcel_facts.is_there_for(desk, ask, order),
    )
    return booking.as_spent(known, booking.to_give(desk, order)), request


def _check_ask(ask: Ask, order: Order) -> None:
    if ask.reason not in REASONS:
        raise BadInput("reason-unknown", reason=ask.reason, known=", ".join(REASONS))
    if order.cancelled:
        key = "order-voided" if order.voided else "order-cancelled-before"
        raise Refused(key, number=order.number, on=order.cancelled)
    if not (order.shipped or any(line.shipped for line in order.lines)):
        raise Refused("order-not-shipped", number=order.number)
    if not ask.lines:
        raise BadInput("no-lines-chosen")
    lines = {str(line.id): line for line in order.lines}
    for part in ask.lines:
        if part.key not in lines:
            raise BadInput("line-not-on-order", line=part.key, number=order.number)
        line = lines[part.key]
        if not 1 <= part.quantity <= line.returnable:
            raise BadInput("too-many-pieces", sku=line.sku, asked=part.quantity, left=line.returnable)


def issue_ra(desk: Desk, ask: Ask, shown: Answer | None = None) -> Return:
    """Issue an RA; raises Refused if the policy does not allow it, Stale if ``shown`` changed."""
    with desk.db.atomic():
        permit(desk, Act("issue_ra", ask.order))
        number = issue(desk, ask, shown)
    return returns.get(desk.db, number)


def issue(desk: Desk, ask: Ask, shown: Answer | None) -> str:
    """Ask again and issue the RA in the open transaction, as ``issue_ra`` in one of its own; its number."""
    order = orders.get(desk.db, ask.order)
    answer = _answer_ask(desk, ask, order)
    if shown is not None and shown != answer:
        raise Stale("answer-changed", number=order.number)
    if answer.outcome != "allowed":
        raise Refused(f"issue-{answer.outcome}", number=order.number)
    if ask.reason == MISSING:
        raise Refused("missing-settles", number=order.number)
    return keep_ra(desk, ask, order, answer)


def keep_ra(desk: Desk, ask: Ask, order: Order, answer: Answer) -> str:
    """Write an RA down inside the open transaction, with what was told of its order; the RA's number."""
    # Of an order that arrives in parts, the day of these pieces is kept with their RA: the rest comes later.
    reached = deliveries.day_of(desk, order, ask) if deliveries.are_apart(desk, order) else None
    if reached:
        deliveries.note(desk, order, ask)
    elif ask.delivered and order.delivered is None:
        note_delivery(desk, order, ask.delivered)
    if ask.shipping_cost is not None and order.shipping_cost is None:
        note_shipping_cost(desk, orders.get(desk.db, order.number), ask.shipping_cost)
    number = numbers.next_number(desk.db, codes.RA, desk.clock.today().year)
    new = NewReturn(
        number=number,
        order=order.id,
        customer=order.customer.id,
        issued=ask.on,
        reason=ask.reason,
        return_by=answer.deadline("return_by") or answer.deadline("ship_back_by"),
        answer=answer,
        lines=ask.lines,
        told=ask.told,
        delivered=reached,
        head=_head(desk, ask, order),
        replacement=parcel_facts.is_there_for(desk, ask, order),
    )
    returns.add(desk.db, new)
    desk.remember("issue_ra", number, after={"order": order.number, "return_by": new.return_by or ""})
    return number


def _head(desk: Desk, ask: Ask, order: Order) -> int | None:
    """The id of the RA in whose parcel the pieces come, if any; it is open and of the same customer."""
    if not ask.together:
        return None
    first = _get(desk, ask.together)
    head = returns.get(desk.db, first.on_parcel)
    if first.state != "open":
        raise Refused(f"ra-{first.state}", number=first.number)
    if orders.get(desk.db, head.order).customer.id != order.customer.id:
        raise Refused("together-other", number=head.number, customer=head.customer)
    return head.id


def read_questions(desk: Desk, number: str, ask: str = "return_request") -> tuple[Question, ...]:
    """What the policy that judges an order asks beyond the facts of every shop, at the call or the parcel."""
    order = orders.get(desk.db, number)
    return questions.of_returns(policies.judge_of(desk, order.edition)[0], ask)


def open_return(desk: Desk, number: str) -> Sheet:
    """A return with its order, as the window shows it; raises BadInput for a wrong check digit, NotFound."""
    ra = _get(desk, number)
    order = orders.get(desk.db, ra.order)
    freshness.keep(desk, order)
    together = returns_list.of_parcel(desk.db, ra.id, ra.on_parcel)
    answer = ra.in_force.answer if ra.in_force else ra.answer.put_off(ra.extended)
    return Sheet(ra, order, answer=answer, together=together)


def _get(desk: Desk, number: str) -> Return:
    if codes.series_of(number):
        number = codes.validate(number)
    return returns.get(desk.db, number)


def inspect(desk: Desk, sheet: Sheet, parcel: Parcel) -> Sheet:
    """The sheet with the parcel as noted and the live answer, or what is still wanted; nothing is saved."""
    if sheet.ra.state != "open":
        raise Refused(f"ra-{sheet.ra.state}", number=sheet.ra.number)
    if sheet.ra.reason == MISSING:
        raise Refused("missing-comes-not", number=sheet.ra.number)
    desk.need_near(parcel.received)
    parcel_facts.check(sheet.ra, parcel)
    questions.check(policies.judge_of(desk, sheet.order.edition)[0], parcel.told)
    order = parcel_facts.order_of(desk, sheet, parcel)
    try:
        found = parcel_facts.judged(desk, sheet, parcel, order)
    except Wanting:
        return replace(
            sheet, parcel=parcel, answer=None, wants=parcel_facts.wants(desk, sheet.ra, parcel, order)
        )
    if freshness.still(desk, sheet.order) is not None:
        freshness.keep(desk, found)
    return found


def explain_parcel(desk: Desk, sheet: Sheet, parcel: Parcel) -> Answer:
    """The answer of ``inspect`` step by step; raises Wanting as long as there is none."""
    taken = {line for each in sheet.apart for line in each.lines}
    lines = tuple(line for line in sheet.ra.lines if line.id not in taken)
    request = parcel_facts.request_of(desk, sheet.ra, parcel, lines)
    return policies.explain(desk, "return", parcel_facts.order_of(desk, sheet, parcel), request)


def settle(desk: Desk, sheet: Sheet) -> Settled:
    """Close the return: book it and make the credit; raises Stale, writing nothing, if the answer changed."""
    with desk.db.atomic():
        permit(desk, Act("settle", sheet.ra.number))
        fresh, answer = look_again(desk, sheet)
        if answer.outcome != "allowed":
            raise Refused(f"return-{answer.outcome}", number=fresh.ra.number)
        fresh, apart = refusals.part(desk, fresh)
        return replace(settlements.book(desk, fresh, answer), apart=apart)


def look_again(desk: Desk, sheet: Sheet) -> tuple[Sheet, Answer]:
    """The sheet and its answer as they are now, inside the open transaction that books them.

    Raises Stale where either is another than was shown, Wanting as long as there is no answer.
    """
    if sheet.parcel is None:
        raise Wanting("wants-parcel", number=sheet.ra.number)
    if freshness.still(desk, sheet) is not None:
        ra, fresh = sheet.ra, sheet
    else:
        ra = returns.get(desk.db, sheet.ra.number)
        fresh = inspect(desk, Sheet(ra, orders.get(desk.db, ra.order)), sheet.parcel)
    if ra.version != sheet.ra.version or (fresh.answer, fresh.apart) != (sheet.answer, sheet.apart):
        raise Stale("answer-changed", number=ra.number)
    answer = fresh.answer
    if fresh.wants or answer is None:
        raise Wanting(fresh.wants[0], number=ra.number)
    cost = sheet.parcel.shipping_cost
    if cost is not None and fresh.order.shipping_cost is None:
        note_shipping_cost(desk, fresh.order, cost)
        fresh = replace(fresh, order=orders.get(desk.db, ra.order))
    return fresh, answer


def void_ra(desk: Desk, number: str, reason: str) -> Return:
    """Void an RA that was issued by mistake; its number stays taken. Raises Refused unless it is open."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        ra = _get(desk, number)
        if ra.state != "open":
            raise Refused(f"ra-{ra.state}", number=ra.number)
        agreed = permit(desk, Act("void_ra", ra.number, ra.state))
        returns.void(desk.db, ra, desk.clock.today(), why)
        refusals.end_waiting(desk, ra, why)
        desk.remember("void_ra", ra.number, why, {"state": ra.state}, {"state": "voided", **agreed})
    return returns.get(desk.db, ra.number)


def reverse_settlement(desk: Desk, number: str, reason: str) -> Return:
    """Take a wrong settlement back; the RA is open again. Raises Refused once any of the credit was spent."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        ra = _get(desk, number)
        if ra.settlement is None or ra.state != "settled":
            raise Refused("ra-not-settled", number=ra.number)
        credit = str(ra.settlement.credit)
        agreed = permit(desk, Act("reverse_settlement", ra.number, ra.state, (credit,)))
        settlements.reverse(desk, ra, why, agreed)
    return returns.get(desk.db, ra.number)


def return_paper(desk: Desk, number: str) -> ReturnPaper:
    """What the RA label and sheet show; raises Refused for a voided RA: its label would pass for valid."""
    ra = _get(desk, number)
    if ra.state in ("voided", "refused"):
        raise Refused(f"ra-{ra.state}", number=ra.number)
    together = bundles.beside(desk, ra, (ra.state,))
    ship_to = orders.get(desk.db, ra.order).ship_to
    return ReturnPaper(shop.get(desk.db), ra, ship_to, together=together)
