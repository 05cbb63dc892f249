"""A check that came back goes to the agency, by two people as the policy says, and is recalled from there."""

from dataclasses import replace
from datetime import date, timedelta

from desk.operations import agencies, check_debts, check_records, deciding, demands
from desk.operations.check_records import Taken
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.check_life import HAND_OVER, RECALL
from desk.records.checks import Check, CheckSheet
from desk.records.demands import HandOverSheet
from desk.records.errors import Refused
from desk.records.money import Money, total
from desk.records.papers import CollectionsPaper, DemandPaper
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import checks, customers, shop

FINDING = "hand-over"


def look_at_hand_over(desk: Desk, number: str) -> HandOverSheet:
    """To whom a check would go with how much, and from which day on the policy hands it over.

    Raises Refused where it cannot go to an agency at all: for its state, or as nothing is owed of it.
    """
    check = checks.get(desk.db, codes.validate(number))
    check_records.need(check, HAND_OVER)
    owed = _owed(desk, check)
    since = _since(desk, check, owed)
    ready = since is not None and since <= desk.clock.today()
    return HandOverSheet(check.number, agencies.agency(desk), owed, since, ready)


def hand_over(desk: Desk, number: str) -> CheckSheet:
    """Hand a check to the agency, as two people agree; from then on customers are referred to it.

    Raises Refused ``agency-unset``, and ``hand-over-early`` or ``hand-over-silent`` where the policy does not
    hand it over today: `hand_over_anyway` may.
    """
    with desk.db.atomic():
        sheet = _ready(desk, number)
        check = checks.get(desk.db, sheet.check)
        if not sheet.ready:
            key = "hand-over-early" if sheet.since else "hand-over-silent"
            raise Refused(key, number=check.number, since=sheet.since or "")
        agreed = permit(desk, _act("hand_over", check, sheet))
        hand(desk, check)
        told = {"agency": sheet.agency.name, "amount": sheet.open, **agreed}
        desk.remember("hand_over", check.number, before={"state": check.state}, after=told)
    return _sheet(desk, check.number)


def hand_over_anyway(desk: Desk, number: str, reason: str) -> CheckSheet:
    """Hand a check over on a day on which the policy does not, as is decided with the reason kept."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        sheet = _ready(desk, number)
        if sheet.ready:
            raise Refused("override-needless")
        check = checks.get(desk.db, sheet.check)
        act = _act("hand_over_anyway", check, sheet, why)
        permit(desk, act)
        answer = check_debts.ask(desk, check, desk.clock.today(), sheet.open)
        hand(desk, check, why)
        against = Against("refused" if sheet.since else "owner", answer.cites if answer else ())
        deciding.keep(desk, act, check.number, why, against)
    return _sheet(desk, check.number)


def _ready(desk: Desk, number: str) -> HandOverSheet:
    sheet = look_at_hand_over(desk, number)
    if not sheet.agency.name:
        raise Refused("agency-unset")
    return sheet


def _act(operation: str, check: Check, sheet: HandOverSheet, *why: str) -> Act:
    return Act(operation, check.number, check.state, (str(sheet.open), sheet.agency.name, *why))


def hand(desk: Desk, check: Check, why: str = "") -> None:
    """Take a check to the agency in the open transaction, whoever agreed to that."""
    today = desk.clock.today()
    check_records.take(desk, check, Taken(HAND_OVER, today, why), replace(check, handed=today))


def _owed(desk: Desk, check: Check) -> Money:
    owed = total(each.open for each in check_debts.debts(desk, check))
    if not owed:
        raise Refused("demand-nothing", number=check.number)
    return owed


def _since(desk: Desk, check: Check, owed: Money) -> date | None:
    """The first day from today on when the policy hands a check over: today, or as its deadline is over."""
    today = desk.clock.today()
    days = [today]
    if check.due is not None and check.due >= today:
        days.append(check.due + timedelta(days=1))
    return next((day for day in days if _hands_over(desk, check, day, owed)), None)


def _hands_over(desk: Desk, check: Check, on: date, owed: Money) -> bool:
    answer = check_debts.ask(desk, check, on, owed)
    return answer is not None and any(each.key == FINDING for each in answer.findings)


def recall_check(desk: Desk, number: str, reason: str) -> CheckSheet:
    """Take a check back from the agency, with the reason: the customer pays here again."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        check = checks.get(desk.db, codes.validate(number))
        check_records.need(check, RECALL)
        agreed = permit(desk, Act("recall_check", check.number, check.state, (why,)))
        back = replace(check, handed=None)
        done = check_records.take(desk, check, Taken(RECALL, desk.clock.today(), why), back)
        told = {"state": done.state, **agreed}
        desk.remember("recall_check", check.number, why, {"state": check.state}, told)
    return _sheet(desk, check.number)


def collections_paper(desk: Desk, number: str) -> CollectionsPaper:
    """All that the agency gets with a check; raises Refused ``agency-unset``, ``collections-none``."""
    check = checks.get(desk.db, codes.validate(number))
    told = agencies.agency(desk)
    if not told.name:
        raise Refused("agency-unset")
    if check.returned is None:
        raise Refused("collections-none", number=check.number)
    return CollectionsPaper(
        shop=shop.get(desk.db),
        agency=told,
        day=desk.clock.today(),
        sheet=check_debts.sheet_of(desk, check),
        customer=customers.get(desk.db, check.holder),
        demands=demands.demands_of(desk, check.number),
        amounts=demands.amounts_of(desk, check),
    )


def letters_of(desk: Desk, number: str) -> tuple[DemandPaper, ...]:
    """The letters of a check as they were made, to be drawn again."""
    made = demands.demands_of(desk, number)
    return tuple(demands.demand_paper(desk, each.called) for each in made)


def _sheet(desk: Desk, number: str) -> CheckSheet:
    return check_debts.sheet_of(desk, checks.get(desk.db, number))
