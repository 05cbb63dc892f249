"""Where the policy says no, or leaves it open, and the owner says yes: with a reason, and kept for ever."""

from dataclasses import replace
from datetime import date

from desk.operations import booking, bundles, deciding, refusals, settlements
from desk.operations.desk import Desk, need_reason
from desk.operations.returns import ask_return, keep_ra, look_again
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused, Stale
from desk.records.money import ZERO, Money
from desk.records.orders import Order
from desk.records.paybacks import IN_KIND, WAYS
from desk.records.returns import MISSING, Ask, Return, Settled, Sheet
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against, Override
from desk.store import orders, overrides, returns


def override_ra(desk: Desk, ask: Ask, reason: str, shown: Answer | None = None) -> Return:
    """Issue an RA that the policy does not allow; raises Refused ``override-needless``, Stale.

    A missing item needs none (``missing-settles``): what the owner gives for it is decided on its request.
    """
    why = need_text(need_reason(reason))
    if ask.reason == MISSING:
        raise Refused("missing-settles", number=ask.order)
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
    with desk.db.atomic():
        fresh, answer = look_again(desk, sheet)
        _need_no(answer)
        check_decided(desk, fresh.order, credit, destination)
        facts = (why, str(credit), destination, repr(fresh.parcel))
        act = Act("override_settlement", fresh.ra.number, fresh.ra.state, facts)
        permit(desk, act)
        fresh, apart = refusals.part(desk, fresh)
        settled = settlements.book(desk, fresh, answer.overridden(credit, destination))
        against = Against(answer.outcome, answer.against, ZERO, credit)
        deciding.keep(desk, act, fresh.ra.number, why, against)
    return replace(settled, apart=apart)


def extend_ra(desk: Desk, number: str, until: date, reason: str) -> Return:
    """Let what is to come back under an open RA come until a later day, as the owner decides.

    So may all else that is open and comes in the same parcel. Raises BadInput ``extend-earlier`` for a day
    that is not after the one in force, and Refused ``extend-none`` where the policy set none.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        ra = returns.get(desk.db, codes.validate(number))
        if ra.state != "open":
            raise Refused(f"ra-{ra.state}", number=ra.number)
        desk.need_near(until)
        if ra.return_by is None:
            raise Refused("extend-none", number=ra.number)
        if until <= ra.return_by:
            raise BadInput("extend-earlier", on=until, by=ra.return_by)
        agreed = permit(desk, Act("extend_ra", ra.number, ra.state, (why, until.isoformat())))
        for each in (ra, *bundles.beside(desk, ra)):
            if each.return_by is not None and each.return_by < until:
                returns.extend(desk.db, each, until)
                before, after = {"return_by": each.return_by}, {"return_by": until, **agreed}
                desk.remember("extend_ra", each.number, why, before, after)
    return returns.get(desk.db, ra.number)


def list_overrides(desk: Desk, start: date | None = None, end: date | None = None) -> tuple[Override, ...]:
    """The overrides of a period, oldest first; managers and owners read them."""
    permit(desk, Act("list_overrides"))
    return overrides.between(desk.db, start or date.min, end or date.max)


def check_decided(desk: Desk, order: Order, credit: Money, destination: str) -> None:
    """Raise BadInput for an amount or a way that no owner can decide on."""
    if destination not in (*WAYS, *IN_KIND):
        raise BadInput("destination-unknown", known=", ".join((*WAYS, *IN_KIND)))
    most = booking.to_give(desk, order)
    if not ZERO <= credit <= most:
        raise BadInput("override-amount", most=most)
    if credit and destination in IN_KIND:
        raise BadInput("override-in-kind", amount=credit)


def _need_no(answer: Answer) -> None:
    if answer.outcome == "allowed":
        raise Refused("override-needless")
