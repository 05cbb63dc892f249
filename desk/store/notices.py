"""Notices: what customers are to be told, when and how they were, and what they answered."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from desk.records.customers import Customer
from desk.records.errors import NotFound, Stale
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.notices import BALANCE, NewNotice, Notice
from desk.store import addresses, answers, urgency
from desk.store.database import Database
from desk.store.days import to_day, to_text

_COLUMNS = """
    SELECT n.id, n.number, n.kind, n.made, n.amount, n.open, n.told, n.way, n.promised, n.answered, n.said,
        n.due, n.answer, n.version, n.order_id, o.number AS order_number, c.id AS customer,
        c.number AS customer_number, c.name, c.email, c.phone, c.address
"""
_JOINED = "CROSS JOIN orders o ON o.id = n.order_id CROSS JOIN customers c ON c.id = o.customer"
_NOTICE = f"{_COLUMNS} FROM notices n {_JOINED}"
# By name, since the planner would go through all open orders.
_SILENT = f"{_COLUMNS} FROM notices n INDEXED BY notices_unanswered {_JOINED}"
_BY_NUMBER = _NOTICE + " WHERE n.number = ?"
_OF_ORDERS = _NOTICE + " WHERE n.order_id IN (SELECT value FROM json_each(?)) ORDER BY n.id"
_TO_TELL = f"{_COLUMNS} FROM {urgency.NOTICE} ORDER BY n.made, n.id"
_BALANCES_OF = _NOTICE + " WHERE n.order_id = ? AND n.kind = 'balance' ORDER BY n.id"
_KEEP_OPEN = "UPDATE notices SET open = ? WHERE id = ?"
_UNANSWERED = (
    _SILENT
    + f""" WHERE n.told IS NOT NULL AND n.answered IS NULL AND n.kind IN ('delay', 'second_delay')
    AND {urgency.IS_OPEN} ORDER BY n.due, n.id"""
)
# The open orders go first: of balances there are more and more, of open orders there are not.
_BALANCES = """
    SELECT n.id FROM orders o CROSS JOIN notices n ON n.order_id = o.id
    WHERE o.stage = 'open' AND n.kind = 'balance'
"""
_ASKED = _NOTICE + f" WHERE n.id IN ({_BALANCES}) ORDER BY n.id"
_LINES = """
    SELECT notice, order_line, quantity FROM notice_lines
    WHERE notice IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_TOLD = """
    UPDATE notices SET told = ?, way = ?, due = ?, version = version + 1
    WHERE id = ? AND version = ? AND told IS NULL
"""
_ANSWERED = """
    UPDATE notices SET said = ?, answered = ?, version = version + 1 WHERE id = ? AND version = ?
"""
# What came back is asked for no more, which no column keeps.
_LEFT = """line.quantity > line.cancelled
        + (SELECT coalesce(sum(back.quantity), 0) FROM return_lines back
            JOIN return_authorizations ra ON ra.id = back.ra
            WHERE back.order_line = line.id AND ra.state = 'settled')
        + (SELECT coalesce(sum(gone.quantity), 0) FROM cancellation_lines gone
            JOIN cancellations done ON done.id = gone.cancellation
            WHERE gone.order_line = line.id AND done.kind = 'undeliverable')"""
# Those that came in, those that were paid before anybody asked and owe again, those that owe more than then.
_UNASKED = f"""
    SELECT o.id FROM order_lines line INDEXED BY order_lines_unasked
    CROSS JOIN orders o ON o.id = line.order_id
    WHERE line.kind = 'preorder' AND line.arrived IS NOT NULL AND line.balanced = 0
        AND o.stage = 'open' AND {_LEFT}
    UNION
    SELECT o.id FROM orders o CROSS JOIN order_lines line ON line.order_id = o.id
    WHERE o.stage = 'open' AND o.total + o.charged - o.released > o.paid - o.withdrawn
        AND line.kind = 'preorder' AND line.balanced = 1 AND {_LEFT}
        AND NOT EXISTS (SELECT 1 FROM notice_lines told JOIN notices n ON n.id = told.notice
            WHERE told.order_line = line.id AND n.kind = 'balance')
    UNION
    SELECT o.id FROM orders o CROSS JOIN notices n ON n.order_id = o.id
    WHERE o.stage = 'open' AND n.kind = 'balance' AND n.open > n.amount
    ORDER BY 1
"""
_LATE = f"""
    SELECT id FROM {urgency.TO_TELL}
        AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.order_id = orders.id AND n.kind = 'late')
    ORDER BY ship_limit, id
"""


