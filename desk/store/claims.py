"""Pickups of what comes back, and what the shop claims of carriers: rows in, records out."""

import sqlite3
from datetime import date

from desk.records.claims import CarrierClaim, ClaimEnd, ClaimRow, Pickup
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.store.database import Database
from desk.store.days import to_day

_PICKUPS = """
    SELECT pickup.day, pickup.carrier, pickup.reference, pickup.at, pickup.person, ra.number AS ra
    FROM pickups pickup JOIN return_authorizations ra ON ra.id = pickup.ra WHERE ra.id = ? ORDER BY pickup.id
"""
_CLAIMS = """
    SELECT claim.id, ra.number AS ra, claim.filed, claim.carrier, claim.amount, claim.reference, claim.state,
        claim.paid, claim.ended, claim.version
    FROM carrier_claims claim JOIN return_authorizations ra ON ra.id = claim.ra
"""
_OF_RETURN = f"{_CLAIMS} WHERE claim.ra = ? ORDER BY claim.id"
_ONE = f"{_CLAIMS} WHERE claim.id = ?"
_ROWS = """
    SELECT claim.id, ra.number AS ra, o.number AS "order", c.name AS customer, claim.filed, claim.carrier,
        claim.reference, claim.amount, claim.state, claim.paid, claim.ended
    FROM carrier_claims claim
    JOIN return_authorizations ra ON ra.id = claim.ra
    JOIN orders o ON o.id = ra.order_id
    JOIN customers c ON c.id = ra.customer
    WHERE claim.filed BETWEEN ? AND ? ORDER BY claim.filed, claim.id
"""
_ENDED = """
    UPDATE carrier_claims SET state = :state, paid = :paid, ended = :on, entry = :entry, version = version + 1
    WHERE id = :id AND version = :version AND state = 'open'
"""


def add_pickup(db: Database, ra: int, pickup: Pickup) -> int:
    """Keep a pickup of a return, by its id, inside the open transaction; the row's id."""
    return db.insert(
        "pickups",
        ra=ra,
        day=pickup.day.isoformat(),
        carrier=pickup.carrier,
        reference=pickup.reference,
        at=pickup.at,
        person=pickup.person,
    )


def pickups_of(db: Database, ra: int) -> tuple[Pickup, ...]:
    """The pickups of a return by its id, oldest first: the last one counts."""
    return tuple(
        Pickup(**{**dict(row), "day": date.fromisoformat(row["day"])}) for row in db.query(_PICKUPS, (ra,))
    )


def add(db: Database, ra: int, claim: CarrierClaim) -> int:
    """Keep an open claim on a carrier for a return, by its id, in the open transaction; the claim's id."""
    return db.insert(
        "carrier_claims",
        ra=ra,
        filed=claim.filed.isoformat(),
        carrier=claim.carrier,
        reference=claim.reference,
        amount=claim.amount,
        state="open",
        paid=Money(0),
        ended=None,
        entry=None,
        version=1,
    )


def get(db: Database, claim: int) -> CarrierClaim:
    """A claim by its id; raises NotFound ``claim-unknown``."""
    rows = db.query(_ONE, (claim,))
    if not rows:
        raise NotFound("claim-unknown", claim=claim)
    return _claim(rows[0])


def of_return(db: Database, ra: int) -> tuple[CarrierClaim, ...]:
    """The claims on carriers for a return by its id, oldest first."""
    return tuple(_claim(row) for row in db.query(_OF_RETURN, (ra,)))


def end(db: Database, claim: CarrierClaim, end: ClaimEnd, entry: int | None) -> None:
    """Keep how an open claim ended; ``entry`` is the journal's for what was paid. Raises Stale."""
    values = {
        "id": claim.id,
        "version": claim.version,
        "state": end.state,
        "paid": end.paid,
        "on": end.on.isoformat(),
        "entry": entry,
    }
    if not db.execute(_ENDED, values):
        raise Stale("claim-changed", number=claim.ra)


def between(db: Database, start: date, end: date) -> tuple[ClaimRow, ...]:
    """The claims that were filed from one day to another, oldest first, with whose goods they are about."""
    return tuple(
        ClaimRow(**{**dict(row), **_values(row)})
        for row in db.query(_ROWS, (start.isoformat(), end.isoformat()))
    )


def _claim(row: sqlite3.Row) -> CarrierClaim:
    return CarrierClaim(**{**dict(row), **_values(row)})


def _values(row: sqlite3.Row) -> dict[str, object]:
    """What a row of a claim holds otherwise than its record."""
    return {
        "filed": date.fromisoformat(row["filed"]),
        "ended": to_day(row["ended"]),
        "amount": Money(row["amount"]),
        "paid": Money(row["paid"]),
    }
