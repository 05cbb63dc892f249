"""Demand letters for checks that came back: what is owed now in its parts, and nothing the policy lacks."""

from dataclasses import replace
from datetime import date

from desk.operations import check_debts, check_records
from desk.operations.check_records import Taken
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Amount, Answer
from desk.records.check_life import DEMAND
from desk.records.checks import CHECK_AMOUNT, Check
from desk.records.demands import FINAL, FIRST, KINDS, WAYS, Demand, parted
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.money import ZERO, Money, total
from desk.records.papers import DemandPaper
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import checks, customers, demands, orders, shop

ASK = "returned_check"
# What an order asks no more, as it was called off or its goods came back.
NOT_OWED = "not_owed"
_LONGEST = 500


def demands_of(desk: Desk, check: str) -> tuple[Demand, ...]:
    """The demand letters of a check by its number, oldest first."""
    return demands.of_check(desk.db, checks.get(desk.db, codes.validate(check)).id)


def look_at_demand(desk: Desk, check: str, kind: str = "") -> Demand:
    """The letter as it would be made today, with just these amounts; ``kind`` empty is the one that fits.

    Raises Refused where none can be: ``demand-nothing``, ``demand-final-early``, ``demand-first-over``.
    """
    found = checks.get(desk.db, codes.validate(check))
    check_records.need(found, DEMAND)
    return _proposed(desk, found, kind)


def make_demand(desk: Desk, check: str, kind: str = "") -> Demand:
    """Make a check's first or final letter, with what is owed of it today and by when the policy wants it.

    A final one only after a first one went out and the deadline is over.
    """
    with desk.db.atomic():
        found = checks.get(desk.db, codes.validate(check))
        check_records.need(found, DEMAND)
        permit(desk, Act("make_demand", found.number, found.state))
        made = _proposed(desk, found, kind)
        demands.add(desk.db, found.id, made)
        check_records.take(desk, found, Taken(DEMAND, made.made))
        told = {"kind": made.kind, "amount": made.amount, "due": made.due or ""}
        desk.remember("make_demand", found.number, after=told)
    return demands.of_check(desk.db, found.id)[-1]


def _proposed(desk: Desk, check: Check, kind: str) -> Demand:
    if kind and kind not in KINDS:
        raise BadInput("demand-kind", kind=kind, known=", ".join(KINDS))
    today = desk.clock.today()
    owed = check_debts.debts(desk, check)
    still = total(each.open for each in owed)
    if still <= ZERO:
        raise Refused("demand-nothing", number=check.number)
    answer = _answered(desk, check, still)
    due = answer.deadline("check_due")
    final = _may_be_final(desk, check, today, due)
    _need_time(check, kind, final=final, due=due)
    return Demand(check.number, kind or (FINAL if final else FIRST), today, still, answer, due)


def _may_be_final(desk: Desk, check: Check, today: date, due: date | None) -> bool:
    """Whether a first letter went out and its time is over; of one without a deadline, whether it went."""
    went = any(each.kind == FIRST and each.sent for each in demands.of_check(desk.db, check.id))
    return went and (due is None or today > due)


def _need_time(check: Check, kind: str, *, final: bool, due: date | None) -> None:
    if kind == FINAL and not final:
        key = "demand-final-early" if due else "demand-final-first"
        raise Refused(key, number=check.number, due=due or "")
    if kind == FIRST and final and due:
        raise Refused("demand-first-over", number=check.number, due=due)


def _answered(desk: Desk, check: Check, still: Money) -> Answer:
    """What the policy says today, with what is owed of the check in its parts: they add up to ``still``."""
    said = check_debts.ask(desk, check, desk.clock.today(), still)
    return replace(said or Answer(ASK, "owner"), amounts=_parts(desk, check, said), charge=still)


def amounts_of(desk: Desk, check: Check) -> tuple[Amount, ...]:
    """What is owed of a check today, in its parts; none where it did not come back."""
    still = total(each.open for each in check_debts.debts(desk, check))
    return _parts(desk, check, check_debts.ask(desk, check, desk.clock.today(), still))


def _parts(desk: Desk, check: Check, said: Answer | None) -> tuple[Amount, ...]:
    owed = check_debts.debts(desk, check)
    clauses = {each.label: each.clause for each in said.amounts} if said else {}
    whole = total(each.amount for each in owed)
    paid = total(each.paid for each in owed)
    kept = CHECK_AMOUNT
    amounts = [Amount(kept, whole, clauses.get(kept, "")), *_fees(desk, check)]
    amounts += [Amount("paid", -paid, clauses.get("paid", ""))] if paid else []
    gone = Money(total(each.money for each in amounts) - total(each.open for each in owed))
    return (*amounts, *([Amount(NOT_OWED, -gone, "")] if gone else []))


def _fees(desk: Desk, check: Check) -> tuple[Amount, ...]:
    """What was billed for the return, each with its clause."""
    parts = check_records.parts_of(desk, check)
    found = [orders.get(desk.db, number) for number in check_records.orders_of(parts)]
    billed = [charge for order in found for charge in check_debts.fees(desk, check, order)]
    return tuple(Amount(each.kind, each.amount, each.clause) for each in billed)


def note_demand_sent(desk: Desk, demand: str, way: str, on: date, proof: str = "") -> Demand:
    """Note how a letter went out, when, and what proves it; ``demand`` is its number, as ``CK-26-00001-4:1``.

    Raises Refused ``demand-sent`` for one that went already, BadInput for a way or a day that cannot be.
    """
    told = " ".join(need_text(proof).split())
    if len(told) > _LONGEST:
        raise BadInput("demand-proof", most=_LONGEST)
    if way not in WAYS:
        raise BadInput("demand-way", way=way, known=", ".join(WAYS))
    desk.need_past(on)
    with desk.db.atomic():
        check, found = _get(desk, demand)
        permit(desk, Act("note_demand_sent", check.number, check.state))
        if found.sent is not None:
            raise Refused("demand-sent", number=found.called, sent=found.sent)
        if on < found.made:
            raise BadInput("demand-before", number=found.called, made=found.made, on=on)
        demands.note_sent(desk.db, found, way, on, told)
        after = {"kind": found.kind, "way": way, "sent": on, "proof": told}
        desk.remember("note_demand_sent", check.number, after=after)
    return _get(desk, demand)[1]


def _get(desk: Desk, called: str) -> tuple[Check, Demand]:
    """A letter with its check; raises NotFound ``demand-unknown``."""
    number, nth = parted(called)
    check = checks.get(desk.db, codes.validate(number))
    every = demands.of_check(desk.db, check.id)
    if not 0 < nth <= len(every):
        raise NotFound("demand-unknown", number=check.number)
    return check, every[nth - 1]


def demand_paper(desk: Desk, called: str) -> DemandPaper:
    """What a letter shows: the one that was made, or of a check's number alone as it would be made today."""
    number, nth = parted(called)
    if nth:
        check, demand = _get(desk, called)
    else:
        check, demand = checks.get(desk.db, codes.validate(number)), look_at_demand(desk, number)
    paid = check_records.orders_of(check_records.parts_of(desk, check))
    return DemandPaper(shop.get(desk.db), check, customers.get(desk.db, check.holder), demand, paid)
