"""``desk claim``: pickups, photos, claims on carriers, and what was missing from a parcel."""

from desk.cli.arguments import DONE, SHORT, Call, Command, option, pieces_of, told_of
from desk.exchange.photos import attach_files
from desk.operations import claims, missing, orders, photos, returns
from desk.operations.imports import to_end
from desk.records.claims import ENDS, CarrierClaim, ClaimEnd, ClaimRow, Pickup
from desk.records.paybacks import WAYS
from desk.records.photos import PhotoRow
from desk.records.plain import to_plain
from desk.records.returns import MISSING, Ask

_ANSWERS = {"yes": True, "no": False, "": None}


def pickup(call: Call) -> int:
    """Note that a carrier fetches what comes back."""
    given = call.given
    with call.open_desk() as desk:
        new = Pickup(given.on, given.carrier, given.reference)
        made = claims.arrange_pickup(desk, given.number, new)
    told = call.words("claim.pickup", carrier=made.carrier, day=made.day)
    call.tell([_joined(made.ra, told, made.reference)], to_plain(made))
    return DONE


def carrier(call: Call) -> int:
    """File a claim on the carrier; the number that its line begins with is what ``claim end`` takes."""
    given = call.given
    with call.open_desk() as desk:
        new = CarrierClaim(given.number, given.on, given.carrier, given.amount, given.reference)
        return _tell_claim(call, claims.file_carrier_claim(desk, new))


def end(call: Call) -> int:
    """Note how a claim on a carrier ended."""
    given = call.given
    with call.open_desk() as desk:
        paid = {"paid": given.paid} if given.paid is not None else {}
        done = ClaimEnd(given.claim, given.state, given.on, **paid)
        return _tell_claim(call, claims.end_carrier_claim(desk, done, given.reason))


def listed(call: Call) -> int:
    """The claims on carriers that were filed in a period, oldest first."""
    with call.open_desk() as desk:
        found = claims.list_claims(desk, call.given.start, call.given.end)
    call.tell([_line(call, each) for each in found] or [call.words("claim.none")], to_plain(found))
    return DONE


def photo(call: Call) -> int:
    """Keep photos with a return or an order, and tell which it has; short where a file is none."""
    given = call.given
    with call.open_desk() as desk:
        taken = to_end(attach_files(desk, given.number, given.files))
        found = photos.photos_of(desk, given.number)
    wrong = [call.words.error(each) for each in taken.troubles]
    lines = [*(_photo_line(each) for each in found), *wrong]
    call.tell(lines or [call.words("photos.none")], {"photos": to_plain(found), "refused": wrong})
    return SHORT if wrong else DONE


def lost(call: Call) -> int:
    """Send what was missing, or give it back, where the policy allows it; else say why not."""
    given = call.given
    with call.open_desk() as desk:
        order = orders.open_order(desk, given.number)
        ask = Ask(
            order=order.number,
            reason=MISSING,
            on=given.on,
            lines=pieces_of(order, given.lines),
            delivered=given.delivered,
            told=told_of(order, given.fact),
            replacement=_ANSWERS[given.there],
        )
        answer = returns.ask_return(desk, ask)
        if answer.outcome == "allowed":
            return call.tell_record(missing.settle_missing(desk, ask, given.to, answer).ra)
    return call.tell_no(answer)


def _tell_claim(call: Call, claim: CarrierClaim) -> int:
    call.tell([_line(call, claim)], to_plain(claim))
    return DONE


def _line(call: Call, claim: CarrierClaim | ClaimRow) -> str:
    words = call.words
    asked = words("claim.filed", carrier=claim.carrier, amount=claim.amount, day=claim.filed)
    ended = words(f"claim.{claim.state}", amount=claim.paid, day=claim.ended) if claim.ended else ""
    return f"{claim.id:>4}  " + _joined(claim.ra, asked, claim.reference, ended)


def _photo_line(row: PhotoRow) -> str:
    return f"{row.digest[:8]}  {row.width} x {row.height}  {row.name}"


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


_JSON = option("--json", action="store_true")
_RA = option("number", metavar="RA", says="ra")
_CARRIER = option("--carrier", required=True, metavar="NAME", says="carrier")
_REFERENCE = option("--reference", default="", metavar="TEXT", says="carrier-reference")

COMMANDS = (
    Command("claim pickup", pickup, (
        _RA,
        _CARRIER,
        option("--on", kind="day", required=True, metavar="DAY", says="pickup-on"),
        _REFERENCE,
        _JSON,
    )),
    Command("claim carrier", carrier, (
        _RA,
        _CARRIER,
        option("--amount", kind="money", required=True, metavar="AMOUNT", says="claim-amount"),
        option("--on", kind="day", required=True, metavar="DAY", says="claim-on"),
        _REFERENCE,
        _JSON,
    )),
    Command("claim end", end, (
        option("claim", kind="number", metavar="N", says="claim-number"),
        option("--state", required=True, choices=ENDS, says="claim-state"),
        option("--on", kind="day", required=True, metavar="DAY", says="claim-ended-on"),
        option("--paid", kind="money", metavar="AMOUNT", says="claim-paid"),
        option("--reason", default="", metavar="TEXT", says="claim-reason"),
        _JSON,
    )),
    Command("claim list", listed, (
        option("--from", kind="day", dest="start", metavar="DAY"),
        option("--to", kind="day", dest="end", metavar="DAY"),
        _JSON,
    )),
    Command("claim photos", photo, (
        option("number", metavar="N", says="photos-of"),
        option("files", kind="file", nargs="*", metavar="FILE", says="photo-files"),
        _JSON,
    )),
    Command("claim missing", lost, (
        option("number", metavar="ORDER", says="order"),
        option("--line", action="lines", required=True, metavar="SKU"),
        option("--quantity", kind="pieces", action="lines", metavar="N"),
        option("--on", kind="day", required=True, metavar="DAY"),
        option("--delivered", kind="day", metavar="DAY"),
        option("--there", choices=("yes", "no"), default=""),
        option("--to", choices=WAYS, default="", says="goes"),
        option("--fact", kind="pair", action="append", default=[], metavar="NAME[:SKU]=ANSWER"),
        _JSON,
    )),
)  # fmt: skip
