"""Cancellations of orders: what was called off, what was answered and where the money went."""

import json

from desk.records.cancellations import Cancellation, NewCancellation
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.store import answers
from desk.store.database import Database
from desk.store.days import to_day

_OF_ORDER = """
    SELECT c.id, o.number AS "order", c.kind, c.day, c.by, c.destination, c.credit, c.withdrawn, c.answer,
        coalesce(lot.number, '') AS slip, c.entry
    FROM cancellations c JOIN orders o ON o.id = c.order_id LEFT JOIN credit_lots lot ON lot.id = c.lot
    WHERE c.order_id = ? ORDER BY c.id
"""
_ORDER_OF_SLIP = """
    SELECT c.order_id FROM cancellations c JOIN credit_lots lot ON lot.id = c.lot WHERE lot.number = ?
"""
_LINES = """
    SELECT cancellation, order_line, quantity FROM cancellation_lines
    WHERE cancellation IN (SELECT value FROM json_each(?)) ORDER BY id
"""


def add(db: Database, new: NewCancellation) -> int:
    """Keep a cancellation with its lines inside the open transaction; its id."""
    key = db.insert(
        "cancellations",
        order_id=new.order,
        kind=new.kind,
        day=new.day.isoformat(),
        by=new.by,
        destination=new.destination,
        credit=new.credit,
        released=new.released,
        withdrawn=new.withdrawn,
        lot=new.lot,
        entry=new.entry,
        answer=answers.to_text(new.answer),
    )
    for part in new.lines:
        db.insert("cancellation_lines", cancellation=key, order_line=int(part.key), quantity=part.quantity)
    return key


def of_slip(db: Database, slip: str) -> Cancellation | None:
    """The cancellation that made a credit slip, by its number; None where it was something else."""
    rows = db.query(_ORDER_OF_SLIP, (slip,))
    return (
        next((each for each in of_order(db, rows[0]["order_id"]) if each.slip == slip), None)
        if rows
        else None
    )


def of_order(db: Database, order: int) -> tuple[Cancellation, ...]:
    """The cancellations of an order by its id, oldest first."""
    rows = db.query(_OF_ORDER, (order,))
    parts: dict[int, list[LinePart]] = {}
    for row in db.query(_LINES, (json.dumps([row["id"] for row in rows]),)):
        part = LinePart(str(row["order_line"]), row["quantity"])
        parts.setdefault(row["cancellation"], []).append(part)
    return tuple(
        Cancellation(
            **{
                **dict(row),
                "day": to_day(row["day"]),
                "credit": Money(row["credit"]),
                "withdrawn": Money(row["withdrawn"]),
                "answer": answers.to_answer(row["answer"]),
            },
            lines=tuple(parts.get(row["id"], ())),
        )
        for row in rows
    )
