"""Orders with their lines, payments and shipments: kept whole, read whole, marked shipped and delivered."""

import json
from dataclasses import replace
from datetime import date

from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, NewPayment, Order, OrderLine, Payment
from desk.store import addresses, customers
from desk.store.database import Database
from desk.store.days import to_day, to_text
from desk.store.keys import fold, number_key
from desk.store.orders_list import counts, ids, rows, total

__all__ = [
    "add",
    "counts",
    "find_number",
    "get",
    "ids",
    "mark_delivered",
    "mark_shipped",
    "rows",
    "set_shipping_cost",
    "total",
]

_ORDER = """
    SELECT id, number, customer, edition, ship_to, placed, processed, shipped, delivered, cancelled,
        payment_method, service, shipping_charged, tax, tax_stands, flags, source, note, version,
        (SELECT sum(cost) FROM shipments WHERE order_id = orders.id) AS shipping_cost,
        (SELECT coalesce(sum(done.credit), 0) FROM settlements done
            JOIN return_authorizations ra ON ra.id = done.ra
            WHERE ra.order_id = orders.id AND done.reversed IS NULL) AS credited
    FROM orders WHERE number_key = ?
"""
_LINES = """
    SELECT line.id, line.position, line.sku, line.name, line.quantity, line.price, line.kind, line.discount,
        line.cancelled,
        coalesce(sum(CASE ra.state WHEN 'settled' THEN back.quantity END), 0) AS returned,
        coalesce(sum(CASE ra.state WHEN 'open' THEN back.quantity END), 0) AS under_ra
    FROM order_lines line
    LEFT JOIN return_lines back ON back.order_line = line.id
    LEFT JOIN return_authorizations ra ON ra.id = back.ra
    WHERE line.order_id = ?
    GROUP BY line.id
    ORDER BY line.position
"""
_PAYMENTS = "SELECT id, method, amount, received, reference FROM payments WHERE order_id = ? ORDER BY id"
_SHIPPED = "UPDATE orders SET shipped = ?, version = version + 1 WHERE id = ? AND version = ?"
_DELIVERED = "UPDATE orders SET delivered = ?, version = version + 1 WHERE id = ? AND version = ?"
_TOUCHED = "UPDATE orders SET version = version + 1 WHERE id = ? AND version = ?"
_COST = "UPDATE shipments SET cost = ? WHERE id = (SELECT max(id) FROM shipments WHERE order_id = ?)"
_LINE = """
    INSERT INTO order_lines
        (order_id, position, item, sku, sku_key, name, quantity, price, kind, discount, cancelled)
    VALUES (?, ?, (SELECT id FROM items WHERE sku = ?), ?, ?, ?, ?, ?, ?, ?, 0)
"""


def add(db: Database, new: NewOrder, number: str, customer: int, edition: int) -> int:
    """Keep a new order under a number, a customer's id and the edition it was placed under; its id."""
    order = db.insert(
        "orders",
        number=number,
        number_key=number_key(number),
        customer=customer,
        edition=edition,
        ship_to=addresses.add(db, new.ship_to),
        placed=to_text(new.placed),
        processed=to_text(new.processed),
        shipped=to_text(new.shipped),
        delivered=to_text(new.delivered),
        cancelled=to_text(new.cancelled),
        payment_method=new.payment_method,
        service=new.service,
        shipping_charged=new.shipping_charged,
        tax=new.tax,
        tax_stands=new.tax_stands,
        merchandise=new.merchandise,
        paid=0,
        flags=json.dumps(new.flags),
        source=new.source,
        note=new.note,
        version=1,
    )
    for position, line in enumerate(new.lines, start=1):
        _add_line(db, order, position, line)
    for payment in new.payments:
        _add_payment(db, order, payment)
    if new.shipped or new.delivered or new.shipping_cost is not None:
        _add_shipment(db, order, new)
    return order


def _add_line(db: Database, order: int, position: int, line: NewLine) -> None:
    values = (
        line.sku,
        line.sku,
        fold(line.sku),
        line.name,
        line.quantity,
        line.price,
        line.kind,
        line.discount,
    )
    db.execute(_LINE, (order, position, *values))


def _add_payment(db: Database, order: int, payment: NewPayment) -> None:
    db.insert(
        "payments",
        order_id=order,
        method=payment.method,
        amount=payment.amount,
        received=to_text(payment.received),
        reference=payment.reference,
    )


def _add_shipment(db: Database, order: int, went: NewOrder | Order) -> None:
    db.insert(
        "shipments",
        order_id=order,
        shipped=to_text(went.shipped),
        delivered=to_text(went.delivered),
        service=went.service,
        tracking="",
        cost=went.shipping_cost,
    )


def find_number(db: Database, number: str) -> str | None:
    """An order's number as it is kept, by the number with or without ``#``; None where there is none."""
    rows = db.query("SELECT number FROM orders WHERE number_key = ?", (number_key(number),))
    return rows[0]["number"] if rows else None


def get(db: Database, number: str) -> Order:
    """An order whole, with what came back, is on RAs and was credited; raises NotFound ``order-unknown``."""
    rows = db.query(_ORDER, (number_key(number),))
    if not rows:
        raise NotFound("order-unknown", number=number)
    values = dict(rows[0])
    values["customer"] = customers.get(db, values["customer"])
    values["ship_to"] = addresses.get(db, values["ship_to"])
    for name in ("placed", "processed", "shipped", "delivered", "cancelled"):
        values[name] = to_day(values[name])
    for name in ("shipping_charged", "tax", "credited"):
        values[name] = Money(values[name])
    cost = values["shipping_cost"]
    values["shipping_cost"] = None if cost is None else Money(cost)
    values["tax_stands"] = bool(values["tax_stands"])
    values["flags"] = tuple(json.loads(values["flags"]))
    return Order(**values, lines=_lines(db, values["id"]), payments=_payments(db, values["id"]))


def _lines(db: Database, order: int) -> tuple[OrderLine, ...]:
    rows = [dict(row) for row in db.query(_LINES, (order,))]
    return tuple(
        OrderLine(**{**row, "price": Money(row["price"]), "discount": Money(row["discount"])}) for row in rows
    )


def _payments(db: Database, order: int) -> tuple[Payment, ...]:
    return tuple(
        Payment(
            row["id"],
            row["method"],
            Money(row["amount"]),
            date.fromisoformat(row["received"]),
            row["reference"],
        )
        for row in db.query(_PAYMENTS, (order,))
    )


def mark_shipped(db: Database, order: Order, on: date, cost: Money | None) -> None:
    """Note that the whole order left on a day, at a cost if known; raises Stale if it changed meanwhile."""
    _guard(order, db.execute(_SHIPPED, (on.isoformat(), order.id, order.version)))
    _add_shipment(db, order.id, replace(order, shipped=on, shipping_cost=cost))


def mark_delivered(db: Database, order: Order, on: date) -> None:
    """Note that the order arrived on a day; raises Stale if it changed meanwhile."""
    _guard(order, db.execute(_DELIVERED, (on.isoformat(), order.id, order.version)))
    db.execute("UPDATE shipments SET delivered = ? WHERE order_id = ?", (on.isoformat(), order.id))


def set_shipping_cost(db: Database, order: Order, cost: Money) -> None:
    """Note what the last shipment really cost; raises Stale if the order changed meanwhile."""
    _guard(order, db.execute(_TOUCHED, (order.id, order.version)))
    if not db.execute(_COST, (cost, order.id)):
        _add_shipment(db, order.id, replace(order, shipping_cost=cost))


def _guard(order: Order, changed: int) -> None:
    if not changed:
        raise Stale("order-changed", number=order.number)
