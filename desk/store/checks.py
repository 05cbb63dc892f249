"""Checks: kept as they come, their parts and steps beside them, found by number, by account, by order."""

import hashlib
import hmac
import sqlite3
from datetime import date

from desk.records.check_life import OWED, RECEIVED
from desk.records.checks import Check, NewCheck, Step
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.store.database import Database
from desk.store.days import to_day, to_text
from desk.store.keys import fold, number_key

CHECKS = """
    SELECT k.id, k.number, k.customer, c.number AS holder, c.name, k.amount, k.received, k.dated, k.kind,
        k.payer, k.bank, k.check_number, k.routing, k.account4, k.memo, k.state,
        coalesce(slip.number, '') AS deposit, k.deposited, k.hold_until, k.cleared, k.returned, k.reason,
        k.bank_charge, k.due, k.handed, k.by_agency, k.version
    FROM checks k JOIN customers c ON c.id = k.customer LEFT JOIN deposits slip ON slip.id = k.deposit
"""
_BY_NUMBER = f"{CHECKS} WHERE k.number = ?"
_BY_ID = f"{CHECKS} WHERE k.id = ?"
_SAME = f"""{CHECKS} WHERE k.account_digest = ? AND k.account_digest <> '' AND k.check_key = ?
    AND k.state <> 'voided' ORDER BY k.id"""
_OF_CUSTOMER = f"{CHECKS} WHERE k.customer = ? ORDER BY k.id"
_ON_ORDER = f"""{CHECKS} WHERE k.id IN (SELECT part.check_id FROM check_parts part
    JOIN payments p ON p.id = part.payment WHERE p.order_id = ?) ORDER BY k.id"""
_BY_PAYMENT = f"""{CHECKS} WHERE k.id IN (
    SELECT part.check_id FROM check_parts part WHERE part.payment = ?)"""
_IN_STATE = f"{CHECKS} WHERE k.state = ? ORDER BY k.received, k.id LIMIT ?"
_LATELY_RETURNED = f"{CHECKS} WHERE k.state = 'returned' ORDER BY k.returned DESC, k.id DESC LIMIT ?"
# Every state and day of a check that a step may set.
_DAYS = ("deposited", "hold_until", "cleared", "returned", "due", "handed")
_MOVE = """
    UPDATE checks SET state = :state, deposit = :deposit, deposited = :deposited, hold_until = :hold_until,
        cleared = :cleared, returned = :returned, reason = :reason, bank_charge = :bank_charge, due = :due,
        handed = :handed, version = version + 1
    WHERE id = :id AND version = :version
"""
_SLIP = "SELECT id FROM deposits WHERE number = ?"
_STEPS = """
    SELECT step, before, after, day, at, person, note FROM check_steps WHERE check_id = ? ORDER BY id
"""
_RETURNED = """
    SELECT count(*) AS number FROM checks
    WHERE customer = ? AND returned IS NOT NULL AND kind = 'check' AND by_agency = 0
"""
_MARKED = "SELECT no_checks FROM customers WHERE id = ?"
_MARK = "UPDATE customers SET no_checks = ?, version = version + 1 WHERE id = ?"


def account_digest(db: Database, routing: str, account: str) -> str:
    """What tells an account again without its number: a digest with the shop's own key; empty for none."""
    if not account:
        return ""
    return hmac.new(db.sealer.key, f"account\0{routing}\0{account}".encode(), hashlib.sha256).hexdigest()


def add(db: Database, number: str, customer: int, new: NewCheck) -> int:
    """Keep a new check inside the open transaction; its id."""
    return db.insert(
        "checks",
        number=number,
        number_key=number_key(number),
        kind=new.kind,
        customer=customer,
        payer=new.payer,
        payer_key=fold(new.payer),
        bank=new.bank,
        check_number=new.check_number,
        check_key=fold(new.check_number),
        dated=to_text(new.dated or new.received),
        routing=new.routing,
        account4=new.account[-4:],
        account_digest=account_digest(db, new.routing, new.account),
        memo=new.memo,
        amount=new.amount,
        received=to_text(new.received),
        state=RECEIVED,
        deposit=None,
        reason="",
        bank_charge=0,
        by_agency=int(new.by_agency),
        version=1,
    )


