"""What a cancellation moves of an order's money: due no more, taken out of what is held, given back."""

from dataclasses import dataclass

from desk.operations import booking, policies, tenders
from desk.operations.desk import Desk
from desk.policy.explaining import LIMIT
from desk.records import billing
from desk.records.answers import Amount
from desk.records.billing import Pieces
from desk.records.cancellations import CancelAsk, CancelSheet
from desk.records.facts import RequestFacts
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.paybacks import OF_HELD, STORE_CREDIT, way_of


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a cancellation moves: due no more, taken out of the money held, given, of it as store credit.

    ``bills`` are owed beside it.
    """

    released: Money
    withdrawn: Money
    credit: Money
    lot: Money
    amounts: booking.Amounts
    bills: tuple[Amount, ...] = ()


def pieces_of(order: Order, ask: CancelAsk) -> Pieces:
    """The pieces that are to be cancelled; all that are still to leave, where none are named."""
    if ask.lines:
        return {int(part.key): part.quantity for part in ask.lines}
    return {line.id: line.unshipped for line in order.lines if line.unshipped}


def request_of(ask: CancelAsk, pieces: Pieces) -> RequestFacts:
    """What the policy is asked about pieces that are to be cancelled."""
    return RequestFacts(ask.on, ask.by, lines=billing.parts_of(pieces), wish=ask.wish, said=ask.told)


def answered(desk: Desk, sheet: CancelSheet, destination: str) -> Withdrawal:
    """What an answer moves; a fee is kept out of the money that is there, and never billed."""
    counted = [each for each in sheet.answer.amounts if each.money and not each.apart]
    fees = [each for each in counted if each.money < ZERO and each.label != LIMIT]
    released, credit = _released(sheet, counted), sheet.answer.credit
    kept = -total(each.money for each in fees)
    amounts = tuple((each.label, each.money, each.clause) for each in counted) if credit else ()
    if fees and not credit:
        kept = Money(min(kept, _backed(desk, sheet)))
        amounts = _kept(fees, kept)
    parts = tenders.parted(desk, sheet.order, sheet.answer, destination, OF_HELD)
    amounts += tenders.apart(parts, OF_HELD[way_of(destination)])
    rest = _left_over(desk, sheet, released, credit + kept)
    lot = parts.get(OF_HELD[STORE_CREDIT], ZERO)
    amounts += _share(sheet, rest)
    return Withdrawal(released, credit + kept + rest, credit, lot, amounts, sheet.answer.bills)


def _released(sheet: CancelSheet, counted: list[Amount]) -> Money:
    """What is due no more for the pieces, with the tax as the policy rounds it where it gives all back."""
    order, pieces = sheet.order, pieces_of(sheet.order, sheet.ask)
    due = billing.called_off(order, pieces)
    given = total(each.money for each in counted if each.money > ZERO and each.label != LIMIT)
    is_whole = abs(given - due) <= len(order.lines) and not billing.is_rest(order, pieces)
    return given if is_whole else due


def _backed(desk: Desk, sheet: CancelSheet) -> Money:
    """What was paid of what is given back, of which fees are kept where they leave nothing of it."""
    seen = booking.as_spent(sheet.order, booking.held(desk, sheet.order.number))
    request = request_of(sheet.ask, pieces_of(sheet.order, sheet.ask))
    return policies.backed(desk, "cancel", seen, request)


def _left_over(desk: Desk, sheet: CancelSheet, released: Money, withdrawn: Money) -> Money:
    """What is held of the money and nothing is left to leave for: the shop keeps what it does not give."""
    order = sheet.order
    due = order.total - order.released - order.billed - released
    return max(ZERO, booking.held(desk, order.number) - withdrawn - due)


def _share(sheet: CancelSheet, kept: Money) -> booking.Amounts:
    clause = next(iter(sheet.answer.against), "")
    return (("not_given", kept, clause), ("shops_share", -kept, clause))


def _kept(fees: list[Amount], kept: Money) -> booking.Amounts:
    """As much of the fees as there is money, out of what is given back."""
    booked = tuple((fee.label, fee.money, fee.clause) for fee in fees)
    return (("merchandise", kept, fees[0].clause), *booking.trimmed(booked, kept))


def decided(desk: Desk, sheet: CancelSheet, credit: Money, destination: str) -> Withdrawal:
    """What an owner's decision moves; what they do not give back of money for nothing else is the shop's."""
    clause = next(iter(sheet.answer.against), "")
    released = billing.called_off(sheet.order, pieces_of(sheet.order, sheet.ask))
    rest = _left_over(desk, sheet, released, credit)
    parts = tenders.as_paid(desk, sheet.order, {OF_HELD[destination]: credit}, OF_HELD)
    apart = tenders.apart(parts, OF_HELD[destination])
    amounts = (("owners_decision", credit, clause), *apart, *_share(sheet, rest))
    lot = parts.get(OF_HELD[STORE_CREDIT], ZERO)
    return Withdrawal(released, credit + rest, credit, lot, amounts)
