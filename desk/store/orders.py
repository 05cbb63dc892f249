"""Orders with their lines, payments and shipments: kept whole, read whole, marked as they go on."""

import json
import sqlite3
from dataclasses import fields, replace
from datetime import date

from desk.records.customers import Customer
from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder, Order, OrderLine, Standing
from desk.store import addresses, orders_whole
from desk.store.database import Database
from desk.store.days import to_text
from desk.store.keys import fold, number_key

_TOUCHED = "UPDATE orders SET version = version + 1 WHERE id = ? AND version = ?"
_PROCESSED = "UPDATE orders SET processed = ? WHERE id = ?"
_SHIPPED = "UPDATE orders SET shipped = ? WHERE id = ?"
_BILLED = "UPDATE orders SET billed = billed + ? WHERE id = ?"
_DELIVERED = "UPDATE orders SET delivered = ? WHERE id = ?"
_CANCELLED = "UPDATE orders SET cancelled = ?, voided = ? WHERE id = ?"
_BALANCE_PAID = "UPDATE orders SET balance_paid = ? WHERE id = ?"
_FORESEEN = "UPDATE orders SET foreseen_cost = ? WHERE id = ?"
_CHARGED = "UPDATE orders SET shipping_charged = ?, foreseen_cost = ? WHERE id = ?"
_PROMISED = "UPDATE orders SET promised = ? WHERE id = ?"
_TOLD = "UPDATE orders SET told = ? WHERE id = ?"
_STANDING = """
    UPDATE orders SET holds = :holds, first_ship = :first_ship, ship_target = :ship_target,
        ship_limit = :ship_limit, balance_due = :balance_due, awaits = :awaits
    WHERE id = :order
"""
_COST = "UPDATE shipments SET cost = ? WHERE id = (SELECT max(id) FROM shipments WHERE order_id = ?)"
# Parcels that arrived on days of their own keep them.
_ARRIVED = """
    UPDATE shipments SET delivered = :on WHERE order_id = :order AND came_back IS NULL
        AND delivered IS (SELECT delivered FROM orders WHERE id = :order)
"""
_LINE = """
    INSERT INTO order_lines
        (order_id, position, item, sku, sku_key, name, quantity, price, kind, discount, cancelled,
        deposit_rate, first_payment, untaxed, allocated)
    VALUES (:order_id, :position, (SELECT id FROM items WHERE sku = :sku), :sku, :sku_key, :name, :quantity,
        :price, :kind, :discount, 0, :deposit_rate, :first_payment, :untaxed, :allocated)
"""
_LINE_KEYS = "SELECT id, position, item FROM order_lines WHERE order_id = ? ORDER BY position"
_PARTS = tuple(each.name for each in fields(NewLine))


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
        channel=new.channel,
        promised=to_text(new.promised),
        weight=new.weight,
        size=new.size,
    )
    for position, line in enumerate(new.lines, start=1):
        _add_line(db, order, position, line)
    if new.shipped or new.delivered or new.shipping_cost is not None:
        _add_shipment(db, order, new)
    return order


def place(db: Database, new: NewOrder, number: str, buyer: Customer, quoted: Order) -> Order:
    """Keep a new order as ``add`` does; the order as ``get`` reads it, of which nothing is paid yet.

    It is the order that was quoted with what was written: to read it back takes as long as to write it.
    """
    key = add(db, new, number, buyer.id, quoted.edition)
    if new.shipped or new.delivered or new.cancelled or new.shipping_cost is not None:
        return get(db, number)
    rows = db.query(_LINE_KEYS, (key,))
    known = zip(rows, new.lines, quoted.lines, strict=True)
    return replace(
        quoted,
        id=key,
        number=number,
        customer=Customer(buyer.id, buyer.number, buyer.name, buyer.email, buyer.phone, buyer.address),
        lines=tuple([_as_kept(row, line, seen) for row, line, seen in known]),
        payments=(),
        processed=new.processed,
        tax_stands=new.tax_stands,
        source=new.source,
        flags=new.flags,
    )


def _as_kept(row: sqlite3.Row, line: NewLine, seen: OrderLine) -> OrderLine:
    return replace(seen, id=row["id"], item=row["item"] or 0, sku=line.sku, allocated=line.allocated)


def _add_line(db: Database, order: int, position: int, line: NewLine) -> None:
    rate = "" if line.deposit_rate is None else str(line.deposit_rate)
    own = {"sku_key": fold(line.sku), "order_id": order, "position": position, "deposit_rate": rate}
    db.execute(_LINE, {**{name: getattr(line, name) for name in _PARTS}, **own})


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


def touch(db: Database, order: Order) -> None:
    """Say that an order changes in the open transaction; raises Stale if it did meanwhile."""
    if not db.execute(_TOUCHED, (order.id, order.version)):
        raise Stale("order-changed", number=order.number)


def mark_processed(db: Database, order: int, on: date | None) -> None:
    """Note that work on an order began on a day, None where it did not begin after all."""
    db.execute(_PROCESSED, (to_text(on), order))


def mark_shipped(db: Database, order: int, on: date) -> None:
    """Note that the last of an order left on a day."""
    db.execute(_SHIPPED, (on.isoformat(), order))


def note_billed(db: Database, order: int, amount: Money) -> None:
    """Note what a parcel that left made due of an order."""
    db.execute(_BILLED, (amount, order))


def mark_delivered(db: Database, order: int, on: date) -> None:
    """Note that an order arrived on a day."""
    db.execute(_ARRIVED, {"on": on.isoformat(), "order": order})
    db.execute(_DELIVERED, (on.isoformat(), order))


def mark_cancelled(db: Database, order: int, on: date, voided: bool = False) -> None:
    """Note that nothing of an order will leave any more; ``voided`` where it never should have been."""
    db.execute(_CANCELLED, (on.isoformat(), voided, order))


def mark_balance_paid(db: Database, order: int, on: date | None) -> None:
    """Note the day on which the balance of an order's pre-orders was paid, None where it is open again."""
    db.execute(_BALANCE_PAID, (to_text(on), order))


def mark_told(db: Database, order: int, on: date) -> None:
    """Note the day on which the customer heard that an order is late."""
    db.execute(_TOLD, (on.isoformat(), order))


def promise(db: Database, order: int, day: date) -> None:
    """Note the day by which an order was promised to leave."""
    db.execute(_PROMISED, (day.isoformat(), order))


def foresee_cost(db: Database, order: int, cost: Money) -> None:
    """Note what the shipping of an order will really cost."""
    db.execute(_FORESEEN, (cost, order))


def agree_shipping(db: Database, order: int, charged: Money) -> None:
    """Note the shipping that the customer agreed to pay, as what it costs differs."""
    db.execute(_CHARGED, (charged, charged, order))


def keep_standing(db: Database, order: int, standing: Standing) -> None:
    """Keep what the policy says now about when an order may and must leave, for the lists."""
    days = ("first_ship", "ship_target", "ship_limit", "balance_due")
    values = {name: to_text(getattr(standing, name)) for name in days}
    holds = json.dumps(standing.holds)
    db.execute(_STANDING, {**values, "holds": holds, "awaits": standing.awaits, "order": order})


def set_shipping_cost(db: Database, order: Order, cost: Money) -> None:
    """Note what the last shipment really cost; raises Stale if the order changed meanwhile."""
    touch(db, order)
    if not db.execute(_COST, (cost, order.id)):
        _add_shipment(db, order.id, replace(order, shipping_cost=cost))
