"""Refunds that are made outside of Desk: what is owed, what was given back for it, and taking that back."""

from dataclasses import replace

from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.check_life import OWED, WRITTEN_OFF
from desk.records.errors import BadInput, Refused
from desk.records.ledger import Event
from desk.records.money import ZERO
from desk.records.payments import CARD, CASH, CHECK, MONEY_ORDER
from desk.records.payouts import NewPayout, Payout, Refund
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import checks, ledger, orders, payouts

WAYS = (CARD, CHECK, CASH, MONEY_ORDER)
MOST = 1000


def refunds_due(desk: Desk) -> tuple[Refund, ...]:
    """What is owed to customers in money, the oldest first, with how each order was paid."""
    return tuple(_whole(desk, each) for each in payouts.due(desk.db, MOST))


def refunds_of(desk: Desk, number: str) -> tuple[Refund, ...]:
    """The refunds of an order and of its returns, what was given back for them too."""
    order = orders.get(desk.db, number)
    return tuple(_whole(desk, each) for each in payouts.of_order(desk.db, order.number))


def refunds_made(desk: Desk, most: int) -> tuple[Refund, ...]:
    """The refunds of the newest ``most`` notes, also of those taken back; the oldest first."""
    return tuple(_whole(desk, each) for each in payouts.made_lately(desk.db, most))


def list_refunds(desk: Desk) -> tuple[Refund, ...]:
    """Every refund that stands, with what was given back for it, the oldest first."""
    return tuple(_whole(desk, each) for each in payouts.every(desk.db))


def _whole(desk: Desk, refund: Refund) -> Refund:
    paid = in_force(orders.get(desk.db, refund.order).payments)
    return replace(refund, paid_by=paid, payouts=payouts.of_refund(desk.db, refund.id))


def mark_refunded(desk: Desk, new: NewPayout) -> Refund:
    """Note that a refund, or an amount of it, was made: by which way, when, and by which reference.

    Raises Refused ``refund-made`` where nothing is open, BadInput for a way, amount or day that cannot be.
    """
    need_text(new)
    if new.method not in WAYS:
        raise BadInput("payment-method", method=new.method, known=", ".join(WAYS))
    desk.need_past(new.day)
    with desk.db.atomic():
        refund = payouts.get(desk.db, new.refund)
        amount = refund.open if new.amount is None else new.amount
        permit(desk, Act("mark_refunded", refund.record, facts=(str(new.refund), str(amount))))
        if not refund.open:
            raise Refused("refund-made", number=refund.record)
        _need_there(desk, refund)
        if not ZERO < amount <= refund.open:
            raise BadInput("refund-amount", amount=amount, open=refund.open)
        if new.day < refund.since:
            raise BadInput("refund-before", on=new.day, since=refund.since)
        event = Event("refund_made", refund.record, new.day, desk.moment, ((new.method, amount, ""),))
        payouts.add(desk.db, new, amount, ledger.post(desk.db, event))
        told = {"refunded": amount, "method": new.method, "day": new.day, "reference": new.reference}
        desk.remember("mark_refunded", refund.record, after=told)
    return _whole(desk, payouts.get(desk.db, new.refund))


def _need_there(desk: Desk, refund: Refund) -> None:
    """Raises Refused where the money that is given back never came, be its check owed or given up."""
    order = orders.get(desk.db, refund.order)
    for check in checks.on_order(desk.db, order.id):
        if check.state in OWED:
            raise Refused("refund-rests", number=refund.record, check=check.number)
        if check.state == WRITTEN_OFF and order.paid < order.credited:
            raise Refused("refund-lost", number=refund.record, check=check.number)


def void_payout(desk: Desk, payout: int, reason: str) -> Refund:
    """Take back a note that a refund was made, by its opposite; Refused where that was done."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        refund = _whole(desk, payouts.get(desk.db, payouts.refund_of(desk.db, payout)))
        found = next((each for each in in_force(refund.payouts) if each.id == payout), None)
        if found is None:
            raise Refused("payout-voided", number=refund.record)
        agreed = permit(desk, Act("void_payout", refund.record, facts=(str(payout), str(found.amount))))
        _take_back(desk, refund, found)
        desk.remember("void_payout", refund.record, why, {"refunded": found.amount}, dict(agreed))
    return _whole(desk, payouts.get(desk.db, refund.id))


def _take_back(desk: Desk, refund: Refund, found: Payout) -> None:
    today = desk.clock.today()
    entry = ledger.reverse(desk.db, found.entry, today, desk.moment, refund.record)
    undone = NewPayout(refund.id, found.method, today, found.reference)
    payouts.add(desk.db, undone, -found.amount, entry, found.id)
