"""What was left on each lot of store credit at the end of a day."""

from datetime import date
from typing import Any

from desk.records.money import Money
from desk.records.outstanding import OutstandingLot
from desk.store.database import Database
from desk.store.days import to_day

# A lot came from the return or the cancellation that made it, or from the slip of another customer.
_LOTS = """
    SELECT lot.number, c.name AS customer, lot.origin AS record, lot.issued, lot.amount, lot.expires,
        CASE
            WHEN coalesce(done.answer, off.answer) ->> '$.outcome' <> 'allowed' THEN 'decided'
            WHEN done.id IS NOT NULL THEN 'return'
            ELSE coalesce(off.kind, 'transferred')
        END AS origin,
        moved.spent, moved.voided, moved.transferred,
        lot.amount - moved.gone AS balance
    FROM credit_lots lot
    JOIN customers c ON c.id = lot.customer
    JOIN (
        SELECT lot.id,
            -coalesce(sum(CASE WHEN kind IN ('spent', 'restored') THEN moved.amount END), 0) AS spent,
            -coalesce(sum(CASE WHEN kind = 'voided' THEN moved.amount END), 0) AS voided,
            -coalesce(sum(CASE WHEN kind = 'transferred' THEN moved.amount END), 0) AS transferred,
            -coalesce(sum(moved.amount), 0) AS gone
        FROM credit_lots lot LEFT JOIN credit_movements moved ON moved.lot = lot.id AND moved.day <= :day
        WHERE lot.issued <= :day GROUP BY lot.id
    ) moved ON moved.id = lot.id
    LEFT JOIN settlements done ON done.lot = lot.id
    LEFT JOIN cancellations off ON off.lot = lot.id
    WHERE lot.amount > moved.gone
    ORDER BY lot.issued, lot.id
"""
_MONEY = ("amount", "spent", "voided", "transferred", "balance")


def lots(db: Database, day: date) -> tuple[OutstandingLot, ...]:
    """The lots with something left at the end of a day, the oldest first."""
    found = []
    for row in db.query(_LOTS, {"day": day.isoformat()}):
        expires = to_day(row["expires"])
        values: dict[str, Any] = {name: Money(row[name]) for name in _MONEY}
        values |= {name: row[name] for name in ("number", "customer", "origin", "record")}
        issued, expired = date.fromisoformat(row["issued"]), expires is not None and expires < day
        found.append(OutstandingLot(**values, issued=issued, expires=expires, expired=expired))
    return tuple(found)
