"""What is owed of checks that came back: by which order, with which fee, what was paid since."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desk.operations import agencies, booking, check_records, policies
from desk.operations.calendar import FEDERAL
from desk.operations.check_records import Taken
from desk.operations.desk import Desk
from desk.policy import engine
from desk.records.answers import Answer
from desk.records.charges import Charge
from desk.records.check_life import (
    CLEARED,
    COLLECTIONS,
    DEPOSIT,
    OWED,
    PAID,
    PAY,
    PAY_PART,
    REDEPOSIT,
    REOPEN,
    WITH_BANK,
    WRITTEN_OFF,
)
from desk.records.checks import Check, CheckSheet, Debt, Recovery
from desk.records.errors import Refused
from desk.records.facts import CheckFacts, Facts, OrderFacts, RequestFacts
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.records.payments import Payment
from desk.records.reversals import in_force
from desk.store import charges, check_parts, checks, orders, shop


def sheet_of(desk: Desk, check: Check) -> CheckSheet:
    """A check with its parts and its life; where it came back, what is owed of it, by which clause."""
    owed = debts(desk, check)
    lost = total(each.amount for each in check_parts.write_offs(desk.db, check.id))
    # What was given up never was paid.
    still: Money | None = total(each.open for each in owed) + lost
    if check.state in (*WITH_BANK, CLEARED):
        still = fee_open(desk, check) if check.state == CLEARED else None
    return CheckSheet(
        check=check,
        parts=check_records.parts_of(desk, check),
        steps=checks.steps(desk.db, check.id),
        debts=owed,
        recoveries=recoveries(desk, check),
        answer=ask(desk, check, desk.clock.today(), still),
        frozen=check_parts.frozen(desk.db, check.id),
        lost=lost,
    )


def fee_open(desk: Desk, check: Check) -> Money:
    """What its orders still owe of the fee of a check that is with the bank again, or was paid there."""
    found = ((orders.get(desk.db, each.order).owed, each.fee) for each in _claims(desk, check))
    return total(Money(max(ZERO, min(owed, fee))) for owed, fee in found)


def debts(desk: Desk, check: Check) -> tuple[Debt, ...]:
    """What is owed of a check by each of its orders; nothing of one that did not come back, or went again.

    An order that was called off, or whose goods came back, owes no more than it still comes to; of several
    checks that paid it and came back, one for the other perhaps, the oldest is owed first.
    """
    if check.returned is None or check.state in (*WITH_BANK, CLEARED):
        return ()
    found = []
    for debt in _claims(desk, check):
        order = orders.get(desk.db, debt.order)
        older = [each for each in checks.owed_on(desk.db, order.id) if each.id < check.id]
        first = total(_claim(each) for other in older for each in _claims(desk, other, debt.order))
        left = max(ZERO, min(_claim(debt), order.owed - first)) if check.state in OWED else ZERO
        found.append(replace(debt, open=Money(left)))
    return tuple(found)


def _claims(desk: Desk, check: Check, order: str = "") -> tuple[Debt, ...]:
    """What opened of a check by each of its orders, or by one of them, and what was paid of that."""
    split = _by_order((part.order, part.amount) for part in check_records.parts_of(desk, check))
    paid = _by_order((each.order, each.amount) for each in recoveries(desk, check))
    found = []
    for number, amount in split.items():
        if order in ("", number):
            fee = total(each.amount for each in fees(desk, check, orders.get(desk.db, number)))
            found.append(Debt(number, amount, fee, paid.get(number, ZERO)))
    return tuple(found)


def _claim(debt: Debt) -> Money:
    return debt.amount + debt.fee - debt.paid


def _by_order(amounts: Iterable[tuple[str, Money]]) -> dict[str, Money]:
    found: dict[str, Money] = {}
    for number, money in amounts:
        found[number] = found.get(number, ZERO) + money
    return found


def fees(desk: Desk, check: Check, order: Order) -> tuple[Charge, ...]:
    """The charges of an order that stand for a check that came back."""
    return tuple(each for each in in_force(charges.of_order(desk.db, order.id)) if each.check == check.id)


def recoveries(desk: Desk, check: Check) -> tuple[Recovery, ...]:
    """What was paid towards a check that came back and stands."""
    found = []
    for number, payment, amount in check_parts.recoveries(desk.db, check.id):
        every = in_force(orders.get(desk.db, number).payments)
        kept = next((each for each in every if each.id == payment), None)
        if kept is not None:
            found.append(Recovery(number, kept, amount))
    return tuple(found)


def ask(desk: Desk, check: Check, on: date, still: Money | None = None) -> Answer | None:
    """What the policy says of a check that came back: fee, total, deadline, state.

    ``still`` is what is owed of it yet, None for all. None for a money order, and where it never came back.
    """
    if check.returned is None or not check.is_customers:
        return None
    whole = _asked(desk, check, on, ZERO)
    if still is None or still >= whole.charge:
        return whole
    return _asked(desk, check, on, whole.charge - still)


def _asked(desk: Desk, check: Check, on: date, paid: Money) -> Answer:
    assert check.returned is not None, "only of one that came back is anything asked"
    parts = check_records.parts_of(desk, check)
    edition = orders.get(desk.db, parts[0].order).edition if parts else shop.edition_on(desk.db, on)
    days = [each.payment.received for each in recoveries(desk, check)] if paid else []
    steps = checks.steps(desk.db, check.id)
    facts = CheckFacts(
        amount=check.amount,
        returned=check.returned,
        presented=tuple(each.day for each in steps if each.step in (DEPOSIT, REDEPOSIT)),
        paid=paid,
        paid_on=max((*days, check.returned)) if paid else None,
    )
    order, request = OrderFacts(check.received, ()), RequestFacts(max(on, check.returned))
    asked = Facts("returned_check", order, request, facts, FEDERAL)
    return engine.answer(*policies.judge_of(desk, edition), asked)


def need_here(desk: Desk, order: Order) -> None:
    """Raises Refused where an order's money is not taken with the order any more.

    ``check-with-agency`` where its check was handed over: the agency takes it. ``check-is-written-off`` where
    all that it owed was given up with one: that is undone first.
    """
    for each in checks.on_order(desk.db, order.id):
        if each.state == COLLECTIONS:
            raise referred(desk, each, order.number)
        if each.state == WRITTEN_OFF and order.owed <= ZERO:
            raise Refused("check-is-written-off", number=each.number)


def referred(desk: Desk, check: Check, order: str) -> Refused:
    """That a check is with the agency, and how customers are referred to it."""
    who = agencies.agency(desk).called
    return Refused("check-with-agency", number=check.number, order=order, agency=who)


def recover(desk: Desk, order: Order, payment: Payment, towards: int | None) -> None:
    """Count a payment, in the open transaction, towards the returned checks of its order, oldest first.

    ``towards`` is the id of the check that it is for, which comes before them. One that paid for another is
    closed with it.
    """
    if not any(each.reverses for each in order.payments):
        # Of an order that is placed, as of most others, nothing ever came back.
        return
    left = payment.amount
    owed = sorted(checks.owed_on(desk.db, order.id), key=lambda each: each.id != towards)
    for check in owed:
        (debt,) = _claims(desk, check, order.number)
        part = Money(min(left, _claim(debt)))
        if part > ZERO:
            check_parts.add_recovery(desk.db, check.id, payment.id, part)
            left -= part
        if part > ZERO or not _open_orders(desk, check):
            close(desk, check, payment.received)
        else:
            freeze(desk, check)


def _open_orders(desk: Desk, check: Check) -> bool:
    """Whether any order that a check had paid owes anything."""
    return any(orders.get(desk.db, each.order).owed > ZERO for each in _claims(desk, check))


def recover_again(desk: Desk, order: Order, found: Payment, made: Payment) -> None:
    """Count a check's payment, in the open transaction, towards what the one before it had gone to."""
    for key, amount in check_parts.recovered_by(desk.db, found.id):
        check = checks.by_id(desk.db, key)
        debt = next(iter(each for each in debts(desk, check) if each.order == order.number), None)
        if debt is None or check.state == PAID:
            continue
        part = Money(min(amount, _claim(debt)))
        if part > ZERO:
            check_parts.add_recovery(desk.db, check.id, made.id, part)
            if check.state in OWED:
                close(desk, check, made.received)


