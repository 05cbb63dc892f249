"""Deposits: checks taken to the bank together on a slip, once more where the bank returned them, cleared."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desk.operations import booking, check_debts, check_records, payments
from desk.operations.check_records import Taken
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.check_life import (
    CLEAR,
    DEPOSIT,
    RECEIVED,
    REDEPOSIT,
    REDEPOSITED,
    UNDO_CLEAR,
    UNDO_DEPOSIT,
    WITH_BANK,
)
from desk.records.checks import Check, CheckSheet, NewCheck
from desk.records.deposits import UNDONE, Deposit, DepositSlip
from desk.records.errors import BadInput, Refused
from desk.records.ledger import Event
from desk.records.money import total
from desk.records.payments import NewPayment
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import bank_lines, check_parts, checks, deposits, ledger, numbers, orders, shop

MOST = 1000
# Of those that came back once so many are offered: a bank is given a check again within days.
AGAIN = 100


def list_deposits(desk: Desk, most: int = MOST) -> tuple[Deposit, ...]:
    """The newest slips, the newest first."""
    return deposits.newest(desk.db, most)


def open_deposit(desk: Desk, number: str) -> Deposit:
    """A slip by its number; raises BadInput for a wrong check digit, NotFound."""
    return deposits.get(desk.db, codes.validate(number))


def deposit_slip(desk: Desk, number: str) -> DepositSlip:
    """What the printed slip shows; raises Refused ``deposit-undone``."""
    found = open_deposit(desk, number)
    if found.state == UNDONE:
        raise Refused("deposit-undone", number=found.number)
    return DepositSlip(shop.get(desk.db), found)


def to_deposit(desk: Desk) -> tuple[Check, ...]:
    """The checks that can go to the bank: those received, oldest first, then those that came back once."""
    again = [each for each in checks.lately_returned(desk.db, AGAIN) if _is_whole(desk, each)]
    return (*checks.in_state(desk.db, RECEIVED, MOST), *again)


def to_clear(desk: Desk) -> tuple[Check, ...]:
    """The checks that are with the bank: those without a hold first, then by the day on which theirs ends."""
    found = [each for state in WITH_BANK for each in checks.in_state(desk.db, state, MOST)]
    return tuple(sorted(found, key=lambda each: (each.hold_until or each.received, each.id)))


def make_deposit(desk: Desk, wanted: Sequence[str], on: date) -> Deposit:
    """Take checks to the bank together: those received, and once more those that came back once.

    What a returned one had paid is paid again; Refused where more than its fee was paid of it meanwhile, and
    for one that is post-dated. Raises BadInput ``deposit-empty``, ``deposit-before`` and ``day-to-come``.
    """
    desk.need_past(on)
    if not wanted:
        raise BadInput("deposit-empty")
    with desk.db.atomic():
        held = _each(desk, wanted)
        number = numbers.next_number(desk.db, codes.BANK_DEPOSIT, desk.clock.today().year)
        permit(desk, Act("make_deposit", number))
        for check in held:
            _need_depositable(check, on)
        again = [check for check in held if check.state != RECEIVED]
        for check in again:
            _pay_again(desk, check, on)
        whole = total(check.amount for check in held)
        event = Event("check_deposited", number, on, desk.moment, (("check", whole, ""),))
        entry = ledger.post(desk.db, event)
        deposits.add(desk.db, number, on, entry, [check.id for check in held])
        for check in held:
            _to_bank(desk, check, number, on)
        told = {"checks": len(held), "amount": whole, "day": on}
        desk.remember("make_deposit", number, after=told)
    return deposits.get(desk.db, number)


def _each(desk: Desk, wanted: Sequence[str]) -> list[Check]:
    """The checks of these numbers, each once however its number is written."""
    return list({check.id: check for check in (checks.get(desk.db, number) for number in wanted)}.values())


def _need_depositable(check: Check, on: date) -> None:
    check_records.need(check, _step(check))
    since = check.returned or check.received
    if on < since:
        raise BadInput("deposit-before", number=check.number, on=on, since=since)
    if check.dated > on:
        raise Refused("check-not-yet", number=check.number, on=check.dated)


def _step(check: Check) -> str:
    return DEPOSIT if check.state == RECEIVED else REDEPOSIT


def _is_whole(desk: Desk, check: Check) -> bool:
    """Whether a returned check is owed as it was written: no more than its fee paid, nothing called off."""
    return all(each.open >= each.amount for each in check_debts.debts(desk, check))


def _pay_again(desk: Desk, check: Check, on: date) -> None:
    """Pay in the open transaction what a returned check had paid; its orders are open for just that."""
    if not _is_whole(desk, check):
        raise Refused("check-part-paid", number=check.number)
    for part in check_records.parts_of(desk, check):
        order = orders.get(desk.db, part.order)
        entry = booking.receive(desk, order.number, check.kind, part.amount, on)
        again = NewPayment(check.kind, part.amount, on, entry=entry, check=check.id)
        made = payments.pay_again(desk, order, part.payment, again)
        check_parts.add(desk.db, check.id, made.id, part.id)


def _to_bank(desk: Desk, check: Check, number: str, on: date) -> None:
    told = replace(check, deposit=number, deposited=on)
    if check.state != RECEIVED:
        told = replace(told, hold_until=_hold_from(desk, check, on))
    done = check_records.take(desk, check, Taken(_step(check), on, number), told)
    if check.state != RECEIVED:
        check_debts.freeze(desk, done)
    desk.remember("deposit_check", check.number, after={"deposit": number, "day": on})


def _hold_from(desk: Desk, check: Check, on: date) -> date | None:
    """The first day on which what a check paid may ship where its money came on a day."""
    parts = check_records.parts_of(desk, check)
    held = [orders.get(desk.db, each) for each in check_records.orders_of(parts)]
    return check_records.hold_of(desk, held, NewCheck(check.amount, on, (), kind=check.kind))


def undo_deposit(desk: Desk, number: str, reason: str) -> Deposit:
    """Take a slip back that did not go to the bank.

    Raises Refused ``deposit-on-statement`` where a line of the bank's statement is matched with it, and once
    one of its checks is a step on.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found = open_deposit(desk, number)
        if found.state == UNDONE:
            raise Refused("deposit-undone", number=found.number)
        if booked := bank_lines.of_deposit(desk.db, found.number):
            raise Refused("deposit-on-statement", number=found.number, line=booked[0].id, on=booked[0].day)
        for check in found.checks:
            if check.deposit != found.number:
                raise Refused("deposit-gone-on", number=found.number, check=check.number)
            check_records.need(check, UNDO_DEPOSIT)
        agreed = permit(desk, Act("undo_deposit", found.number, found.state))
        deposits.undo(desk.db, found)
        today = desk.clock.today()
        ledger.reverse(desk.db, found.entry, today, desk.moment, found.number)
        for check in found.checks:
            _from_bank(desk, check, why)
        desk.remember("undo_deposit", found.number, why, {"state": found.state}, {"state": UNDONE, **agreed})
    return deposits.get(desk.db, found.number)


