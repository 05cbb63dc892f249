"""Why something was given back, by which clauses, and how many days each step took: columns of exports."""

from datetime import date

from desk.exchange.csv_cells import Cell
from desk.operations import cancelling, returns
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.answers import Answer
from desk.records.payouts import Refund
from desk.records.reversals import in_force

Cells = dict[str, Cell]


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
        return ra.reason, ra.in_force.answer if ra.in_force else ra.answer
    every = cancelling.cancellations_of(desk, refund.order)
    return next(((each.kind, each.answer) for each in every if each.entry == refund.id), ("", None))


def _made(refund: Refund) -> date | None:
    paid = in_force(refund.payouts)
    return max(each.day for each in paid) if paid and not refund.open else None


def _clauses(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return ", ".join(answer.cites if answer.outcome == "allowed" else answer.against)


def _days(start: date, end: date | None) -> Cell:
    return None if end is None else (end - start).days
