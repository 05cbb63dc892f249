"""What checks paid, what was paid of those that came back, what was given up of them, what rests on them."""

import json
from collections.abc import Iterable
from datetime import date

from desk.records.checks import WriteOff
from desk.records.money import Money
from desk.store.database import Database

# The payment that stands for each part of a check now: that of its last presentation.
_PARTS = """
    SELECT part.id, o.number AS "order",
        coalesce((SELECT later.payment FROM check_parts later
            WHERE later.check_id = part.check_id AND later.again = part.id
            ORDER BY later.id DESC LIMIT 1), part.payment) AS payment
    FROM check_parts part JOIN payments p ON p.id = part.payment JOIN orders o ON o.id = p.order_id
    WHERE part.check_id = ? AND part.again IS NULL ORDER BY part.id
"""
# What was taken at the counter by check before checks were kept; one that was entered has no number.
_WITHOUT = """
    SELECT o.number AS "order", p.id FROM payments p JOIN orders o ON o.id = p.order_id
    WHERE p.method IN ('check', 'money_order') AND p.number <> '' AND p.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM payments back WHERE back.reverses = p.id)
        AND NOT EXISTS (SELECT 1 FROM check_parts part WHERE part.payment = p.id)
    ORDER BY p.id
"""
_RECOVERIES = """
    SELECT o.number AS "order", paid.payment, paid.amount FROM check_recoveries paid
    JOIN payments p ON p.id = paid.payment JOIN orders o ON o.id = p.order_id
    WHERE paid.check_id = ? ORDER BY paid.id
"""
_RECOVERED_BY = "SELECT check_id, amount FROM check_recoveries WHERE payment = ? ORDER BY id"
_LOST = """
    SELECT lost.id, o.number AS "order", lost.amount, lost.day, lost.entry FROM write_offs lost
    JOIN orders o ON o.id = lost.order_id
    WHERE lost.check_id = ? AND lost.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM write_offs back WHERE back.reverses = lost.id) ORDER BY lost.id
"""
_LOST_ON = "SELECT coalesce(sum(amount), 0) AS lost FROM write_offs WHERE order_id = ?"
_FROZEN = "SELECT number FROM credit_lots WHERE frozen = ? AND state = 'open' ORDER BY id"
# One that is spent too: what it was spent on may be voided, and it is open again then.
_FREEZE = """
    UPDATE credit_lots SET frozen = :check
    WHERE frozen IS NULL AND state <> 'reversed' AND origin IN (
        SELECT value FROM json_each(:orders)
        UNION ALL SELECT ra.number FROM return_authorizations ra JOIN orders o ON o.id = ra.order_id
            WHERE o.number IN (SELECT value FROM json_each(:orders)))
"""
_THAW = "UPDATE credit_lots SET frozen = NULL WHERE frozen = ?"


def add(db: Database, check: int, payment: int, again: int | None = None) -> int:
    """Keep that a check paid with a payment, both by their ids; ``again`` names the part it stands for."""
    return db.insert("check_parts", check_id=check, payment=payment, again=again)


def of_check(db: Database, check: int) -> tuple[tuple[int, str, int], ...]:
    """The parts of a check: each with its id, its order's number, and the payment that stands for it now."""
    return tuple((row["id"], row["order"], row["payment"]) for row in db.query(_PARTS, (check,)))


def payments_without(db: Database) -> tuple[tuple[str, int], ...]:
    """The payments by check or money order taken before checks were kept: each with its order's number."""
    return tuple((row["order"], row["id"]) for row in db.query(_WITHOUT))


def add_recovery(db: Database, check: int, payment: int, amount: Money) -> int:
    """Keep that so much of a payment goes towards a check that came back."""
    return db.insert("check_recoveries", check_id=check, payment=payment, amount=amount)


def recoveries(db: Database, check: int) -> tuple[tuple[str, int, Money], ...]:
    """What was paid towards a check, oldest first: order, payment's id, amount; also what was taken back."""
    return tuple(
        (row["order"], row["payment"], Money(row["amount"])) for row in db.query(_RECOVERIES, (check,))
    )


def recovered_by(db: Database, payment: int) -> tuple[tuple[int, Money], ...]:
    """The ids of the checks that a payment went towards, each with how much of it."""
    rows = db.query(_RECOVERED_BY, (payment,))
    return tuple((row["check_id"], Money(row["amount"])) for row in rows)


def add_write_off(db: Database, check: int, order: int, gone: WriteOff) -> int:
    """Keep what is given up of a check on an order, both by their ids, or that it is not."""
    return db.insert(
        "write_offs",
        check_id=check,
        order_id=order,
        amount=gone.amount,
        day=gone.day.isoformat(),
        reverses=gone.reverses,
        entry=gone.entry,
    )


def write_offs(db: Database, check: int) -> tuple[WriteOff, ...]:
    """What stands given up of a check, by its id."""
    return tuple(
        WriteOff(row["order"], Money(row["amount"]), date.fromisoformat(row["day"]), row["entry"], row["id"])
        for row in db.query(_LOST, (check,))
    )


def lost_on(db: Database, order: int) -> Money:
    """What was given up of an order, by its id."""
    return Money(db.query(_LOST_ON, (order,))[0]["lost"])


def freeze(db: Database, check: int, orders: Iterable[str]) -> int:
    """Let nobody spend what these orders or their returns gave; how many slips that are."""
    return db.execute(_FREEZE, {"check": check, "orders": json.dumps(list(orders))})


def thaw(db: Database, check: int) -> int:
    """Let what rested on a check be spent again; how many slips that are."""
    return db.execute(_THAW, (check,))


def frozen(db: Database, check: int) -> tuple[str, ...]:
    """The slips that rest on a check and cannot be spent, oldest first."""
    return tuple(row["number"] for row in db.query(_FROZEN, (check,)))
