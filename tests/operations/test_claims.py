"""A pickup is arranged and arranged anew; a claim on the carrier is filed, and paid, denied or withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desk.operations import claims, orders, photos, returns, shipping
from desk.operations.desk import Desk
from desk.records.claims import CarrierClaim, ClaimEnd, Pickup
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.money import Money
from desk.records.shipments import Dispatch, Packed
from desk.store import ledger, photo_files
from tests.conftest import DAY, FixedClock
from tests.operations.claim_trials import PICKUP, broken, filed
from tests.operations.ordering import paid, taken
from tests.operations.parceling import left, parcel_of
from tests.store.photo_trees import photo

Step = Callable[[Desk, str], object]


def last(desk: Desk, number: str) -> tuple[str, str, dict[str, str], dict[str, str]]:
    line = orders.read_history(desk, number)[-1]
    return line.operation, line.reason, line.before, line.after


def test_the_newest_pickup_counts(desk: Desk) -> None:
    ra = broken(desk).number
    assert claims.claim_sheet(desk, ra).pickup is None
    first = claims.arrange_pickup(desk, ra.lower(), Pickup(DAY, " UPS ", " 1Z "))
    assert (first.carrier, first.reference, first.person, first.at) == ("UPS", "1Z", "Alma", desk.moment)
    assert last(desk, ra)[2:] == ({}, {"day": "2026-03-13", "carrier": "UPS", "reference": "1Z"})
    again = claims.arrange_pickup(desk, ra, Pickup(date(2026, 3, 16), "FedEx"))
    sheet = claims.claim_sheet(desk, ra)
    assert (sheet.pickup, sheet.pickups) == (again, (first, again))
    told = ("arrange_pickup", "", {"day": "2026-03-13", "carrier": "UPS", "reference": "1Z"})
    assert last(desk, ra) == (*told, {"day": "2026-03-16", "carrier": "FedEx"})


@pytest.mark.parametrize(
    ("pickup", "key"),
    [
        (Pickup(date(2026, 3, 12), "UPS"), "pickup-before-ra"),
        (Pickup(date(2026, 4, 14), "UPS"), "day-ahead"),
        (Pickup(DAY, "  "), "carrier-empty"),
        (Pickup(DAY, "UPS", "a\x00b"), "text-control"),
    ],
)
def test_a_pickup_that_cannot_be_is_refused(desk: Desk, pickup: Pickup, key: str) -> None:
    ra = broken(desk).number
    with pytest.raises(BadInput, match=key):
        claims.arrange_pickup(desk, ra, pickup)
    assert claims.claim_sheet(desk, ra).pickups == ()


def test_a_pickup_on_the_day_of_the_ra_and_at_the_last_day_is_taken(desk: Desk) -> None:
    ra = broken(desk).number
    for day in (DAY, date(2026, 4, 13)):
        assert claims.arrange_pickup(desk, ra, Pickup(day, "UPS")).day == day


def test_nothing_is_fetched_for_an_ra_that_is_not_open(desk: Desk) -> None:
    ra = broken(desk).number
    returns.void_ra(desk, ra, "typed twice")
    for step, key in (
        (lambda: claims.arrange_pickup(desk, ra, PICKUP), "ra-voided"),
        (lambda: filed(desk, ra), "ra-voided"),
    ):
        with pytest.raises(Refused, match=key):
            step()


def test_a_claim_is_filed_and_paid_into_the_ledger(desk: Desk, clock: FixedClock) -> None:
    ra = broken(desk).number
    made = claims.file_carrier_claim(desk, CarrierClaim(ra.lower(), DAY, " UPS ", Money(8995), " C-1 "))
    assert made == CarrierClaim(ra, DAY, "UPS", Money(8995), "C-1", id=1)
    assert last(desk, ra)[3] == {
        "carrier": "UPS",
        "amount": "89.95",
        "filed": "2026-03-13",
        "reference": "C-1",
    }
    clock.day = date(2026, 4, 20)
    before = len(ledger.entries(desk.db, ra))
    end = ClaimEnd(made.id, "paid", date(2026, 4, 18), Money(5000))
    done = claims.end_carrier_claim(desk, end, " half of it ")
    assert (done.state, done.paid, done.ended, done.version) == ("paid", Money(5000), end.on, 2)
    (entry,) = ledger.entries(desk.db, ra)[before:]
    assert (entry.event, entry.subject, entry.effective) == ("carrier_paid", ra, end.on)
    assert {(leg.account, leg.money) for leg in entry.legs} == {("1020", Money(5000)), ("4250", Money(-5000))}
    told = {"state": "paid", "ended": "2026-04-18", "amount": "50.00"}
    assert last(desk, ra) == ("end_carrier_claim", "half of it", {"state": "open"}, told)


@pytest.mark.parametrize("state", ["denied", "withdrawn"])
def test_a_claim_without_success_is_booked_nowhere(desk: Desk, state: str) -> None:
    ra = broken(desk).number
    claim = claims.file_carrier_claim(desk, CarrierClaim(ra, DAY, "UPS", Money(1)))
    assert last(desk, ra)[3] == {"carrier": "UPS", "amount": "0.01", "filed": "2026-03-13"}
    before = len(ledger.entries(desk.db, ra))
    with pytest.raises(BadInput, match="reason-empty"):
        claims.end_carrier_claim(desk, ClaimEnd(claim.id, state, DAY), " ")
    done = claims.end_carrier_claim(desk, ClaimEnd(claim.id, state, DAY), "badly packed")
    assert (done.state, done.paid, done.ended) == (state, Money(0), DAY)
    assert len(ledger.entries(desk.db, ra)) == before
    assert last(desk, ra)[3] == {"state": state, "ended": "2026-03-13"}
    with pytest.raises(Refused, match="claim-ended"):
        claims.end_carrier_claim(desk, ClaimEnd(claim.id, "paid", DAY, Money(1)))
    assert claims.file_carrier_claim(desk, replace(claim, amount=Money(2))).id == claim.id + 1


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"amount": Money(0)}, "claim-amount"),
        ({"amount": Money(-1)}, "claim-amount"),
        ({"filed": date(2026, 3, 14)}, "day-to-come"),
        ({"filed": date(2026, 3, 3)}, "claim-before-shipped"),
        ({"carrier": ""}, "carrier-empty"),
        ({"reference": "\x1b"}, "text-control"),
    ],
)
def test_a_claim_that_cannot_be_is_refused(desk: Desk, change: dict[str, object], key: str) -> None:
    claim = CarrierClaim(broken(desk).number, DAY, "UPS", Money(1))
    with pytest.raises(BadInput, match=key):
        claims.file_carrier_claim(desk, replace(claim, **change))  # type: ignore[arg-type]
    assert claims.list_claims(desk) == ()


def test_a_claim_may_be_of_the_day_the_goods_left(desk: Desk) -> None:
    claim = CarrierClaim(broken(desk).number, date(2026, 3, 4), "UPS", Money(1))
    assert claims.file_carrier_claim(desk, claim).filed == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("end", "key"),
    [
        (ClaimEnd(1, "lost", DAY), "claim-end-unknown"),
        (ClaimEnd(1, "open", DAY), "claim-end-unknown"),
        (ClaimEnd(1, "paid", DAY), "claim-paid"),
        (ClaimEnd(1, "paid", DAY, Money(8996)), "claim-paid"),
        (ClaimEnd(1, "denied", DAY, Money(1)), "claim-unpaid"),
        (ClaimEnd(1, "denied", date(2026, 3, 14)), "day-to-come"),
        (ClaimEnd(1, "paid", date(2026, 3, 12), Money(1)), "claim-before-filed"),
    ],
)
def test_an_end_that_cannot_be_is_refused(desk: Desk, end: ClaimEnd, key: str) -> None:
    filed(desk, broken(desk).number)
    with pytest.raises(BadInput, match=key):
        claims.end_carrier_claim(desk, end, "so it is")
    (row,) = claims.list_claims(desk)
    assert row.state == "open"


def test_the_whole_amount_may_be_paid(desk: Desk) -> None:
    claim = filed(desk, broken(desk).number)
    end = ClaimEnd(claim.id, "paid", DAY, claim.amount)
    assert claims.end_carrier_claim(desk, end).paid == claim.amount


def test_what_nobody_knows_is_told(desk: Desk) -> None:
    with pytest.raises(NotFound, match="claim-unknown"):
        claims.end_carrier_claim(desk, ClaimEnd(9, "paid", DAY, Money(1)))
    with pytest.raises(NotFound, match="ra-unknown"):
        claims.claim_sheet(desk, "RA-26-00009-2")
    with pytest.raises(NotFound, match="ra-unknown"):
        claims.claim_sheet(desk, "what")


def test_claims_are_listed_by_the_day_they_were_filed(desk: Desk, clock: FixedClock) -> None:
    ra = broken(desk).number
    first = filed(desk, ra)
    clock.day = date(2026, 3, 20)
    second = filed(desk, ra, 700)
    rows = claims.list_claims(desk)
    assert [row.id for row in rows] == [first.id, second.id]
    assert (rows[0].ra, rows[0].order, rows[0].customer) == (ra, "#1001", "Łukasz R&D")
    assert [row.id for row in claims.list_claims(desk, date(2026, 3, 14))] == [second.id]
    assert [row.id for row in claims.list_claims(desk, end=date(2026, 3, 19))] == [first.id]


def test_the_sheet_names_the_parcels_that_held_the_pieces(desk: Desk) -> None:
    order = taken(desk, payments=paid(desk, 23571))
    bear, doll = order.lines
    for line, how in ((bear, "scanned"), (doll, "ticked")):
        packed = (Packed(line.id, line.quantity, how),)
        shipping.ship(desk, Dispatch(order.number, DAY, packed))
    ra = broken_of(desk, order.number, doll.sku)
    (parcel,) = claims.claim_sheet(desk, ra).parcels
    assert [(each.line, each.checked, each.person) for each in parcel.lines] == [(doll.id, "ticked", "Alma")]


def broken_of(desk: Desk, number: str, sku: str) -> str:
    orders.mark_delivered(desk, number, DAY)
    return broken(desk, sku, number=number).number


def test_of_an_order_that_was_entered_whole_its_one_parcel_is_shown(desk: Desk) -> None:
    assert [each.number for each in claims.claim_sheet(desk, broken(desk).number).parcels] == [""]


def test_a_parcel_that_left_is_there_with_all_its_lines(desk: Desk) -> None:
    order = left(desk)
    ra = broken_of(desk, order.number, order.lines[0].sku)
    assert claims.claim_sheet(desk, ra).parcels[0].number == parcel_of(desk, order).number


def test_the_report_has_the_photos_as_they_are_and_says_which_is_lost(desk: Desk) -> None:
    ra = broken(desk).number
    for text in ("crack", "box"):
        photos.attach(desk, ra, photo(text))
    gone = photos.photos_of(desk, ra)[1].digest
    (photo_files.folder_of(desk.db.path) / gone[:2] / f"{gone}.jpg").unlink()
    report = claims.claim_report(desk, ra.lower())
    assert report.sheet == claims.claim_sheet(desk, ra) and report.shop.name == "Button & Bear"
    assert [data for _, data in report.photos] == [photo("crack").data, b""]


def test_what_is_no_claim_has_no_report(desk: Desk) -> None:
    with pytest.raises(Refused, match="claim-none"):
        claims.claim_report(desk, broken(desk, reason="changed_mind").number)
