"""Checks in the book: entered with what they pay, taken a step on as the table of their life allows.

All of this stands in the transaction of the operation that does it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desk.operations import policies
from desk.operations.calendar import FEDERAL
from desk.operations.desk import Desk
from desk.policy import engine
from desk.records import check_life, codes
from desk.records.check_life import COLLECTIONS, RECEIVE, RECEIVED, TAKEN_BACK
from desk.records.checks import Check, NewCheck, Part, Step
from desk.records.errors import BadInput, Refused, Wanting
from desk.records.facts import Facts, LineFacts, OrderFacts, RequestFacts
from desk.records.orders import Order
from desk.records.payments import CHECK, MONEY_ORDER, NewPayment, Payment
from desk.records.reversals import in_force
from desk.store import check_parts, checks, numbers, orders


class Taken(NamedTuple):
    """A step of a check's life, the day it was taken, and what people noted of it."""

    step: str
    day: date
    note: str = ""


def begin(desk: Desk, order: Order, payment: Payment) -> None:
    """Enter the check that a payment was made with, which pays that order alone; nothing for other means.

    Raises Refused ``check-not-taken`` where no checks are taken from the customer: the owner may, with all
    that stands on the check.
    """
    if payment.method not in (CHECK, MONEY_ORDER):
        return
    need_taken(desk, order, payment.method)
    check_parts.add(desk.db, made_with(desk, payment, (order,)).id, payment.id)


def need_taken(desk: Desk, order: Order, method: str) -> None:
    """Raises Refused ``check-not-taken`` for a check where none are taken from the order's customer."""
    if method == CHECK and is_marked(desk, order.customer.id):
        raise Refused("check-not-taken", name=order.customer.name)


def made_with(
    desk: Desk, payment: Payment | NewPayment, paid: Sequence[Order], agency: str | None = None
) -> Check:
    """Enter the check that a payment was made with, of which no more is known than of the payment.

    Without an ``agency``, by its name, that pays with it, the orders' customer does.
    """
    known = NewCheck(payment.amount, payment.received, (), agency or "", kind=payment.method)
    by = agency is not None
    return enter(desk, replace(known, check_number=payment.reference, by_agency=by), paid)


def is_marked(desk: Desk, customer: int) -> bool:
    """Whether no checks are taken from a customer, by their id: marked, or one is with the agency."""
    every = checks.of_customer(desk.db, customer)
    return checks.is_marked(desk.db, customer) or any(each.state == COLLECTIONS for each in every)


def enter(desk: Desk, new: NewCheck, paid: Sequence[Order]) -> Check:
    """Keep a new check of the customer whose orders it pays; what it pays is kept beside it."""
    buyer = paid[0].customer
    number = numbers.next_number(desk.db, codes.CHECK, desk.clock.today().year)
    kept = replace(new, payer=new.payer or buyer.name)
    key = checks.add(desk.db, number, buyer.id, kept)
    checks.add_step(desk.db, key, Step(RECEIVE, "", RECEIVED, new.received, desk.moment, desk.who))
    check = checks.by_id(desk.db, key)
    until = hold_of(desk, paid, new)
    if until is not None:
        checks.move(desk.db, check, replace(check, hold_until=until))
    told = {"amount": new.amount, "check": new.check_number}
    desk.remember("receive_check", number, after={**told, "orders": ", ".join(each.number for each in paid)})
    return checks.by_id(desk.db, key)


def hold_of(desk: Desk, paid: Sequence[Order], new: NewCheck) -> date | None:
    """The first day on which all orders that a check pays may ship, as the policy says; None for no hold."""
    return max(filter(None, (_hold_on(desk, each, new) for each in paid)), default=None)


def _hold_on(desk: Desk, order: Order, new: NewCheck) -> date | None:
    """The first day on which an order may ship that a check pays; None for no hold.

    Asked about goods that are there and paid with it whole, so that nothing else keeps them.
    """
    judge = policies.judge_of(desk, order.edition)
    facts = OrderFacts(
        placed=order.placed,
        lines=(LineFacts("1", new.amount),),
        payment=(new.kind,),
        check_received=new.received if new.kind == CHECK else None,
        effective=new.received if new.kind == MONEY_ORDER else None,
        paid=new.amount,
        channel=order.channel,
    )
    request = RequestFacts(max(new.received, order.placed))
    try:
        answer = engine.answer(*judge, Facts("shipping_due", facts, request, holidays=FEDERAL))
    except (Wanting, BadInput):
        return None
    return answer.deadline("first_ship") if CHECK in answer.holds else None


def need(check: Check, step: str) -> None:
    """Raises Refused where a step cannot be taken now, saying what can be done instead."""
    if step not in check_life.steps_from(check.state):
        raise Refused(f"check-is-{check.state.replace('_', '-')}", number=check.number)


def take(desk: Desk, check: Check, taken: Taken, told: Check | None = None) -> Check:
    """Take a check a step on; ``told`` is the check with what the step tells of it, its state aside.

    Raises Refused where the table of its life does not know the step, Stale.
    """
    past = standing_steps(desk, check, taken.step)
    state = check_life.after(check.number, check.state, taken.step, past[-1].before if past else "")
    checks.move(desk.db, check, replace(told or check, state=state))
    step = Step(taken.step, check.state, state, taken.day, desk.moment, desk.who, taken.note)
    checks.add_step(desk.db, check.id, step)
    return checks.by_id(desk.db, check.id)


def standing_steps(desk: Desk, check: Check, undo: str) -> tuple[Step, ...]:
    """The steps of a check that ``undo`` takes back and that it did not take back yet, oldest first.

    A bank may return a check twice, and err each time: the last one goes first.
    """
    found: list[Step] = []
    for each in checks.steps(desk.db, check.id) if undo in TAKEN_BACK else ():
        if each.step in TAKEN_BACK[undo]:
            found.append(each)
        elif each.step == undo:
            found.pop()
    return tuple(found)


def voidable(desk: Desk, payment: Payment) -> Check | None:
    """The check that is voided with a payment that it made alone; None where it was made with none.

    Raises Refused ``payment-of-check`` once it went to the bank, and where it paid more than that.
    """
    check = checks.of_payment(desk.db, payment.id)
    if check is not None and (check.state != RECEIVED or check.amount != payment.amount):
        raise Refused("payment-of-check", number=payment.called, check=check.number)
    return check


def parts_of(desk: Desk, check: Check) -> tuple[Part, ...]:
    """What a check paid, each part with the payment that stands for it now."""
    found = []
    for key, number, payment in check_parts.of_check(desk.db, check.id):
        every = orders.get(desk.db, number).payments
        kept = next(each for each in every if each.id == payment)
        found.append(Part(key, number, kept, kept in in_force(every)))
    return tuple(found)


def orders_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """The numbers of the orders that a check paid, each once."""
    return tuple(dict.fromkeys(part.order for part in parts))
