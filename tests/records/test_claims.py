"""Claims: of several pickups the last one stands."""

from datetime import date

from desk.records.claims import ENDS, OPEN, ClaimSheet, Pickup
from tests.paper import samples

FIRST, LAST = Pickup(date(2026, 3, 13), "UPS"), Pickup(date(2026, 3, 16), "FedEx")


def test_the_newest_pickup_counts() -> None:
    ra = samples.return_paper().ra
    order = samples.order_paper().order
    assert ClaimSheet(ra, order, (), (), ()).pickup is None
    assert ClaimSheet(ra, order, (FIRST,), (), ()).pickup == FIRST
    assert ClaimSheet(ra, order, (FIRST, LAST), (), ()).pickup == LAST


def test_a_claim_does_not_end_open() -> None:
    assert OPEN not in ENDS and len(set(ENDS)) == 3
