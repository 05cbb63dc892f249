"""The kinds of write of returns that are no plain credit: apart, refused, left to the owner, sent again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from desk.operations import (
    claims,
    orders,
    overrides,
    refusals,
    requests,
    returns,
    setting_apart,
    shelving,
)
from desk.operations.desk import Desk
from desk.records.claims import CarrierClaim, ClaimEnd
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.requests import Decision, Request
from desk.records.returns import Ask, Parcel, Return, Sheet
from tests.conftest import doll_order
from tests.crash.bench import ASKED, FINE, RECEIVED, SENT, Bench, Claim, Write, arrived

LOOSE, SCRATCHED = replace(FINE, secured=False), replace(FINE, damaged=True)


def _asked(desk: Desk, reason: str, *skus: str) -> Ask:
    """What a customer of a new order, delivered, asks about some of it."""
    order = orders.enter_order(desk, doll_order(""))
    parts = tuple(LinePart(orders.line_by_sku(order, sku), 1) for sku in skus)
    return Ask(order.number, reason, ASKED, parts)


def _both(desk: Desk) -> Return:
    """An RA for a bear and a doll."""
    return returns.issue_ra(desk, _asked(desk, "changed_mind", "A", "B"))


def _looked_at(desk: Desk, ra: Return, **changes: object) -> Sheet:
    parcel = Parcel(RECEIVED, SENT, True, tuple((line.id, FINE) for line in ra.lines))
    return returns.inspect(desk, returns.open_return(desk, ra.number), replace(parcel, **changes))  # type: ignore[arg-type]


def _mixed(desk: Desk) -> Sheet:
    """A bear that is credited, and a doll that is refused."""
    ra = _both(desk)
    found = tuple((line.id, FINE if line.sku == "A" else LOOSE) for line in ra.lines)
    return _looked_at(desk, ra, conditions=found)


def _damaged(desk: Desk) -> Sheet:
    """A doll that came broken is exchanged; the broken one goes among the damaged."""
    ra = returns.issue_ra(desk, _asked(desk, "damaged_in_transit", "B"))
    line = ra.lines[0].id
    return _looked_at(desk, ra, conditions=((line, SCRATCHED),), places=((line, "damaged"),))


def _waits(desk: Desk) -> Request:
    """A parcel that the owner has to decide on: what was to be damaged is not."""
    ra = returns.issue_ra(desk, _asked(desk, "damaged_in_transit", "B"))
    return requests.note_parcel(desk, _looked_at(desk, ra))


def set_apart(bench: Bench) -> Write:
    """A doll did not come with its bear."""
    ra = _both(bench.desk)

    def write() -> Claim:
        return "apart", setting_apart.set_apart(bench.desk, ra.number, {ra.lines[1].id: 1}).number, ra.number

    return write


def settle_apart(bench: Bench) -> Write:
    """A bear is credited, and the doll in the same parcel refused."""
    sheet = _mixed(bench.desk)

    def write() -> Claim:
        done = returns.settle(bench.desk, sheet)
        assert done.slip is not None, "the sample's policy gives store credit"
        return "mixed", sheet.ra.number, done.slip.number, str(int(done.slip.amount)), *done.apart

    return write


def note_parcel(bench: Bench) -> Write:
    """A parcel is refused."""
    sheet = arrived(bench.desk, outside=False)

    def write() -> Claim:
        return "refused", requests.note_parcel(bench.desk, sheet).number, sheet.ra.number

    return write


def note_request(bench: Bench) -> Write:
    """Something is asked for that the policy leaves to the owner."""
    ask = _asked(bench.desk, "wrong_item", "B")

    def write() -> Claim:
        return "asked", requests.note_request(bench.desk, ask).number

    return write


def allow_ask(bench: Bench) -> Write:
    """The owner says yes on the phone: an RA."""
    number = requests.note_request(bench.desk, _asked(bench.desk, "wrong_item", "B")).number

    def write() -> Claim:
        yes = Decision(True, "So it is")
        return "decided", requests.decide_request(bench.desk, number, yes).number, "allowed"

    return write


def allow_parcel(bench: Bench) -> Write:
    """The owner says yes to a parcel: a credit."""
    number = _waits(bench.desk).number

    def write() -> Claim:
        yes = Decision(True, "So it is", Money(5000), "store_credit")
        return "decided", requests.decide_request(bench.desk, number, yes).number, "allowed"

    return write


def decline_parcel(bench: Bench) -> Write:
    """The owner says no to a parcel, which is refused by that."""
    number = _waits(bench.desk).number

    def write() -> Claim:
        no = Decision(False, "It is used")
        return "decided", requests.decide_request(bench.desk, number, no).number, "declined"

    return write


def settle_missing(bench: Bench) -> Write:
    """The owner sends what was missing."""
    number = requests.note_request(bench.desk, _asked(bench.desk, "missing_item", "B")).number

    def write() -> Claim:
        again = Decision(True, "So it is", destination="replacement")
        done = requests.decide_request(bench.desk, number, again)
        return "sent again", done.ra

    return write


def exchange(bench: Bench) -> Write:
    """What came broken is sent again."""
    sheet = _damaged(bench.desk)

    def write() -> Claim:
        return "sent again", returns.settle(bench.desk, sheet).ra.number

    return write


def reverse_exchange(bench: Bench) -> Write:
    """An exchange was a mistake: its order is voided, the damaged piece is not there."""
    number = returns.settle(bench.desk, _damaged(bench.desk)).ra.number

    def write() -> Claim:
        returns.reverse_settlement(bench.desk, number, "the wrong doll")
        return "not sent again", number

    return write


def take_back_refusal(bench: Bench) -> Write:
    """A refusal was a mistake."""
    sheet = arrived(bench.desk, outside=False)
    requests.note_parcel(bench.desk, sheet)

    def write() -> Claim:
        done = refusals.take_back_refusal(bench.desk, sheet.ra.number, "the wrong parcel")
        return "open again", done.number

    return write


def extend(bench: Bench) -> Write:
    """What is to come back may come later."""
    ra = _both(bench.desk)
    assert ra.return_by is not None, "the sample's policy has a day"
    until = ra.return_by + timedelta(days=9)

    def write() -> Claim:
        overrides.extend_ra(bench.desk, ra.number, until, "She is ill")
        return "extended", ra.number, until.isoformat()

    return write


def clear_damaged(bench: Bench) -> Write:
    """A damaged doll is thrown away."""
    returns.settle(bench.desk, _damaged(bench.desk))

    def write() -> Claim:
        reason = f"Broken, {bench.turn}"
        shelving.clear_damaged(bench.desk, "B", 1, reason)
        return "cleared", reason

    return write


def carrier_pays(bench: Bench) -> Write:
    """A carrier pays for the doll that it broke."""
    desk = bench.desk
    ra = returns.issue_ra(desk, _asked(desk, "damaged_in_transit", "B"))
    made = claims.file_carrier_claim(desk, CarrierClaim(ra.number, ASKED, "UPS", Money(8995)))

    def write() -> Claim:
        claims.end_carrier_claim(desk, ClaimEnd(made.id, "paid", ASKED, Money(5000)))
        return "carrier paid", ra.number, "5000"

    return write


DEEDS: dict[str, Callable[[Bench], Write]] = {
    "set apart": set_apart,
    "settle with apart": settle_apart,
    "refuse a parcel": note_parcel,
    "keep a request": note_request,
    "say yes on the phone": allow_ask,
    "say yes to a parcel": allow_parcel,
    "say no to a parcel": decline_parcel,
    "settle what was missing": settle_missing,
    "exchange": exchange,
    "reverse an exchange": reverse_exchange,
    "take back a refusal": take_back_refusal,
    "extend an RA": extend,
    "clear the damaged": clear_damaged,
    "let a carrier pay": carrier_pays,
}
