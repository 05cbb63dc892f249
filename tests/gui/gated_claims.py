"""The buttons of a claim that lead to a write, with the operation behind each."""

from typing import Any

from desk.operations import claims, photos, returns
from desk.operations.desk import Desk
from desk.records.claims import ClaimEnd
from desk.records.photos import Photo
from tests.conftest import DAY
from tests.gui.gated import Button, Window, owner
from tests.operations.claim_trials import PICKUP, broken, filed


def _open(desk: Desk) -> str:
    return broken(desk).number


def _claimed(desk: Desk) -> str:
    return filed(desk, _open(desk)).ra


def _voided(desk: Desk) -> str:
    return returns.void_ra(owner(desk), _open(desk), "not meant").number


def _end(desk: Desk, number: str) -> Any:
    found = [each.id for each in claims.list_claims(desk) if each.ra == number]
    return claims.end_carrier_claim(desk, ClaimEnd(found[0] if found else 0, "denied", DAY), "badly packed")


CLAIMS = (
    Window(
        "return",
        {"open": _open, "claimed": _claimed, "voided": _voided},
        (
            Button("claim.do-arrange", lambda desk, number: claims.arrange_pickup(desk, number, PICKUP)),
            Button("claim.do-file", filed),
            Button("claim.do-end", _end),
            Button(
                "photos.add",
                lambda desk, number: photos.attach(desk, number, Photo.of(b"jpeg", 1, 1, "doll.jpg")),
            ),
        ),
    ),
)