def went_to(desk: Desk, payment: Payment) -> tuple[Check, ...]:
    """The checks that came back which a payment went towards.

    Raises Refused ``check-is-written-off`` where the rest of one was given up since.
    """
    found = tuple(checks.by_id(desk.db, key) for key, _ in check_parts.recovered_by(desk.db, payment.id))
    for check in found:
        if check.state == WRITTEN_OFF:
            raise Refused("check-is-written-off", number=check.number)
    return found


def close(desk: Desk, check: Check, on: date) -> Check:
    """Note in the open transaction that something was paid of a check: all of it where nothing is owed."""
    paid = not total(each.open for each in debts(desk, check))
    done = check_records.take(desk, check, Taken(PAY if paid else PAY_PART, on))
    freeze(desk, done)
    return done


def reopen(desk: Desk, payment: Payment) -> None:
    """Owe in the open transaction again what a payment that is taken back had gone towards.

    Not where the rest was given up since: what the bank returns then is owed of the check that had paid it.
    """
    for key, _ in check_parts.recovered_by(desk.db, payment.id):
        check = checks.by_id(desk.db, key)
        if check.state == PAID:
            check = check_records.take(desk, check, Taken(REOPEN, desk.clock.today()))
        if check.state in OWED:
            freeze(desk, check)


def freeze(desk: Desk, check: Check) -> None:
    """Let nobody spend, in the open transaction, what the orders of a check gave out of money not there.

    That, and no more, rests on the oldest of the checks that its orders owe; the rest may be spent.
    """
    numbers = check_records.orders_of(check_records.parts_of(desk, check))
    owed = {each.id: each for number in numbers for each in _owed_on(desk, number)}
    for key in {check.id, *owed}:
        check_parts.thaw(desk.db, key)
    for key, other in sorted(owed.items()):
        parts = check_records.parts_of(desk, other)
        found = [orders.get(desk.db, number) for number in check_records.orders_of(parts)]
        rested = [each.number for each in found if each.paid < booking.given(desk, each)]
        check_parts.freeze(desk.db, key, rested)


def _owed_on(desk: Desk, number: str) -> tuple[Check, ...]:
    return checks.owed_on(desk.db, orders.get(desk.db, number).id)
