"""Where the policy says no, or leaves it open, and the owner says yes: with a reason, and kept for ever."""

from datetime import date

from desk.operations import booking, deciding, settlements
from desk.operations.desk import Desk, need_reason
from desk.operations.returns import ask_return, keep_ra, look_again
from desk.operations.rights import permit
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused, Stale
from desk.records.money import ZERO, Money
from desk.records.paybacks import WAYS
from desk.records.returns import Ask, Return, Settled, Sheet
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against, Override
from desk.store import orders, overrides, returns


def override_ra(desk: Desk, ask: Ask, reason: str, shown: Answer | None = None) -> Return:
    """Issue an RA that the policy does not allow; raises Refused ``override-needless``, Stale."""
    why = need_text(need_reason(reason))
    answer = ask_return(desk, ask)
    if shown is not None and shown != answer:
        raise Stale("answer-changed", number=ask.order)
    _need_no(answer)
    with desk.db.atomic():
        act = Act("override_ra", ask.order, facts=(why, repr(ask)))
        permit(desk, act)
        number = keep_ra(desk, ask, orders.get(desk.db, ask.order), answer)
        deciding.keep(desk, act, number, why, Against(answer.outcome, answer.against))
    return returns.get(desk.db, number)


def override_settlement(desk: Desk, sheet: Sheet, credit: Money, destination: str, reason: str) -> Settled:
    """Settle a parcel that the policy refuses or leaves open, with the credit that the owner decides on.

    Raises BadInput ``override-amount`` above what was paid for the order and not given back yet, and
    ``destination-unknown``; Refused ``override-needless`` where the policy allows it anyway; Stale, Wanting.
    """
    why = need_text(need_reason(reason))
    if destination not in WAYS:
        raise BadInput("destination-unknown", known=", ".join(WAYS))
    with desk.db.atomic():
        fresh, answer = look_again(desk, sheet)
        _need_no(answer)
        most = booking.to_give(desk, fresh.order)
        if not ZERO <= credit <= most:
            raise BadInput("override-amount", most=most)
        facts = (why, str(credit), destination, repr(fresh.parcel))
        act = Act("override_settlement", fresh.ra.number, fresh.ra.state, facts)
        permit(desk, act)
        settled = settlements.book(desk, fresh, answer.overridden(credit, destination))
        against = Against(answer.outcome, answer.against, ZERO, credit)
        deciding.keep(desk, act, fresh.ra.number, why, against)
    return settled


def list_overrides(desk: Desk, start: date | None = None, end: date | None = None) -> tuple[Override, ...]:
    """The overrides of a period, oldest first; managers and owners read them."""
    permit(desk, Act("list_overrides"))
    return overrides.between(desk.db, start or date.min, end or date.max)


def _need_no(answer: Answer) -> None:
    if answer.outcome == "allowed":
        raise Refused("override-needless")
