"""What moved the cash since the drawer was counted the last time, and what cards and checks came meanwhile.

The entries that count are those of the days after the last count, and those that were booked after it for a
day before: each is in just one close-out.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date

from desk.records.close_outs import Line
from desk.records.money import Money
from desk.store.database import Database

_SPAN = """
    WITH span AS (
        SELECT id, event, subject FROM journal_entries WHERE effective > :since AND effective <= :day
        UNION ALL SELECT id, event, subject FROM journal_entries WHERE id > :last AND effective <= :since)
"""
# How CROSS has the few entries of the days read first is told in desk/store/ledger.py.
_MOVED = f"""{_SPAN}
    SELECT coalesce(move.kind, span.event) AS name, sum(leg.amount) AS amount
    FROM span CROSS JOIN journal_legs leg ON leg.entry = span.id
    LEFT JOIN cash_moves move ON move.entry = span.id
    WHERE leg.account = '1000' GROUP BY 1 HAVING sum(leg.amount) <> 0 ORDER BY 1
"""
_CARDS = f"""{_SPAN}
    SELECT 'payment' AS noun, p.id, p.number, o.number AS record, p.method, p.amount, p.reverses,
        p.brand, p.last4, p.reference
    FROM span CROSS JOIN orders o ON o.number = span.subject CROSS JOIN payments p ON p.order_id = o.id
    WHERE span.event = 'payment_received' AND p.entry = span.id AND p.method = 'card'
    UNION ALL
    SELECT 'payout', p.id, '', span.subject, p.method, -p.amount, p.reverses, '', '', p.reference
    FROM span CROSS JOIN payouts p ON p.entry = span.id WHERE p.method = 'card'
    ORDER BY 1, 2
"""
_CARD = """
    SELECT p.number, o.number AS record, p.method, p.brand, p.last4, p.reference
    FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.id = ?
"""
_PAYOUT = """
    SELECT '' AS number, e.subject AS record, p.method, '' AS brand, '' AS last4, p.reference
    FROM payouts p JOIN journal_entries e ON e.id = p.entry WHERE p.id = ?
"""
_CHECK = """
    SELECT number, payer AS record, kind AS method, check_number AS brand, bank AS last4, '' AS reference
    FROM checks WHERE id = ?
"""
_CHECKS = "SELECT id, amount FROM checks WHERE state = 'received' AND received <= ? ORDER BY received, id"
_LINES = {"payment": _CARD, "payout": _PAYOUT, "check": _CHECK}
_BALANCE = """
    SELECT coalesce(sum(debit - credit), 0) AS balance FROM ledger_days WHERE account = '1000' AND day <= ?
"""
_LAST = "SELECT coalesce(max(id), 0) AS id FROM journal_entries"


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of the days after ``since`` up to ``day``, and those later than ``last`` before them."""

    since: date
    day: date
    last: int


def moved(db: Database, span: Span) -> tuple[tuple[str, Money], ...]:
    """What moved the cash, by the kind of the move or the ledger's event."""
    return tuple((row["name"], Money(row["amount"])) for row in db.query(_MOVED, _values(span)))


def cards(db: Database, span: Span) -> tuple[Line, ...]:
    """What was paid by card, and given back (negative); what was taken back meanwhile is left out."""
    rows = db.query(_CARDS, _values(span))
    here = {(row["noun"], row["id"]) for row in rows}
    gone = {(row["noun"], row["reverses"]) for row in rows} & here
    kept = [
        row
        for row in rows
        if (row["noun"], row["id"]) not in gone and (row["noun"], row["reverses"]) not in gone
    ]
    return tuple(_line(row["noun"], row["id"], Money(row["amount"]), row) for row in kept)


def checks(db: Database, day: date) -> tuple[Line, ...]:
    """The checks and money orders that came by the end of a day and are here still, the oldest first."""
    return tuple(line(db, "check", row["id"], row["amount"]) for row in db.query(_CHECKS, (day.isoformat(),)))


def line(db: Database, noun: str, key: int, amount: int) -> Line:
    """A payment, a payout or a check by its id, with the amount that it had, told as it stands now."""
    return _line(noun, key, Money(amount), db.query(_LINES[noun], (key,))[0])


def balance_at(db: Database, day: date) -> Money:
    """What the cash comes to in the books at the end of a day."""
    return Money(db.query(_BALANCE, (day.isoformat(),))[0]["balance"])


def last_entry(db: Database) -> int:
    """The newest journal entry; 0 in books without one."""
    return int(db.query(_LAST)[0]["id"])


def _values(span: Span) -> dict[str, object]:
    return {"since": span.since.isoformat(), "day": span.day.isoformat(), "last": span.last}


def _line(noun: str, key: int, amount: Money, row: sqlite3.Row) -> Line:
    details = " ".join(part for part in (row["brand"], row["last4"], row["reference"]) if part)
    return Line(noun, key, row["number"], row["record"], row["method"], details, amount)
