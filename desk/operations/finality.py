"""Which lines of an order cannot be returned, by what the shop's own policy answers of each of them."""

from desk.operations import policies
from desk.operations.desk import Desk
from desk.records.answers import Clause
from desk.records.facts import LinePart, RequestFacts
from desk.records.orders import STOCK, Order, OrderLine

# What a customer may always try; a policy that refuses it on the day of delivery takes the item back never.
_REASON = "changed_mind"


def final_lines(desk: Desk, order: Order) -> dict[str, Clause]:
    """The lines whose return the policy refuses from the first day, by their ids, each with its clause.

    An order that was not placed yet is asked about as it would stand. Stock is what returns are made for.
    """
    found = {}
    for line in order.lines:
        clause = _refusal(desk, order, line) if line.kind != STOCK else None
        if clause is not None:
            found[str(line.id)] = clause
    return found


def _refusal(desk: Desk, order: Order, line: OrderLine) -> Clause | None:
    parts = (LinePart(str(line.id), 1),)
    request = RequestFacts(order.delivered or order.placed, reason=_REASON, lines=parts)
    answer = policies.ask_if_known(desk, "return_request", order, request)
    # What the policy does not know yet it cannot refuse from the first day.
    if answer is None or answer.outcome != "refused":
        return None
    against = answer.against
    return next((each for each in answer.clauses if each.id in against), None)
