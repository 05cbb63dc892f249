"""What came back and was never paid: it is owed no more, and no fee is kept of it (policy.md, Money paid)."""

from collections.abc import Iterable
from dataclasses import dataclass

from desk.operations import booking
from desk.operations.booking import Amounts
from desk.operations.desk import Desk
from desk.policy.explaining import LIMIT
from desk.records import taxes
from desk.records.answers import Amount, Answer
from desk.records.billing import Bill, Pieces
from desk.records.ledger import Event
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.store import check_parts, ledger

_EVENT = "return_released"


@dataclass(frozen=True, slots=True)
class Split:
    """What a credit books, what is ``released`` beside it, owed no more, and what that books."""

    credited: Amounts
    released: Money
    freed: Amounts


def split(desk: Desk, order: Order, answer: Answer, came: Bill | None = None) -> Split:
    """Part what came back into what was paid of it and what was not.

    ``came`` is what the pieces had come to where the owner decides on the credit: no rule values them then,
    and what they do not give of the money is the shop's.
    """
    counted = [each for each in answer.amounts if each.money and not each.apart]
    fees = _booked(each for each in counted if each.money < ZERO and each.label != LIMIT)
    clause = next((each.clause for each in counted if each.label == LIMIT), next(iter(answer.against), ""))
    gives = _booked(each for each in counted if each.money > ZERO and each.label != LIMIT)
    if came is not None:
        parts = (("merchandise", came.merchandise), ("sales_tax", came.tax), ("shipping", came.shipping))
        gives = tuple((label, money, clause) for label, money in parts)
    value, credit = _sum(gives), answer.credit
    # A charge stays owed whatever comes back, and of what is owed it is the first.
    open_all = booking.receivable(desk, order.number)
    owed = max(ZERO, open_all - order.charged)
    # What was given up as lost was not paid either.
    lost = check_parts.lost_on(desk.db, order.id) if order.released else ZERO
    there = _paid_of(desk, order, value, open_all + lost if owed or lost else ZERO)
    most = value if came is not None else -_sum(fees)
    kept = Money(min(most, max(ZERO, there - credit)))
    released = Money(min(owed, max(ZERO, value - credit - kept)))
    if came is not None:
        freed = (*gives, (LIMIT, released - value, clause)) if released else ()
        return Split(_booked(counted), released, freed)
    taken = booking.trimmed(fees, kept)
    if credit:
        limit = (LIMIT, credit + kept - value, clause)
        return Split((*gives, *taken, limit), released, ((LIMIT, released, clause),))
    freed = (*gives, *taken, (LIMIT, released + kept - value, clause)) if released or kept else ()
    return Split((), released, freed)


def release(desk: Desk, order: Order, found: Split, pieces: Pieces) -> int | None:
    """Book in the open transaction that what was not paid is owed no more; the entry's id, if any."""
    back = taxes.came_back(order, pieces, found.freed)
    event = Event(_EVENT, order.number, desk.clock.today(), desk.moment, found.freed, back)
    return booking.post_sale(desk, event)


def _paid_of(desk: Desk, order: Order, value: Money, owed: Money) -> Money:
    """What was paid of what came back: all of it, unless what the customer has was not all paid."""
    if not owed:
        return value
    return Money(min(value, max(ZERO, ledger.worth_of(desk.db, order.number) - owed)))


def _booked(amounts: Iterable[Amount]) -> Amounts:
    return tuple((each.label, each.money, each.clause) for each in amounts)


def _sum(amounts: Amounts) -> Money:
    return total(each[1] for each in amounts)
