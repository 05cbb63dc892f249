"""Money for orders: taken at the counter, kept with what it is for, voided by its opposite."""

from dataclasses import fields, replace
from datetime import date

from desk.operations import (
    balances,
    booking,
    check_debts,
    check_records,
    policies,
    preorders,
    spending,
    standing,
)
from desk.operations.check_records import Taken
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records import payments as kinds
from desk.records.cancellations import CANCELLED
from desk.records.check_life import VOID
from desk.records.errors import BadInput, Refused
from desk.records.facts import RequestFacts
from desk.records.money import ZERO, Money, total
from desk.records.orders import LAYAWAY, PREORDER, Order
from desk.records.payments import METHODS, NewPayment, Payment
from desk.records.quotes import Owing
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import cancellations, check_parts, numbers, orders, payments

_SERIES = {kinds.DEPOSIT: codes.DEPOSIT, kinds.BALANCE: codes.BALANCE}
_KEPT = tuple(each.name for each in fields(NewPayment) if each.name not in ("check", "towards"))


def owing(desk: Desk, number: str) -> Owing:
    """What is to be paid for an order now and in all, and what a payment would be for."""
    order = orders.get(desk.db, number)
    owed, first, paid = max(ZERO, order.owed), first_due(desk, order), order.net_paid
    # What was billed beside the order waits for nothing: the fee of a returned check least of all.
    due_now = first + order.charged - paid if paid < first else owed
    return Owing(order, Money(min(owed, due_now)), owed, purpose_of(order, first))


def first_due(desk: Desk, order: Order) -> Money:
    """What an order has to pay at once: deposits, first payments, and what is in stock with its tax."""
    answer = policies.ask_if_known(desk, "quote", order, RequestFacts(order.placed))
    return answer.figures.get("due_now", order.due) if answer else order.due


def purpose_of(order: Order, first: Money) -> str:
    """What the next payment of an order is for, of which ``first`` is due at once."""
    kept = [line.kind for line in order.lines if line.quantity > line.cancelled]
    if order.charged and (order.cancelled or order.net_paid >= order.total - order.released):
        return kinds.CHARGE
    begins = order.net_paid < first
    if PREORDER in kept:
        return kinds.DEPOSIT if begins else kinds.BALANCE
    if LAYAWAY in kept:
        return kinds.FIRST_PAYMENT if begins else kinds.INSTALMENT
    return kinds.ORDER


def take_payment(desk: Desk, number: str, payment: NewPayment) -> Order:
    """Take money for an order; raises Refused ``payment-above`` beyond what is owed, BadInput, Stale."""
    payment = need_text(payment).told
    with desk.db.atomic():
        permit(desk, Act("take_payment", number))
        order = orders.get(desk.db, number)
        check_debts.need_here(desk, order)
        order, kept = pay(desk, order, payment)
        after = {"payment": kept.number, "method": kept.method, "amount": kept.amount}
        desk.remember("take_payment", order.number, after=after)
    return order


def pay(
    desk: Desk, order: Order, payment: NewPayment, ways: tuple[str, ...] = METHODS
) -> tuple[Order, Payment]:
    """Pay an order in the open transaction with what that begins; the order as it stands then."""
    if order.owed <= ZERO:
        standing.need(order)
    check(desk, order, payment, ways)
    if payment.amount > order.owed:
        raise Refused("payment-above", number=order.number, owed=max(ZERO, order.owed))
    orders.touch(desk.db, order)
    first = first_due(desk, order)
    kept = receive(desk, order, payment, first)
    return _paid(desk, order, payment.received, first), kept


def enter(desk: Desk, order: Order, payment: NewPayment) -> Payment:
    """Keep in the open transaction what came in for an order long ago, and book it on its own day.

    It is told as what was paid before an order was entered is: by no check of the book, out of no lot.
    """
    check(desk, order, payment)
    if payment.amount > order.owed:
        raise Refused("payment-above", number=order.number, owed=max(ZERO, order.owed))
    orders.touch(desk.db, order)
    first = first_due(desk, order)
    purpose = purpose_of(order, first)
    entry = booking.receive(desk, order.number, payment.method, payment.amount, payment.received)
    told = replace(payment.told, purpose=purpose, number=_number(desk, purpose), entry=entry)
    made = _keep(desk, order, told)
    _paid(desk, order, max(payment.received, order.shipped or payment.received), first)
    return made


