"""What stands behind the numbers of reports: single legs, goods that came back, parcels and their days."""

import json
from datetime import date

from desk.records.books import CameBack, LedgerLine, Sent
from desk.records.money import Money
from desk.records.periods import Period
from desk.records.reports import Behind
from desk.store.database import Database
from desk.store.days import to_day

# CROSS has the days read in their order, so that the first lines of a busy year are there at once. What was
# taken back is found by the settlement that was posted first.
_LEGS = """
    SELECT entry.id AS entry, entry.effective AS day, entry.happened, entry.event, entry.subject,
        leg.account, leg.amount, leg.clause
    FROM journal_entries entry CROSS JOIN journal_legs leg ON leg.entry = entry.id
    WHERE entry.effective BETWEEN :start AND :end
        AND (:event = '' OR entry.event = :event)
        AND (:accounts = '[]' OR leg.account IN (SELECT value FROM json_each(:accounts)))
        AND (:side = 0 OR leg.amount * :side > 0)
        AND (:clause IS NULL OR leg.clause = :clause)
        AND (:state IS NULL OR EXISTS (
            SELECT 1 FROM tax_bases base WHERE base.entry = entry.id AND base.state = :state))
        AND (:reason IS NULL OR :reason = coalesce((
            SELECT ra.reason FROM settlements done JOIN return_authorizations ra ON ra.id = done.ra
            WHERE done.entry = coalesce(entry.reverses, entry.id)), ''))
        AND (:sku IS NULL OR (:sku = '' AND NOT EXISTS (
                SELECT 1 FROM settlements done WHERE done.entry = coalesce(entry.reverses, entry.id)))
            OR EXISTS (
            SELECT 1 FROM settlements done JOIN return_lines back ON back.ra = done.ra
            JOIN order_lines line ON line.id = back.order_line
            WHERE done.entry = coalesce(entry.reverses, entry.id) AND line.sku = :sku))
    ORDER BY entry.effective, entry.id, leg.id LIMIT :most
"""
_CAME_BACK = """
    SELECT entry.id AS entry, entry.reverses IS NOT NULL AS undone, coalesce(ra.reason, '') AS reason,
        coalesce(line.sku, '') AS sku, coalesce(line.name, '') AS item, coalesce(back.quantity, 0) AS pieces,
        coalesce(line.price * back.quantity, 0) AS worth, leg.amount
    FROM (SELECT leg.entry, sum(leg.amount) AS amount FROM journal_legs leg
        WHERE leg.account = '4010' GROUP BY leg.entry) leg
    CROSS JOIN journal_entries entry ON entry.id = leg.entry AND entry.effective BETWEEN :start AND :end
    LEFT JOIN settlements done ON done.entry = coalesce(entry.reverses, entry.id)
    LEFT JOIN return_authorizations ra ON ra.id = done.ra
    LEFT JOIN return_lines back ON back.ra = ra.id
    LEFT JOIN order_lines line ON line.id = back.order_line
    ORDER BY entry.id, back.id
"""
# A sale that is taken back counts for its own month, with the days that it took then.
_SENT = """
    SELECT substr(entry.effective, 1, 7) || '-01' AS month,
        CAST(julianday(CASE WHEN entry.reverses IS NULL THEN coalesce(entry.happened, entry.effective)
            ELSE (SELECT coalesce(happened, effective) FROM journal_entries WHERE id = entry.reverses) END)
            - julianday(o.placed) AS INTEGER) AS days,
        sum(CASE WHEN entry.reverses IS NULL THEN 1 ELSE -1 END) AS parcels
    FROM journal_entries entry
    CROSS JOIN tax_bases base ON base.entry = entry.id
    CROSS JOIN orders o ON o.number = entry.subject
    WHERE entry.effective BETWEEN :start AND :end AND entry.event = 'order_shipped'
    GROUP BY 1, 2 ORDER BY 1, 2
"""


def legs(db: Database, behind: Behind, most: int) -> tuple[LedgerLine, ...]:
    """The first ``most`` legs behind a number, by day."""
    values = {
        **_days(behind.period),
        "accounts": json.dumps(behind.accounts),
        "most": most,
        **{name: getattr(behind, name) for name in ("event", "side", "clause", "state", "reason", "sku")},
    }
    return tuple(
        LedgerLine(
            row["entry"],
            date.fromisoformat(row["day"]),
            to_day(row["happened"]),
            row["event"],
            row["subject"],
            row["account"],
            Money(row["amount"]),
            row["clause"],
        )
        for row in db.query(_LEGS, values)
    )


def came_back(db: Database, period: Period) -> tuple[CameBack, ...]:
    """The lines of goods that came back in a period, each entry's together, with what all of it came to."""
    return tuple(
        CameBack(
            row["entry"],
            bool(row["undone"]),
            row["reason"],
            row["sku"],
            row["item"],
            row["pieces"],
            Money(row["worth"]),
            Money(row["amount"]),
        )
        for row in db.query(_CAME_BACK, _days(period))
    )


def sent(db: Database, period: Period) -> tuple[Sent, ...]:
    """How many parcels of sales left in each month of a period, by how many days after their order."""
    return tuple(
        Sent(date.fromisoformat(row["month"]), row["days"], row["parcels"])
        for row in db.query(_SENT, _days(period))
    )


def _days(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}
