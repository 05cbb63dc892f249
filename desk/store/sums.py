"""Sums of the ledger by month and account, read from the sums by day that the file keeps of its legs."""

from datetime import date

from desk.records.books import Flow, TaxFlow
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


def entries(db: Database, start: date, end: date) -> int:
    """How many entries count for days between two, both included."""
    return int(db.query(_ENTRIES, (start.isoformat(), end.isoformat()))[0]["entries"])


def first_day(db: Database) -> date | None:
    """The first day with an entry; None in books without one."""
    return to_day(db.query(_FIRST)[0]["first"])


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")