def pay_again(desk: Desk, order: Order, found: Payment, again: NewPayment) -> Payment:
    """Pay an order in the open transaction once more with a check's payment, which was taken back.

    ``again`` says of which day it is, and by which entry it is booked.
    """
    orders.touch(desk.db, order)
    first = first_due(desk, order)
    number = _number(desk, found.purpose)
    kept = replace(again, reference=found.reference, purpose=found.purpose, number=number)
    made = _keep(desk, order, kept)
    check_debts.recover_again(desk, order, found, made)
    _paid(desk, order, again.received, first)
    return made


def _paid(desk: Desk, order: Order, on: date, first: Money) -> Order:
    """What follows once money came in: what is owed is used up with it, what it pays begins."""
    given = order.credited or order.withdrawn
    if given or order.charged or any(line.shipped for line in order.lines):
        booking.settle_open(desk, order.number, on)
    return standing.keep(desk, note_begun(desk, orders.get(desk.db, order.number), first))


def check(desk: Desk, order: Order, payment: NewPayment, ways: tuple[str, ...] = METHODS) -> None:
    """Raises BadInput for a payment that cannot be: its way, its amount, its day, a card's four digits."""
    if payment.method not in ways:
        raise BadInput("payment-method", method=payment.method, known=", ".join(ways))
    if payment.amount <= ZERO:
        raise BadInput("payment-amount", amount=payment.amount)
    if payment.received < order.placed:
        raise BadInput("payment-before-order", on=payment.received, placed=order.placed)
    desk.need_near(payment.received)
    four = payment.last4
    if four and (len(four) != 4 or not (four.isascii() and four.isdecimal())):
        raise BadInput("payment-last-four", text=four)
    if payment.purpose and payment.purpose not in kinds.PURPOSES:
        raise BadInput("payment-purpose", purpose=payment.purpose, known=", ".join(kinds.PURPOSES))


def receive(desk: Desk, order: Order, payment: NewPayment, first: Money) -> Payment:
    """Keep and book a payment in the open transaction, under a number of its series; as it was kept.

    ``first`` is what the order has to pay at once.
    """
    purpose = payment.purpose or purpose_of(order, first)
    number = _number(desk, purpose)
    if payment.method == kinds.STORE_CREDIT:
        spending.spend(desk, order, payment.amount, payment.received, number)
    entry = booking.receive(desk, order.number, payment.method, payment.amount, payment.received)
    made = _keep(desk, order, replace(payment, purpose=purpose, number=number, entry=entry))
    if payment.check is None:
        check_records.begin(desk, order, made)
    else:
        check_parts.add(desk.db, payment.check, made.id)
    check_debts.recover(desk, order, made, payment.towards)
    return made


def _number(desk: Desk, purpose: str) -> str:
    series = _SERIES.get(purpose, codes.PAYMENT)
    return numbers.next_number(desk.db, series, desk.clock.today().year)


def _keep(desk: Desk, order: Order, kept: NewPayment) -> Payment:
    key = payments.add(desk.db, order.id, kept)
    return Payment(key, **{name: getattr(kept, name) for name in _KEPT})


def note_begun(desk: Desk, order: Order, first: Money) -> Order:
    """Note in the open transaction what an order's money has begun: the work on it, its paid balance.

    A pre-order that takes effect has a claim to what lies free in the shop. ``order`` is as it stands,
    ``first`` what it has to pay at once; the order as it stands then.
    """
    last = max((each.received for each in in_force(order.payments)), default=order.placed)
    begins = order.is_open and order.processed is None
    if begins and order.net_paid >= first:
        orders.mark_processed(desk.db, order.id, last)
        order = replace(order, processed=last)
    for line in order.lines:
        if line.awaited:
            preorders.serve(desk, line.sku)
            order = orders.get(desk.db, order.number)
    waits = any(line.kind == PREORDER and line.unshipped for line in order.lines)
    if waits and balances.is_paid(desk, order) and not _was_paid(desk, order):
        orders.mark_balance_paid(desk.db, order.id, last)
        order = replace(order, balance_paid=last)
    return order


