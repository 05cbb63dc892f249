"""Trials of the rights over what is set apart, extended, or came without a return."""

from datetime import date

from desk.operations import orders, overrides, returns, setting_apart, strays
from desk.operations.desk import Desk
from desk.records.facts import LinePart
from desk.records.returns import Ask, Return
from desk.records.strays import Stray
from tests.operations.selling import DAY, Step, Trial

LATER = date(2026, 4, 2)


def two_lines(desk: Desk) -> Return:
    """An open RA over both lines of #1001."""
    order = orders.open_order(desk, "#1001")
    parts = tuple(LinePart(str(line.id), 1) for line in order.lines)
    return returns.issue_ra(desk, Ask("#1001", "changed_mind", DAY, parts))


def kept(desk: Desk) -> str:
    """The number of a parcel that is kept."""
    return strays.note_stray(desk, Stray("", DAY, sender="Nobody knows")).number


def _set_apart(owner: Desk, maker: Desk, state: str) -> Step:
    ra = two_lines(owner)
    return lambda desk: setting_apart.set_apart(desk, ra.number, {ra.lines[0].id: 1})


def _extend(owner: Desk, maker: Desk, state: str) -> Step:
    number = two_lines(owner).number
    return lambda desk: overrides.extend_ra(desk, number, LATER, "She is in hospital")


def _match(owner: Desk, maker: Desk, state: str) -> Step:
    number, ra = kept(owner), two_lines(owner).number
    return lambda desk: strays.match_stray(desk, number, ra)


def _send_back(owner: Desk, maker: Desk, state: str) -> Step:
    number = kept(owner)
    return lambda desk: strays.send_stray_back(desk, number, DAY)


TRIALS: dict[str, Trial] = {
    "set_apart": _set_apart,
    "extend_ra": _extend,
    "note_stray": lambda owner, maker, state: kept,
    "match_stray": _match,
    "send_stray_back": _send_back,
}
