"""Parcels of orders with what was in them and who checked it against the packing slip."""

import json
import sqlite3
from dataclasses import replace
from datetime import date

from desk.records.errors import NotFound
from desk.records.money import Money
from desk.records.shipments import Packed, Shipment, ShipmentLine
from desk.store.database import Database
from desk.store.days import to_day, to_text
from desk.store.keys import number_key

_SHIPMENTS = """
    SELECT s.id, s.number, o.number AS "order", s.shipped, s.delivered, s.service, s.tracking, s.cost,
        s.came_back, s.cause, s.fate, s.resends,
        EXISTS (SELECT 1 FROM shipments again WHERE again.resends = s.id) AS resent
    FROM shipments s JOIN orders o ON o.id = s.order_id
"""
_OF_ORDER = _SHIPMENTS + " WHERE s.order_id = ? ORDER BY s.id"
_BY_NUMBER = _SHIPMENTS + " WHERE s.number = ?"
_LINES = """
    SELECT shipment, order_line AS line, quantity, checked, at, person FROM shipment_lines
    WHERE shipment IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_BACK = """
    UPDATE shipments SET number = :number, came_back = :came_back, cause = :cause, fate = :fate
    WHERE id = :id AND (came_back IS NULL OR fate = 'again')
"""
_ARRIVED = "UPDATE shipments SET delivered = ? WHERE id = ?"


def add(db: Database, order: int, shipment: Shipment) -> int:
    """Keep a parcel of an order inside the open transaction; its id. Its lines are added apart."""
    return db.insert(
        "shipments",
        order_id=order,
        number=shipment.number,
        shipped=to_text(shipment.shipped),
        delivered=to_text(shipment.delivered),
        service=shipment.service,
        tracking=shipment.tracking,
        cost=shipment.cost,
        resends=shipment.resends,
    )


def add_line(db: Database, shipment: int, packed: Packed, at: str, person: str) -> int:
    """Keep what of an order's line is in a parcel, and how it was checked; its id."""
    return db.insert(
        "shipment_lines",
        shipment=shipment,
        order_line=packed.line,
        quantity=packed.quantity,
        checked=packed.checked,
        at=at,
        person=person,
    )


def of_order(db: Database, order: int) -> tuple[Shipment, ...]:
    """The parcels of an order by its id, oldest first, with their lines."""
    return _whole(db, db.query(_OF_ORDER, (order,)))


def get(db: Database, number: str) -> Shipment:
    """A parcel by the number of its packing slip; raises NotFound ``shipment-unknown``."""
    found = _whole(db, db.query(_BY_NUMBER, (number_key(number),)))
    if not found:
        raise NotFound("shipment-unknown", number=number)
    return found[0]


def mark_back(db: Database, back: Shipment) -> bool:
    """Note that a parcel came back undelivered, and what becomes of it; False once it was given back.

    One that was entered without a number gets one.
    """
    named = {name: getattr(back, name) for name in ("id", "number", "cause", "fate")}
    return db.execute(_BACK, {**named, "came_back": to_text(back.came_back)}) == 1


def mark_delivered(db: Database, shipment: int, on: date) -> None:
    """Note that a parcel arrived on a day."""
    db.execute(_ARRIVED, (on.isoformat(), shipment))


def _whole(db: Database, rows: list[sqlite3.Row]) -> tuple[Shipment, ...]:
    found = {row["id"]: _shipment(row) for row in rows}
    lines: dict[int, list[ShipmentLine]] = {}
    for row in db.query(_LINES, (json.dumps(list(found)),)):
        values = dict(row)
        lines.setdefault(values.pop("shipment"), []).append(ShipmentLine(**values))
    return tuple(replace(each, lines=tuple(lines.get(key, ()))) for key, each in found.items())


def _shipment(row: sqlite3.Row) -> Shipment:
    days = {name: to_day(row[name]) for name in ("shipped", "delivered", "came_back")}
    cost = None if row["cost"] is None else Money(row["cost"])
    return Shipment(**{**dict(row), **days, "cost": cost, "resent": bool(row["resent"])})
