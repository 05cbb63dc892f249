"""Pickups and claims on carriers come back as they were kept, and a claim ends once."""

from dataclasses import replace
from datetime import date

import pytest

from desk.records.claims import CarrierClaim, ClaimEnd, ClaimRow, Pickup
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.records.returns import Return
from desk.store import claims
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT

CLAIM = CarrierClaim("RA-26-00001-3", DAY, "UPS", Money(1500), "C-1")


@pytest.fixture
def ra(db: Database) -> Return:
    """An open RA."""
    return samples.add_return(db, samples.add_order(db))


def test_pickups_come_back_oldest_first(db: Database, ra: Return) -> None:
    made = [
        Pickup(DAY, "UPS", "1Z", MOMENT, "Ann", ra.number),
        Pickup(DAY, "FedEx", "", MOMENT, "Bo", ra.number),
    ]
    with db.atomic():
        for each in made:
            claims.add_pickup(db, ra.id, each)
    assert claims.pickups_of(db, ra.id) == tuple(made)
    assert claims.pickups_of(db, ra.id + 1) == ()


def test_a_claim_comes_back_as_it_was_kept(db: Database, ra: Return) -> None:
    with db.atomic():
        made = claims.add(db, ra.id, CLAIM)
    assert claims.get(db, made) == replace(CLAIM, id=made)
    assert claims.of_return(db, ra.id) == (replace(CLAIM, id=made),)
    assert claims.of_return(db, ra.id + 1) == ()
    row = ClaimRow(made, ra.number, "#10100", "Łukasz Żak", DAY, "UPS", "C-1", Money(1500), "open", Money(0))
    assert claims.between(db, DAY, DAY) == (row,)
    assert (
        claims.between(db, date(2026, 3, 3), date.max) == claims.between(db, date.min, date(2026, 3, 1)) == ()
    )
    with pytest.raises(NotFound, match="claim-unknown"):
        claims.get(db, made + 1)


def test_a_claim_ends_once(db: Database, ra: Return) -> None:
    with db.atomic():
        made = claims.get(db, claims.add(db, ra.id, CLAIM))
        claims.end(db, made, ClaimEnd(made.id, "denied", DAY), None)
    ended = claims.get(db, made.id)
    assert (ended.state, ended.ended, ended.paid, ended.version) == ("denied", DAY, Money(0), 2)
    for known in (made, ended):
        with pytest.raises(Stale, match="claim-changed"), db.atomic():
            claims.end(db, known, ClaimEnd(made.id, "withdrawn", DAY), None)
