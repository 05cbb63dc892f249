"""The double-entry ledger: posts by the table of postings, reverses once, checks itself when read."""

import sqlite3
from datetime import date, timedelta
from itertools import groupby

from desk.records.errors import NotFound, Refused, StoreTrouble
from desk.records.ledger import TAXES, Account, Event, JournalEntry, Leg, Posting, Sold, tax_account
from desk.records.money import Money, total
from desk.store.database import Database
from desk.store.days import to_day

_POSTING = "SELECT debit, credit, sign FROM postings WHERE event = ? AND amount = ?"
_ENTRIES = """
    SELECT entry.id, entry.event, entry.effective, entry.posted, entry.subject, entry.reverses,
        entry.happened, leg.account, leg.amount, leg.clause
    FROM journal_entries entry LEFT JOIN journal_legs leg ON leg.entry = entry.id
"""
_LEG = "INSERT INTO journal_legs (entry, account, amount, clause) VALUES (?, ?, ?, ?)"
# With the days from the order to the parcel, which stay those of the first entry where that is taken back.
_TAXED = """
    INSERT INTO tax_bases (entry, state, taxable, exempt, days)
    SELECT entry.id, :state, :taxable, :exempt, CASE WHEN entry.reverses IS NULL THEN (
            SELECT CAST(julianday(coalesce(entry.happened, entry.effective)) - julianday(placed) AS INTEGER)
            FROM orders WHERE number = entry.subject AND entry.event = 'order_shipped')
        ELSE (SELECT days FROM tax_bases WHERE entry = entry.reverses) END
    FROM journal_entries entry WHERE entry.id = :entry
"""
_SOLD = "SELECT state, taxable, exempt FROM tax_bases WHERE entry = ?"
_CLOSED = "SELECT max(until) AS until FROM closings"
_ACCOUNTS = "SELECT number, name, kind, given_number, given_name FROM accounts ORDER BY number"
_KNOW = "INSERT INTO accounts (number, name, kind) VALUES (?, ?, ?) ON CONFLICT (number) DO NOTHING"
_NAME = "UPDATE accounts SET given_number = ?, given_name = ? WHERE number = ?"
_SEAL = "INSERT INTO journal_seals (entry) VALUES (?)"
_REVERSALS = "SELECT id FROM journal_entries WHERE reverses = ?"
_TABLE = "SELECT event, amount, debit, credit, sign FROM postings ORDER BY event, sign DESC, debit, amount"
_BALANCES = (
    "SELECT account, coalesce(sum(amount), 0) AS balance FROM journal_legs GROUP BY account ORDER BY account"
)
# Here and below CROSS has the few entries of the record read first: SQLite would else read all legs that the
# account ever had, as every settlement and payment asks.
_BALANCE_ON = """
    SELECT coalesce(sum(leg.amount), 0) AS balance FROM journal_legs leg
    JOIN journal_entries entry ON entry.id = leg.entry WHERE leg.account = ? AND entry.effective <= ?
"""
_BALANCE = """
    SELECT coalesce(sum(leg.amount), 0) AS balance FROM journal_entries entry
    CROSS JOIN journal_legs leg ON leg.entry = entry.id WHERE entry.subject = ? AND leg.account = ?
"""
# What was sold and did not come back, its tax and shipping, and what was billed beside it.
_WORTH = """
    SELECT coalesce(-sum(leg.amount), 0) AS worth FROM journal_entries entry
    CROSS JOIN journal_legs leg ON leg.entry = entry.id
    WHERE entry.subject IN (
            SELECT :number UNION ALL SELECT ra.number FROM return_authorizations ra
            JOIN orders o ON o.id = ra.order_id WHERE o.number = :number)
        AND (leg.account IN ('4000', '4010', '4100') OR leg.account BETWEEN '2200' AND '2299'
            OR (entry.event = 'charge_billed' AND leg.account IN ('4110', '4230')))
"""
# Labels that only a shop's own pack knows, by whether the customer gets the amount.
_OTHERS = {True: "other_given", False: "other_kept"}


def post(db: Database, event: Event) -> int:
    """Write an event's balanced entry inside the open transaction; its id.

    Amounts have the sign that they have in the answer; those of 0.00 are left out. Raises LookupError for an
    event that the table of postings does not know, since that is a bug.
    """
    legs = [leg for each in event.amounts if each[1] for leg in _legs(db, event, *each)]
    return _write(db, event, legs, None)


def _legs(db: Database, event: Event, label: str, money: Money, clause: str) -> tuple[Leg, Leg]:
    row = _posting(db, event.event, label, money)
    moved = money * row["sign"]
    debit, credit = (_account(db, row[side], event.sold) for side in ("debit", "credit"))
    return Leg(debit, moved, clause), Leg(credit, -moved, clause)


def _account(db: Database, number: str, sold: Sold | None) -> str:
    """The account of a posting; sales tax is owed to the state that the goods went to."""
    if number != TAXES or sold is None:
        return number
    of_state = tax_account(sold.state)
    db.execute(_KNOW, (of_state.number, of_state.name, of_state.kind))
    return of_state.number