def _was_paid(desk: Desk, order: Order) -> bool:
    """Whether the balance of what is in was paid before the last payment, which then did not pay it."""
    before = replace(order, payments=order.payments[:-1])
    return order.balance_paid is not None and balances.is_paid(desk, before)


def void_payment(desk: Desk, number: str, reason: str) -> Order:
    """Take a payment back that was entered by mistake; its number stays taken.

    Raises Refused once it was voided, and where what the order gave back rests on it.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        order = orders.get(desk.db, payments.order_of(desk.db, number))
        found = _find(order, number)
        if found not in in_force(order.payments):
            raise Refused("payment-voided", number=found.called)
        need_free(desk, order, found)
        paid_with = check_records.voidable(desk, found)
        agreed = permit(desk, Act("void_payment", found.called, facts=(str(found.amount),)))
        passed = void(desk, order, found)
        if paid_with is not None:
            check_records.take(desk, paid_with, Taken(VOID, desk.clock.today(), why))
        before = {"payment": found.called, "method": found.method, "amount": found.amount}
        before |= {"pieces": passed} if passed else {}
        desk.remember("void_payment", order.number, why, before, dict(agreed))
    return orders.get(desk.db, order.number)


def need_free(desk: Desk, order: Order, found: Payment) -> None:
    """Raises Refused ``payment-credited`` for a payment on which rests what its order gave back.

    What went towards a check that came back may go: what rests on that is frozen, and owed again.
    """
    if check_debts.went_to(desk, found):
        return
    used, left = _used(desk, order, found)
    if left - found.amount < used:
        raise Refused("payment-credited", number=found.called, order=order.number, used=used)


def void(desk: Desk, order: Order, found: Payment) -> int:
    """Take back in the open transaction what never came; how many pieces went to others in effect."""
    today = desk.clock.today()
    if found.method == kinds.STORE_CREDIT:
        spending.restore(desk, found.number, today)
    entry = booking.receive(desk, order.number, found.method, -found.amount, today)
    return take_back(desk, order, found, entry, today)


def _used(desk: Desk, order: Order, found: Payment) -> tuple[Money, Money]:
    """What of an order's money has to stay paid, and of how much: what was given back, or kept.

    What a charge was paid with and was given back with it, was given back of that money.
    """
    used = booking.given(desk, order)
    if found.purpose == kinds.CHARGE and order.paid - found.amount >= used:
        every = cancellations.of_order(desk.db, order.id)
        freed = total(each.withdrawn for each in every if each.kind != CANCELLED)
        paid = [each.amount for each in in_force(order.payments) if each.purpose == kinds.CHARGE]
        return freed, total(paid)
    return used, order.paid


def _find(order: Order, number: str) -> Payment:
    wanted = codes.normal(number).removeprefix("#")
    return next(each for each in order.payments if each.called == wanted)


def take_back(desk: Desk, order: Order, found: Payment, entry: int | None, on: date) -> int:
    """Keep a payment's opposite of a day that ``entry`` booked, with all that ends with it.

    How many pieces went from the order to others that are in effect.
    """
    orders.touch(desk.db, order)
    booking.settle_open(desk, order.number, on)
    back = NewPayment(found.method, -found.amount, on, purpose=found.purpose, reverses=found.id, entry=entry)
    payments.add(desk.db, order.id, back)
    check_debts.reopen(desk, found)
    passed = _unbegin(desk, order, found)
    standing.refresh(desk, order.number)
    return passed


def _unbegin(desk: Desk, order: Order, found: Payment) -> int:
    if order.balance_paid and not balances.is_paid(desk, orders.get(desk.db, order.number)):
        orders.mark_balance_paid(desk.db, order.id, None)
    left = order.net_paid - found.amount
    if not any(line.shipped for line in order.lines) and left < first_due(desk, order):
        orders.mark_processed(desk.db, order.id, None)
        return preorders.give_up(desk, order)
    return 0
