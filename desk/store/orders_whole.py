"""Whole orders by their ids, many at once: with their customers, addresses, lines and payments."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from fractions import Fraction
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
            WHERE ra.order_id = o.id AND done.reversed IS NULL)
        + (SELECT coalesce(sum(credit), 0) FROM cancellations WHERE order_id = o.id) AS credited,
        o.edition, o.source, o.note, o.flags, o.version,
        o.channel, o.promised, o.foreseen_cost, o.balance_paid, o.weight, o.size, o.voided,
        o.charged, o.released, o.withdrawn, o.holds, o.first_ship, o.ship_target, o.ship_limit, o.told,
        o.balance_due, o.awaits, o.billed,
        c.id, c.number, c.name, c.email, c.phone, {_HOME}, {_GOES}
    FROM orders o
    JOIN customers c ON c.id = o.customer
    JOIN addresses home ON home.id = c.address
    JOIN addresses goes ON goes.id = o.ship_to
    WHERE o.id IN (SELECT value FROM json_each(?))
"""
# These and the payments begin with their order, and are taken apart in their order as well.
_LINES = """
    SELECT line.order_id, line.id, line.position, line.sku, line.name, line.quantity, line.price, line.kind,
        line.discount, line.cancelled, coalesce(line.item, 0) AS item, line.shipped, line.allocated,
        line.deposit_rate, line.first_payment, line.arrived, line.notified, line.balanced, line.untaxed,
        CASE WHEN line.balanced = 1 THEN 1 + (SELECT coalesce(min(n.id), 0) FROM notice_lines told
            JOIN notices n ON n.id = told.notice
            WHERE told.order_line = line.id AND n.kind = 'balance') ELSE 0 END AS turn,
        coalesce(sum(CASE ra.state WHEN 'settled' THEN back.quantity END), 0)
            + (SELECT coalesce(sum(gone.quantity), 0) FROM cancellation_lines gone
                JOIN cancellations done ON done.id = gone.cancellation
                WHERE gone.order_line = line.id AND done.kind = 'undeliverable') AS returned,
        coalesce(sum(CASE ra.state WHEN 'open' THEN back.quantity END), 0) AS under_ra
    FROM order_lines line
    LEFT JOIN return_lines back ON back.order_line = line.id
    LEFT JOIN return_authorizations ra ON ra.id = back.ra
    WHERE line.order_id IN (SELECT value FROM json_each(?))
    GROUP BY line.id
    ORDER BY line.order_id, line.position
"""
_PAYMENTS = """
    SELECT order_id, id, method, amount, received, reference, number, purpose, brand, last4, reverses, entry
    FROM payments
    WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


# The columns of an order that follow its own in `_ORDERS`: those of how it goes on, then the customer's.
_OWN, _GOING, _BUYER = 19, 18, 5
_HOME_AT = _OWN + _GOING + _BUYER


def read(db: Database, ids: Sequence[int]) -> tuple[Order, ...]:
    """The orders with these ids whole, in the order given; one that is not there is left out."""
    found: dict[int, Order] = {}
    for page in lists.pages(ids):
        lines = _by_order(db.query(_LINES, (page,)))
        payments = _by_order(db.query(_PAYMENTS, (page,)))
        for row in db.query(_ORDERS, (page,)):
            paid = tuple([_payment(each) for each in payments.get(row[0], ())])
            found[row[0]] = _order(row, lines[row[0]], paid)
    return lists.in_order(ids, found)


def _by_order(rows: Iterable[sqlite3.Row]) -> dict[int, list[sqlite3.Row]]:
    found: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _order(row: sqlite3.Row, lines: Sequence[sqlite3.Row], payments: tuple[Payment, ...]) -> Order:
    key, number, placed, processed, shipped, delivered, cancelled, method, service, charged, cost = row[:11]
    tax, stands, credited, edition, source, note, flags, version = row[11:_OWN]
    customer, customer_number, name, email, phone = row[_OWN + _GOING : _HOME_AT]
    home, goes = row[_HOME_AT : _HOME_AT + len(_PARTS)], row[_HOME_AT + len(_PARTS) :]
    return Order(
        id=key,
        number=number,
        customer=Customer(customer, customer_number, name, email, phone, _address(home)),
        placed=date.fromisoformat(placed),
        lines=tuple([_line(line, whole=bool(shipped)) for line in lines]),
        payments=payments,
        processed=to_day(processed),
        shipped=to_day(shipped),
        delivered=to_day(delivered),
        cancelled=to_day(cancelled),
        ship_to=_address(goes),
        payment_method=method,
        service=service,
        shipping_charged=Money(charged),
        shipping_cost=_money(cost),
        tax=Money(tax),
        tax_stands=bool(stands),
        credited=Money(credited),
        edition=edition,
        source=source,
        note=note,
        flags=tuple(json.loads(flags)),
        version=version,
        **_going(row[_OWN : _OWN + _GOING]),
    )


def _going(row: tuple[Any, ...]) -> dict[str, Any]:
    """How an order goes on: what was agreed, what it owes, when it may and must leave."""
    channel, promised, foreseen, balance_paid, weight, size, voided = row[:7]
    charged, released, withdrawn, holds, first_ship, target, limit, told, balance_due, awaits, billed = row[
        7:
    ]
    return {
        "channel": channel,
        "promised": to_day(promised),
        "foreseen_cost": _money(foreseen),
        "balance_paid": to_day(balance_paid),
        "weight": weight,
        "size": size,
        "voided": bool(voided),
        "charged": Money(charged),
        "released": Money(released),
        "withdrawn": Money(withdrawn),
        "holds": () if holds == "[]" else tuple(json.loads(holds)),
        "first_ship": to_day(first_ship),
        "ship_target": to_day(target),
        "ship_limit": to_day(limit),
        "told": to_day(told),
        "balance_due": to_day(balance_due),
        "awaits": bool(awaits),
        "billed": Money(billed),
    }


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)


def _address(values: tuple[Any, ...]) -> Address:
    return Address(*(*values[:-1], bool(values[-1])))


def _line(row: sqlite3.Row, whole: bool) -> OrderLine:
    """A line; of an order that left ``whole`` before lines told it, all that was not cancelled did."""
    _, key, position, sku, name, quantity, price, kind, discount, cancelled, item, shipped, *more = row
    allocated, rate, first_payment, arrived, notified, balanced, untaxed, turn, *back = more
    return OrderLine(
        id=key,
        position=position,
        sku=sku,
        name=name,
        quantity=quantity,
        price=Money(price),
        kind=kind,
        discount=Money(discount),
        returned=back[0],
        under_ra=back[1],
        cancelled=cancelled,
        item=item,
        shipped=shipped or (quantity - cancelled if whole else 0),
        allocated=allocated,
        deposit_rate=Fraction(rate) if rate else None,
        first_payment=_money(first_payment),
        arrived=to_day(arrived),
        notified=to_day(notified),
        balanced=bool(balanced),
        untaxed=bool(untaxed),
        turn=turn,
    )


def _payment(row: sqlite3.Row) -> Payment:
    _, key, method, amount, received, *rest = row
    return Payment(key, method, Money(amount), date.fromisoformat(received), *rest)
