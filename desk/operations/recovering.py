"""What is paid of a check that came back: at the counter, by its agency; what is given up as lost."""

from collections.abc import Sequence
from dataclasses import replace

from desk.operations import agencies, booking, check_debts, check_records, payments, spending, standing
from desk.operations.check_records import Taken
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.check_life import COLLECTIONS, PAY_PART, UNDO_WRITE_OFF, WRITE_OFF
from desk.records.checks import Check, CheckSheet, WriteOff
from desk.records.credits import OPEN
from desk.records.errors import BadInput, Refused
from desk.records.money import ZERO, Money, total
from desk.records.payments import AGENCY, CHECK, METHODS, MONEY_ORDER, NewPayment
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import check_parts, checks, ledger, orders


def credit_for(desk: Desk, number: str) -> Money:
    """The store credit that can go towards a returned check: what is free, and what is frozen for it."""
    check = checks.get(desk.db, number)
    lots = spending.lots_of(desk, check.customer, (check.number,))
    return total(lot.balance for lot in lots if lot.state == OPEN)


def take_check_payment(desk: Desk, number: str, payment: NewPayment) -> CheckSheet:
    """Take money for a check that came back: its orders are paid in their order, the fee with its own.

    Raises Refused ``payment-above`` beyond what is owed of it, ``check-with-agency`` where that has it.
    """
    payment = need_text(payment).told
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        permit(desk, Act("take_check_payment", check.number, check.state))
        if check.state == COLLECTIONS:
            order = check_records.parts_of(desk, check)[0].order
            raise check_debts.referred(desk, check, order)
        _pay(desk, check, payment)
        told = {"method": payment.method, "amount": payment.amount}
        desk.remember("take_check_payment", check.number, after=told)
    return _sheet(desk, check.number)


def take_agency_payment(desk: Desk, number: str, payment: NewPayment, kept: Money = ZERO) -> CheckSheet:
    """Note what the agency paid of a check; what it ``kept`` for itself was paid by the customer too."""
    payment = need_text(payment).told
    if kept < ZERO:
        raise BadInput("charge-amount", amount=kept)
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        permit(desk, Act("take_agency_payment", check.number, check.state))
        if check.state != COLLECTIONS:
            raise Refused("check-not-with-agency", number=check.number)
        _pay(desk, check, payment)
        if kept:
            rest = replace(payment, method=AGENCY, amount=kept, reference="")
            _pay(desk, checks.get(desk.db, check.number), rest, (AGENCY,))
        told = {"method": payment.method, "amount": payment.amount, "kept": kept}
        desk.remember("take_agency_payment", check.number, after=told)
    return _sheet(desk, check.number)


def _pay(desk: Desk, check: Check, payment: NewPayment, ways: tuple[str, ...] = METHODS) -> None:
    """Pay in the open transaction what is owed of a check, order after order."""
    check_records.need(check, PAY_PART)
    if check.returned and payment.received < check.returned:
        raise BadInput("payment-before-return", on=payment.received, returned=check.returned)
    owed = check_debts.debts(desk, check)
    left = payment.amount
    if left > total(each.open for each in owed):
        raise Refused("payment-above", number=check.number, owed=total(each.open for each in owed))
    if left <= ZERO:
        raise BadInput("payment-amount", amount=left)
    parts: dict[str, Money] = {}
    for debt in owed:
        if part := Money(min(left, debt.open)):
            parts[debt.order] = part
            left -= part
    told = replace(payment, towards=check.id, check=_made_with(desk, check, payment, tuple(parts)))
    for number, part in parts.items():
        payments.pay(desk, orders.get(desk.db, number), replace(told, amount=part), ways)


def _made_with(desk: Desk, check: Check, payment: NewPayment, paid: Sequence[str]) -> int | None:
    """The id of the check that pays for another, whichever of its orders; None for other means.

    An agency's own is taken though none are from the customer, who did not give it.
    """
    if payment.method not in (CHECK, MONEY_ORDER):
        return None
    found = [orders.get(desk.db, number) for number in paid]
    agency = agencies.agency(desk).name if check.state == COLLECTIONS else None
    if check.state != COLLECTIONS:
        check_records.need_taken(desk, found[0], payment.method)
    return check_records.made_with(desk, payment, found, agency).id


def close_check(desk: Desk, number: str) -> CheckSheet:
    """Close a returned check of which nothing is owed any more, as its goods came back or were called off."""
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        permit(desk, Act("close_check", check.number, check.state))
        check_records.need(check, PAY_PART)
        if still := total(each.open for each in check_debts.debts(desk, check)):
            raise Refused("check-owed", number=check.number, open=still)
        done = check_debts.close(desk, check, desk.clock.today())
        desk.remember("close_check", check.number, before={"state": check.state}, after={"state": done.state})
    return _sheet(desk, check.number)


def write_off(desk: Desk, number: str, reason: str) -> CheckSheet:
    """Give up what is still owed of a check as lost; its orders owe it no more.

    Raises Refused ``write-off-unshipped`` while goods of an order that owes it are still in the shop: what
    did not leave is cancelled, not lost.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        check_records.need(check, WRITE_OFF)
        owed = check_debts.debts(desk, check)
        lost = total(each.open for each in owed)
        agreed = permit(desk, Act("write_off", check.number, check.state, (str(lost),)))
        today = desk.clock.today()
        for debt in owed:
            order = orders.get(desk.db, debt.order)
            if debt.open and any(line.unshipped for line in order.lines):
                raise Refused("write-off-unshipped", number=check.number, order=order.number)
            amounts = (("written_off", debt.open, ""),)
            entry = booking.post(desk, "check_written_off", order.number, today, amounts)
            if entry is not None:
                gone = WriteOff(order.number, debt.open, today, entry)
                check_parts.add_write_off(desk.db, check.id, order.id, gone)
            standing.refresh(desk, order.number)
        check_records.take(desk, check, Taken(WRITE_OFF, today, why))
        desk.remember("write_off", check.number, why, after={"lost": lost, **agreed})
    return _sheet(desk, check.number)


def undo_write_off(desk: Desk, number: str, reason: str) -> CheckSheet:
    """Take back that a check was given up: it is owed again, with whoever it was with."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        check_records.need(check, UNDO_WRITE_OFF)
        agreed = permit(desk, Act("undo_write_off", check.number, check.state))
        today = desk.clock.today()
        for gone in check_parts.write_offs(desk.db, check.id):
            found = orders.get(desk.db, gone.order)
            back = ledger.reverse(desk.db, gone.entry, today, desk.moment, found.number)
            undone = WriteOff(found.number, -gone.amount, today, back, reverses=gone.id)
            check_parts.add_write_off(desk.db, check.id, found.id, undone)
            standing.refresh(desk, found.number)
        done = check_records.take(desk, check, Taken(UNDO_WRITE_OFF, today, why))
        told = {"state": done.state, **agreed}
        desk.remember("undo_write_off", check.number, why, {"state": check.state}, told)
    return _sheet(desk, check.number)


def _sheet(desk: Desk, number: str) -> CheckSheet:
    return check_debts.sheet_of(desk, checks.get(desk.db, number))
