"""Orders with their lines, payments and shipments: kept whole, read whole, marked shipped and delivered."""

import json
from dataclasses import asdict, replace
from datetime import date

from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order
from desk.records.payments import NewPayment
from desk.store import addresses, orders_whole
from desk.store.database import Database
from desk.store.days import to_text
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

_SHIPPED = "UPDATE orders SET shipped = ?, version = version + 1 WHERE id = ? AND version = ?"
_DELIVERED = "UPDATE orders SET delivered = ?, version = version + 1 WHERE id = ? AND version = ?"
_TOUCHED = "UPDATE orders SET version = version + 1 WHERE id = ? AND version = ?"
_COST = "UPDATE shipments SET cost = ? WHERE id = (SELECT max(id) FROM shipments WHERE order_id = ?)"
_LINE = """
    INSERT INTO order_lines
        (order_id, position, item, sku, sku_key, name, quantity, price, kind, discount, cancelled)
    VALUES (:order_id, :position, (SELECT id FROM items WHERE sku = :sku), :sku, :sku_key, :name, :quantity,
        :price, :kind, :discount, 0)
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
    values = {**asdict(line), "sku_key": fold(line.sku), "order_id": order, "position": position}
    db.execute(_LINE, values)


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
    rows = db.query("SELECT id FROM orders WHERE number_key = ?", (number_key(number),))
    if not rows:
        raise NotFound("order-unknown", number=number)
    return orders_whole.read(db, [rows[0]["id"]])[0]


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
