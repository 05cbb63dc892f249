"""Trials of the rights over what a policy refuses or leaves to the owner, on the phone and with a parcel."""

from dataclasses import replace
from datetime import date

from desk.operations import orders, refusals, requests, returns
from desk.operations.desk import Desk
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.requests import Decision, Request
from desk.records.returns import Ask, Parcel, Return, Sheet
from tests.operations.selling import DAY, Step, Trial

FINE = Condition(opened=True, original_packaging=True, secured=True, resaleable=True, damaged=False)
LATE = date(2026, 4, 10)
YES = Decision(True, "a good customer", Money(500), "store_credit")
NO = Decision(False, "twice already")


def asked(desk: Desk, reason: str = "changed_mind", on: date = LATE, sku: str = "B") -> Ask:
    """What a customer asks about a piece of #1001; by itself too late, so that the policy refuses it."""
    line = orders.line_by_sku(orders.open_order(desk, "#1001"), sku)
    return Ask("#1001", reason, on, (LinePart(line, 1),))


def waiting(desk: Desk, reason: str = "wrong_item") -> Request:
    """A request that the policy leaves to the owner: it is silent about a wrong item."""
    return requests.note_request(desk, asked(desk, reason, DAY))


def refused(desk: Desk, sku: str = "A") -> Request:
    """A request that the policy refused, since it came too late."""
    return requests.note_request(desk, asked(desk, sku=sku))


def issued(desk: Desk, *skus: str, reason: str = "changed_mind") -> Return:
    """An open RA for pieces of #1001, the doll unless said."""
    order = orders.open_order(desk, "#1001")
    parts = tuple(LinePart(orders.line_by_sku(order, sku), 1) for sku in skus or ("B",))
    return returns.issue_ra(desk, Ask("#1001", reason, DAY, parts))


def arrived(desk: Desk, ra: Return, found: Condition = FINE, **told: object) -> Sheet:
    """The sheet of an RA whose parcel came back today, all its pieces alike."""
    parcel = Parcel(DAY, DAY, True, tuple((line.id, found) for line in ra.lines))
    noted = replace(parcel, **told)  # type: ignore[arg-type]
    return returns.inspect(desk, returns.open_return(desk, ra.number), noted)


def left_open(desk: Desk) -> Request:
    """A parcel that turned out to be another thing than was told, so that it waits for the owner."""
    return requests.note_parcel(desk, arrived(desk, issued(desk), found_reason="wrong_item"))


def sent_away(desk: Desk) -> Request:
    """A parcel that was refused: its number did not stand outside."""
    return requests.note_parcel(desk, arrived(desk, issued(desk), ra_on_package=False))


def told(desk: Desk, number: str) -> list[tuple[str, str]]:
    """What history says of a record: each operation with its reason."""
    return [(line.operation, line.reason) for line in orders.read_history(desk, number)]


def _simple(step: Step) -> Trial:
    return lambda owner, maker, state: step


def _note_parcel(owner: Desk, maker: Desk, state: str) -> Step:
    sheet = arrived(owner, issued(owner), ra_on_package=False)
    return lambda desk: requests.note_parcel(desk, sheet)


def _decide(owner: Desk, maker: Desk, state: str) -> Step:
    number = left_open(owner).number
    return lambda desk: requests.decide_request(desk, number, YES)


def _withdraw(owner: Desk, maker: Desk, state: str) -> Step:
    number = waiting(owner).number
    return lambda desk: requests.withdraw_request(desk, number, "she keeps it")


def _take_back(owner: Desk, maker: Desk, state: str) -> Step:
    number = sent_away(maker).ra if state == "refused" else issued(maker).number
    return lambda desk: refusals.take_back_refusal(desk, number, "the number is on the side")


def _send_back(owner: Desk, maker: Desk, state: str) -> Step:
    number = sent_away(owner).number
    return lambda desk: requests.send_refused_back(desk, number, DAY)


TRIALS: dict[str, Trial] = {
    "note_request": _simple(lambda desk: refused(desk)),
    "note_parcel": _note_parcel,
    "decide_request": _decide,
    "withdraw_request": _withdraw,
    "take_back_refusal": _take_back,
    "send_refused_back": _send_back,
}
