"""Payments of orders: kept for ever, taken back by another row and never changed."""

import re

from desk.records.errors import NotFound
from desk.records.payments import ENTERED, NewPayment
from desk.store.database import Database
from desk.store.days import to_text
from desk.store.keys import number_key

_ORDER = """
    SELECT o.number FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.number = ? AND p.number <> ''
"""
# One that came with an order entered has no number; what voids it has none either.
_ENTERED = """
    SELECT o.number FROM payments p JOIN orders o ON o.id = p.order_id
    WHERE p.id = ? AND p.number = '' AND p.reverses IS NULL
"""
_ID = re.compile(f"{ENTERED}([1-9][0-9]{{0,17}})", re.ASCII)


def add(db: Database, order: int, payment: NewPayment) -> int:
    """Keep a payment of an order inside the open transaction; its id."""
    return db.insert(
        "payments",
        order_id=order,
        method=payment.method,
        amount=payment.amount,
        received=to_text(payment.received),
        reference=payment.reference,
        number=payment.number,
        purpose=payment.purpose or "order",
        brand=payment.brand,
        last4=payment.last4,
        reverses=payment.reverses,
        entry=payment.entry,
    )


def order_of(db: Database, number: str) -> str:
    """The number of the order that a payment is of, by what that is called; NotFound ``payment-unknown``."""
    key = number_key(number)
    rows = db.query(_ORDER, (key,))
    if not rows and (entered := _ID.fullmatch(key)):
        rows = db.query(_ENTERED, (int(entered[1]),))
    if not rows:
        raise NotFound("payment-unknown", number=number)
    return str(rows[0]["number"])
