"""What holds of checks whatever happened to them, told from the rows and the ledger themselves."""

import json
from collections.abc import Sequence
from typing import Any

from desk.operations import checks
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.money import ZERO, Money, total
from desk.records.orders import Order
from desk.store import ledger, orders
from tests.operations.claim_books import NUMBERED
from tests.operations.order_books import TAXES, Books, billed, check_pieces

OWED = ("returned", "returned_again", "demanded", "collections")
UNDEPOSITED, BANK, CHARGES = "1010", "1020", "5200"
# Where a check may go from where, as the issue says it: written down once more, beside the table of its life.
_OWED = "pay>paid write_off>written_off demand>demanded hand_over>collections"
ARROWS = {
    "": "receive>received",
    "received": "deposit>deposited void>voided replace>replaced",
    "deposited": "clear>cleared return>returned undo_deposit>received",
    "cleared": "undo_clear>deposited undo_clear>redeposited",
    "returned": f"redeposit>redeposited undo_return>deposited pay_part>returned {_OWED}",
    "redeposited": "clear>cleared return>returned_again undo_deposit>returned",
    "returned_again": f"undo_return>redeposited pay_part>returned_again {_OWED}",
    "demanded": f"undo_return>deposited undo_return>redeposited pay_part>demanded {_OWED}",
    "collections": "recall>returned recall>returned_again recall>demanded pay_part>collections pay>paid "
    "write_off>written_off",
    "paid": "reopen>returned reopen>returned_again reopen>demanded reopen>collections",
    "written_off": "undo_write_off>returned undo_write_off>returned_again undo_write_off>demanded "
    "undo_write_off>collections",
}
# Each must find no row; the words are what a failed test says. ``:orders`` are their numbers.
_MINE = """
    WITH mine AS (SELECT id, number FROM orders WHERE number IN (SELECT value FROM json_each(:orders))),
        standing AS (SELECT p.* FROM payments p WHERE p.order_id IN (SELECT id FROM mine)
            AND p.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM payments back WHERE back.reverses = p.id)),
        held AS (SELECT k.*, (SELECT coalesce(sum(p.amount), 0) FROM check_parts part
                    JOIN standing p ON p.id = part.payment WHERE part.check_id = k.id) AS counted,
                (SELECT count(*) FROM charges fee WHERE fee.check_id = k.id AND fee.reverses IS NULL
                    AND NOT EXISTS (SELECT 1 FROM charges back WHERE back.reverses = fee.id)) AS fees
            FROM checks k WHERE k.id IN (SELECT part.check_id FROM check_parts part
                JOIN payments p ON p.id = part.payment WHERE p.order_id IN (SELECT id FROM mine)))
"""
HOLDS = {
    "the money of a check is not counted once where it is there, or counted where it is not": """
        SELECT number, state, amount, counted FROM held
        WHERE counted <> CASE WHEN state IN ('received', 'deposited', 'redeposited', 'cleared')
            THEN amount ELSE 0 END""",
    "a check has two fees, or one though it never came back": """SELECT number, state, fees FROM held
        WHERE fees > 1 OR (fees = 1 AND (kind <> 'check' OR returned IS NULL))""",
    "a check is in another state than its last step led to": """SELECT number, state FROM held
        WHERE state <> (SELECT done.after FROM check_steps done WHERE done.check_id = held.id
            ORDER BY done.id DESC LIMIT 1)""",
    "a step begins where the last one did not end": """SELECT * FROM (
            SELECT done.check_id, done.before,
                lag(done.after, 1, '') OVER (PARTITION BY done.check_id ORDER BY done.id) AS last
            FROM check_steps done WHERE done.check_id IN (SELECT id FROM held))
        WHERE before <> last""",
    "a payment by check has no check": """SELECT id FROM standing
        WHERE method IN ('check', 'money_order') AND id NOT IN (SELECT payment FROM check_parts)""",
    "a check is with the bank on no slip, or on a slip though it is not": """SELECT held.number, held.state
        FROM held LEFT JOIN deposits slip ON slip.id = held.deposit
        WHERE (slip.state IS NULL) <> (held.state IN ('received', 'voided', 'replaced'))
            OR slip.state = 'undone'""",
    "a check is on hold until another day than ten days after it was paid with": """SELECT number FROM held
        WHERE kind = 'money_order' AND hold_until IS NOT NULL""",
    "more was paid of a check with a payment than that came to": """SELECT paid.payment
        FROM check_recoveries paid JOIN standing p ON p.id = paid.payment
        GROUP BY paid.payment HAVING sum(paid.amount) > p.amount""",
    "credit is frozen for a check that is not owed": """SELECT lot.number, held.number, held.state
        FROM credit_lots lot JOIN held ON held.id = lot.frozen
        WHERE held.state NOT IN ('returned', 'returned_again', 'demanded', 'collections', 'written_off')""",
    "credit is below zero": "SELECT number FROM credit_lots WHERE balance < 0",
    "a check that is paid back, or was never returned, tells of a return": """SELECT number, state
        FROM held WHERE (returned IS NULL) <> (reason = '')
            OR (returned IS NOT NULL AND state IN ('received', 'deposited', 'voided', 'replaced'))""",
}
_STEPS = """
    SELECT DISTINCT done.before, done.step || '>' || done.after AS arrow FROM check_steps done
    WHERE done.id > ?
"""
_SUMS = """
    SELECT coalesce(sum(amount) FILTER (WHERE state = 'received'), 0) AS here,
        coalesce(sum(amount) FILTER (WHERE state IN ('deposited', 'redeposited', 'cleared')), 0) AS there
    FROM checks
"""
_PAID_OUT = """
    SELECT coalesce(sum(amount), 0) AS cents FROM payouts WHERE method IN ('check', 'money_order')
"""
_LOST = "SELECT coalesce(sum(amount), 0) AS cents FROM write_offs WHERE order_id = ?"
_BUYERS = "SELECT customer FROM orders WHERE number IN (SELECT value FROM json_each(:orders))"
_LOTS = f"SELECT number, balance, state, frozen FROM credit_lots WHERE customer IN ({_BUYERS})"
_CHECKS = f"""
    SELECT number, state, amount, deposit, deposited, hold_until, cleared, returned, reason, bank_charge, due
    FROM checks WHERE state <> 'voided' AND customer IN ({_BUYERS})
"""
_MARKS = f"SELECT id, no_checks FROM customers WHERE id IN ({_BUYERS})"
_NUMBERS = """
    SELECT number FROM (SELECT number FROM orders UNION ALL SELECT number FROM payments WHERE number <> ''
        UNION ALL SELECT number FROM checks UNION ALL SELECT number FROM deposits
        UNION ALL SELECT number FROM credit_lots UNION ALL SELECT number FROM return_authorizations)
    GROUP BY number HAVING count(*) > 1
"""


