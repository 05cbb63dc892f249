"""Why something was given back, by which clauses, and how many days each step took: columns of exports."""

from datetime import date

from desk.exchange.csv_cells import Cell
from desk.operations import cancelling, credits, payouts, requests, returns
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.answers import Answer
from desk.records.payouts import Refund
from desk.records.requests import ISSUE, SETTLE, RequestRow
from desk.records.returns import Return
from desk.records.reversals import in_force

Cells = dict[str, Cell]


def of_return(desk: Desk, ra: Return) -> Cells:
    """The clauses that decided a return, and the days from one step to the next as far as it went."""
    asked = {each.kind: each for each in requests.requests_of(desk, ra.order) if each.ra == ra.number}
    done = ra.in_force
    began = asked[ISSUE].asked if ISSUE in asked else ra.issued
    made = _refunded(desk, ra)
    return {
        "asked": began,
        "refunded_on": made,
        "clauses": _clauses(_decided(desk, ra, asked.get(SETTLE))),
        "days_to_issue": _days(began, ra.issued),
        "days_to_receive": _days(ra.issued, done.received if done else None),
        "days_to_settle": _days(done.received, done.settled) if done else None,
        "days_to_refund": _days(done.settled, made) if done else None,
    }


def _decided(desk: Desk, ra: Return, refusal: RequestRow | None) -> Answer:
    if ra.in_force is not None:
        return ra.in_force.answer
    if ra.state == "refused" and refusal is not None:
        return requests.open_request(desk, refusal.number).answer
    return ra.answer


def _refunded(desk: Desk, ra: Return) -> date | None:
    """The day that the last of what a return is given back in money was."""
    of_it = [each for each in payouts.refunds_of(desk, ra.order) if each.record == ra.number]
    return _made(of_it[-1]) if of_it else None


def of_refund(desk: Desk, refund: Refund) -> Cells:
    """What a refund is for, the clauses that decided it, and how long it took to be made."""
    made = _made(refund)
    why, answer = _behind(desk, refund)
    return {
        "refunded_on": made,
        "reason": why,
        "clauses": _clauses(answer),
        "days_to_refund": _days(refund.since, made),
    }


def _behind(desk: Desk, refund: Refund) -> tuple[str, Answer | None]:
    """The reason of the return, or the kind of the cancellation, that owes a refund, and its answer."""
    if codes.series_of(refund.record) == codes.RA:
        ra = returns.open_return(desk, refund.record).ra
        return ra.reason, _decided(desk, ra, None)
    every = cancelling.cancellations_of(desk, refund.order)
    return next(((each.kind, each.answer) for each in every if each.entry == refund.id), ("", None))


def of_credit(desk: Desk, number: str, state: str) -> Cells:
    """What a store credit was given for and the clauses that decided; of one taken back nothing is said."""
    if state == "reversed":
        return {"reason": None, "clauses": None}
    slip = credits.credit_slip(desk, number)
    why = returns.open_return(desk, slip.ra).ra.reason if slip.ra else slip.origin
    return {"reason": why, "clauses": _clauses(slip.answer)}


def _made(refund: Refund) -> date | None:
    paid = in_force(refund.payouts)
    return max(each.day for each in paid) if paid and not refund.open else None


def _clauses(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return ", ".join(answer.cites if answer.outcome == "allowed" else answer.against)


def _days(start: date, end: date | None) -> Cell:
    return None if end is None else (end - start).days
