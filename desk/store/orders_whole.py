"""Whole orders by their ids, many at once: with their customers, addresses, lines and payments."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.money import Money
from desk.records.orders import Order, OrderLine
from desk.records.payments import Payment
from desk.store import lists
from desk.store.database import Database
from desk.store.days import to_day

_PARTS = tuple(each.name for each in fields(Address))
_HOME, _GOES = (", ".join(f"{table}.{name}" for name in _PARTS) for table in ("home", "goes"))
# In the order in which `_order` takes them apart: looking up fifty names a row would take longest of all.
_ORDERS = f"""
    SELECT o.id, o.number, o.placed, o.processed, o.shipped, o.delivered, o.cancelled, o.payment_method,
        o.service, o.shipping_charged,
        (SELECT sum(cost) FROM shipments WHERE order_id = o.id) AS shipping_cost,
        o.tax, o.tax_stands,
        (SELECT coalesce(sum(done.credit), 0) FROM settlements done
            JOIN return_authorizations ra ON ra.id = done.ra
            WHERE ra.order_id = o.id AND done.reversed IS NULL) AS credited,
        o.edition, o.source, o.note, o.flags, o.version,
        c.id, c.number, c.name, c.email, c.phone, {_HOME}, {_GOES}
    FROM orders o
    JOIN customers c ON c.id = o.customer
    JOIN addresses home ON home.id = c.address
    JOIN addresses goes ON goes.id = o.ship_to
    WHERE o.id IN (SELECT value FROM json_each(?))
"""
_LINES = """
    SELECT line.order_id, line.id, line.position, line.sku, line.name, line.quantity, line.price, line.kind,
        line.discount, line.cancelled,
        coalesce(sum(CASE ra.state WHEN 'settled' THEN back.quantity END), 0) AS returned,
        coalesce(sum(CASE ra.state WHEN 'open' THEN back.quantity END), 0) AS under_ra
    FROM order_lines line
    LEFT JOIN return_lines back ON back.order_line = line.id
    LEFT JOIN return_authorizations ra ON ra.id = back.ra
    WHERE line.order_id IN (SELECT value FROM json_each(?))
    GROUP BY line.id
    ORDER BY line.order_id, line.position
"""
_PAYMENTS = """
    SELECT order_id, id, method, amount, received, reference FROM payments
    WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


def read(db: Database, ids: Sequence[int]) -> tuple[Order, ...]:
    """The orders with these ids whole, in the order given; one that is not there is left out."""
    found: dict[int, Order] = {}
    for page in lists.pages(ids):
        lines = _by_order(db.query(_LINES, (page,)), _line)
        payments = _by_order(db.query(_PAYMENTS, (page,)), _payment)
        for row in db.query(_ORDERS, (page,)):
            key = row[0]
            found[key] = _order(row, tuple(lines[key]), tuple(payments.get(key, ())))
    return lists.in_order(ids, found)


def _by_order(rows: Iterable[sqlite3.Row], read: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row["order_id"], []).append(read(row))
    return found


def _order(row: sqlite3.Row, lines: tuple[OrderLine, ...], payments: tuple[Payment, ...]) -> Order:
    key, number, placed, processed, shipped, delivered, cancelled, method, service, charged, cost = row[:11]
    tax, stands, credited, edition, source, note, flags, version = row[11:19]
    customer, customer_number, name, email, phone = row[19:24]
    home, goes = row[24 : 24 + len(_PARTS)], row[24 + len(_PARTS) :]
    return Order(
        id=key,
        number=number,
        customer=Customer(customer, customer_number, name, email, phone, _address(home)),
        placed=date.fromisoformat(placed),
        lines=lines,
        payments=payments,
        processed=to_day(processed),
        shipped=to_day(shipped),
        delivered=to_day(delivered),
        cancelled=to_day(cancelled),
        ship_to=_address(goes),
        payment_method=method,
        service=service,
        shipping_charged=Money(charged),
        shipping_cost=None if cost is None else Money(cost),
        tax=Money(tax),
        tax_stands=bool(stands),
        credited=Money(credited),
        edition=edition,
        source=source,
        note=note,
        flags=tuple(json.loads(flags)),
        version=version,
    )


def _address(values: tuple[Any, ...]) -> Address:
    return Address(*(*values[:-1], bool(values[-1])))


def _line(row: sqlite3.Row) -> OrderLine:
    return OrderLine(
        id=row["id"],
        position=row["position"],
        sku=row["sku"],
        name=row["name"],
        quantity=row["quantity"],
        price=Money(row["price"]),
        kind=row["kind"],
        discount=Money(row["discount"]),
        returned=row["returned"],
        under_ra=row["under_ra"],
        cancelled=row["cancelled"],
    )


def _payment(row: sqlite3.Row) -> Payment:
    day = date.fromisoformat(row["received"])
    return Payment(row["id"], row["method"], Money(row["amount"]), day, row["reference"])
