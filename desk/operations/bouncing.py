"""A check that the bank returns: what opens again, which fee is due, what rested on it; and undoing that."""

from collections.abc import Mapping
from dataclasses import replace

from desk.operations import billings, booking, check_debts, check_records, payments, standing, surplus
from desk.operations.check_records import Taken
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.charges import BilledFor
from desk.records.check_life import RETURN, UNDO_RETURN
from desk.records.checks import (
    REASONS,
    Bounce,
    BounceSheet,
    Check,
    CheckSheet,
    Opened,
    Part,
    Step,
    fees_in,
)
from desk.records.errors import BadInput, Refused, Stale
from desk.records.ledger import JournalEntry
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.payments import NewPayment
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import check_parts, checks, credits, history, ledger, orders, payouts

_EVENT, _CHARGED = "check_returned", "bank_charged"


def look_at_bounce(desk: Desk, bounce: Bounce) -> BounceSheet:
    """What follows where a check is returned: what the dialog shows, and just what is done then.

    Raises Refused for one that is not with the bank, BadInput for a day, reason or charge that cannot be.
    """
    check = checks.get(desk.db, bounce.check)
    check_records.need(check, RETURN)
    _need_right(desk, check, bounce)
    answer = check_debts.ask(desk, replace(check, returned=bounce.on), bounce.on)
    parts = check_records.parts_of(desk, check)
    found = [orders.get(desk.db, number) for number in check_records.orders_of(parts)]
    # An earlier return that stands was billed, be it that the owner gave its fee up since.
    fees = fees_in(answer) if check.returned is None else ()
    fee_open = check_debts.fee_open(desk, check)
    return BounceSheet(
        check=check,
        answer=answer,
        opened=tuple(_opened(desk, parts, order) for order in found),
        fees=fees,
        fee_open=fee_open,
        total=check.amount + total(each.money for each in fees) + fee_open,
        due=answer.deadline("check_due") if answer else None,
        marks=check.is_customers and not checks.is_marked(desk.db, check.customer),
    )


def _need_right(desk: Desk, check: Check, bounce: Bounce) -> None:
    desk.need_past(bounce.on)
    if bounce.reason not in REASONS:
        raise BadInput("bounce-reason", reason=bounce.reason, known=", ".join(REASONS))
    if bounce.bank_charge < ZERO:
        raise BadInput("charge-amount", amount=bounce.bank_charge)
    if check.deposited and bounce.on < check.deposited:
        raise BadInput("bounce-before", number=check.number, on=bounce.on, since=check.deposited)


def _opened(desk: Desk, parts: tuple[Part, ...], order: Order) -> Opened:
    """What opens again of an order, and what of its money was given on already."""
    amount = total(part.amount for part in parts if part.order == order.number)
    rests = order.paid - amount < booking.given(desk, order)
    lots = credits.from_order(desk.db, order.number) if rests else ()
    left = total(lot.balance for lot in lots)
    due = payouts.of_order(desk.db, order.number) if rests else ()
    return Opened(
        order.number,
        amount,
        sent=sum(max(0, line.shipped - line.returned) for line in order.lines),
        here=sum(line.unshipped for line in order.lines),
        slips=tuple((lot.number, lot.balance) for lot in lots if lot.balance),
        spent=Money(total(lot.amount for lot in lots) - left),
        refund=total(each.open for each in due),
    )


def bounce(desk: Desk, told: Bounce, shown: BounceSheet | None = None) -> CheckSheet:
    """Post a check that the bank returned: its orders owe again what it had paid, with the policy's fee.

    The fee is billed with the first of its orders, once for all returns. Raises Stale where something else
    was ``shown``.
    """
    need_text(told)
    with desk.db.atomic():
        sheet = look_at_bounce(desk, told)
        check = sheet.check
        permit(desk, Act("bounce", check.number, check.state))
        if shown is not None and shown != sheet:
            raise Stale("answer-changed", number=check.number)
        _open_again(desk, sheet, told)
        charged = (("bank_charge", told.bank_charge, ""),)
        booking.post(desk, _CHARGED, check.number, told.on, charged)
        _return(desk, sheet, told)
        if sheet.marks:
            checks.mark(desk.db, check.customer, True)
        after = {"reason": told.reason, "amount": check.amount, "total": sheet.total, "due": sheet.due or ""}
        marked = {"no_checks": True} if sheet.marks else {}
        desk.remember("bounce", check.number, told.note, after={**after, **marked})
    return check_debts.sheet_of(desk, checks.get(desk.db, check.number))


def _open_again(desk: Desk, sheet: BounceSheet, told: Bounce) -> None:
    """Take back what the check had paid, and bill its fee."""
    for part in check_records.parts_of(desk, sheet.check):
        order = orders.get(desk.db, part.order)
        entry = booking.post(desk, _EVENT, order.number, told.on, (("check", part.amount, ""),))
        passed = payments.take_back(desk, order, part.payment, entry, told.on)
        after = {"check": sheet.check.number, "amount": part.amount, **({"pieces": passed} if passed else {})}
        desk.remember("check_returned", order.number, after=after)
    first = sheet.opened[0].order
    billings.bill(desk, first, sheet.fees, BilledFor(check=sheet.check.id))
    standing.refresh(desk, first)


