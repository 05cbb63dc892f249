"""Trials of the rights over demand letters and checks that go to an agency."""

from dataclasses import replace

from desk.operations import agencies, demands, handing_over
from desk.operations.desk import Desk
from desk.store import checks
from tests.operations import checking
from tests.operations.collecting import OVER, SOURCE, with_agency
from tests.operations.selling import Step, Trial


def _back(owner: Desk) -> str:
    """A check that came back to a shop with an agency."""
    with_agency(replace(owner, proven=True))
    return checking.returned(owner).check.number


def _demand(owner: Desk, maker: Desk, state: str) -> Step:
    number = checking.returned(owner).check.number
    return lambda desk: demands.make_demand(desk, number)


def _sent(owner: Desk, maker: Desk, state: str) -> Step:
    made = demands.make_demand(maker, checking.returned(owner).check.number)
    return lambda desk: demands.note_demand_sent(desk, made.called, "hand", desk.clock.today())


def _hand(owner: Desk, maker: Desk, state: str) -> Step:
    number = _back(owner)
    owner.clock.day = OVER  # type: ignore[attr-defined]
    return lambda desk: handing_over.hand_over(desk, number)


def _hand_anyway(owner: Desk, maker: Desk, state: str) -> Step:
    number = _back(owner)
    return lambda desk: handing_over.hand_over_anyway(desk, number, "moved away")


def _recall(owner: Desk, maker: Desk, state: str) -> Step:
    check = checks.get(owner.db, _back(owner))
    with owner.db.atomic():
        handing_over.hand(owner, check)
    return lambda desk: handing_over.recall_check(desk, check.number, "they pay here")


TRIALS: dict[str, Trial] = {
    "make_demand": _demand,
    "note_demand_sent": _sent,
    "hand_over": _hand,
    "hand_over_anyway": _hand_anyway,
    "recall_check": _recall,
    "confirm_lawful": lambda owner, maker, state: lambda desk: agencies.confirm_lawful(desk, SOURCE),
}
