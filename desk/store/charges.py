"""What is billed to an order's customer beside its total; taken back by another row."""

from datetime import date

from desk.records.charges import Charge
from desk.records.money import Money
from desk.store.database import Database

_CHARGES = """
    SELECT c.id, o.number AS "order", c.kind, c.amount, c.day, c.clause, c.reverses, c.entry,
        c.shipment AS parcel, c.ra, c.check_id AS "check"
    FROM charges c JOIN orders o ON o.id = c.order_id WHERE c.order_id = ? ORDER BY c.id
"""


def add(db: Database, order: int, charge: Charge) -> int:
    """Keep a charge inside the open transaction; its id. The id and the order's number in it are ignored."""
    return db.insert(
        "charges",
        order_id=order,
        kind=charge.kind,
        amount=charge.amount,
        day=charge.day.isoformat(),
        clause=charge.clause,
        reverses=charge.reverses,
        entry=charge.entry,
        shipment=charge.parcel,
        ra=charge.ra,
        check_id=charge.check,
    )


def of_order(db: Database, order: int) -> tuple[Charge, ...]:
    """The charges of an order by its id, oldest first."""
    return tuple(
        Charge(**{**dict(row), "amount": Money(row["amount"]), "day": date.fromisoformat(row["day"])})
        for row in db.query(_CHARGES, (order,))
    )
