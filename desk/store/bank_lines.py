"""Lines of bank statements, each kept once, and what they are matched with."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from desk.records.bank_lines import OPEN, BankLine, DepositLeft, Waiting
from desk.records.checks import Check
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.store import checks
from desk.store.database import Database
from desk.store.days import to_day

_LINES = """
    SELECT line.id, line.mark, line.day, line.amount, line.reference, line.told, line.state,
        coalesce(k.number, '') AS "check", coalesce(slip.number, '') AS deposit, line.note, line.version
    FROM bank_lines line LEFT JOIN checks k ON k.id = line.check_id
    LEFT JOIN deposits slip ON slip.id = line.deposit
"""
_BY_ID = f"{_LINES} WHERE line.id = ?"
_OPEN = f"{_LINES} WHERE line.state = 'open' ORDER BY line.day, line.id LIMIT ?"
_DONE = f"{_LINES} WHERE line.state <> 'open' ORDER BY line.day DESC, line.id DESC LIMIT ?"
_OF_CHECK = f"{_LINES} WHERE k.number = ? ORDER BY line.id"
_OF_DEPOSIT = f"{_LINES} WHERE slip.number = ? ORDER BY line.id"
_KNOWN = "SELECT mark FROM bank_lines WHERE mark IN (SELECT value FROM json_each(?))"
_FIRST = "SELECT min(day) AS day FROM bank_lines"
_MOVE = """
    UPDATE bank_lines SET state = :state, note = :note, version = version + 1,
        check_id = (SELECT id FROM checks WHERE number = :check),
        deposit = (SELECT id FROM deposits WHERE number = :deposit)
    WHERE id = :id AND version = :version
"""
_DEPOSITS = """
    SELECT slip.number, slip.day, sum(k.amount) AS amount, count(*) AS checks
    FROM deposits slip JOIN deposit_checks on_it ON on_it.deposit = slip.id
    JOIN checks k ON k.id = on_it.check_id
    WHERE slip.state = 'made' AND slip.day >= ?
        AND NOT EXISTS (SELECT 1 FROM bank_lines line WHERE line.deposit = slip.id)
    GROUP BY slip.id ORDER BY slip.day, slip.id
"""
_WAITING = """
    SELECT k.number, c.name, k.check_number, k.amount, k.deposited AS since
    FROM checks k JOIN customers c ON c.id = k.customer
    WHERE k.state IN ('deposited', 'redeposited') AND k.deposited <= ? ORDER BY k.deposited, k.id LIMIT ?
"""
_OF_AMOUNT = f"{checks.CHECKS} WHERE k.amount = ? AND k.deposited IS NOT NULL ORDER BY k.id DESC LIMIT 100"
_CHARGED = f"{checks.CHECKS} WHERE k.bank_charge > 0 AND k.returned >= ? ORDER BY k.id"


def known(db: Database, marks: Iterable[str]) -> frozenset[str]:
    """Which of these marks are those of lines in the book."""
    return frozenset(row["mark"] for row in db.query(_KNOWN, (json.dumps(list(marks)),)))


def add(db: Database, line: BankLine) -> int:
    """Keep a line inside the open transaction; its id."""
    return db.insert(
        "bank_lines",
        mark=line.mark,
        day=line.day.isoformat(),
        amount=line.amount,
        reference=line.reference,
        told=line.told,
        state=OPEN,
        check_id=None,
        deposit=None,
        note="",
        version=1,
    )


def get(db: Database, key: int) -> BankLine:
    """A line by its id; raises NotFound ``bank-line-unknown``."""
    rows = db.query(_BY_ID, (key,))
    if not rows:
        raise NotFound("bank-line-unknown", line=key)
    return _read(rows[0])


def open_lines(db: Database, most: int) -> tuple[BankLine, ...]:
    """The lines that nobody has matched or set aside, oldest first."""
    return tuple(_read(row) for row in db.query(_OPEN, (most,)))


def done(db: Database, most: int) -> tuple[BankLine, ...]:
    """The newest lines that were matched or set aside, the newest first."""
    return tuple(_read(row) for row in db.query(_DONE, (most,)))


def of_check(db: Database, number: str) -> tuple[BankLine, ...]:
    """The lines that are matched with a check."""
    return tuple(_read(row) for row in db.query(_OF_CHECK, (number,)))


def of_deposit(db: Database, number: str) -> tuple[BankLine, ...]:
    """The lines that are matched with a slip."""
    return tuple(_read(row) for row in db.query(_OF_DEPOSIT, (number,)))


def move(db: Database, line: BankLine, after: BankLine) -> None:
    """Keep what became of a line inside the open transaction; raises Stale ``bank-line-changed``."""
    values = {name: getattr(after, name) for name in ("state", "note", "check", "deposit")}
    if not db.execute(_MOVE, {**values, "id": line.id, "version": line.version}):
        raise Stale("bank-line-changed", line=line.id)


def first_day(db: Database) -> date | None:
    """The day of the oldest line in the book; None where there is none."""
    return to_day(db.query(_FIRST)[0]["day"])


def deposits_left(db: Database, since: date) -> tuple[DepositLeft, ...]:
    """The slips since a day that no line is matched with, oldest first."""
    return tuple(
        DepositLeft(row["number"], date.fromisoformat(row["day"]), Money(row["amount"]), row["checks"])
        for row in db.query(_DEPOSITS, (since.isoformat(),))
    )


def waiting(db: Database, by: date, most: int) -> tuple[Waiting, ...]:
    """Checks that went to the bank by a day and are with it still, the longest first."""
    return tuple(
        Waiting(
            row["number"], row["name"], row["check_number"], Money(row["amount"]),
            date.fromisoformat(row["since"]),
        )
        for row in db.query(_WAITING, (by.isoformat(), most))
    )  # fmt: skip


def checks_of(db: Database, amount: Money) -> tuple[Check, ...]:
    """Checks of an amount that went to the bank, the newest first."""
    return tuple(checks.read(row) for row in db.query(_OF_AMOUNT, (amount,)))


def charged_since(db: Database, day: date) -> tuple[Check, ...]:
    """Checks that came back since a day and that the bank charged for."""
    return tuple(checks.read(row) for row in db.query(_CHARGED, (day.isoformat(),)))


def _read(row: sqlite3.Row) -> BankLine:
    told = {**dict(row), "day": date.fromisoformat(row["day"]), "amount": Money(row["amount"])}
    return BankLine(**told)
