"""What is kept of one customer's checks: the lines of the bank's statements that tell of them, and emptying.

What a check came to, and how it fared, stays; who wrote it, on which account, and what was noted of it goes.
"""

import json
import re
from collections.abc import Iterable
from datetime import date

from desk.records.check_life import OWED, RECEIVED, WITH_BANK
from desk.records.money import Money
from desk.records.personal import BankLine
from desk.store.database import Database
from desk.store.keys import fold

_THEIRS = "SELECT id FROM checks WHERE customer = :customer"
# While money of it is on its way, or owed.
HINDERS = RECEIVED, *WITH_BANK, *OWED
_HINDRANCES = """
    SELECT number, amount FROM checks
    WHERE customer = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_LINES = "SELECT id, check_id, day, amount, reference, told, note FROM bank_lines"
_MATCHED = f"{_LINES} WHERE check_id IN ({_THEIRS}) ORDER BY id"
_TOLD = f"{_LINES} WHERE told <> '' OR note <> '' ORDER BY id"
_EMPTIED = (
    f"""UPDATE checks SET payer = '', payer_key = '', bank = '', check_number = '', check_key = '',
        routing = '', account4 = '', account_digest = '', memo = '', version = version + 1
    WHERE id IN ({_THEIRS})""",
    f"UPDATE check_steps SET note = '' WHERE note <> '' AND check_id IN ({_THEIRS})",
    f"""UPDATE demands SET proof = '', version = version + 1
    WHERE proof <> '' AND check_id IN ({_THEIRS})""",
)
# The number that a line goes by at the bank tells of a customer only where the line is of their check.
_LINE_EMPTIED = """
    UPDATE bank_lines SET told = '', note = '', version = version + 1,
        reference = CASE WHEN check_id IS NULL THEN reference ELSE '' END
    WHERE id IN (SELECT value FROM json_each(?))
"""


def hindrances(db: Database, customer: int) -> tuple[tuple[str, Money], ...]:
    """The checks of a customer, by id, that are with the shop or the bank, or owed: number and amount."""
    rows = db.query(_HINDRANCES, (customer, json.dumps(HINDERS)))
    return tuple((row["number"], Money(row["amount"])) for row in rows)


def lines_of(db: Database, customer: int, marks: Iterable[str]) -> tuple[BankLine, ...]:
    """Lines of the bank's statements that are of a customer's checks, or on which one of the marks stands."""
    words = [re.compile(rf"(?<!\w){re.escape(fold(mark))}(?!\w)") for mark in marks]
    found = {row["id"]: row for row in db.query(_MATCHED, {"customer": customer})}
    for row in db.query(_TOLD):
        said = fold(f"{row['told']} {row['note']}")
        if any(word.search(said) for word in words):
            found[row["id"]] = row
    return tuple(
        BankLine(
            row["id"],
            date.fromisoformat(row["day"]),
            Money(row["amount"]),
            row["reference"],
            row["told"],
            row["note"],
        )
        for row in found.values()
    )


def empty(db: Database, customer: int, lines: Iterable[BankLine]) -> None:
    """Take from a customer's checks and these lines what tells who they are, inside the transaction."""
    for number in range(len(_EMPTIED)):
        db.execute(_EMPTIED[number], {"customer": customer})
    db.execute(_LINE_EMPTIED, (json.dumps([line.id for line in lines]),))