def add(db: Database, new: NewNotice) -> int:
    """Keep a notice inside the open transaction; its id."""
    made = db.insert(
        "notices",
        number=new.number,
        order_id=new.order,
        kind=new.kind,
        made=to_text(new.made),
        amount=new.amount,
        open=new.amount if new.kind == BALANCE else None,
        told=to_text(new.told),
        way="",
        promised=to_text(new.promised),
        answered=None,
        said="",
        due=to_text(new.due),
        answer="{}" if new.answer is None else answers.to_text(new.answer),
        version=1,
    )
    for part in new.lines:
        db.insert("notice_lines", notice=made, order_line=int(part.key), quantity=part.quantity)
    return made


def get(db: Database, number: str) -> Notice:
    """A notice by its number; raises NotFound ``notice-unknown``."""
    found = _whole(db, db.query(_BY_NUMBER, (number.strip().upper(),)))
    if not found:
        raise NotFound("notice-unknown", number=number)
    return found[0]


def of_orders(db: Database, orders: Sequence[int]) -> tuple[Notice, ...]:
    """The notices of some orders by their ids, oldest first."""
    return _whole(db, db.query(_OF_ORDERS, (json.dumps(list(orders)),)))


def to_tell(db: Database) -> tuple[Notice, ...]:
    """The notices of open orders that nobody was told of, oldest first."""
    return _whole(db, db.query(_TO_TELL))


def unanswered(db: Database) -> tuple[Notice, ...]:
    """The delays that customers were told of and did not answer yet, by the day they are to be agreed by."""
    return _whole(db, db.query(_UNANSWERED))


def balances(db: Database) -> tuple[Notice, ...]:
    """The balances that were asked for on open orders, oldest first."""
    return _whole(db, db.query(_ASKED))


def balances_of(db: Database, order: int) -> tuple[Notice, ...]:
    """The balances that were asked for on an order by its id, oldest first."""
    return _whole(db, db.query(_BALANCES_OF, (order,)))


def keep_open(db: Database, notice: int, cents: Money | None) -> None:
    """Keep what is open of a balance by its notice's id; None where nobody knows."""
    db.execute(_KEEP_OPEN, (cents, notice))


def unasked(db: Database) -> list[int]:
    """The ids of open orders with pre-orders that are in and whose balance nobody asked for, or not again."""
    return [row["id"] for row in db.query(_UNASKED)]


def late(db: Database, today: date) -> list[int]:
    """The ids of open orders past the last day to ship whose customers were not told, the oldest first."""
    return [row["id"] for row in db.query(_LATE, {"today": today.isoformat()})]


def mark_told(db: Database, notice: Notice, on: date, way: str, due: date | None) -> None:
    """Note when and how a customer was told; raises Stale if the notice changed meanwhile."""
    _guard(notice, db.execute(_TOLD, (on.isoformat(), way, to_text(due), notice.id, notice.version)))


def mark_answered(db: Database, notice: Notice, said: str, on: date) -> None:
    """Keep what a customer answered; raises Stale if the notice changed meanwhile."""
    _guard(notice, db.execute(_ANSWERED, (said, on.isoformat(), notice.id, notice.version)))


def _guard(notice: Notice, changed: int) -> None:
    if not changed:
        raise Stale("notice-changed", number=notice.number)


def _whole(db: Database, rows: list[sqlite3.Row]) -> tuple[Notice, ...]:
    ids = json.dumps([row["id"] for row in rows])
    lines: dict[int, list[LinePart]] = {}
    for row in db.query(_LINES, (ids,)) if rows else ():
        lines.setdefault(row["notice"], []).append(LinePart(str(row["order_line"]), row["quantity"]))
    return tuple(_notice(db, row, tuple(lines.get(row["id"], ()))) for row in rows)


def _notice(db: Database, row: sqlite3.Row, lines: tuple[LinePart, ...]) -> Notice:
    home = addresses.get(db, row["address"])
    who = (row["customer"], row["customer_number"], row["name"], row["email"], row["phone"], home)
    return Notice(
        id=row["id"],
        order=row["order_number"],
        customer=Customer(*who),
        kind=row["kind"],
        made=date.fromisoformat(row["made"]),
        number=row["number"],
        amount=None if row["amount"] is None else Money(row["amount"]),
        told=to_day(row["told"]),
        way=row["way"],
        promised=to_day(row["promised"]),
        answered=to_day(row["answered"]),
        said=row["said"],
        lines=lines,
        answer=None if row["answer"] == "{}" else answers.to_answer(row["answer"]),
        due=to_day(row["due"]),
        open=None if row["open"] is None else Money(row["open"]),
        order_id=row["order_id"],
        version=row["version"],
    )
