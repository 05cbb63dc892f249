"""Sums of the ledger by month, read from the sums by day that the file keeps of its entries."""

from datetime import date

from desk.records.books import Flow, Returned, Sent, TaxFlow
from desk.records.money import Money
from desk.store.database import Database
from desk.store.days import to_day

_FLOWS = """
    SELECT substr(day, 1, 7) AS month, account, event, clause,
        sum(debit) AS debit, sum(credit) AS credit, sum(legs) AS legs
    FROM ledger_days WHERE day BETWEEN ? AND ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
_BALANCES = "SELECT account, sum(debit - credit) AS balance FROM ledger_days WHERE day <= ? GROUP BY account"
_TAXED = """
    SELECT substr(day, 1, 7) AS month, state, sum(taxable) AS taxable, sum(exempt) AS exempt
    FROM tax_days WHERE day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2
"""
# A sale that is taken back counts for its own month, with the days that it took then.
_SENT = """
    SELECT substr(day, 1, 7) AS month, days, sum(parcels) AS parcels
    FROM sent_days WHERE day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2
"""
# An item has the name that it was sold under the last time.
_RETURNED = """
    SELECT reason, sku, item, sum(returns) AS returns, sum(pieces) AS pieces, sum(money) AS money
    FROM return_days WHERE day BETWEEN ? AND ? GROUP BY 1, 2, 3 ORDER BY max(day), 1, 2, 3
"""
_ENTRIES = "SELECT count(*) AS entries FROM journal_entries WHERE effective BETWEEN ? AND ?"
_FIRST = "SELECT min(effective) AS first FROM journal_entries"


def flows(db: Database, start: date, end: date) -> tuple[Flow, ...]:
    """What moved between two days, both included, by month, account, event and clause."""
    rows = db.query(_FLOWS, (start.isoformat(), end.isoformat()))
    return tuple(
        Flow(
            _month(row["month"]),
            row["account"],
            row["event"],
            row["clause"],
            Money(row["debit"]),
            Money(row["credit"]),
            row["legs"],
        )
        for row in rows
    )


def balances_at(db: Database, day: date) -> dict[str, Money]:
    """What every account comes to at the end of a day, debits positive; only those that ever moved."""
    return {row["account"]: Money(row["balance"]) for row in db.query(_BALANCES, (day.isoformat(),))}


def taxed(db: Database, start: date, end: date) -> tuple[TaxFlow, ...]:
    """What was sold between two days, both included, by month and state."""
    rows = db.query(_TAXED, (start.isoformat(), end.isoformat()))
    return tuple(
        TaxFlow(_month(row["month"]), row["state"], Money(row["taxable"]), Money(row["exempt"]))
        for row in rows
    )


def sent(db: Database, start: date, end: date) -> tuple[Sent, ...]:
    """How many parcels of sales left in each month of a period, by how many days after their order."""
    rows = db.query(_SENT, (start.isoformat(), end.isoformat()))
    return tuple(Sent(_month(row["month"]), row["days"], row["parcels"]) for row in rows)


def returned(db: Database, start: date, end: date) -> tuple[Returned, ...]:
    """What came back between two days, both included, by reason and item; the last to come back last."""
    rows = db.query(_RETURNED, (start.isoformat(), end.isoformat()))
    return tuple(
        Returned(row["reason"], row["sku"], row["item"], row["returns"], row["pieces"], Money(row["money"]))
        for row in rows
    )


def entries(db: Database, start: date, end: date) -> int:
    """How many entries count for days between two, both included."""
    return int(db.query(_ENTRIES, (start.isoformat(), end.isoformat()))[0]["entries"])


def first_day(db: Database) -> date | None:
    """The first day with an entry; None in books without one."""
    return to_day(db.query(_FIRST)[0]["first"])


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")
