"""What was paid beyond what an order comes to, since a charge was taken back: it is given back at once."""

from desk.operations import booking
from desk.operations.desk import Desk
from desk.records.answers import Amount, Answer
from desk.records.cancellations import CANCELLED, SHOP, NewCancellation
from desk.records.money import ZERO
from desk.records.paybacks import OF_HELD, ORIGINAL_PAYMENT
from desk.store import cancellations, orders

_OVERPAID = "overpaid"


def give_back(desk: Desk, number: str) -> dict[str, object]:
    """Owe an order's customer in the open transaction what is held for nothing; what is to be told of it."""
    order, today = orders.get(desk.db, number), desk.clock.today()
    over = min(max(ZERO, -order.owed), booking.held(desk, order.number))
    if not over:
        return {}
    way, amount = ORIGINAL_PAYMENT, Amount(_OVERPAID, over, "")
    done = NewCancellation(
        order=order.id,
        kind=CANCELLED,
        day=today,
        by=SHOP,
        destination=way,
        credit=over,
        released=ZERO,
        withdrawn=over,
        answer=Answer("cancel", "allowed", destination=way, credit=over, amounts=(amount,)),
        lines=(),
        entry=booking.post(desk, OF_HELD[way], order.number, today, ((_OVERPAID, over, ""),)),
    )
    cancellations.add(desk.db, done)
    return {"destination": way, "credit": over}
