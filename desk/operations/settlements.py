"""What settling a return writes, and what takes it back: the credit, the journal entry, the history."""

from dataclasses import replace

from desk.operations import (
    billings,
    booking,
    parcel_facts,
    refusals,
    replacements,
    shelving,
    standing,
    tenders,
    unpaid,
)
from desk.operations.credits import grant, slip_of
from desk.operations.desk import Desk
from desk.operations.unpaid import Split
from desk.records import billing, taxes
from desk.records.answers import Answer
from desk.records.billing import Bill, Pieces
from desk.records.charges import BilledFor
from desk.records.credits import UNTIL, CreditLot, Movement
from desk.records.errors import Refused
from desk.records.ledger import Event
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.paybacks import GOES, IN_KIND, OF_EARNED, STORE_CREDIT
from desk.records.returns import Granted, NewSettlement, Return, Settled, Sheet
from desk.store import credits, ledger, orders, payouts, returns


def book(desk: Desk, sheet: Sheet, answer: Answer, granted: Granted | None = None) -> Settled:
    """Write a settlement in the open transaction; its slip is None where no store credit arises.

    ``answer`` is what is booked: the sheet's own, or what the owner decided instead of it. ``granted`` is
    what the owner decided between the bounds that the policy leaves, and the answer was asked with.
    """
    assert sheet.answer is not None and sheet.parcel is not None, "look_again() asked for both"
    parcel = parcel_facts.resolved(desk, sheet.ra, sheet.parcel)
    destination = parcel.destination if answer.destination == "customer_choice" else answer.destination
    order = sheet.order
    found = unpaid.split(desk, order, answer, _came(sheet, destination))
    parts = tenders.parted(desk, order, answer, destination, OF_EARNED)
    as_credit = parts.get(OF_EARNED[STORE_CREDIT], ZERO)
    slip, lot = grant(desk, order.customer.id, sheet.ra.number, as_credit, answer.deadline(UNTIL))
    new = NewSettlement(
        settled=desk.clock.today(),
        parcel=parcel,
        answer=sheet.answer,
        destination=destination,
        credit=answer.credit,
        lot=lot,
        entry=_post(desk, sheet, (parts, found), destination),
        released=found.released,
        release=unpaid.release(desk, order, found, _pieces(sheet.ra)),
        granted=granted or {},
    )
    returns.settle(desk.db, sheet.ra, new)
    billings.bill(desk, order.number, answer.bills, BilledFor(ra=sheet.ra.id))
    refusals.end_with(desk, sheet.ra)
    _look_at(desk, order, new.released or answer.charge)
    settled = returns.get(desk.db, sheet.ra.number)
    shelving.put(desk, settled.number, shelving.places_of(settled.lines))
    again = replacements.send(desk, settled, order) if destination in IN_KIND else ""
    after = {"state": "settled", "destination": destination, "credit": answer.credit}
    told: dict[str, object] = {"unpaid": found.released} if found.released else {}
    told |= {"replacement": again} if again else {}
    desk.remember("settle", sheet.ra.number, before={"state": sheet.ra.state}, after={**after, **told})
    return Settled(settled, slip_of(desk, settled) if slip else None, again)


def _came(sheet: Sheet, destination: str) -> Bill | None:
    """What the pieces had come to, where the owner decides; their shipping is not given back.

    Where the same is sent again its customer has what was bought, and owes what was not paid of it.
    """
    assert sheet.answer is not None, "look_again() asked for it"
    if sheet.answer.outcome == "allowed" or destination in IN_KIND:
        return None
    return replace(billing.came_to(sheet.order, _pieces(sheet.ra)), shipping=ZERO)


def _pieces(ra: Return) -> Pieces:
    return {line.order_line: line.quantity for line in ra.lines}


def _look_at(desk: Desk, order: Order, moved: Money) -> None:
    """Say that an order changes as its settlement releases or bills something, and keep how it stands."""
    if moved:
        orders.touch(desk.db, order)
    if order.is_open:
        standing.refresh(desk, order.number)


def _post(desk: Desk, sheet: Sheet, credit: tuple[tenders.Parts, Split], destination: str) -> int | None:
    parts, found = credit
    event = OF_EARNED[GOES[destination]] if destination in GOES else next(iter(parts), None)
    if not event:
        return None
    amounts = found.credited + tenders.apart(parts, event)
    back = taxes.came_back(sheet.order, _pieces(sheet.ra), found.credited)
    today = desk.clock.today()
    return booking.post_sale(desk, Event(event, sheet.ra.number, today, desk.moment, amounts, back))


def _need_whole(desk: Desk, lot: CreditLot) -> None:
    """Raises Refused for store credit of which a part is gone, by what became of it."""
    gone: dict[str, Money] = {}
    for each in credits.movements(desk.db, lot.number):
        kind = "spent" if each.kind == "restored" else each.kind
        gone[kind] = gone.get(kind, ZERO) - each.amount
    for kind in ("spent", "transferred", "voided"):
        if gone.get(kind):
            raise Refused(f"credit-{kind}", number=lot.number, amount=gone[kind])


def reverse(desk: Desk, ra: Return, reason: str, agreed: dict[str, str]) -> None:
    """Take a settlement back inside the open transaction: by a reversing entry, never by an edit.

    ``agreed`` is who else agreed to it, for the history.
    """
    done = ra.settlement
    assert done is not None, "reverse_settlement() asked for one"
    if done.slip:
        lot = credits.get(desk.db, done.slip)
        _need_whole(desk, lot)
        credits.move(desk.db, Movement(lot.number, "reversed", -lot.amount, desk.clock.today(), ra.number))
    order, today = orders.get(desk.db, ra.order), desk.clock.today()
    replacements.need_first(desk, ra)
    replacements.call_off(desk, ra)
    shelving.take_back(desk, ra.number, shelving.places_of(ra.lines))
    entry, release = returns.reverse(desk.db, ra, today, reason)
    if entry is not None and (given := payouts.given(desk.db, entry)):
        raise Refused("refund-given", number=ra.number, given=given)
    for booked, subject in ((entry, ra.number), (release, order.number)):
        if booked is not None:
            ledger.reverse(desk.db, booked, today, desk.moment, subject)
    booking.settle_open(desk, order.number, today)
    billings.end_of_return(desk, order, ra.id, reason)
    _look_at(desk, order, done.released or done.answer.charge)
    before = {"state": ra.state, "destination": done.destination, "credit": done.credit}
    desk.remember("reverse_settlement", ra.number, reason, before, {"state": "open", **agreed})
