"""Requests that were refused or wait for the owner, with what was asked and answered; and their lists."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from desk.records import requests as kinds
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.records.plain import from_plain, to_plain
from desk.records.requests import NewRequest, Request, RequestLine, RequestRow
from desk.records.returns import Ask, Parcel
from desk.store import answers
from desk.store.database import Database
from desk.store.days import to_day, to_text

_ROWS = """
    SELECT asked.id, asked.number, o.number AS order_number, c.name AS customer, asked.kind, asked.asked,
        coalesce(ra.reason, asked.facts ->> '$.reason') AS reason, asked.state,
        coalesce(ra.number, '') AS ra, asked.decided
    FROM requests asked
    JOIN orders o ON o.id = asked.order_id
    JOIN customers c ON c.id = o.customer
    LEFT JOIN return_authorizations ra ON ra.id = asked.ra
"""
_IN_STATES = " WHERE asked.state IN (SELECT value FROM json_each(?)) ORDER BY asked.id DESC LIMIT ?"
_WHOLE = """
    SELECT facts, answer, version, ra, sent_back, tracking FROM requests WHERE id = ?
"""
_LINES = """
    SELECT line.id AS order_line, line.sku, line.name, part.value ->> '$.quantity' AS quantity, line.price
    FROM json_each(:parts) part JOIN order_lines line ON line.id = part.value ->> '$.key'
    ORDER BY line.position
"""
_LINES_OF_RA = """
    SELECT line.id AS order_line, line.sku, line.name, back.quantity, line.price
    FROM return_lines back JOIN order_lines line ON line.id = back.order_line
    WHERE back.ra = ? ORDER BY back.id
"""
_DECISION = """
    SELECT words.reason, line.person FROM history line JOIN history_words words ON words.id = line.id
    WHERE line.subject = ?
        AND line.operation IN ('decide_request', 'withdraw_request', 'take_back_refusal')
    ORDER BY line.id DESC LIMIT 1
"""
_DECIDED = """
    UPDATE requests SET state = :state, decided = :on, version = version + 1
    WHERE id = :id AND version = :version AND state = 'awaits_owner'
"""
_SENT_BACK = """
    UPDATE requests SET sent_back = :on, tracking = :tracking, version = version + 1
    WHERE id = :id AND version = :version AND sent_back IS NULL
"""
_GONE_BACK = """
    SELECT max(sent_back) AS on_day FROM requests WHERE ra = :ra AND state IN ('refused', 'declined')
"""
_TO_SEND_BACK = """
    WHERE asked.kind = 'settle' AND asked.state IN ('refused', 'declined') AND asked.sent_back IS NULL
    ORDER BY asked.decided, asked.id LIMIT ?
"""
_WITHDRAWN = """
    UPDATE requests SET state = 'withdrawn', decided = :on, version = version + 1
    WHERE ra = :ra AND state IN (SELECT value FROM json_each(:states)) RETURNING number