def _return(desk: Desk, sheet: BounceSheet, told: Bounce) -> None:
    back = replace(
        sheet.check,
        returned=told.on,
        reason=told.reason,
        bank_charge=told.bank_charge,
        due=sheet.due,
    )
    done = check_records.take(desk, sheet.check, Taken(RETURN, told.on, told.note), back)
    check_debts.freeze(desk, done)


def undo_bounce(desk: Desk, number: str, reason: str) -> CheckSheet:
    """Take back that a check was returned, where the bank erred: what it had paid is paid again.

    Its fee goes with its first return, the bank's charge with each. Raises Refused ``check-undo-paid`` where
    something was paid of it meanwhile.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        check_records.need(check, UNDO_RETURN)
        returns = check_records.standing_steps(desk, check, UNDO_RETURN)
        if _paid_since(desk, check, first=len(returns) == 1):
            raise Refused("check-undo-paid", number=check.number)
        agreed = permit(desk, Act("undo_bounce", check.number, check.state, (str(check.amount),)))
        _pay_again(desk, check, first=len(returns) == 1)
        _end_charge(desk, check)
        told = _told(desk, check)
        if "no_checks" in told[-1] and not _another_back(desk, check, returns[-1].at):
            checks.mark(desk.db, check.customer, False)
        back = _before(desk, check, returns, told)
        done = check_records.take(desk, check, Taken(UNDO_RETURN, desk.clock.today(), why), back)
        check_debts.freeze(desk, done)
        after = {"state": done.state, **agreed}
        desk.remember("undo_bounce", check.number, why, {"state": check.state}, after)
    return check_debts.sheet_of(desk, checks.get(desk.db, check.number))


def _paid_since(desk: Desk, check: Check, *, first: bool) -> bool:
    """Whether anything was paid of a check since its last return; the fee goes back with the first one."""
    presented = max(part.payment.id for part in check_records.parts_of(desk, check))
    return any(first or each.payment.id > presented for each in check_debts.recoveries(desk, check))


def _another_back(desk: Desk, check: Check, since: str) -> bool:
    """Whether another check of the customer came back since: that would have marked them as well."""
    every = checks.of_customer(desk.db, check.customer)
    back = [each for each in every if each.returned and each.is_customers and each.id != check.id]
    return any(check_records.standing_steps(desk, each, UNDO_RETURN)[-1].at >= since for each in back)


def _pay_again(desk: Desk, check: Check, *, first: bool) -> None:
    """Pay what the check had paid as of the day on which it had, without the fee of its first return."""
    today = desk.clock.today()
    for part in check_records.parts_of(desk, check):
        order = orders.get(desk.db, part.order)
        for fee in check_debts.fees(desk, check, order) if first else ():
            billings.take_back(desk, order, fee)
            order = orders.get(desk.db, part.order)
        entry = booking.post(desk, _EVENT, order.number, today, (("check", -part.amount, ""),))
        again = NewPayment(check.kind, part.amount, part.payment.received, entry=entry, check=check.id)
        made = payments.pay_again(desk, order, part.payment, again)
        check_parts.add(desk.db, check.id, made.id, part.id)
        given = surplus.give_back(desk, order.number)
        after = {"check": check.number, "amount": part.amount, **given}
        desk.remember("check_good_again", order.number, after=after)


def _end_charge(desk: Desk, check: Check) -> None:
    """Take back what the bank charged for the last return."""
    if check.bank_charge:
        last = _charges(desk, check)[-1]
        ledger.reverse(desk.db, last.id, desk.clock.today(), desk.moment, check.number)


def _charges(desk: Desk, check: Check) -> tuple[JournalEntry, ...]:
    """What the bank charged for the returns of a check that stand, oldest first."""
    return in_force(each for each in ledger.entries(desk.db, check.number) if each.event == _CHARGED)


def _told(desk: Desk, check: Check) -> tuple[Mapping[str, str], ...]:
    """What history tells of each return of a check that stands, oldest first."""
    found: list[Mapping[str, str]] = []
    for line in history.of(desk.db, check.number):
        if line.operation == "bounce":
            found.append(line.after)
        elif line.operation == "undo_bounce":
            found.pop()
    return tuple(found)


def _before(
    desk: Desk, check: Check, returns: tuple[Step, ...], told: tuple[Mapping[str, str], ...]
) -> Check:
    """The check as it was before its last return, which is taken back; its earlier one stands."""
    if len(returns) == 1:
        return replace(check, returned=None, reason="", bank_charge=ZERO, due=None)
    back = replace(check, returned=returns[-2].day, reason=told[-2].get("reason", ""))
    answer = check_debts.ask(desk, back, returns[-2].day)
    charged = total(leg.money for each in _charges(desk, check) for leg in each.legs if leg.money > ZERO)
    return replace(back, bank_charge=charged, due=answer.deadline("check_due") if answer else None)
