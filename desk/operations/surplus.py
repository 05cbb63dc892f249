"""What was paid beyond what an order comes to, since a charge was taken back: it is given back at once."""

from desk.operations import booking, credits, tenders
from desk.operations.desk import Desk
from desk.records.answers import Amount, Answer
from desk.records.cancellations import OVERPAID, SHOP, NewCancellation
from desk.records.money import ZERO
from desk.records.paybacks import OF_HELD, ORIGINAL_PAYMENT, STORE_CREDIT
from desk.store import cancellations, orders


def give_back(desk: Desk, number: str) -> dict[str, object]:
    """Owe an order's customer in the open transaction what is held for nothing; what is to be told of it."""
    order, today = orders.get(desk.db, number), desk.clock.today()
    over = min(max(ZERO, -order.owed), booking.held(desk, order.number))
    if not over:
        return {}
    way, amount = ORIGINAL_PAYMENT, Amount(OVERPAID, over, "")
    parts = tenders.as_paid(desk, order, {OF_HELD[way]: over}, OF_HELD)
    amounts = ((OVERPAID, over, ""), *tenders.apart(parts, OF_HELD[way]))
    granted = parts.get(OF_HELD[STORE_CREDIT], ZERO)
    _, lot = credits.grant(desk, order.customer.id, order.number, granted)
    done = NewCancellation(
        order=order.id,
        kind=OVERPAID,
        day=today,
        by=SHOP,
        destination=way,
        credit=over,
        released=ZERO,
        withdrawn=over,
        answer=Answer("cancel", "allowed", destination=way, credit=over, amounts=(amount,)),
        lines=(),
        lot=lot,
        entry=booking.post(desk, OF_HELD[way], order.number, today, amounts),
    )
    cancellations.add(desk.db, done)
    return {"destination": way, "credit": over}
