"""Returns: an RA with its lines, how it was settled, and what was taken back."""

import sqlite3
from dataclasses import fields
from datetime import date

from desk.records.errors import NotFound, Stale
from desk.records.facts import Condition
from desk.records.money import Money
from desk.records.returns import NewReturn, NewSettlement, Return, ReturnLine, Settlement
from desk.store import answers
from desk.store.database import Database
from desk.store.days import to_day, to_text
from desk.store.keys import number_key
from desk.store.returns_list import counts, for_order, reading, rows

__all__ = ["add", "counts", "for_order", "get", "reading", "reverse", "rows", "settle", "void"]

_CONDITIONS = tuple(each.name for each in fields(Condition))
_RETURN = """
    SELECT ra.id, ra.number, o.number AS order_number, c.name AS customer, ra.issued, ra.reason, ra.return_by,
        ra.state, ra.answer, ra.told, ra.version, ra.delivered
    FROM return_authorizations ra
    JOIN orders o ON o.id = ra.order_id
    JOIN customers c ON c.id = ra.customer
    WHERE ra.number_key = ?
"""
_SETTLEMENT = """
    SELECT done.id, done.settled, done.received, done.sent, done.destination, done.credit,
        coalesce(lot.number, '') AS slip, done.answer, done.told, done.reversed, done.released
    FROM settlements done LEFT JOIN credit_lots lot ON lot.id = done.lot
    WHERE done.ra = ? ORDER BY done.id DESC LIMIT 1
"""
_LINES = """
    SELECT back.id, back.order_line, line.sku, line.name, back.quantity, line.price,
        found.return_line AS looked, found.opened, found.damaged, found.original_packaging, found.secured,
        found.resaleable
    FROM return_lines back
    JOIN order_lines line ON line.id = back.order_line
    LEFT JOIN settlement_lines found ON found.return_line = back.id AND found.settlement = ?
    WHERE back.ra = ? ORDER BY back.id
"""
_LINE = "INSERT INTO return_lines (ra, order_line, quantity) VALUES (?, ?, ?)"
_CONDITION = """
    INSERT INTO settlement_lines
        (settlement, return_line, opened, damaged, original_packaging, secured, resaleable)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_SETTLED = """
    UPDATE return_authorizations SET state = 'settled', version = version + 1
    WHERE id = ? AND version = ? AND state = 'open'
"""
_VOIDED = """
    UPDATE return_authorizations SET state = 'voided', voided = ?, void_reason = ?, version = version + 1
    WHERE id = ? AND version = ? AND state = 'open'
"""
_OPENED = """
    UPDATE return_authorizations SET state = 'open', version = version + 1
    WHERE id = ? AND version = ? AND state = 'settled'
"""
_REVERSED = """
    UPDATE settlements SET reversed = ?, reversal_reason = ? WHERE ra = ? AND reversed IS NULL
    RETURNING entry, release_entry
