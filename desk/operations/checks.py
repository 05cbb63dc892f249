"""Checks at the counter: taken with all that stands on them, voided, replaced; what speaks against one."""

from dataclasses import replace
from datetime import date

from desk.operations import agencies, check_debts, check_records, deciding, payments
from desk.operations.check_records import Taken
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.bank_numbers import need_account, need_routing
from desk.records.check_life import COLLECTIONS, REPLACE, VOID, VOIDED
from desk.records.checks import Check, CheckSheet, NewCheck, NewPart, Warned
from desk.records.errors import BadInput, NotFound, Refused, Stale
from desk.records.money import ZERO, total
from desk.records.orders import Order
from desk.records.payments import CHECK, MONEY_ORDER, NewPayment, Payment
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.records.trust import Against
from desk.store import check_parts, checks, customers, orders, orders_list, orders_whole, preferences


def open_check(desk: Desk, number: str) -> CheckSheet:
    """A check with its life and what is owed of it; raises BadInput for a wrong check digit, NotFound."""
    return check_debts.sheet_of(desk, checks.get(desk.db, codes.validate(number)))


def checks_of(desk: Desk, order: str) -> tuple[Check, ...]:
    """The checks that ever paid an order, oldest first."""
    return checks.on_order(desk.db, orders.get(desk.db, order).id)


def checks_from(desk: Desk, customer: str) -> tuple[Check, ...]:
    """The checks of a customer, by their number, oldest first."""
    return checks.of_customer(desk.db, customers.get(desk.db, customer).id)


def unbooked(desk: Desk, customer: str) -> tuple[tuple[str, Payment], ...]:
    """The payments by check of a customer whose check is not in the book, each with its order's number.

    Those are of orders that were entered or imported with their payments.
    """
    found = []
    bought = orders_list.of_customer(desk.db, customers.get(desk.db, customer).id)
    for order in orders_whole.read(desk.db, bought):
        for each in in_force(order.payments):
            if each.method == CHECK and checks.of_payment(desk.db, each.id) is None:
                found.append((order.number, each))
    return tuple(found)


def catch_up(desk: Desk) -> None:
    """Enter the checks of what an older file was paid by check at the counter; once, at its first opening.

    They are to be deposited: nobody noted whether they were.
    """
    with desk.db.atomic():
        for number, payment in check_parts.payments_without(desk.db):
            order = orders.get(desk.db, number)
            paid = next(each for each in order.payments if each.id == payment)
            check_parts.add(desk.db, check_records.made_with(desk, paid, (order,)).id, paid.id)
        preferences.put(desk.db, preferences.CHECKS, "kept")


def look_at_check(desk: Desk, new: NewCheck) -> tuple[Warned, ...]:
    """What speaks against taking a check, the gravest first; BadInput, Refused for one that cannot be."""
    new = _tidied(new)
    paid = _orders(desk, new)
    return _warned(desk, new, paid)


def receive_check(desk: Desk, new: NewCheck, shown: tuple[Warned, ...] | None = None) -> CheckSheet:
    """Take a check that pays one order or several of a customer, or debts of them.

    Raises Refused ``check-post-dated``, ``check-stale``, ``check-again``, ``check-no-checks`` and
    ``check-agency`` for what only the owner may take (`receive_check_anyway`), Stale where other warnings
    were ``shown`` than there are.
    """
    new = _tidied(new)
    with desk.db.atomic():
        permit(desk, Act("receive_check"))
        paid = _orders(desk, new)
        if new.kind == MONEY_ORDER:
            for order in paid:
                check_debts.need_here(desk, order)
        warned = _warned(desk, new, paid)
        need_no_word(warned)
        if shown is not None and shown != warned:
            raise Stale("check-warnings-changed")
        check = take(desk, new, paid)
    return open_check(desk, check.number)


def need_no_word(warned: tuple[Warned, ...]) -> None:
    """Raises Refused for the gravest of what only the owner may take a check against."""
    grave = next((each for each in warned if each.grave), None)
    if grave is not None:
        raise Refused(f"check-{grave.key.replace('_', '-')}", **grave.values)


