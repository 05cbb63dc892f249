"""Payments of orders: kept for ever, taken back by another row and never changed."""

from desk.records.errors import NotFound
from desk.records.payments import NewPayment
from desk.store.database import Database
from desk.store.days import to_text
from desk.store.keys import number_key

_ORDER = """
    SELECT o.number FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.number = ? AND p.number <> ''
"""


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
    """The number of the order that a payment is of; raises NotFound ``payment-unknown``."""
    rows = db.query(_ORDER, (number_key(number),))
    if not rows:
        raise NotFound("payment-unknown", number=number)
    return str(rows[0]["number"])