"""


def add(db: Database, new: NewRequest) -> int:
    """Keep a request; its id."""
    return db.insert(
        "requests",
        number=new.number,
        order_id=new.order,
        ra=new.ra,
        kind=new.kind,
        asked=to_text(new.asked),
        facts=json.dumps(to_plain(new.facts), ensure_ascii=False),
        answer=answers.to_text(new.answer),
        state=new.state,
        decided=to_text(new.decided),
        sent_back=None,
        tracking="",
        version=1,
    )


def get(db: Database, number: str) -> Request:
    """A request whole; raises NotFound ``request-unknown``."""
    rows = db.query(_ROWS + " WHERE asked.number = ?", (number,))
    if not rows:
        raise NotFound("request-unknown", number=number)
    row = _row(rows[0])
    whole = db.query(_WHOLE, (row.id,))[0]
    facts = json.loads(whole["facts"])
    kind = Ask if row.kind == kinds.ISSUE else Parcel
    said = db.query(_DECISION, (number,))
    lines = (
        db.query(_LINES, {"parts": json.dumps(facts["lines"])})
        if row.kind == kinds.ISSUE
        else db.query(_LINES_OF_RA, (whole["ra"],))
    )
    return Request(
        id=row.id,
        number=row.number,
        order=row.order,
        customer=row.customer,
        kind=row.kind,
        asked=row.asked,
        reason=row.reason,
        lines=tuple(RequestLine(**{**dict(line), "price": Money(line["price"])}) for line in lines),
        facts=from_plain(kind, facts),
        answer=answers.to_answer(whole["answer"]),
        state=row.state,
        decided=row.decided,
        ra=row.ra,
        version=whole["version"],
        why=said[0]["reason"] if said else "",
        by=said[0]["person"] if said else "",
        sent_back=to_day(whole["sent_back"]),
        tracking=whole["tracking"],
    )


def decide(db: Database, request: Request, state: str, on: date) -> None:
    """Note what became of a request that waits; raises Stale where that was decided meanwhile."""
    values = {"id": request.id, "version": request.version, "state": state, "on": on.isoformat()}
    if not db.execute(_DECIDED, values):
        raise Stale("request-changed", number=request.number)


def link(db: Database, request: int, ra: int) -> None:
    """Note, by their ids, which RA came of a request."""
    db.execute("UPDATE requests SET ra = ? WHERE id = ?", (ra, request))


def send_back(db: Database, request: Request, on: date, tracking: str) -> None:
    """Note that what was refused left again; raises Stale where that was noted meanwhile."""
    values = {"id": request.id, "version": request.version, "on": on.isoformat(), "tracking": tracking}
    if not db.execute(_SENT_BACK, values):
        raise Stale("request-changed", number=request.number)


def to_send_back(db: Database, most: int) -> tuple[RequestRow, ...]:
    """The refused parcels that are still here, the oldest first."""
    return tuple(_row(row) for row in db.query(_ROWS + _TO_SEND_BACK, (most,)))


def withdraw_of(db: Database, ra: int, states: Sequence[str], on: date) -> tuple[str, ...]:
    """Note that the requests of a return, by its id, in some states count no more; their numbers."""
    values = {"ra": ra, "on": on.isoformat(), "states": json.dumps(list(states))}
    return tuple(row["number"] for row in db.query(_WITHDRAWN, values))


def waiting_for(db: Database, ra: int) -> str:
    """The number of the request that a return, by its id, waits with; empty where it does not wait."""
    return _with(db, ra, kinds.WAITING)


def declined_of(db: Database, ra: int) -> str:
    """The number of the request with which the owner declined a return, by its id; empty where none did."""
    return _with(db, ra, kinds.DECLINED)


def gone_back(db: Database, ra: int) -> date | None:
    """The day on which what was refused of a return, by its id, left again; None where it did not."""
    return to_day(db.query(_GONE_BACK, {"ra": ra})[0]["on_day"])


def _with(db: Database, ra: int, state: str) -> str:
    rows = db.query("SELECT number FROM requests WHERE ra = ? AND state = ?", (ra, state))
    return str(rows[0]["number"]) if rows else ""


def listed(db: Database, states: Sequence[str], most: int) -> tuple[RequestRow, ...]:
    """The newest requests in some states, the oldest of them first."""
    rows = db.query(_ROWS + _IN_STATES, (json.dumps(list(states)), most))
    return tuple(reversed([_row(row) for row in rows]))


def numbers(db: Database, last: date) -> tuple[str, ...]:
    """The numbers of all requests that were made by a day, the oldest first."""
    rows = db.query("SELECT number FROM requests WHERE asked <= ? ORDER BY id", (last.isoformat(),))
    return tuple(row["number"] for row in rows)


def of_order(db: Database, order: str) -> tuple[RequestRow, ...]:
    """The requests about an order by its number, oldest first."""
    return tuple(_row(row) for row in db.query(_ROWS + " WHERE o.number = ? ORDER BY asked.id", (order,)))


def _row(row: sqlite3.Row) -> RequestRow:
    return RequestRow(
        id=row["id"],
        number=row["number"],
        order=row["order_number"],
        customer=row["customer"],
        kind=row["kind"],
        asked=date.fromisoformat(row["asked"]),
        reason=row["reason"],
        state=row["state"],
        ra=row["ra"],
        decided=to_day(row["decided"]),
    )
