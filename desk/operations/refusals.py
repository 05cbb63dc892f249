"""What the policy refuses, or leaves to the owner, kept with its facts: on the phone, and with a parcel.

A request that was refused is what its letter is written from; one that waits is on the owner's list.
"""

from dataclasses import replace

from desk.operations import setting_apart
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import Refused
from desk.records.requests import (
    DECLINED,
    ISSUE,
    REFUSED,
    SETTLE,
    WAITING,
    WITHDRAWN,
    NewRequest,
    Request,
)
from desk.records.returns import Ask, Parcel, Return, Sheet
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import numbers, orders, requests, returns

_STATES = {"refused": REFUSED, "owner": WAITING}


def keep_ask(desk: Desk, ask: Ask, answer: Answer) -> str:
    """Keep, inside the open transaction, that an RA was asked for and not issued; the request's number.

    It is refused, or waits for the owner, as the answer says.
    """
    order = orders.get(desk.db, ask.order)
    new = NewRequest(order.id, ISSUE, ask.on, ask, answer)
    return _keep(desk, new, {"order": order.number}).number


def keep_parcel(desk: Desk, ra: Return, parcel: Parcel, answer: Answer) -> str:
    """Keep, inside the open transaction, that a parcel was not settled; the request's number.

    Refused: the return is over, and what came is the customer's. Left to the owner: it stays open and waits.
    """
    order = orders.get(desk.db, ra.order)
    end_waiting(desk, ra)
    new = NewRequest(order.id, SETTLE, parcel.received, parcel, answer, ra.id)
    kept = _keep(desk, new, {"order": order.number, "return": ra.number})
    if kept.state == REFUSED:
        returns.refuse(desk.db, ra, desk.clock.today())
    told = {"state": REFUSED if kept.state == REFUSED else ra.state, "request": kept.number}
    desk.remember("note_parcel", ra.number, before={"state": ra.state}, after=told)
    return kept.number


def _keep(desk: Desk, new: NewRequest, about: dict[str, str]) -> NewRequest:
    today = desk.clock.today()
    number = numbers.next_number(desk.db, codes.REQUEST, today.year)
    state = _STATES[new.answer.outcome]
    kept = replace(new, number=number, state=state, decided=today if state == REFUSED else None)
    requests.add(desk.db, kept)
    desk.remember("note_request", number, after={**about, "state": state})
    return kept


def part(desk: Desk, sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """Set what is not accepted of a sheet apart, refused or left to the owner, inside the open transaction.

    What is accepted too, but goes another way, is set apart and is received next. The sheet of the rest, and
    the numbers of the requests that were kept of the others.
    """
    ra, parcel, kept = sheet.ra, sheet.parcel, []
    assert parcel is not None, "it was looked at"
    for each in sheet.apart:
        quantity = {line.id: line.quantity for line in ra.lines}
        number = setting_apart.split_off(desk, ra, {line: quantity[line] for line in each.lines})
        if each.answer.outcome != "allowed":
            other = returns.get(desk.db, number)
            kept.append(keep_parcel(desk, other, parcel.only(each.lines), each.answer))
        ra = returns.get(desk.db, ra.number)
    rest = parcel.only({line.id for line in ra.lines})
    return replace(sheet, ra=ra, parcel=rest, apart=()), tuple(kept)


def end_waiting(desk: Desk, ra: Return, why: str = "") -> None:
    """Note, inside the open transaction, that nothing waits for the owner any more with a return."""
    for number in requests.withdraw_of(desk.db, ra.id, (WAITING,), desk.clock.today()):
        desk.remember("withdraw_request", number, why, {"state": WAITING}, {"state": WITHDRAWN})


def end_with(desk: Desk, ra: Return) -> None:
    """End, inside the open transaction, what a settlement decides too.

    It may have waited for the owner, and was settled without; who decided it ended that before. And what was
    refused first, and came back under the settled RA instead, is not its customer's to be sent any more.
    """
    end_waiting(desk, ra)
    rows = [row for row in requests.of_order(desk.db, ra.order) if row.kind == SETTLE and row.ra != ra.number]
    for kept in (requests.get(desk.db, row.number) for row in rows if row.state in (REFUSED, DECLINED)):
        if kept.waits_to_go_back and _is_ours(desk, kept):
            ended = returns.get(desk.db, kept.ra)
            for number in requests.withdraw_of(desk.db, ended.id, (kept.state,), desk.clock.today()):
                told = {"state": WITHDRAWN, "return": ra.number}
                desk.remember("withdraw_request", number, before={"state": kept.state}, after=told)


def _is_ours(desk: Desk, request: Request) -> bool:
    """Whether fewer pieces are their customer's than were refused with a request."""
    theirs = {line.id: line.shipped - line.returned for line in orders.get(desk.db, request.order).lines}
    return any(line.quantity > theirs[line.order_line] for line in request.lines)


def taking_back(desk: Desk, ra: Return) -> Act:
    """The act of taking a return's refusal back; what the owner declined is nobody's own work."""
    own = False if requests.declined_of(desk.db, ra.id) else None
    return Act("take_back_refusal", ra.number, ra.state, own=own)


def take_back_refusal(desk: Desk, number: str, reason: str) -> Return:
    """Open a return again that was refused by mistake.

    Raises Refused once its pieces left again, or are under another RA.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        ra = returns.get(desk.db, number)
        if ra.state != "refused":
            raise Refused("ra-not-refused", number=ra.number)
        agreed = permit(desk, taking_back(desk, ra))
        if gone := requests.gone_back(desk.db, ra.id):
            raise Refused("refused-gone", number=ra.number, on=gone)
        left = {line.id: line.returnable for line in orders.get(desk.db, ra.order).lines}
        for line in ra.lines:
            left[line.order_line] -= line.quantity
            if left[line.order_line] < 0:
                raise Refused("refused-elsewhere", number=ra.number, sku=line.sku)
        returns.take_back_refusal(desk.db, ra)
        after = {"state": "open", **agreed}
        desk.remember("take_back_refusal", ra.number, why, {"state": ra.state}, after)
        for request in requests.withdraw_of(desk.db, ra.id, (REFUSED, DECLINED), desk.clock.today()):
            desk.remember("take_back_refusal", request, why, after={"state": WITHDRAWN, "return": ra.number})
    return returns.get(desk.db, ra.number)