def receive_check_anyway(desk: Desk, new: NewCheck, reason: str) -> CheckSheet:
    """Take a check against which something grave speaks, as the owner decides, with the reason kept."""
    why, new = need_text(need_reason(reason)), _tidied(new)
    with desk.db.atomic():
        paid = _orders(desk, new)
        warned = [each.key for each in _warned(desk, new, paid) if each.grave]
        if not warned:
            raise Refused("override-needless")
        act = Act("receive_check_anyway", facts=(why, repr(replace(new, account=""))))
        permit(desk, act)
        check = take(desk, new, paid)
        deciding.keep(desk, act, check.number, why, Against("refused", tuple(warned)))
    return open_check(desk, check.number)


def take(desk: Desk, new: NewCheck, paid: tuple[Order, ...]) -> Check:
    """Keep a check and what it pays in the open transaction; the check."""
    check = check_records.enter(desk, new, tuple({each.id: each for each in paid}.values()))
    for part in new.parts:
        order = orders.get(desk.db, part.order)
        if part.payment:
            check_parts.add(desk.db, check.id, _kept(desk, order, part).id)
        else:
            told = NewPayment(new.kind, part.amount, new.received, reference=new.check_number, check=check.id)
            payments.pay(desk, order, told)
    return check


def _tidied(new: NewCheck) -> NewCheck:
    """The check with its figures alone; raises BadInput for what cannot stand on one."""
    told = {name: getattr(new, name).strip() for name in ("payer", "bank", "check_number", "memo")}
    # The account first: what is wrong with a text is told with it, and that of an account never is.
    new = need_text(replace(new, account=need_account(new.account)))
    found = replace(new, **told, routing=need_routing(new.routing))
    if new.kind not in (CHECK, MONEY_ORDER):
        raise BadInput("payment-method", method=new.kind, known=f"{CHECK}, {MONEY_ORDER}")
    if new.amount <= ZERO:
        raise BadInput("payment-amount", amount=new.amount)
    parts = total(each.amount for each in new.parts)
    if parts != new.amount or any(each.amount <= ZERO for each in new.parts):
        raise BadInput("check-parts", amount=new.amount, parts=parts)
    return found


def _orders(desk: Desk, new: NewCheck) -> tuple[Order, ...]:
    """The orders that a check pays, as they stand: of one customer, each owing what it is to pay."""
    desk.need_past(new.received)
    found = tuple(orders.get(desk.db, part.order) for part in new.parts)
    for order, part in zip(found, new.parts, strict=True):
        if order.customer.id != found[0].customer.id:
            raise Refused("check-customers", first=found[0].number, other=order.number)
        if part.payment:
            _kept(desk, order, part)
    return found


def _kept(desk: Desk, order: Order, part: NewPart) -> Payment:
    """The payment that a part names: by check, of just this amount, and of no other check."""
    wanted = codes.normal(part.payment)
    found = next((each for each in in_force(order.payments) if each.called == wanted), None)
    if found is None:
        raise NotFound("payment-unknown", number=part.payment)
    if found.method != CHECK or found.amount != part.amount or checks.of_payment(desk.db, found.id):
        raise Refused("check-payment-other", number=part.payment, order=order.number)
    return found


def _warned(desk: Desk, new: NewCheck, paid: tuple[Order, ...]) -> tuple[Warned, ...]:
    if new.kind != CHECK:
        return ()
    buyer, dated = paid[0].customer, new.dated or new.received
    refer = agencies.agency(desk).called
    every = checks.of_customer(desk.db, buyer.id)
    found = [
        Warned("agency", True, {"name": buyer.name, "number": each.number, "agency": refer})
        for each in every
        if each.state == COLLECTIONS
    ][:1]
    if checks.is_marked(desk.db, buyer.id):
        found.append(Warned("no_checks", True, {"name": buyer.name}))
    found += [
        Warned("again", True, {"check": new.check_number, "number": each.number})
        for each in checks.same(desk.db, new)
    ][:1]
    if dated > new.received:
        found.append(Warned("post_dated", True, {"on": dated}))
    if _stale(new, dated):
        found.append(Warned("stale", True, {"on": dated}))
    if back := checks.returned_of(desk.db, buyer.id):
        found.append(Warned("returned_before", False, {"name": buyer.name, "count": back}))
    return (*found, *_unlike(desk, new, paid))


