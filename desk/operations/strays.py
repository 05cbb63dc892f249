"""Parcels without a number, with a wrong one, or with somebody else's: noted, matched, sent back."""

from dataclasses import replace
from datetime import date

from desk.operations import parcel_facts, policies, returns
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer, Clause
from desk.records.customers import Customer
from desk.records.errors import BadInput, Refused
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.orders import Order, OrderLine
from desk.records.returns import Parcel
from desk.records.rights import Act
from desk.records.strays import KEPT, MATCHED, NOT_ACCEPTED, SENT_BACK, STATES, Stray
from desk.records.texts import need_text
from desk.store import numbers, shop, strays

MOST = 1000
_FINE = Condition(opened=True, original_packaging=True, secured=True, resaleable=True)


def list_strays(desk: Desk, states: tuple[str, ...] = (KEPT,), most: int = MOST) -> tuple[Stray, ...]:
    """The parcels in some states, the newest thousand of them unless said, the oldest first."""
    for state in states:
        if state not in STATES:
            raise BadInput("stray-state", state=state, known=", ".join(STATES))
    return strays.listed(desk.db, states, most)


def open_stray(desk: Desk, number: str) -> Stray:
    """A parcel by its number; raises BadInput for a wrong check digit, NotFound."""
    return strays.get(desk.db, codes.validate(number))


def at_the_door(desk: Desk, ra: str = "") -> tuple[Clause, ...]:
    """The clauses by which the policy does not accept a parcel without the number outside; none: it does.

    Asked about a return, or about any piece that comes back in good time where it is not known whose it is.
    """
    with_number, without = (_asked(desk, ra, outside) for outside in (True, False))
    if without is None:
        return ()
    known = set() if with_number is None else {each.key for each in with_number.findings}
    against = {each.clause for each in without.findings if each.key not in known}
    return tuple(each for each in without.clauses if each.id in against)


def _asked(desk: Desk, number: str, outside: bool) -> Answer | None:
    today = desk.clock.today()
    parcel = Parcel(received=today, sent=today, ra_on_package=outside)
    if number:
        sheet = returns.open_return(desk, number)
        fine = replace(parcel, conditions=tuple((line.id, _FINE) for line in sheet.ra.lines))
        request = parcel_facts.request_of(desk, sheet.ra, fine)
        order = parcel_facts.order_of(desk, sheet, fine)
        return policies.ask_if_known(desk, "return", order, request)
    request = parcel_facts.came_back(today, "changed_mind", (LinePart("1", 1, _FINE),), parcel)
    return policies.ask_if_known(desk, "return", _any_order(desk, today), request)


def _any_order(desk: Desk, today: date) -> Order:
    """An order that came today, whoever bought it: only to ask whether the number must stand outside."""
    return Order(
        id=0,
        number="",
        customer=Customer(0, "", ""),
        placed=today,
        lines=(OrderLine(1, 1, "", "", 1, Money(100), shipped=1),),
        shipped=today,
        delivered=today,
        shipping_cost=Money(0),
        edition=shop.edition_on(desk.db, today),
    )


def note_stray(desk: Desk, stray: Stray) -> Stray:
    """Note a parcel that no open return was found for: kept, or not accepted at the door. Its number is new.

    Raises BadInput ``stray-state`` for another state, and ``stray-ahead`` for a day that is to come.
    """
    if stray.state not in (KEPT, NOT_ACCEPTED):
        raise BadInput("stray-state", state=stray.state, known=f"{KEPT}, {NOT_ACCEPTED}")
    today = desk.clock.today()
    if stray.came > today:
        raise BadInput("stray-ahead", on=stray.came, today=today)
    told = {name: need_text(getattr(stray, name).strip()) for name in strays.TEXTS}
    with desk.db.atomic():
        permit(desk, Act("note_stray"))
        number = numbers.next_number(desk.db, codes.STRAY, today.year)
        ended = stray.came if stray.state == NOT_ACCEPTED else None
        strays.add(desk.db, replace(stray, number=number, ra="", ended=ended, **told))
        desk.remember("note_stray", number, after={"state": stray.state})
    return strays.get(desk.db, number)


def match_stray(desk: Desk, number: str, ra: str) -> Stray:
    """Note that a kept parcel belongs to an open return; what is in it is then received under that.

    Raises Refused for a parcel that is not kept, and for a return that is not open.
    """
    with desk.db.atomic():
        stray = _kept(desk, number)
        found = returns.open_return(desk, ra).ra
        if found.state != "open":
            raise Refused(f"ra-{found.state}", number=found.number)
        permit(desk, Act("match_stray", stray.number, stray.state))
        strays.match(desk.db, stray, found.id, desk.clock.today())
        told = {"state": MATCHED, "return": found.number}
        desk.remember("match_stray", stray.number, before={"state": stray.state}, after=told)
    return strays.get(desk.db, stray.number)


def send_stray_back(desk: Desk, number: str, on: date, tracking: str = "") -> Stray:
    """Note that a kept parcel went back to whoever sent it, with the carrier's number where there is one.

    Raises BadInput ``stray-back-before`` for a day before it came, ``day-to-come``.
    """
    told = need_text(tracking.strip())
    with desk.db.atomic():
        stray = _kept(desk, number)
        desk.need_past(on)
        if on < stray.came:
            raise BadInput("stray-back-before", on=on, came=stray.came)
        permit(desk, Act("send_stray_back", stray.number, stray.state))
        strays.send_back(desk.db, stray, on, told or stray.tracking)
        before, after = {"state": stray.state}, {"state": SENT_BACK, "day": on}
        desk.remember("send_stray_back", stray.number, before=before, after=after)
    return strays.get(desk.db, stray.number)


def _kept(desk: Desk, number: str) -> Stray:
    stray = open_stray(desk, number)
    if stray.state != KEPT:
        raise Refused("stray-ended", number=stray.number)
    return stray