def check_checks(desk: Desk, numbers: Sequence[str]) -> None:
    """What holds at any step of the checks that paid some orders, of these orders, and of the ledger."""
    mine = {"orders": json.dumps(list(numbers))}
    for what, sql in HOLDS.items():
        found = [tuple(row) for row in desk.db.query(_MINE + sql, mine)]
        assert not found, f"{what}: {found}"
    assert not desk.db.query(_NUMBERS)
    balances = ledger.trial_balance(desk.db)
    sums = desk.db.query(_SUMS)[0]
    assert balances.get(UNDEPOSITED, ZERO) == sums["here"]
    gone = balances.get(CHARGES, ZERO) + desk.db.query(_PAID_OUT)[0]["cents"]
    assert balances.get(BANK, ZERO) == sums["there"] - gone
    for number in numbers:
        _check_order(desk, orders.get(desk.db, number))


def check_arrows(desk: Desk, after: int) -> int:
    """That every step since one was such as the issue allows; the newest step's id."""
    for row in desk.db.query(_STEPS, (after,)):
        assert row["arrow"] in ARROWS.get(row["before"], "").split(), tuple(row)
    return int(desk.db.query("SELECT coalesce(max(id), 0) AS last FROM check_steps")[0]["last"])


def check_numbers(desk: Desk) -> None:
    """That checks and slips are numbered without a gap."""
    known = {codes.CHECK: "SELECT number FROM checks", codes.BANK_DEPOSIT: "SELECT number FROM deposits"}
    for series, sql in {**NUMBERED, **known}.items():
        every = [row["number"] for row in desk.db.query(sql)]
        counted = sorted(int(each[6:-2]) for each in every if codes.series_of(each) == series)
        assert counted == list(range(1, len(counted) + 1)), (series, counted)


def _check_order(desk: Desk, order: Order) -> None:
    """That an order's money is told once: what came is held, earned, given back; what did not is owed."""
    check_pieces(order)
    books = Books(desk, order)
    assert books.paid == order.paid, (order, vars(books))
    lost = desk.db.query(_LOST, (order.id,))[0]["cents"]
    income = sum(cents for account, cents in books.sums.items() if account.startswith("4"))
    earned = -income - books.sums[TAXES] - books.receivable - lost
    given = books.credited + books.refunded
    assert books.paid == books.held + earned + given, (order, vars(books))
    assert min(books.held, books.receivable) == 0 <= max(books.held, books.receivable), (order, vars(books))
    unbilled = (ZERO if order.voided else order.total - order.released) - (billed(desk, order) - lost)
    assert unbilled >= 0, (order, unbilled)
    assert order.owed == books.receivable + unbilled - books.held, (order, unbilled, vars(books))
    sheets = [checks.open_check(desk, each.number) for each in checks.checks_of(desk, order.number)]
    opened = [debt.open for sheet in sheets for debt in sheet.debts if debt.order == order.number]
    assert total(opened) <= max(ZERO, order.owed), (order.number, order.owed, opened)
    for sheet in sheets:
        assert sheet.open == ZERO or sheet.check.state in OWED, sheet
        assert total(part.amount for part in sheet.parts) == sheet.check.amount, sheet


def picture(desk: Desk, numbers: Sequence[str]) -> dict[Any, Any]:
    """Every balance that undoing something has to bring back."""
    found: dict[Any, Any] = {name: cents for name, cents in ledger.trial_balance(desk.db).items() if cents}
    for number in numbers:
        order = orders.get(desk.db, number)
        found["order", number] = (order.owed, order.paid, order.charged, order.released, order.withdrawn)
        for each in checks.checks_of(desk, number):
            if each.state != "voided":
                found["open", each.number] = Money(checks.open_check(desk, each.number).open)
    for sql in (_LOTS, _CHECKS, _MARKS):
        found |= {
            (sql, row[0]): tuple(row) for row in desk.db.query(sql, {"orders": json.dumps(list(numbers))})
        }
    return found