def _stale(new: NewCheck, dated: date) -> bool:
    return Check(0, "", 0, "", "", new.amount, new.received, dated).is_stale(new.received)


def _unlike(desk: Desk, new: NewCheck, paid: tuple[Order, ...]) -> tuple[Warned, ...]:
    """That it pays neither what an order owes nor what of it is due now, as with a slip of the pen."""
    parts = dict.fromkeys((order.number for order in paid), ZERO)
    for order, part in zip(paid, new.parts, strict=True):
        parts[order.number] += ZERO if part.payment else part.amount
    owing = [payments.owing(desk, number) for number, amount in parts.items() if amount]
    if all(parts[each.order.number] in (each.owed, each.due_now) for each in owing):
        return ()
    owed = total(each.owed for each in owing)
    return (Warned("unlike", False, {"amount": new.amount, "owed": owed}),)


def void_check(desk: Desk, number: str, reason: str) -> CheckSheet:
    """Take back a check that was entered by mistake, with all that it paid; its number stays taken.

    Raises Refused once it went to the bank, and where what an order gave back rests on it.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        check_records.need(check, VOID)
        agreed = permit(desk, Act("void_check", check.number, check.state, (str(check.amount),)))
        take_back(desk, check, why)
        told = {"state": VOIDED, **agreed}
        desk.remember("void_check", check.number, why, {"state": check.state}, told)
    return open_check(desk, check.number)


def take_back(desk: Desk, check: Check, why: str) -> None:
    """Void a check in the open transaction with all that it paid, as ``void_check`` does in its own."""
    _take_back(desk, check)
    check_records.take(desk, check, Taken(VOID, desk.clock.today(), why))


def replace_check(desk: Desk, number: str, payment: NewPayment) -> CheckSheet:
    """Give a check back that did not go to the bank yet, for another payment of all that it paid.

    ``payment`` says how and when; raises BadInput where its amount is another than the check's.
    """
    payment = need_text(payment).told
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        permit(desk, Act("replace_check", check.number, check.state))
        check_records.need(check, REPLACE)
        if payment.amount != check.amount:
            raise BadInput("check-replaced-other", amount=payment.amount, check=check.amount)
        parts = check_records.parts_of(desk, check)
        _take_back(desk, check)
        check_records.take(desk, check, Taken(REPLACE, payment.received))
        if payment.method in (CHECK, MONEY_ORDER):
            check_records.need_taken(desk, orders.get(desk.db, parts[0].order), payment.method)
            _replace_with_check(desk, payment, parts)
        else:
            for part in parts:
                payments.pay(desk, orders.get(desk.db, part.order), replace(payment, amount=part.amount))
        after = {"method": payment.method, "amount": payment.amount}
        desk.remember("replace_check", check.number, before={"state": check.state}, after=after)
    return open_check(desk, check.number)


def _replace_with_check(desk: Desk, payment: NewPayment, parts: tuple) -> None:
    new = NewCheck(
        payment.amount,
        payment.received,
        tuple(NewPart(part.order, part.amount) for part in parts),
        check_number=payment.reference,
        kind=payment.method,
    )
    take(desk, _tidied(new), tuple(orders.get(desk.db, part.order) for part in parts))


def _take_back(desk: Desk, check: Check) -> None:
    """Take back what a check paid, in the open transaction."""
    for part in check_records.parts_of(desk, check):
        order = orders.get(desk.db, part.order)
        payments.need_free(desk, order, part.payment)
        payments.void(desk, order, part.payment)


def mark_no_checks(desk: Desk, customer: str, marked: bool, reason: str) -> bool:
    """Take no checks from a customer any more, or take them again, with the reason; whether it is so now."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found = customers.get(desk.db, customer)
        agreed = permit(desk, Act("mark_no_checks", found.number, facts=(str(marked),)))
        before = checks.is_marked(desk.db, found.id)
        checks.mark(desk.db, found.id, marked)
        told = {"no_checks": marked, **agreed}
        desk.remember("mark_no_checks", found.number, why, {"no_checks": before}, told)
    return marked
