"""What settling a return writes, and what takes it back: the credit, the journal entry, the history."""

from collections.abc import Mapping

from desk.operations.credits import slip_of
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.answers import Answer
from desk.records.credits import Movement, NewLot
from desk.records.errors import Refused
from desk.records.ledger import Event
from desk.records.money import ZERO, Money
from desk.records.returns import NewSettlement, Parcel, Return, Settled, Sheet
from desk.store import credits, ledger, numbers, returns

CHOICES = ("store_credit", "original_payment")
# An exchange for another item is paid with credit, a lower price for an item that is kept with money.
_EVENTS = {
    "store_credit": "return_credited",
    "exchange": "return_credited",
    "original_payment": "return_refunded",
    "price_reduction": "return_refunded",
}


def lacks_choice(answer: Answer, parcel: Parcel) -> bool:
    """Whether the policy leaves the way of the money to the customer, who has not said it yet."""
    ways = [each.destination for each in answer.options] or CHOICES
    return answer.destination == "customer_choice" and parcel.destination not in ways


def book(desk: Desk, sheet: Sheet, answer: Answer) -> Settled:
    """Write a settlement in the open transaction; its slip is None where no store credit arises.

    ``answer`` is what is booked: the sheet's own, or what the owner decided instead of it.
    """
    parcel = sheet.parcel
    assert sheet.answer is not None and parcel is not None, "look_again() asked for both"
    destination = parcel.destination if answer.destination == "customer_choice" else answer.destination
    entry = _post(desk, sheet.ra, answer, destination)
    granted = parted(answer, destination, _EVENTS).get("return_credited", ZERO)
    lot = _grant(desk, sheet, granted) if granted else None
    new = NewSettlement(desk.clock.today(), parcel, sheet.answer, destination, answer.credit, lot, entry)
    returns.settle(desk.db, sheet.ra, new)
    after = {"state": "settled", "destination": destination, "credit": answer.credit}
    desk.remember("settle", sheet.ra.number, before={"state": sheet.ra.state}, after=after)
    settled = returns.get(desk.db, sheet.ra.number)
    return Settled(settled, slip_of(desk, settled) if lot is not None else None)


def _post(desk: Desk, ra: Return, answer: Answer, destination: str) -> int | None:
    parts = parted(answer, destination, _EVENTS)
    event = _EVENTS.get(destination) or next(iter(parts), None)
    amounts = tuple(
        (each.label, each.money, each.clause) for each in answer.amounts if each.money and not each.apart
    )
    amounts += tuple(("tender", money, "") for way, money in parts.items() if way != event and money)
    if event is None or not amounts:
        return None
    return ledger.post(desk.db, Event(event, ra.number, desk.clock.today(), desk.moment, amounts))


def parted(answer: Answer, destination: str, events: Mapping[str, str]) -> dict[str, Money]:
    """What of a credit becomes store credit and what is refunded, by the event that books each way."""
    found: dict[str, Money] = {}
    for told, money in (answer.tenders or {destination: answer.credit}).items():
        way = destination if told == answer.destination else told
        if way in events:
            found[events[way]] = found.get(events[way], ZERO) + money
    return found


def _grant(desk: Desk, sheet: Sheet, amount: Money) -> int:
    today = desk.clock.today()
    number = numbers.next_number(desk.db, codes.CREDIT_SLIP, today.year)
    lot = NewLot(number, sheet.order.customer.id, sheet.ra.number, today, amount)
    return credits.issue(desk.db, lot)


def reverse(desk: Desk, ra: Return, reason: str, agreed: dict[str, str]) -> None:
    """Take a settlement back inside the open transaction: by a reversing entry, never by an edit.

    ``agreed`` is who else agreed to it, for the history.
    """
    done = ra.settlement
    assert done is not None, "reverse_settlement() asked for one"
    if done.slip:
        lot = credits.get(desk.db, done.slip)
        if lot.balance != lot.amount:
            raise Refused("credit-spent", number=lot.number, spent=lot.amount - lot.balance)
        credits.move(desk.db, Movement(lot.number, "reversed", -lot.amount, desk.clock.today(), ra.number))
    entry = returns.reverse(desk.db, ra, desk.clock.today(), reason)
    if entry is not None:
        ledger.reverse(desk.db, entry, desk.clock.today(), desk.moment, ra.number)
    before = {"state": ra.state, "destination": done.destination, "credit": done.credit}
    desk.remember("reverse_settlement", ra.number, reason, before, {"state": "open", **agreed})
