"""Requests: kept where the policy says no or leaves it open, decided by the owner, or withdrawn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desk.operations import (
    deciding,
    issuing,
    missing,
    parcel_facts,
    policies,
    refusals,
    returns,
    settlements,
)
from desk.operations.desk import Desk, need_reason
from desk.operations.overrides import check_decided
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused, Stale, Wanting
from desk.records.money import ZERO
from desk.records.papers import RefusalPaper
from desk.records.requests import (
    ALLOWED,
    DECLINED,
    ISSUE,
    REFUSED,
    STATES,
    WAITING,
    WITHDRAWN,
    Decision,
    Request,
    RequestRow,
)
from desk.records.returns import MISSING, Ask, Parcel, Return, Sheet
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import orders, requests, shop
from desk.store import returns as kept_returns

MOST = 1000


def list_requests(desk: Desk, states: tuple[str, ...] = (WAITING,)) -> tuple[RequestRow, ...]:
    """The requests in some states, of which the newest thousand, the oldest first."""
    for state in states:
        if state not in STATES:
            raise BadInput("request-state", state=state, known=", ".join(STATES))
    return requests.listed(desk.db, states, MOST)


def requests_of(desk: Desk, order: str) -> tuple[RequestRow, ...]:
    """The requests about an order, oldest first."""
    return requests.of_order(desk.db, order)


def every_request(desk: Desk, last: date) -> Iterator[Request]:
    """All requests that were made by a day, whole, the oldest first, for a file of them."""
    return (requests.get(desk.db, number) for number in requests.numbers(desk.db, last))


def open_request(desk: Desk, number: str) -> Request:
    """A request by its number; raises BadInput for a wrong check digit, NotFound."""
    return requests.get(desk.db, codes.validate(number))


def note_request(desk: Desk, ask: Ask, shown: Answer | None = None) -> Request:
    """Keep that an RA was refused on the phone, or that the owner has to decide on it.

    Lines that fare differently are requests of their own, of which the owner's is the one that is told.
    Raises Refused ``request-needless`` where the policy allows any of it; Stale if ``shown`` changed.
    """
    with desk.db.atomic():
        permit(desk, Act("note_request", ask.order))
        sheet = issuing.look_at_ask(desk, ask)
        if shown is not None and shown != sheet.answer:
            raise Stale("answer-changed", number=ask.order)
        _need_no(sheet.answer)
        issuing.keep_apart(desk, sheet)
        number = refusals.keep_ask(desk, sheet.about, sheet.answer)
    return requests.get(desk.db, number)


def note_parcel(desk: Desk, sheet: Sheet) -> Request:
    """Keep what the policy says of a parcel that it does not settle: it is over, or the owner decides.

    Lines that fare differently are set apart. Raises Refused ``request-needless`` where something is
    accepted, and ``request-waiting`` where it waits already; Stale, Wanting.
    """
    with desk.db.atomic():
        permit(desk, Act("note_parcel", sheet.ra.number))
        fresh, answer = returns.look_again(desk, sheet)
        _need_no(answer)
        waiting = requests.waiting_for(desk.db, fresh.ra.id)
        if waiting and answer.outcome == "owner":
            raise Refused("request-waiting", number=fresh.ra.number, request=waiting)
        rest, _ = refusals.part(desk, fresh)
        assert rest.parcel is not None, "look_again() asked for it"
        number = refusals.keep_parcel(desk, rest.ra, rest.parcel, answer)
    return requests.get(desk.db, number)


def decide_request(desk: Desk, number: str, decision: Decision) -> Request:
    """Say yes or no to a request that waits, as the owner does, with the reason kept.

    A yes issues the RA, or settles the parcel with the credit and the way that were decided; of a missing
    item both. Raises Refused ``request-decided``; BadInput ``override-amount`` above what was paid for the
    order and not given back yet, ``destination-unknown``, ``request-gives-nothing`` of an amount for an RA.
    """
    why = need_text(need_reason(decision.reason))
    with desk.db.atomic():
        request = open_request(desk, number)
        if request.state != WAITING:
            raise Refused("request-decided", number=request.number)
        given = decision.credit or ZERO
        granted = tuple(f"{label}: {money}" for label, money in decision.granted.items())
        facts = (why, str(decision.allow), str(given), decision.destination, *granted)
        act = Act("decide_request", request.number, facts=facts)
        agreed = permit(desk, act)
        state = ALLOWED if decision.allow else DECLINED
        requests.decide(desk.db, request, state, desk.clock.today())
        ra = request.ra
        if decision.allow:
            led = _allow(desk, request, decision)
            requests.link(desk.db, request.id, led.id)
            ra, credit = led.number, led.in_force.credit if led.in_force else ZERO
            against = Against(request.answer.outcome, request.answer.against, ZERO, credit)
            deciding.keep(desk, act, request.number, why, against)
        else:
            _decline(desk, request)
            after = {"state": DECLINED, **agreed}
            desk.remember("decide_request", request.number, why, {"state": WAITING}, after)
        if ra:
            said = "allowed" if decision.allow else "refused"
            desk.remember("decide_request", ra, why, after={"request": request.number, "outcome": said})
    return requests.get(desk.db, request.number)


def withdraw_request(desk: Desk, number: str, reason: str) -> Request:
    """Note that a customer does not ask any more before the owner decided; a parcel's return stays open."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        request = open_request(desk, number)
        if request.state != WAITING:
            raise Refused("request-decided", number=request.number)
        permit(desk, Act("withdraw_request", request.number))
        requests.decide(desk.db, request, WITHDRAWN, desk.clock.today())
        desk.remember("withdraw_request", request.number, why, {"state": WAITING}, {"state": WITHDRAWN})
    return requests.get(desk.db, request.number)