def _posting(db: Database, event: str, label: str, money: Money) -> sqlite3.Row:
    for name in (label, _OTHERS[money > 0]):
        rows = db.query(_POSTING, (event, name))
        if rows:
            return rows[0]
    raise LookupError(f"no posting for {label} of {event}")


def reverse(db: Database, entry: int, effective: date, posted: str, subject: str) -> int:
    """Take an entry back by its opposite, once and for good; the new entry's id.

    Raises NotFound ``entry-unknown``, Refused ``entry-reversed`` and ``entry-is-reversal``.
    """
    old = _read(db.query(_ENTRIES + " WHERE entry.id = ? ORDER BY leg.id", (entry,)))
    if not old:
        raise NotFound("entry-unknown", entry=entry)
    if old[0].reverses is not None:
        raise Refused("entry-is-reversal", entry=entry)
    if db.query(_REVERSALS, (entry,)):
        raise Refused("entry-reversed", entry=entry)
    sold = db.query(_SOLD, (entry,))
    back = -Sold(sold[0][0], Money(sold[0][1]), Money(sold[0][2])) if sold else None
    event = Event(old[0].event, subject, effective, posted, (), back)
    return _write(db, event, [Leg(leg.account, -leg.money, leg.clause) for leg in old[0].legs], entry)


def _write(db: Database, event: Event, legs: list[Leg], reverses: int | None) -> int:
    assert total(leg.money for leg in legs) == 0, "postings balance by construction"
    open_from = first_open(db)
    late = open_from is not None and event.effective < open_from
    entry = db.insert(
        "journal_entries",
        event=event.event,
        effective=(open_from if open_from and late else event.effective).isoformat(),
        posted=event.posted,
        subject=event.subject,
        reverses=reverses,
        happened=event.effective.isoformat() if late else None,
    )
    for leg in legs:
        db.execute(_LEG, (entry, leg.account, leg.money, leg.clause))
    # The seal adds the legs up once more, in the file itself; without it nothing can be committed.
    db.execute(_SEAL, (entry,))
    if event.sold and (event.sold.taxable or event.sold.exempt):
        of_state = {name: getattr(event.sold, name) for name in ("state", "taxable", "exempt")}
        db.execute(_TAXED, {"entry": entry, **of_state})
    return entry


def first_open(db: Database) -> date | None:
    """The first day whose month is not closed; None where none ever was."""
    until = db.query(_CLOSED)[0]["until"]
    return date.fromisoformat(until) + timedelta(days=1) if until else None


def entries(db: Database, subject: str) -> tuple[JournalEntry, ...]:
    """The entries of a record, oldest first; raises StoreTrouble ``ledger-unbalanced``."""
    rows = db.query(_ENTRIES + " WHERE entry.subject = ? ORDER BY entry.id, leg.id", (subject,))
    found = _read(rows)
    for entry in found:
        if not entry.legs or total(leg.money for leg in entry.legs):
            raise StoreTrouble("ledger-unbalanced", path=str(db.path), entry=entry.id)
    return tuple(found)


def _read(rows: list[sqlite3.Row]) -> list[JournalEntry]:
    return [_entry(list(of_entry)) for _, of_entry in groupby(rows, key=lambda row: row["id"])]


def _entry(rows: list[sqlite3.Row]) -> JournalEntry:
    head = rows[0]
    return JournalEntry(
        id=head["id"],
        event=head["event"],
        effective=date.fromisoformat(head["effective"]),
        posted=head["posted"],
        subject=head["subject"],
        legs=tuple(
            Leg(row["account"], Money(row["amount"]), row["clause"]) for row in rows if row["account"]
        ),
        reverses=head["reverses"],
        happened=to_day(head["happened"]),
    )


def balance_of(db: Database, subject: str, account: str) -> Money:
    """What the entries of one record come to on an account, debits positive."""
    return Money(db.query(_BALANCE, (subject, account))[0]["balance"])


def balance_on(db: Database, account: str, day: date) -> Money:
    """What an account comes to at the end of a day, debits positive."""
    return Money(db.query(_BALANCE_ON, (account, day.isoformat()))[0]["balance"])


def worth_of(db: Database, number: str) -> Money:
    """What an order's customer has of it, by what it was billed with; fees that were kept are not counted."""
    return Money(db.query(_WORTH, {"number": number})[0]["worth"])


def trial_balance(db: Database) -> dict[str, Money]:
    """The balance of every account with legs, debits positive; raises StoreTrouble ``ledger-unbalanced``."""
    found = {row["account"]: Money(row["balance"]) for row in db.query(_BALANCES)}
    if total(found.values()):
        raise StoreTrouble("ledger-unbalanced", path=str(db.path), entry=0)
    return found


def accounts(db: Database) -> tuple[Account, ...]:
    """The chart of accounts by number."""
    return tuple(Account(*row) for row in db.query(_ACCOUNTS))


def name_account(db: Database, account: Account) -> None:
    """Keep inside the open transaction what the owner calls an account."""
    db.execute(_NAME, (account.given_number, account.given_name, account.number))


def postings(db: Database) -> tuple[Posting, ...]:
    """The table of postings, an event after the other."""
    rows = db.query(_TABLE)
    return tuple(Posting(*row) for row in rows)
