"""What became of the checks that came in a period, month by month."""

import sqlite3
from datetime import date
from typing import Any

from desk.records.check_life import CLEARED, COLLECTIONS
from desk.records.check_report import CheckMonth, summed
from desk.records.money import ZERO, Money
from desk.store.database import Database

# A check that was entered by mistake, or given back for another payment, never was the shop's.
_KEPT = """k.kind = 'check' AND k.state NOT IN ('voided', 'replaced')
        AND k.received BETWEEN :first AND :last"""
_MONTHS = f"""
    SELECT substr(k.received, 1, 7) AS month, count(*) AS number, sum(k.amount) AS amount,
        count(k.cleared) AS cleared,
        coalesce(sum(julianday(k.cleared) - julianday(k.received)), 0) AS days,
        coalesce(max(julianday(k.cleared) - julianday(k.received)), 0) AS longest,
        count(k.returned) AS returned,
        coalesce(sum(CASE WHEN k.returned IS NOT NULL THEN k.amount END), 0) AS returned_amount
    FROM checks k WHERE {_KEPT} GROUP BY month ORDER BY month
"""
# By check and order: what the check had paid of it, the fee, what was paid towards both, what was given up.
_BACK = f"""
    WITH back AS (SELECT k.id, k.state, substr(k.received, 1, 7) AS month FROM checks k
        WHERE {_KEPT} AND k.returned IS NOT NULL),
    shares AS (
        SELECT part.check_id, p.order_id, p.amount AS amount, 0 AS fee, 0 AS paid, 0 AS lost
            FROM back JOIN check_parts part ON part.check_id = back.id AND part.again IS NULL
            JOIN payments p ON p.id = part.payment
        UNION ALL SELECT c.check_id, c.order_id, 0, c.amount, 0, 0
            FROM back JOIN charges c ON c.check_id = back.id
        UNION ALL SELECT since.check_id, p.order_id, 0, 0, since.amount, 0
            FROM back JOIN check_recoveries since ON since.check_id = back.id
            JOIN payments p ON p.id = since.payment
            WHERE NOT EXISTS (SELECT 1 FROM payments gone WHERE gone.reverses = p.id)
        UNION ALL SELECT lost.check_id, lost.order_id, 0, 0, 0, lost.amount
            FROM back JOIN write_offs lost ON lost.check_id = back.id
    )
    SELECT back.id, back.month, back.state, sum(s.amount) AS amount, sum(s.fee) AS fee, sum(s.paid) AS paid,
        sum(s.lost) AS lost,
        o.total + o.charged - o.released - o.paid + o.withdrawn AS owed
    FROM back JOIN shares s ON s.check_id = back.id JOIN orders o ON o.id = s.order_id
    GROUP BY back.id, s.order_id ORDER BY back.id
"""
_COUNTS = ("number", "cleared", "days", "longest", "returned")


def months(db: Database, first: date, last: date) -> tuple[CheckMonth, ...]:
    """The months of a period in which checks came, both days included, the oldest first."""
    period = {"first": first.isoformat(), "last": last.isoformat()}
    back: dict[str, list[CheckMonth]] = {}
    seen: set[int] = set()
    for row in db.query(_BACK, period):
        back.setdefault(row["month"], []).append(_since(row, counted=row["id"] not in seen))
        seen.add(row["id"])
    found = []
    for row in db.query(_MONTHS, period):
        month = date.fromisoformat(f"{row['month']}-01")
        counts: dict[str, Any] = {name: int(row[name]) for name in _COUNTS}
        whole = CheckMonth(
            amount=Money(row["amount"]), returned_amount=Money(row["returned_amount"]), **counts
        )
        found.append(summed(month, (whole, *back.get(row["month"], ()))))
    return tuple(found)


def _since(row: sqlite3.Row, *, counted: bool) -> CheckMonth:
    """What came of a returned check on one of its orders; the check itself is ``counted`` with the first.

    What is paid goes to the check's own amount before its fee. One that the bank paid in the end has no
    payments of its own for the fee: that is open as long as its order owes anything.
    """
    amount, fee, paid, owed = row["amount"], row["fee"], row["paid"], max(0, row["owed"])
    recovered = min(paid, amount)
    fees_paid = paid - recovered
    if row["state"] == CLEARED:
        recovered, fees_paid = amount, max(0, fee - owed)
    away = row["state"] == COLLECTIONS
    return CheckMonth(
        recovered=Money(recovered),
        agency=int(away and counted),
        agency_amount=Money(min(amount + fee - paid, owed)) if away else ZERO,
        lost=Money(row["lost"]),
        fees=Money(fee),
        fees_paid=Money(fees_paid),
    )
