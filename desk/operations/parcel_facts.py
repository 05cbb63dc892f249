"""What the policy is asked about pieces that came back, as they were noted at the parcel."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from desk.operations import booking, policies, setting_apart
from desk.operations.desk import Desk
from desk.records.answers import Answer, Finding
from desk.records.checklists import LONGEST
from desk.records.decisions import Decision
from desk.records.errors import BadInput
from desk.records.facts import LinePart, RequestFacts
from desk.records.money import ZERO
from desk.records.orders import Order
from desk.records.paybacks import WAYS
from desk.records.questions import latest
from desk.records.returns import (
    MISSING,
    PLACES,
    REASONS,
    Ask,
    Checks,
    Parcel,
    Return,
    ReturnLine,
    Sheet,
    Sorted,
)
from desk.records.texts import need_text
from desk.store import items, orders


def order_of(desk: Desk, sheet: Sheet, parcel: Parcel) -> Order:
    """The order as what came back of it is judged, with what is told of it at the parcel."""
    order = policies.with_known(sheet.order, shipping_cost=parcel.shipping_cost)
    order = booking.as_spent(order, booking.to_give(desk, sheet.order))
    return order.reached(sheet.ra.delivered) if sheet.ra.delivered else order


def check(ra: Return, parcel: Parcel) -> None:
    """Raise BadInput for a parcel that cannot be: its days, lines that are not of the return, odd words."""
    if parcel.received < ra.issued:
        raise BadInput("received-before-ra", on=parcel.received, issued=ra.issued)
    known = {line.id for line in ra.lines}
    for noted in (parcel.conditions, parcel.places, parcel.checks):
        lines = [line for line, _ in noted]
        for line in lines:
            if line not in known or lines.count(line) > 1:
                raise BadInput("line-not-on-order", line=line, number=ra.number)
    if parcel.sent and parcel.sent > parcel.received:
        raise BadInput("sent-after-received", sent=parcel.sent, received=parcel.received)
    for _, answers in parcel.checks:
        _check_answers(answers)
    for _, place in parcel.places:
        if place and place not in PLACES:
            raise BadInput("place-unknown", place=place, known=", ".join(PLACES))
    if parcel.found_reason and parcel.found_reason not in REASONS:
        raise BadInput("reason-unknown", reason=parcel.found_reason, known=", ".join(REASONS))


def _check_answers(answers: Checks) -> None:
    """Raise BadInput ``check-answer`` for what nobody reads any more, ``text-control``."""
    for question, answer in answers.items():
        if len(question) > LONGEST or len(answer) > LONGEST:
            raise BadInput("check-answer", most=LONGEST)
        need_text((question, answer))


def request_of(desk: Desk, ra: Return, parcel: Parcel, lines: Iterable[ReturnLine] = ()) -> RequestFacts:
    """What the policy is asked about a return, or some of its lines, as they came back."""
    some = tuple(lines) or ra.lines
    parts = tuple(LinePart(str(line.order_line), line.quantity, parcel.condition(line.id)) for line in some)
    there = parcel.replacement
    if there is None:
        there = is_there(desk, [(line.sku, line.quantity) for line in some])
    return replace(
        came_back(ra.issued, parcel.found_reason or ra.reason, parts, parcel),
        said=latest(ra.told, parcel.told),
        extended=ra.extended,
        replacement_in_stock=there,
    )


def judged(desk: Desk, sheet: Sheet, parcel: Parcel, order: Order) -> Sheet:
    """The sheet with what the policy says of its lines, together or apart, or as they turned out."""
    ra = sheet.ra
    answer = policies.ask(desk, "return", order, request_of(desk, ra, parcel))
    apart: tuple[Sorted, ...] = ()
    proposal = None
    if parcel.found_reason not in ("", ra.reason):
        proposal, answer = answer, as_found_otherwise(answer)
    else:
        # What is allowed goes one way for all of it, but for a claim: of one item there may be another piece.
        lines = ra.lines if answer.outcome != "allowed" or ra.is_claim else ()
        ask = partial(_ask_of, desk, sheet, parcel)
        answer, others = setting_apart.sort_out(answer, lines, ask, setting_apart.by_way)
        apart = tuple(Sorted(tuple(line.id for line in lines), said) for lines, said in others)
    missing = ("wants-destination",) if lacks_choice(answer, parcel) else ()
    return replace(sheet, parcel=parcel, answer=answer, wants=missing, apart=apart, proposal=proposal)


def _ask_of(desk: Desk, sheet: Sheet, parcel: Parcel, lines: Sequence[ReturnLine]) -> Answer:
    request = request_of(desk, sheet.ra, parcel, lines)
    return policies.ask(desk, "return", order_of(desk, sheet, parcel), request)


def wants(desk: Desk, ra: Return, parcel: Parcel, order: Order) -> tuple[str, ...]:
    """The keys of all facts that are missing, for all lines together and for each of them alone."""
    some = [(), *((line,) for line in ra.lines)]
    asked = (request_of(desk, ra, parcel, lines) for lines in some)
    return tuple(dict.fromkeys(key for each in asked for key in policies.wants(desk, "return", order, each)))


def lacks_choice(answer: Answer, parcel: Parcel) -> bool:
    """Whether the policy leaves the way of the money to the customer, who has not said it yet."""
    ways = [each.destination for each in answer.options] or WAYS
    return answer.destination == "customer_choice" and parcel.destination not in ways


def is_there_for(desk: Desk, ask: Ask, order: Order) -> bool:
    """Whether what is asked about could be exchanged for the same, as it was told or as the stock says."""
    return is_there(desk, _pieces(ask, order)) if ask.replacement is None else ask.replacement


def differ(desk: Desk, ask: Ask) -> bool:
    """Whether some of what is asked about could be sent again as the stock says, and some could not."""
    some = _pieces(ask, orders.get(desk.db, ask.order))
    return ask.replacement is None and len({is_there(desk, [each]) for each in some}) > 1


def _pieces(ask: Ask, order: Order) -> list[tuple[str, int]]:
    """What is asked about, by SKU."""
    skus = {str(line.id): line.sku for line in order.lines}
    return [(skus[part.key], part.quantity) for part in ask.lines]


def as_found_otherwise(proposal: Answer) -> Answer:
    """What is answered where something turned out to be another thing than was told: the owner decides."""
    return replace(
        proposal,
        outcome="owner",
        destination="",
        credit=ZERO,
        charge=ZERO,
        amounts=(),
        findings=(Finding("found-otherwise"),),
        intervals=(),
        options=(),
        tenders={},
    )


def resolved(desk: Desk, ra: Return, parcel: Parcel) -> Parcel:
    """The parcel with what was supposed of the stock written down, so that it can be judged again later."""
    return replace(parcel, replacement=request_of(desk, ra, parcel).replacement_in_stock)


def is_there(desk: Desk, pieces: Iterable[tuple[str, int]]) -> bool:
    """Whether so many pieces, by SKU, are in the shop and free; of what nobody counted there are some."""
    wanted: dict[str, int] = {}
    for sku, count in pieces:
        wanted[sku] = wanted.get(sku, 0) + count
    found = ((items.by_sku(desk.db, sku), count) for sku, count in wanted.items())
    return all(item is None or item.free is None or item.free >= count for item, count in found)


def came_back(issued: date, reason: str, parts: tuple[LinePart, ...], parcel: Parcel) -> RequestFacts:
    """What the policy is asked about pieces that came back under an RA."""
    return RequestFacts(
        on=issued,
        reason=reason,
        lines=parts,
        ra_issued=issued,
        sent=parcel.sent or parcel.received,
        received=parcel.received,
        ra_on_package=parcel.ra_on_package,
        condition=parts[0].condition,
        wish=parcel.destination,
        said=parcel.told,
    )


def question_of(decision: Decision) -> str:
    """What a decision answered: of a missing item nothing comes back (policy.md, miniature-expressions).

    Earlier versions let something come all the same, and looked at it.
    """
    nothing = decision.reason == MISSING and not any(part.condition for part in decision.parts)
    return "return_request" if decision.parcel is None or nothing else "return"


def is_otherwise(decision: Decision) -> bool:
    """Whether what came back turned out to be something else than was told, so that the owner decided."""
    return decision.parcel is not None and decision.parcel.found_reason not in ("", decision.reason)


def as_asked(decision: Decision) -> RequestFacts:
    """What the policy was asked when an RA was issued, or when its parcel was settled."""
    there = decision.replacement is not False
    if question_of(decision) == "return_request":
        return RequestFacts(
            on=decision.issued,
            reason=decision.reason,
            lines=decision.parts,
            said=decision.told,
            replacement_in_stock=there,
        )
    assert decision.parcel is not None, "else it is not asked about one"
    reason = decision.parcel.found_reason or decision.reason
    found = came_back(decision.issued, reason, decision.parts, decision.parcel)
    return replace(
        found,
        said=decision.told,
        extended=decision.extended,
        replacement_in_stock=there,
        granted=decision.granted,
    )