"""


def add(db: Database, new: NewReturn) -> int:
    """Keep a return authorization; the file itself refuses more pieces than were bought."""
    ra = db.insert(
        "return_authorizations",
        number=new.number,
        number_key=number_key(new.number),
        order_id=new.order,
        customer=new.customer,
        issued=to_text(new.issued),
        reason=new.reason,
        return_by=to_text(new.return_by),
        state="open",
        answer=answers.to_text(new.answer),
        told=answers.told_to_text(new.told),
        delivered=to_text(new.delivered),
        voided=None,
        void_reason="",
        version=1,
    )
    for part in new.lines:
        db.execute(_LINE, (ra, int(part.key), part.quantity))
    return ra


def get(db: Database, number: str) -> Return:
    """A return whole, with its last settlement even if that was reversed; raises NotFound ``ra-unknown``."""
    rows = db.query(_RETURN, (number_key(number),))
    if not rows:
        raise NotFound("ra-unknown", number=number)
    row = rows[0]
    done = db.query(_SETTLEMENT, (row["id"],))
    settlement = _settlement(done[0]) if done else None
    return Return(
        id=row["id"],
        number=row["number"],
        order=row["order_number"],
        customer=row["customer"],
        issued=date.fromisoformat(row["issued"]),
        reason=row["reason"],
        return_by=to_day(row["return_by"]),
        state=row["state"],
        lines=_lines(db, row["id"], settlement),
        answer=answers.to_answer(row["answer"]),
        settlement=settlement,
        version=row["version"],
        told=answers.to_told(row["told"]),
        delivered=to_day(row["delivered"]),
    )


def _settlement(row: sqlite3.Row) -> Settlement:
    answer, credit = answers.to_answer(row["answer"]), Money(row["credit"])
    if answer.outcome != "allowed":
        # Settled all the same: what counts is what the owner decided.
        answer = answer.overridden(credit, row["destination"])
    return Settlement(
        id=row["id"],
        settled=date.fromisoformat(row["settled"]),
        received=date.fromisoformat(row["received"]),
        sent=date.fromisoformat(row["sent"]),
        destination=row["destination"],
        credit=credit,
        slip=row["slip"],
        answer=answer,
        reversed=to_day(row["reversed"]),
        told=answers.to_told(row["told"]),
        released=Money(row["released"]),
    )


def _lines(db: Database, ra: int, settlement: Settlement | None) -> tuple[ReturnLine, ...]:
    return tuple(
        ReturnLine(
            id=row["id"],
            order_line=row["order_line"],
            sku=row["sku"],
            name=row["name"],
            quantity=row["quantity"],
            price=Money(row["price"]),
            condition=_condition(row) if row["looked"] else None,
        )
        for row in db.query(_LINES, (settlement.id if settlement else None, ra))
    )


def _condition(row: sqlite3.Row) -> Condition:
    return Condition(**{name: None if row[name] is None else bool(row[name]) for name in _CONDITIONS})


def settle(db: Database, ra: Return, new: NewSettlement) -> int:
    """Close an open return and keep how; the settlement's id. Raises Stale if it changed meanwhile."""
    _guard(ra, db.execute(_SETTLED, (ra.id, ra.version)))
    settlement = db.insert(
        "settlements",
        ra=ra.id,
        settled=to_text(new.settled),
        received=to_text(new.parcel.received),
        sent=to_text(new.parcel.sent or new.parcel.received),
        ra_on_package=new.parcel.ra_on_package,
        shipping_cost=new.parcel.shipping_cost,
        destination=new.destination,
        credit=new.credit,
        lot=new.lot,
        entry=new.entry,
        released=new.released,
        release_entry=new.release,
        answer=answers.to_text(new.answer),
        told=answers.told_to_text(new.parcel.told),
        reversed=None,
        reversal_reason="",
    )
    for line, condition in new.parcel.conditions:
        found = (getattr(condition, name) for name in _CONDITIONS)
        db.execute(_CONDITION, (settlement, line, *found))
    return settlement


def void(db: Database, ra: Return, on: date, reason: str) -> None:
    """Void an open return; its number stays taken. Raises Stale if it changed meanwhile."""
    _guard(ra, db.execute(_VOIDED, (on.isoformat(), reason, ra.id, ra.version)))


def reverse(db: Database, ra: Return, on: date, reason: str) -> tuple[int | None, int | None]:
    """Open a settled return again; the settlement's journal entries, to be reversed. Raises Stale.

    They are that of its credit and that of what was owed no more; None for one that there is not.
    """
    _guard(ra, db.execute(_OPENED, (ra.id, ra.version)))
    row = db.query(_REVERSED, (on.isoformat(), reason, ra.id))[0]
    return row["entry"], row["release_entry"]


def _guard(ra: Return, changed: int) -> None:
    if not changed:
        raise Stale("ra-changed", number=ra.number)
