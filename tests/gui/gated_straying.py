"""The buttons about parcels without a return, with the operation behind each."""

from typing import Any

from desk.operations import returns_list, strays
from desk.operations.desk import Desk
from desk.records.lists import Query
from desk.records.strays import KEPT, NOT_ACCEPTED, Stray
from tests.conftest import DAY
from tests.gui.gated import Button, Window
from tests.gui.returning import issued


def _kept(desk: Desk) -> str:
    issued(desk)
    return strays.note_stray(desk, Stray("", DAY, sender="Zoë")).number


def _refused(desk: Desk) -> str:
    issued(desk)
    return strays.note_stray(desk, Stray("", DAY, state=NOT_ACCEPTED)).number


def _match(desk: Desk, number: str) -> Any:
    (ra,) = returns_list.list_returns(desk, Query("open"))
    return strays.match_stray(desk, number, ra.number)


DOOR = Window(
    "stray",
    {"door": lambda desk: ""},
    tuple(
        Button(
            f"door.note-{state}",
            lambda desk, _, state=state: strays.note_stray(desk, Stray("", DAY, state=state)),
        )
        for state in (NOT_ACCEPTED, KEPT)
    ),
)
PARCEL = Window(
    "stray",
    {"kept": _kept, "refused": _refused},
    (
        Button("stray.send-back", lambda desk, number: strays.send_stray_back(desk, number, DAY)),
        Button("whose.match", _match),
    ),
    lambda shown: shown.whose.seek("1001"),
)
STRAYING = (DOOR, PARCEL)
