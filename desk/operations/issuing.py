"""What a customer asks on the phone, line by line: an RA for what may come back, a request of the rest."""

from collections.abc import Sequence
from dataclasses import replace

from desk.operations import refusals, returns, setting_apart
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.answers import Answer
from desk.records.errors import Refused, Stale
from desk.records.facts import LinePart
from desk.records.returns import MISSING, Ask, AskSheet, Issued, Sorted
from desk.records.rights import Act
from desk.store import returns as kept_returns


def look_at_ask(desk: Desk, ask: Ask) -> AskSheet:
    """The policy's answer for what is asked, for the lines apart where they fare differently; Wanting."""
    whole = returns.ask_return(desk, ask)

    def answer(lines: Sequence[LinePart]) -> Answer:
        return returns.ask_return(desk, replace(ask, lines=tuple(lines)))

    # Nothing comes back for what is missing: it is settled in one step, or not at all.
    lines = () if ask.reason == MISSING or whole.outcome == "allowed" else ask.lines
    found, others = setting_apart.sort_out(whole, lines, answer)
    apart = tuple(Sorted(tuple(int(part.key) for part in lines), said) for lines, said in others)
    return AskSheet(ask, found, apart)


def issue_allowed(desk: Desk, sheet: AskSheet) -> Issued:
    """Issue an RA for the lines that may come back, and keep a request of each group of the others.

    Raises Refused where none may, Stale where the answers are other than was shown.
    """
    if sheet.ask.reason == MISSING:
        raise Refused("missing-settles", number=sheet.ask.order)
    with desk.db.atomic():
        permit(desk, Act("issue_ra", sheet.ask.order))
        if look_at_ask(desk, sheet.ask) != sheet:
            raise Stale("answer-changed", number=sheet.ask.order)
        number = returns.issue(desk, sheet.about, sheet.answer)
        apart = keep_apart(desk, sheet)
    return Issued(kept_returns.get(desk.db, number), apart)


def keep_apart(desk: Desk, sheet: AskSheet) -> tuple[str, ...]:
    """Keep, inside the open transaction, a request of each group of lines apart; their numbers."""
    return tuple(refusals.keep_ask(desk, _only(sheet.ask, each), each.answer) for each in sheet.apart)


def _only(ask: Ask, apart: Sorted) -> Ask:
    return replace(ask, lines=tuple(part for part in ask.lines if int(part.key) in apart.lines))
