"""Returns: an RA with its lines, how it was settled, and what was taken back."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from desk.records.answers import Answer
from desk.records.errors import NotFound, Stale
from desk.records.facts import Condition
from desk.records.money import Money
from desk.records.plain import to_plain
from desk.records.returns import NewReturn, NewSettlement, Return, ReturnLine, Settlement
from desk.store import answers
from desk.store.database import Database
from desk.store.days import to_day, to_flag, to_text
from desk.store.keys import number_key

_CONDITIONS = tuple(each.name for each in fields(Condition))
_RETURN = """
    SELECT ra.id, ra.number, o.number AS order_number, c.name AS customer, ra.issued, ra.reason, ra.return_by,
        CASE WHEN ra.refused IS NULL THEN ra.state ELSE 'refused' END AS state, ra.answer, ra.told,
        ra.version, ra.delivered, coalesce(head.number, '') AS head, ra.extended, ra.refused, ra.replacement
    FROM return_authorizations ra
    LEFT JOIN return_authorizations head ON head.id = ra.head
    JOIN orders o ON o.id = ra.order_id
    JOIN customers c ON c.id = ra.customer
    WHERE ra.number_key = ?
"""
_SETTLEMENT = """
    SELECT done.id, done.settled, done.received, done.sent, done.destination, done.credit,
        coalesce(lot.number, '') AS slip, done.answer, done.told, done.reversed, done.released,
        done.found_reason, done.replacement
    FROM settlements done LEFT JOIN credit_lots lot ON lot.id = done.lot
    WHERE done.ra = ? ORDER BY done.id DESC LIMIT 1
"""
_LINES = """
    SELECT back.id, back.order_line, line.sku, line.name, back.quantity, line.price,
        found.return_line AS looked, found.opened, found.damaged, found.original_packaging, found.secured,
        found.resaleable, coalesce(line.item, 0) AS item, coalesce(item.category, '') AS category,
        coalesce(found.place, '') AS place, coalesce(found.checks, '{}') AS checks
    FROM return_lines back
    JOIN order_lines line ON line.id = back.order_line
    LEFT JOIN items item ON item.id = line.item
    LEFT JOIN settlement_lines found ON found.return_line = back.id AND found.settlement = ?
    WHERE back.ra = ? ORDER BY back.id
"""
_LINE = "INSERT INTO return_lines (ra, order_line, quantity) VALUES (?, ?, ?)"
_CONDITION = """
    INSERT INTO settlement_lines
        (settlement, return_line, opened, damaged, original_packaging, secured, resaleable, place, checks)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
# What is refused is over as what is voided is: its pieces are the customer's again.
_REFUSED = """
    UPDATE return_authorizations
    SET state = 'voided', voided = :on, refused = :on, void_reason = 'refused', version = version + 1
    WHERE id = :id AND version = :version AND state = 'open'
"""
_NOT_REFUSED = """
    UPDATE return_authorizations
    SET state = 'open', voided = NULL, refused = NULL, void_reason = '', version = version + 1
    WHERE id = ? AND version = ? AND refused IS NOT NULL
"""
_EXTENDED = """
    UPDATE return_authorizations SET return_by = :until, extended = :until, version = version + 1
    WHERE id = :id AND version = :version AND state = 'open'
"""
_ANSWERED = """
    UPDATE return_authorizations SET answer = ?, version = version + 1 WHERE id = ? AND version = ?
"""
_MOVED = "UPDATE return_lines SET ra = ? WHERE id = ?"
_FEWER = "UPDATE return_lines SET quantity = quantity - ? WHERE id = ?"
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
        head=new.head,
        replacement=new.replacement,
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
        head=row["head"],
        extended=to_day(row["extended"]),
        refused=to_day(row["refused"]),
        replacement=to_flag(row["replacement"]),
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
        found_reason=row["found_reason"],
        replacement=to_flag(row["replacement"]),
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
            item=row["item"],
            category=row["category"],
            place=row["place"],
            checks=json.loads(row["checks"]),
        )
        for row in db.query(_LINES, (settlement.id if settlement else None, ra))
    )


def _condition(row: sqlite3.Row) -> Condition:
    return Condition(**{name: to_flag(row[name]) for name in _CONDITIONS})


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
        found_reason=new.parcel.found_reason,
        replacement=new.parcel.replacement,
        granted=json.dumps(to_plain(new.granted)),
    )
    places, checks = dict(new.parcel.places), dict(new.parcel.checks)
    for line, condition in new.parcel.conditions:
        found = (getattr(condition, name) for name in _CONDITIONS)
        noted = json.dumps(checks.get(line, {}), ensure_ascii=False)
        db.execute(_CONDITION, (settlement, line, *found, places.get(line, ""), noted))
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


def refuse(db: Database, ra: Return, on: date) -> None:
    """Note that what came back under an open return was refused. Raises Stale."""
    _guard(ra, db.execute(_REFUSED, {"id": ra.id, "version": ra.version, "on": on.isoformat()}))


def take_back_refusal(db: Database, ra: Return) -> None:
    """Open a refused return again. Raises Stale."""
    _guard(ra, db.execute(_NOT_REFUSED, (ra.id, ra.version)))


def extend(db: Database, ra: Return, until: date) -> None:
    """Let an open return come back until a later day. Raises Stale."""
    _guard(ra, db.execute(_EXTENDED, {"id": ra.id, "version": ra.version, "until": until.isoformat()}))


def set_apart(db: Database, ra: Return, to: int, pieces: Mapping[int, int]) -> None:
    """Move pieces of an open return, by its lines' ids, under the one whose id is ``to``. Raises Stale.

    A line that moves whole keeps its id, and what was ever found of it.
    """
    for line in ra.lines:
        count = pieces.get(line.id, 0)
        if count == line.quantity:
            db.execute(_MOVED, (to, line.id))
        elif count:
            db.execute(_FEWER, (count, line.id))
            db.execute(_LINE, (to, line.order_line, count))


def answer_anew(db: Database, ra: Return, answer: Answer) -> None:
    """Keep what the policy says of what is left of a return since something was set apart. Raises Stale."""
    _guard(ra, db.execute(_ANSWERED, (answers.to_text(answer), ra.id, ra.version)))


def _guard(ra: Return, changed: int) -> None:
    if not changed:
        raise Stale("ra-changed", number=ra.number)