def refused_parcels(desk: Desk) -> tuple[RequestRow, ...]:
    """The refused parcels that are still here and go back at their customers' cost, the oldest first."""
    return requests.to_send_back(desk.db, MOST)


def send_refused_back(desk: Desk, number: str, on: date, tracking: str = "") -> Request:
    """Note that what was refused left again, or was fetched; ``tracking`` is empty where nobody carries it.

    Raises Refused ``request-not-here`` where nothing of it is here, BadInput for a day that cannot be.
    """
    by = " ".join(need_text(tracking).split())
    with desk.db.atomic():
        request = open_request(desk, number)
        permit(desk, Act("send_refused_back", request.number))
        if not request.waits_to_go_back:
            raise Refused("request-not-here", number=request.number)
        desk.need_past(on)
        if on < request.asked:
            raise BadInput("sent-before-back", on=on, back=request.asked)
        requests.send_back(desk.db, request, on, by)
        after = {"day": on, **({"tracking": by} if by else {})}
        desk.remember("send_refused_back", request.number, after=after)
    return requests.get(desk.db, request.number)


def refusal_paper(desk: Desk, number: str) -> RefusalPaper:
    """What the letter to a customer shows; raises Refused ``request-no-letter`` for what was not refused."""
    request = open_request(desk, number)
    if request.state not in (REFUSED, DECLINED):
        raise Refused("request-no-letter", number=request.number)
    return RefusalPaper(shop.get(desk.db), request, orders.get(desk.db, request.order).customer)


def _allow(desk: Desk, request: Request, decision: Decision) -> Return:
    """Do what the owner says yes to; the RA that it was done under."""
    if not isinstance(request.facts, Ask):
        return _settle(desk, request, request.facts, decision)
    ask, order = request.facts, orders.get(desk.db, request.order)
    gives = decision.credit is not None or decision.destination
    if decision.granted or (gives and request.reason != MISSING):
        raise BadInput("request-gives-nothing", number=request.number)
    if request.reason != MISSING:
        # It counts from the day of the yes: nobody loses the days that the owner took.
        ask = _as_it_is_now(desk, replace(ask, on=max(ask.on, desk.clock.today())))
        number = returns.keep_ra(desk, ask, order, returns.ask_return(desk, ask))
        return kept_returns.get(desk.db, number)
    answer = returns.ask_return(desk, ask)
    _need_no(answer)
    credit = decision.credit or ZERO
    check_decided(desk, order, credit, decision.destination)
    return missing.book(desk, ask, answer, (credit, decision.destination)).ra


def _as_it_is_now(desk: Desk, ask: Ask) -> Ask:
    """What was asked, alone where the RA in whose parcel it was to come is over by now."""
    if not ask.together or kept_returns.get(desk.db, ask.together).state == "open":
        return ask
    return replace(ask, together="")


def _settle(desk: Desk, request: Request, parcel: Parcel, decision: Decision) -> Return:
    """Settle the parcel of a request as it was noted, with what was decided."""
    ra = kept_returns.get(desk.db, request.ra)
    sheet = returns.inspect(desk, Sheet(ra, orders.get(desk.db, ra.order)), parcel)
    if sheet.answer is None:
        raise Wanting(sheet.wants[0], number=ra.number)
    _need_no(sheet.answer)
    if decision.granted:
        return _grant(desk, sheet, decision)
    credit = decision.credit or ZERO
    check_decided(desk, sheet.order, credit, decision.destination)
    return settlements.book(desk, sheet, sheet.answer.overridden(credit, decision.destination)).ra


def _grant(desk: Desk, sheet: Sheet, decision: Decision) -> Return:
    """Settle a parcel as the policy says with the amounts that the owner decided within its bounds."""
    assert sheet.parcel is not None, "it was looked at"
    parcel = replace(sheet.parcel, destination=decision.destination or sheet.parcel.destination)
    request = replace(parcel_facts.request_of(desk, sheet.ra, parcel), granted=decision.granted)
    answer = policies.ask(desk, "return", parcel_facts.order_of(desk, sheet, parcel), request)
    if answer.outcome != "allowed":
        raise Refused("granted-not-enough", number=sheet.ra.number)
    if parcel_facts.lacks_choice(answer, parcel):
        raise Wanting("wants-destination", number=sheet.ra.number)
    found = replace(sheet, parcel=parcel, answer=answer)
    return settlements.book(desk, found, answer, decision.granted).ra


def _decline(desk: Desk, request: Request) -> None:
    """A parcel that the owner declines is refused: what came is the customer's."""
    if request.kind != ISSUE:
        kept_returns.refuse(desk.db, kept_returns.get(desk.db, request.ra), desk.clock.today())


def _need_no(answer: Answer) -> None:
    if answer.outcome == "allowed":
        raise Refused("request-needless")
