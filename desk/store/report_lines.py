"""What stands behind the numbers of reports: single legs of the ledger."""

import json
from datetime import date

from desk.records.books import LedgerLine
from desk.records.money import Money
from desk.records.periods import Period
from desk.records.reports import Behind
from desk.store.database import Database
from desk.store.days import to_day

_NARROWED = ("event", "but", "side", "clause", "state", "reason", "sku")
# CROSS has the days read in their order, so that the first lines of a busy year are there at once.
_LEGS = """
    SELECT entry.id AS entry, entry.effective AS day, entry.happened, entry.event, entry.subject,
        leg.account, leg.amount, leg.clause
    FROM journal_entries entry CROSS JOIN journal_legs leg ON leg.entry = entry.id
    WHERE entry.effective BETWEEN :start AND :end
        AND (:event = '' OR entry.event = :event) AND entry.event <> :but
        AND (:accounts = '[]' OR leg.account IN (SELECT value FROM json_each(:accounts)))
        AND (:side = 0 OR leg.amount * :side > 0)
        AND (:clause IS NULL OR leg.clause = :clause)
        AND (:state IS NULL OR EXISTS (
            SELECT 1 FROM tax_bases base WHERE base.entry = entry.id AND base.state = :state))
        AND (:reason IS NULL OR (:reason = '' AND NOT EXISTS (
                SELECT 1 FROM returned_goods back WHERE back.entry = entry.id))
            OR EXISTS (
            SELECT 1 FROM returned_goods back WHERE back.entry = entry.id AND back.reason = :reason))
        AND (:sku IS NULL OR (:sku = '' AND NOT EXISTS (
                SELECT 1 FROM returned_goods back WHERE back.entry = entry.id))
            OR EXISTS (
            SELECT 1 FROM returned_goods back WHERE back.entry = entry.id AND back.sku = :sku))
    ORDER BY entry.effective, entry.id, leg.id LIMIT :most
"""


def legs(db: Database, behind: Behind, most: int) -> tuple[LedgerLine, ...]:
    """The first ``most`` legs behind a number, by day."""
    values = {
        **_days(behind.period),
        "accounts": json.dumps(behind.accounts),
        "most": most,
        **{name: getattr(behind, name) for name in _NARROWED},
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


def _days(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}