def _from_bank(desk: Desk, check: Check, why: str) -> None:
    told = replace(check, deposit="", deposited=None)
    if check.state == REDEPOSITED:
        for part in check_records.parts_of(desk, check):
            payments.void(desk, orders.get(desk.db, part.order), part.payment)
        told = _with_first(desk, check)
    done = check_records.take(desk, check, Taken(UNDO_DEPOSIT, desk.clock.today(), why), told)
    if check.state == REDEPOSITED:
        check_debts.freeze(desk, done)
    desk.remember("undo_deposit", check.number, why, {"deposit": check.deposit}, {"deposit": told.deposit})


def _with_first(desk: Desk, check: Check) -> Check:
    """A check as it came back from the bank the first time: with the slip that it had gone there with."""
    first = deposits.last_of(desk.db, check.id)
    until = _hold_from(desk, check, check.received)
    return replace(check, deposit=first.number, deposited=first.day, hold_until=until)


def clear_checks(desk: Desk, wanted: Sequence[str], on: date) -> tuple[Check, ...]:
    """Note that the bank paid checks; raises Refused for one that is not with it, BadInput for its day."""
    desk.need_past(on)
    with desk.db.atomic():
        held = _each(desk, wanted)
        found = []
        for check in held:
            permit(desk, Act("clear_checks", check.number, check.state))
            check_records.need(check, CLEAR)
            if check.deposited and on < check.deposited:
                raise BadInput("clear-before", number=check.number, on=on, since=check.deposited)
            found.append(note_cleared(desk, check, on))
    return tuple(found)


def note_cleared(desk: Desk, check: Check, on: date) -> Check:
    """Note in the open transaction that the bank paid a check on a day."""
    done = check_records.take(desk, check, Taken(CLEAR, on), replace(check, cleared=on))
    desk.remember("clear_checks", check.number, before={"state": check.state}, after={"state": done.state})
    return done


def undo_clear(desk: Desk, number: str, reason: str) -> CheckSheet:
    """Take back that the bank paid a check, as that was noted by mistake: it is with the bank again."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        check = checks.get(desk.db, number)
        agreed = permit(desk, Act("undo_clear", check.number, check.state))
        check_records.need(check, UNDO_CLEAR)
        taken = Taken(UNDO_CLEAR, desk.clock.today(), why)
        done = check_records.take(desk, check, taken, replace(check, cleared=None))
        told = {"state": done.state, **agreed}
        desk.remember("undo_clear", check.number, why, {"state": check.state}, told)
    return check_debts.sheet_of(desk, done)
