"""Decisions about returns as they were made: the order and the facts as they stood, told step by step."""

from dataclasses import dataclass, replace

from desk.operations import parcel_facts, policies, returns, stories
from desk.operations.desk import Desk
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused, Stale, Wanting
from desk.records.facts import RequestFacts
from desk.records.orders import Order
from desk.records.returns import Return
from desk.records.what_if import Verdict
from desk.store import decisions, orders


@dataclass(frozen=True, slots=True)
class Decided:
    """What a return stands on: the question, the order as it was, what was asked, and what was answered.

    ``verdict`` is what the policy itself said of it, against which the owner may have decided ``answer``;
    ``otherwise`` whether it turned out to be something else than was told.
    """

    ask: str
    order: Order
    request: RequestFacts
    answer: Answer
    verdict: Verdict
    otherwise: bool = False


def as_decided(desk: Desk, ra: Return) -> Decided:
    """The decision that a return stands on: its settlement, or else its RA.

    Raises Refused for a voided RA, which decides nothing any more, and where the history does not tell how
    things stood.
    """
    if ra.state in ("voided", "refused"):
        raise Refused(f"ra-{ra.state}", number=ra.number)
    done = ra.in_force
    kind = decisions.SETTLED if done else decisions.ISSUED
    found = decisions.of_order(desk.db, orders.get(desk.db, ra.order).id)
    decision = next(each for each in found.decisions[kind] if each.number == ra.number)
    story = found.stories[decision.order]
    if story.gaps:
        raise Refused("case-history-missing", number=ra.number)
    return Decided(
        ask=parcel_facts.question_of(decision),
        order=stories.as_stood(decision, story.at(story.moments[kind, decision.id])),
        request=parcel_facts.as_asked(decision),
        answer=done.answer if done else ra.answer,
        verdict=decision.verdict,
        otherwise=parcel_facts.is_otherwise(decision),
    )


def explain_return(desk: Desk, number: str) -> Answer:
    """The answer that a return stands on step by step; the policy's own where the owner decided against it.

    Raises Refused as `as_decided` does, and Stale where what is noted of the order now gives another answer.
    """
    ra = returns.open_return(desk, number).ra
    made = as_decided(desk, ra)
    try:
        found = policies.explain(desk, made.ask, made.order, made.request)
    except (Wanting, BadInput) as trouble:
        raise Stale("explanation-gone", number=ra.number) from trouble
    found = parcel_facts.as_found_otherwise(found) if made.otherwise else found
    told = replace(found, steps=(), clauses=made.answer.clauses, said=made.answer.said)
    against = made.verdict.outcome != "allowed"
    if Verdict.of(found).differs(made.verdict) if against else told != made.answer:
        raise Stale("explanation-gone", number=ra.number)
    return found
