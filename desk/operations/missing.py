"""A missing item: nothing comes back, so what the policy gives for it is settled as soon as it is told."""

from desk.operations import parcel_facts, returns, settlements
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused, Stale, Wanting
from desk.records.money import Money
from desk.records.returns import MISSING, Ask, Parcel, Settled, Sheet
from desk.records.rights import Act
from desk.store import orders
from desk.store import returns as kept_returns


def settle_missing(desk: Desk, ask: Ask, destination: str = "", shown: Answer | None = None) -> Settled:
    """Send what was missing, or give back what it cost, as the policy says.

    ``destination`` is the customer's choice where the policy leaves it. Raises Refused where the policy does
    not allow it, Wanting ``wants-destination``, Stale if ``shown`` changed.
    """
    if ask.reason != MISSING:
        raise BadInput("missing-only", number=ask.order)
    with desk.db.atomic():
        permit(desk, Act("settle_missing", ask.order))
        answer = returns.ask_return(desk, ask)
        if shown is not None and shown != answer:
            raise Stale("answer-changed", number=ask.order)
        if parcel_facts.differ(desk, ask):
            raise Refused("missing-apart", number=ask.order)
        if answer.outcome != "allowed":
            raise Refused(f"issue-{answer.outcome}", number=ask.order)
        if parcel_facts.lacks_choice(answer, Parcel(ask.on, destination=destination)):
            raise Wanting("wants-destination", number=ask.order)
        return book(desk, ask, answer, destination=destination)


def book(
    desk: Desk,
    ask: Ask,
    answer: Answer,
    decided: tuple[Money, str] | None = None,
    destination: str = "",
) -> Settled:
    """Write the RA and its settlement inside the open transaction, or what the owner ``decided`` to give."""
    number = returns.keep_ra(desk, ask, orders.get(desk.db, ask.order), answer)
    ra = kept_returns.get(desk.db, number)
    parcel = Parcel(ask.on, destination=destination, told=ask.told, replacement=ra.replacement)
    sheet = Sheet(ra, orders.get(desk.db, ra.order), parcel, answer)
    return settlements.book(desk, sheet, answer.overridden(*decided) if decided else answer)
