"""Months that are closed: until which day, by whom, and the chart of accounts as it stood."""

import json
import sqlite3
from datetime import date

from desk.records.books import OPEN_MATTERS, ClosedAccount, Closing, NewClosing
from desk.records.ledger import Account
from desk.records.money import Money
from desk.store import payouts
from desk.store.database import Database
from desk.store.lists import CAP

_ALL = "SELECT id, until, at, person, entries, chart, head FROM closings ORDER BY until"
_COVERING = """
    SELECT id, until, at, person, entries, chart, head FROM closings WHERE until >= ? ORDER BY until LIMIT 1
"""
_ENTRIES = "SELECT count(*) AS entries FROM journal_entries WHERE effective <= ?"
# Days on which cash moved and nobody counted it, of a shop that does count; checks that wait in the drawer;
# lines of the bank's statement that nobody matched.
_UNCOUNTED = """
    SELECT count(DISTINCT day) AS number FROM ledger_days WHERE account = '1000' AND day <= ?
        AND day > (SELECT max(day) FROM close_outs WHERE undone = 0)
"""
_CHECKS = "SELECT count(*) AS number FROM checks WHERE state = 'received' AND received <= ?"
_LINES = "SELECT count(*) AS number FROM bank_lines WHERE state = 'open' AND day <= ?"


def add(db: Database, new: NewClosing) -> int:
    """Close a month and all before it in the open transaction; the closing's id."""
    chart = [
        [each.account.number, each.account.code, each.account.title, each.account.kind, each.balance]
        for each in new.chart
    ]
    until = new.until.isoformat()
    return db.insert(
        "closings",
        until=until,
        at=new.at,
        person=new.person,
        entries=db.query(_ENTRIES, (until,))[0]["entries"],
        chart=json.dumps(chart),
        head=new.head,
    )


def all(db: Database) -> tuple[Closing, ...]:
    """The closings in their order."""
    return tuple(_closing(row) for row in db.query(_ALL))


def covering(db: Database, day: date) -> Closing | None:
    """The closing by which a day's month was closed; None for a day whose month is open."""
    return next((_closing(row) for row in db.query(_COVERING, (day.isoformat(),))), None)


def open_at(db: Database, until: date) -> tuple[tuple[str, int], ...]:
    """How much of each kind is open of the days up to one; what is not is left out. Refunds to a cap."""
    day = (until.isoformat(),)
    found = (
        db.query(_UNCOUNTED, day)[0]["number"],
        db.query(_CHECKS, day)[0]["number"],
        db.query(_LINES, day)[0]["number"],
        sum(each.since <= until for each in payouts.due(db, CAP)),
    )
    return tuple((name, number) for name, number in zip(OPEN_MATTERS, found, strict=True) if number)


def _closing(row: sqlite3.Row) -> Closing:
    chart = tuple(
        ClosedAccount(Account(number, title, kind, code if code != number else ""), Money(balance))
        for number, code, title, kind, balance in json.loads(row["chart"])
    )
    values = {name: row[name] for name in ("id", "at", "person", "entries", "head")}
    return Closing(until=date.fromisoformat(row["until"]), chart=chart, **values)
