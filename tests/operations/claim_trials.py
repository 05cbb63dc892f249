"""Claims to work with, and trials of the rights over pickups and claims on carriers."""

from dataclasses import replace
from datetime import date

from desk.operations import claims, editions, missing, orders, returns, shelving
from desk.operations.desk import Desk
from desk.records.claims import CarrierClaim, ClaimEnd, Pickup
from desk.records.facts import Choices, Condition, LinePart
from desk.records.money import Money
from desk.records.returns import AS_DAMAGED, MISSING, Ask, Parcel, Return, Settled
from tests.conftest import doll_order
from tests.operations.selling import DAY, Step, Trial

BROKEN = Condition(opened=True, damaged=True, original_packaging=True, secured=True, resaleable=False)
PICKUP = Pickup(date(2026, 3, 16), "UPS", "1Z 99")


def broken(desk: Desk, sku: str = "B", reason: str = "damaged_in_transit", number: str = "#1001") -> Return:
    """An open RA for a piece of #1001 that was damaged in transit, unless another reason is said."""
    key = orders.line_by_sku(orders.open_order(desk, number), sku)
    return returns.issue_ra(desk, Ask(number, reason, desk.clock.today(), (LinePart(key, 1),)))


def replaced(desk: Desk, ra: Return, **changes: object) -> Settled:
    """The same come back damaged, and settled: the item goes out once more."""
    today = desk.clock.today()
    parcel = Parcel(today, today, True, tuple((line.id, BROKEN) for line in ra.lines))
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), replace(parcel, **changes))
    return returns.settle(desk, sheet)


def filed(desk: Desk, ra: str, amount: int = 8995) -> CarrierClaim:
    """A claim on the carrier for an RA, 89.95 unless said."""
    claim = CarrierClaim(ra, desk.clock.today(), "UPS", Money(amount), "C-1")
    return claims.file_carrier_claim(desk, claim)


def _pick_up(owner: Desk, maker: Desk, state: str) -> Step:
    number = broken(maker).number
    return lambda desk: claims.arrange_pickup(desk, number, PICKUP)


def _file(owner: Desk, maker: Desk, state: str) -> Step:
    number = broken(maker).number
    return lambda desk: filed(desk, number)


def _end(owner: Desk, maker: Desk, state: str) -> Step:
    claim = filed(maker, broken(maker).number)
    return lambda desk: claims.end_carrier_claim(desk, ClaimEnd(claim.id, "paid", DAY, Money(500)))


def _missing(owner: Desk, maker: Desk, state: str) -> Step:
    """Of an order under the policy that sends what is missing again: the other one is silent about it."""
    owners = replace(owner, proven=True)
    begins, later = date(2026, 3, 14), date(2026, 3, 16)
    editions.new_edition(owners, owner.packs["miniature-expressions"], Choices({}), begins, "agreed")
    owner.clock.day = later  # type: ignore[attr-defined]
    order = replace(doll_order("#1010"), placed=begins, processed=begins, shipped=begins, delivered=later)
    key = orders.line_by_sku(orders.enter_order(owner, order), "B")
    ask = Ask("#1010", MISSING, later, (LinePart(key, 1),))
    return lambda desk: missing.settle_missing(desk, ask)


def _clear(owner: Desk, maker: Desk, state: str) -> Step:
    ra = broken(maker)
    replaced(maker, ra, places=((ra.lines[0].id, AS_DAMAGED),))
    return lambda desk: shelving.clear_damaged(desk, "B", 1, "thrown away")


TRIALS: dict[str, Trial] = {
    "arrange_pickup": _pick_up,
    "file_carrier_claim": _file,
    "end_carrier_claim": _end,
    "settle_missing": _missing,
    "clear_damaged": _clear,
}
