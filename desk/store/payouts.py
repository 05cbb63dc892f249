"""What is owed to customers in money, read from the ledger, and what was given back for it."""

import sqlite3
from datetime import date

from desk.records.errors import NotFound
from desk.records.money import Money
from desk.records.payouts import NewPayout, Payout, Refund
from desk.store.database import Database

_PAID = "(SELECT coalesce(sum(p.amount), 0) FROM payouts p WHERE p.refund = e.id)"
# An entry that owes money and was not reversed; the record that it was posted for is a return or an order.
_COLUMNS = f"""
    SELECT e.id, e.subject AS record, coalesce(back.number, o.number) AS "order", c.name AS customer,
        e.effective AS since, -sum(leg.amount) AS amount, -sum(leg.amount) - {_PAID} AS open
"""
_JOINED = """
    LEFT JOIN return_authorizations ra ON ra.number = e.subject
    LEFT JOIN orders back ON back.id = ra.order_id
    LEFT JOIN orders o ON o.number = e.subject
    JOIN customers c ON c.id = coalesce(back.customer, o.customer)
    WHERE leg.account = '2110' AND +e.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM journal_entries undone WHERE undone.reverses = e.id)
"""
# What is owed has an index of its own, and a record's entries have theirs. Left to itself, SQLite would read
# all entries there are: nearly each of them is none that reverses another.
_OWED = f"""{_COLUMNS} FROM journal_legs leg INDEXED BY journal_legs_of_refunds
    CROSS JOIN journal_entries e ON e.id = leg.entry {_JOINED}"""
_OF_RECORDS = f"""{_COLUMNS} FROM journal_entries e
    CROSS JOIN journal_legs leg ON leg.entry = e.id {_JOINED}"""
_BY_ENTRY = "GROUP BY leg.entry HAVING sum(leg.amount) < 0"
DUE = f"{_OWED} GROUP BY leg.entry HAVING open > 0 ORDER BY e.effective, e.id LIMIT :cap"
EVERY = f"{_OWED} {_BY_ENTRY} ORDER BY e.effective, e.id"
OF_ORDER = f"""{_OF_RECORDS} AND e.subject IN (
        SELECT :order UNION ALL SELECT mine.number FROM return_authorizations mine
        JOIN orders its ON its.id = mine.order_id WHERE its.number = :order)
    {_BY_ENTRY} ORDER BY e.id"""
MADE_LATELY = f"""{_OWED} AND e.id IN (SELECT refund FROM payouts ORDER BY id DESC LIMIT ?)
    {_BY_ENTRY} ORDER BY e.effective, e.id"""
OF_CUSTOMER = f"{_OWED} AND c.id = ? {_BY_ENTRY} ORDER BY e.id"
ONE = f"{_OWED} AND e.id = ? {_BY_ENTRY}"
_PAYOUTS = """
    SELECT id, refund, method, amount, day, reference, reverses, entry
    FROM payouts WHERE refund = ? ORDER BY id
"""
_REFUND_OF = "SELECT refund FROM payouts WHERE id = ?"
_GIVEN = "SELECT coalesce(sum(amount), 0) AS given FROM payouts WHERE refund = ?"


def due(db: Database, most: int) -> tuple[Refund, ...]:
    """What is still owed, the oldest first, no more than ``most``."""
    return tuple(_refund(row) for row in db.query(DUE, {"cap": most}))


def made_lately(db: Database, most: int) -> tuple[Refund, ...]:
    """The refunds of the newest ``most`` payouts, the oldest first."""
    return tuple(_refund(row) for row in db.query(MADE_LATELY, (most,)))


def every(db: Database) -> tuple[Refund, ...]:
    """Every refund that stands, what was given back for it too, the oldest first."""
    return tuple(_refund(row) for row in db.query(EVERY, ()))


def of_order(db: Database, number: str) -> tuple[Refund, ...]:
    """The refunds of an order by its number, and of its returns, the oldest first."""
    return tuple(_refund(row) for row in db.query(OF_ORDER, {"order": number}))


def of_customer(db: Database, customer: int) -> tuple[Refund, ...]:
    """The refunds of a customer by their id, the oldest first."""
    return tuple(_refund(row) for row in db.query(OF_CUSTOMER, (customer,)))


def get(db: Database, refund: int) -> Refund:
    """A refund by its id; raises NotFound ``refund-unknown``."""
    rows = db.query(ONE, (refund,))
    if not rows:
        raise NotFound("refund-unknown", refund=refund)
    return _refund(rows[0])


def of_refund(db: Database, refund: int) -> tuple[Payout, ...]:
    """What was given back for a refund, the oldest first, with what takes it back."""
    return tuple(
        Payout(**{**dict(row), "amount": Money(row["amount"]), "day": date.fromisoformat(row["day"])})
        for row in db.query(_PAYOUTS, (refund,))
    )


def refund_of(db: Database, payout: int) -> int:
    """The refund that a payout was for; raises NotFound ``payout-unknown``."""
    rows = db.query(_REFUND_OF, (payout,))
    if not rows:
        raise NotFound("payout-unknown", payout=payout)
    return int(rows[0]["refund"])


def given(db: Database, refund: int) -> Money:
    """What was given back for what a journal entry owes, as it stands."""
    return Money(db.query(_GIVEN, (refund,))[0]["given"])


def add(db: Database, new: NewPayout, amount: Money, entry: int, reverses: int | None = None) -> int:
    """Keep money given back inside the open transaction; its id."""
    return db.insert(
        "payouts",
        refund=new.refund,
        method=new.method,
        amount=amount,
        day=new.day.isoformat(),
        reference=new.reference,
        reverses=reverses,
        entry=entry,
    )


def _refund(row: sqlite3.Row) -> Refund:
    money = {name: Money(row[name]) for name in ("amount", "open")}
    return Refund(**{**dict(row), **money, "since": date.fromisoformat(row["since"])})
