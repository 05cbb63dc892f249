"""Pieces of one return that fare differently: asked about line by line, and set apart under a number of their
own.

A case file's answer is that of all its lines together; the program answers per line (policy.md, fine print).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from desk.operations import policies, stories
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused
from desk.records.facts import LinePart, RequestFacts
from desk.records.returns import NewReturn, Return
from desk.records.rights import Act
from desk.store import numbers, orders, requests, returns

Line = TypeVar("Line")
# What a sheet is about first, where lines fare differently.
_ORDER = ("allowed", "owner", "refused")


def by_outcome(answer: Answer) -> str:
    """Lines fare alike on the phone where they have one outcome: an RA is for all that may come back."""
    return answer.outcome


def by_way(answer: Answer) -> str:
    """Lines fare alike at the parcel where they go one way: one is sent again, of another none is left."""
    return answer.destination if answer.outcome == "allowed" else answer.outcome


def sort_out(
    whole: Answer,
    lines: Sequence[Line],
    ask: Callable[[Sequence[Line]], Answer],
    alike: Callable[[Answer], str] = by_outcome,
) -> tuple[Answer, list[tuple[list[Line], Answer]]]:
    """The answer for the lines that are allowed, and the others by what is said of them.

    ``whole`` is the answer for all lines together: it stands where they fare ``alike``. Else each is asked
    about alone, and those that fare alike together.
    """
    if len(lines) < 2:
        return whole, []
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(alike(ask([line])), []).append(line)
    answers = {kind: ask(some) for kind, some in groups.items()}
    if len(groups) == 1 or any(alike(answer) != kind for kind, answer in answers.items()):
        # Or what holds for each line alone does not hold for them together.
        return whole, []
    first = min(groups, key=lambda kind: _ORDER.index(answers[kind].outcome))
    return answers[first], [(groups[each], answers[each]) for each in groups if each != first]


def set_apart(desk: Desk, number: str, pieces: Mapping[int, int]) -> Return:
    """Give pieces of an open return, by its lines' ids, an RA of their own; the new one.

    They did not come with the rest, or were found in another condition. Raises BadInput where they are none,
    more than there are, or all.
    """
    with desk.db.atomic():
        ra = returns.get(desk.db, number)
        permit(desk, Act("set_apart", ra.number, ra.state))
        if ra.state != "open":
            raise Refused(f"ra-{ra.state}", number=ra.number)
        if waiting := requests.waiting_for(desk.db, ra.id):
            # It is decided on all that it was noted with.
            raise Refused("request-waiting", number=ra.number, request=waiting)
        made = split_off(desk, ra, pieces)
    return returns.get(desk.db, made)


def split_off(desk: Desk, ra: Return, pieces: Mapping[int, int]) -> str:
    """Set pieces apart inside the open transaction; the number of their RA."""
    counts = {line.id: line.quantity for line in ra.lines}
    if not pieces or any(not 1 <= count <= counts.get(line, 0) for line, count in pieces.items()):
        raise BadInput("apart-pieces", number=ra.number)
    if pieces == counts:
        raise BadInput("apart-all", number=ra.number)
    number = numbers.next_number(desk.db, codes.RA, desk.clock.today().year)
    head = returns.get(desk.db, ra.on_parcel)
    order = orders.get(desk.db, ra.order)
    new = NewReturn(
        number=number,
        order=order.id,
        customer=order.customer.id,
        issued=ra.issued,
        reason=ra.reason,
        return_by=ra.return_by,
        answer=ra.answer,
        lines=(),
        told=ra.told,
        delivered=ra.delivered,
        head=head.id,
        replacement=ra.replacement,
    )
    made = returns.add(desk.db, new)
    returns.set_apart(desk.db, ra, made, pieces)
    if ra.extended:
        returns.extend(desk.db, returns.get(desk.db, number), ra.extended)
    for each in (ra.number, number):
        _answer_anew(desk, each)
    told = {"order": ra.order, "return_by": ra.return_by or "", "apart_from": ra.number}
    desk.remember("issue_ra", number, after=told)
    desk.remember("set_apart", ra.number, after={"apart": number, "pieces": sum(pieces.values())})
    return number


def _answer_anew(desk: Desk, number: str) -> None:
    """Keep what the policy said of the pieces that are left, as the order stood when the RA was issued."""
    ra = returns.get(desk.db, number)
    known = stories.as_issued(desk, orders.get(desk.db, ra.order), ra)
    parts = tuple(LinePart(str(line.order_line), line.quantity) for line in ra.lines)
    request = RequestFacts(
        ra.issued,
        reason=ra.reason,
        lines=parts,
        said=ra.told,
        replacement_in_stock=ra.replacement is not False,
    )
    found = policies.ask_if_known(desk, "return_request", known, request)
    returns.answer_anew(desk.db, ra, found or ra.answer)
