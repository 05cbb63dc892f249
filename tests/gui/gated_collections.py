"""The buttons about demanding, handing over and what an agency did, with the operation behind each."""

from typing import Any

from desk.operations import demands, handing_over
from desk.operations.desk import Desk
from tests.gui.gated import DAY, Button, Window, owner
from tests.operations import checking
from tests.operations.collecting import with_agency


def _back(desk: Desk) -> str:
    """A check that came back to a shop with an agency."""
    with_agency(owner(desk))
    return checking.returned(owner(desk)).check.number


def _demanded(desk: Desk) -> str:
    number = _back(desk)
    demands.make_demand(desk, number)
    return number


def _sent(desk: Desk, number: str) -> Any:
    return demands.note_demand_sent(desk, f"{number}:1", "hand", DAY)


COLLECTIONS = (
    Window(
        "demand",
        {"demanded": _demanded},
        (Button("demands.make-first", demands.make_demand), Button("demands.sent", _sent)),
    ),
    Window(
        "hand_over",
        {"early": _back},
        (
            Button(
                "hand.anyway", lambda desk, number: handing_over.hand_over_anyway(desk, number, "moved away")
            ),
        ),
    ),
)
