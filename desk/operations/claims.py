"""Claims: the pickup of what comes back, and what the shop claims of the carrier that damaged or lost it."""

from dataclasses import replace
from datetime import date

from desk.operations import booking, photos, replacements
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.claims import ENDS, OPEN, PAID, CarrierClaim, ClaimEnd, ClaimRow, ClaimSheet, Pickup
from desk.records.errors import BadInput, Refused, StoreTrouble
from desk.records.money import ZERO
from desk.records.papers import ClaimReport
from desk.records.photos import PhotoRow
from desk.records.returns import Return
from desk.records.rights import Act
from desk.records.shipments import Shipment
from desk.records.texts import need_text
from desk.store import claims, orders, returns, shipments, shop


def claim_sheet(desk: Desk, number: str) -> ClaimSheet:
    """All that a claim's card and report show beside the return; raises BadInput, NotFound."""
    ra = _get(desk, number)
    order = orders.get(desk.db, ra.order)
    return ClaimSheet(
        ra,
        order,
        claims.pickups_of(desk.db, ra.id),
        claims.of_return(desk.db, ra.id),
        _brought(ra, shipments.of_order(desk.db, order.id)),
        replacements.of_return(desk, ra),
    )


def _brought(ra: Return, sent: tuple[Shipment, ...]) -> tuple[Shipment, ...]:
    """The parcels that held any of a return's lines; all of them where nobody noted what was in which."""
    wanted = {line.order_line for line in ra.lines}
    left = [each for each in sent if each.shipped and not each.came_back]
    holding = [each for each in left if not each.lines or any(part.line in wanted for part in each.lines)]
    return tuple(holding)


def arrange_pickup(desk: Desk, number: str, pickup: Pickup) -> Pickup:
    """Note that a carrier fetches what comes back under an open RA; a later one stands instead of it.

    Raises BadInput ``pickup-before-ra`` and ``carrier-empty``, Refused where the RA is not open.
    """
    need_text(pickup)
    with desk.db.atomic():
        ra = _get(desk, number)
        permit(desk, Act("arrange_pickup", ra.number, ra.state))
        if ra.state != "open":
            raise Refused(f"ra-{ra.state}", number=ra.number)
        desk.need_near(pickup.day)
        if pickup.day < ra.issued:
            raise BadInput("pickup-before-ra", on=pickup.day, issued=ra.issued)
        new = replace(
            pickup,
            carrier=_carrier(pickup.carrier),
            reference=pickup.reference.strip(),
            at=desk.moment,
            person=desk.who,
            ra=ra.number,
        )
        before = claims.pickups_of(desk.db, ra.id)
        claims.add_pickup(desk.db, ra.id, new)
        desk.remember("arrange_pickup", ra.number, "", _told(*before[-1:]), _told(new))
    return new


def _told(*pickups: Pickup) -> dict[str, object]:
    """What the history tells of a pickup, if there is one."""
    return {
        name: value
        for each in pickups
        for name, value in (("day", each.day), ("carrier", each.carrier), ("reference", each.reference))
        if value
    }


def file_carrier_claim(desk: Desk, claim: CarrierClaim) -> CarrierClaim:
    """Keep that the shop claims an amount of a carrier for goods of a return, by its number ``claim.ra``.

    Raises BadInput for an amount of 0.00, a day before the goods left or to come, or no carrier; Refused for
    a voided RA.
    """
    need_text(claim)
    with desk.db.atomic():
        ra = _get(desk, claim.ra)
        permit(desk, Act("file_carrier_claim", ra.number, ra.state))
        if ra.state == "voided":
            raise Refused("ra-voided", number=ra.number)
        if claim.amount <= ZERO:
            raise BadInput("claim-amount", amount=claim.amount)
        desk.need_past(claim.filed)
        left = orders.get(desk.db, ra.order).shipped
        if left and claim.filed < left:
            raise BadInput("claim-before-shipped", on=claim.filed, shipped=left)
        new = replace(claim, carrier=_carrier(claim.carrier), reference=claim.reference.strip())
        made = claims.add(desk.db, ra.id, new)
        told = {"carrier": new.carrier, "amount": new.amount, "filed": new.filed}
        told |= {"reference": new.reference} if new.reference else {}
        desk.remember("file_carrier_claim", ra.number, after=told)
    return claims.get(desk.db, made)


def end_carrier_claim(desk: Desk, end: ClaimEnd, reason: str = "") -> CarrierClaim:
    """Keep how a claim on a carrier ended: ``paid``, ``denied`` or ``withdrawn``; these two with a reason.

    What was paid is the shop's own, and booked so. Raises BadInput for an amount above what was claimed or
    without a payment, or a day before the claim or to come; Refused ``claim-ended``.
    """
    if end.state not in ENDS:
        raise BadInput("claim-end-unknown", state=end.state, known=", ".join(ENDS))
    why = need_text(reason.strip() if end.state == PAID else need_reason(reason))
    with desk.db.atomic():
        found = claims.get(desk.db, end.claim)
        permit(desk, Act("end_carrier_claim", found.ra, facts=(str(end.claim), end.state, str(end.paid))))
        if found.state != OPEN:
            raise Refused("claim-ended", number=found.ra, state=found.state, on=found.ended or "")
        _check_end(desk, found, end)
        entry = booking.post(desk, "carrier_paid", found.ra, end.on, (("carrier", end.paid, ""),))
        claims.end(desk.db, found, end, entry)
        told = {"state": end.state, "ended": end.on, **({"amount": end.paid} if end.paid else {})}
        desk.remember("end_carrier_claim", found.ra, why, {"state": OPEN}, told)
    return claims.get(desk.db, end.claim)


def _check_end(desk: Desk, claim: CarrierClaim, end: ClaimEnd) -> None:
    if end.state == PAID and not ZERO < end.paid <= claim.amount:
        raise BadInput("claim-paid", paid=end.paid, amount=claim.amount)
    if end.state != PAID and end.paid:
        raise BadInput("claim-unpaid", paid=end.paid, state=end.state)
    desk.need_past(end.on)
    if end.on < claim.filed:
        raise BadInput("claim-before-filed", on=end.on, filed=claim.filed)


def claim_report(desk: Desk, number: str) -> ClaimReport:
    """What a claim's report shows, with its photos; raises Refused ``claim-none`` for another return."""
    sheet = claim_sheet(desk, number)
    if not sheet.ra.is_claim:
        raise Refused("claim-none", number=sheet.ra.number)
    rows = photos.photos_of(desk, sheet.ra.number)
    return ClaimReport(shop.get(desk.db), sheet, tuple((row, _bytes(desk, row)) for row in rows))


def _bytes(desk: Desk, row: PhotoRow) -> bytes:
    """A photo's JPEG; the report of the others is worth having where one is lost."""
    try:
        return photos.read(desk, row.digest)
    except StoreTrouble:
        return b""


def list_claims(desk: Desk, start: date | None = None, end: date | None = None) -> tuple[ClaimRow, ...]:
    """The claims on carriers that were filed in a period, oldest first."""
    return claims.between(desk.db, start or date.min, end or date.max)


def _get(desk: Desk, number: str) -> Return:
    return returns.get(desk.db, codes.validate(number) if codes.series_of(number) else number)


def _carrier(name: str) -> str:
    if not name.strip():
        raise BadInput("carrier-empty")
    return name.strip()
