"""Orders as they stood when a decision about them was made, whatever came back or was credited since."""

from desk.operations import booking
from desk.operations.desk import Desk
from desk.policy.explaining import LIMIT
from desk.records.decisions import Decision
from desk.records.money import ZERO, total
from desk.records.orders import Order
from desk.records.returns import Return
from desk.store import decisions


def as_stood(decision: Decision, order: Order) -> Order:
    """The order as a decision saw it: where what was left of its money limited the credit, with no more."""
    seen, verdict = decision.about(order), decision.verdict
    counted = [each for each in verdict.amounts if not each.apart]
    over = total(each.money for each in counted if each.label == LIMIT)
    if over >= ZERO:
        return seen
    given = total(each.money for each in counted if each.money > ZERO)
    return booking.as_spent(seen, given + over if verdict.credit else ZERO)


def as_issued(desk: Desk, order: Order, ra: Return) -> Order:
    """The order as it stood when an RA was issued; as it is now where that was just now or nothing tells."""
    found = decisions.of_order(desk.db, order.id)
    story = found.stories[order.id]
    moment = story.moments.get((decisions.ISSUED, ra.id))
    if moment is None:
        known = order.reached(ra.delivered) if ra.delivered else order
        return booking.as_spent(known, booking.to_give(desk, order))
    decision = next(each for each in found.decisions[decisions.ISSUED] if each.id == ra.id)
    return as_stood(decision, story.at(moment))