def get(db: Database, number: str) -> Check:
    """A check by its number; raises NotFound ``check-unknown``."""
    key = number_key(number)
    rows = db.query(_BY_NUMBER, (key,))
    if not rows:
        raise NotFound("check-unknown", number=number)
    return read(rows[0])


def by_id(db: Database, key: int) -> Check:
    """A check by its id."""
    return read(db.query(_BY_ID, (key,))[0])


def same(db: Database, new: NewCheck) -> tuple[Check, ...]:
    """Checks of the same account with the same number that were not voided."""
    digest = account_digest(db, new.routing, new.account)
    return tuple(read(row) for row in db.query(_SAME, (digest, fold(new.check_number))))


def of_customer(db: Database, customer: int) -> tuple[Check, ...]:
    """The checks of a customer by their id, oldest first."""
    return tuple(read(row) for row in db.query(_OF_CUSTOMER, (customer,)))


def on_order(db: Database, order: int) -> tuple[Check, ...]:
    """The checks that ever paid an order by its id, oldest first."""
    return tuple(read(row) for row in db.query(_ON_ORDER, (order,)))


def of_payment(db: Database, payment: int) -> Check | None:
    """The check that a payment by its id was made with; None where it was no check, or came before these."""
    rows = db.query(_BY_PAYMENT, (payment,))
    return read(rows[0]) if rows else None


def owed_on(db: Database, order: int) -> tuple[Check, ...]:
    """The checks of an order that came back and are not paid, oldest first."""
    return tuple(each for each in on_order(db, order) if each.state in OWED)


def in_state(db: Database, state: str, most: int) -> tuple[Check, ...]:
    """At most so many checks that are in a state, the one received first before the others."""
    return tuple(read(row) for row in db.query(_IN_STATE, (state, most)))


def lately_returned(db: Database, most: int) -> tuple[Check, ...]:
    """At most so many checks that came back once and are with the shop, the one returned last first."""
    return tuple(read(row) for row in db.query(_LATELY_RETURNED, (most,)))


def move(db: Database, check: Check, after: Check) -> None:
    """Keep a check in its new state with what that tells, inside the open transaction; raises Stale."""
    slip = db.query(_SLIP, (after.deposit,)) if after.deposit else []
    values = {name: to_text(getattr(after, name)) for name in _DAYS}
    changed = db.execute(
        _MOVE,
        {
            **values,
            "id": check.id,
            "version": check.version,
            "state": after.state,
            "deposit": slip[0]["id"] if slip else None,
            "reason": after.reason,
            "bank_charge": after.bank_charge,
        },
    )
    if not changed:
        raise Stale("check-changed", number=check.number)


def add_step(db: Database, check: int, step: Step) -> int:
    """Keep a step of a check, by its id, inside the open transaction."""
    return db.insert(
        "check_steps",
        check_id=check,
        step=step.step,
        before=step.before,
        after=step.after,
        day=step.day.isoformat(),
        at=step.at,
        person=step.person,
        note=step.note,
    )


def steps(db: Database, check: int) -> tuple[Step, ...]:
    """The steps of a check by its id, oldest first."""
    found = [dict(row) for row in db.query(_STEPS, (check,))]
    return tuple(Step(**{**each, "day": date.fromisoformat(each["day"])}) for each in found)


def returned_of(db: Database, customer: int) -> int:
    """How many checks of a customer came back from the bank."""
    return int(db.query(_RETURNED, (customer,))[0]["number"])


def is_marked(db: Database, customer: int) -> bool:
    """Whether no checks are taken from a customer."""
    return bool(db.query(_MARKED, (customer,))[0]["no_checks"])


def mark(db: Database, customer: int, marked: bool) -> None:
    """Take no checks from a customer any more, or take them again."""
    db.execute(_MARK, (int(marked), customer))


def read(row: sqlite3.Row) -> Check:
    """A check out of a row of ``CHECKS``."""
    days = {name: to_day(row[name]) for name in _DAYS}
    known = {name: date.fromisoformat(row[name]) for name in ("received", "dated")}
    money = {name: Money(row[name]) for name in ("amount", "bank_charge")}
    return Check(**{**dict(row), **days, **known, **money, "by_agency": bool(row["by_agency"])})
