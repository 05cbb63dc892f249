"""Compares what the file keeps twice for speed, without a seal, with the sealed rows that it is made of.

The words of customers are those of their keys; the sums by day are those of the legs, of
what was taxed, of what left when, and of what came back.
One look is a page of customers or one day, so that no work comes between the two sides that are compared.
"""

import json
from collections.abc import Iterator

from desk.records.trust import DAMAGED, MISSUMMED, REMOVED, Finding
from desk.store.database import Database

# Customers of whom a word of their key is not among those that searches look at.
_UNFOUND = """
    SELECT DISTINCT c.id, c.number FROM json_each(?) told JOIN customers c ON c.id = told.value ->> 1
    WHERE NOT EXISTS (SELECT 1 FROM customer_words WHERE word = told.value ->> 0 AND customer = c.id)
"""
_KEYS = "SELECT id, search_key FROM customers WHERE id > ? ORDER BY id LIMIT ?"
# From one day with entries to the next by the index: a shop has millions of entries and thousands of days.
_DAYS = """
    WITH RECURSIVE booked (day) AS (
        SELECT min(effective) FROM journal_entries
        UNION ALL SELECT (SELECT min(effective) FROM journal_entries WHERE effective > day) FROM booked
            WHERE day IS NOT NULL)
    SELECT day FROM booked WHERE day IS NOT NULL
    UNION SELECT day FROM ledger_days WHERE day IS date(day, '+0 days')
    UNION SELECT day FROM tax_days WHERE day IS date(day, '+0 days')
    UNION SELECT day FROM sent_days WHERE day IS date(day, '+0 days')
    UNION SELECT day FROM return_days WHERE day IS date(day, '+0 days') ORDER BY day
"""
# CROSS has the day's few entries read first.
_DIFFERS = {
    "ledger_days": """
        WITH reckoned AS (
                SELECT leg.account, entry.event, leg.clause, sum(max(leg.amount, 0)) AS debit,
                    sum(max(-leg.amount, 0)) AS credit, count(*) AS legs
                FROM journal_entries entry CROSS JOIN journal_legs leg ON leg.entry = entry.id
                WHERE entry.effective = :day GROUP BY leg.account, entry.event, leg.clause),
            kept AS (
                SELECT account, event, clause, debit, credit, legs FROM ledger_days WHERE day = :day)
        SELECT EXISTS (SELECT * FROM reckoned EXCEPT SELECT * FROM kept)
            OR EXISTS (SELECT * FROM kept EXCEPT SELECT * FROM reckoned) AS differs
    """,
    "tax_days": """
        WITH reckoned AS (
                SELECT base.state, sum(base.taxable) AS taxable, sum(base.exempt) AS exempt
                FROM journal_entries entry CROSS JOIN tax_bases base ON base.entry = entry.id
                WHERE entry.effective = :day GROUP BY base.state),
            kept AS (SELECT state, taxable, exempt FROM tax_days WHERE day = :day)
        SELECT EXISTS (SELECT * FROM reckoned EXCEPT SELECT * FROM kept)
            OR EXISTS (SELECT * FROM kept EXCEPT SELECT * FROM reckoned) AS differs
    """,
    "sent_days": """
        WITH reckoned AS (
                SELECT base.days, sum(iif(entry.reverses IS NULL, 1, -1)) AS parcels
                FROM journal_entries entry CROSS JOIN tax_bases base ON base.entry = entry.id
                WHERE entry.effective = :day AND base.days IS NOT NULL GROUP BY base.days),
            kept AS (SELECT days, parcels FROM sent_days WHERE day = :day)
        SELECT EXISTS (SELECT * FROM reckoned EXCEPT SELECT * FROM kept)
            OR EXISTS (SELECT * FROM kept EXCEPT SELECT * FROM reckoned) AS differs
    """,
    "return_days": """
        WITH reckoned AS (
                SELECT back.reason, back.sku, back.item, sum(back.returns) AS returns,
                    sum(back.pieces) AS pieces, sum(back.money) AS money
                FROM journal_entries entry CROSS JOIN returned_goods back ON back.entry = entry.id
                WHERE entry.effective = :day GROUP BY back.reason, back.sku, back.item),
            kept AS (
                SELECT reason, sku, item, returns, pieces, money FROM return_days WHERE day = :day)
        SELECT EXISTS (SELECT * FROM reckoned EXCEPT SELECT * FROM kept)
            OR EXISTS (SELECT * FROM kept EXCEPT SELECT * FROM reckoned) AS differs
    """,
}
SUMS = tuple(_DIFFERS)
# A row out of its order is among those of another day; a day that is none is asked for by no report.
_IN_ORDER = {table: f"PRAGMA integrity_check({table})" for table in SUMS}
_ODD_DAYS = {
    table: f"SELECT EXISTS (SELECT 1 FROM {table} WHERE day IS NOT date(day, '+0 days')) AS odd"
    for table in SUMS
}
# The sealed tables that they are made of.
SOURCES = ("journal_entries", "journal_legs", "tax_bases", "returned_goods")
_ANEW = (
    "DELETE FROM ledger_days",
    """INSERT INTO ledger_days (day, account, event, clause, debit, credit, legs)
    SELECT entry.effective, leg.account, entry.event, leg.clause,
        sum(max(leg.amount, 0)), sum(max(-leg.amount, 0)), count(*)
    FROM journal_legs leg JOIN journal_entries entry ON entry.id = leg.entry GROUP BY 1, 2, 3, 4""",
    "DELETE FROM tax_days",
    """INSERT INTO tax_days (day, state, taxable, exempt)
    SELECT entry.effective, base.state, sum(base.taxable), sum(base.exempt)
    FROM tax_bases base JOIN journal_entries entry ON entry.id = base.entry GROUP BY 1, 2""",
    "DELETE FROM sent_days",
    """INSERT INTO sent_days (day, days, parcels)
    SELECT entry.effective, base.days, sum(iif(entry.reverses IS NULL, 1, -1))
    FROM tax_bases base JOIN journal_entries entry ON entry.id = base.entry
    WHERE base.days IS NOT NULL GROUP BY 1, 2""",
    "DELETE FROM return_days",
    """INSERT INTO return_days (day, reason, sku, item, returns, pieces, money)
    SELECT entry.effective, back.reason, back.sku, back.item,
        sum(back.returns), sum(back.pieces), sum(back.money)
    FROM returned_goods back JOIN journal_entries entry ON entry.id = back.entry GROUP BY 1, 2, 3, 4""",
)


def compare_words(db: Database, most: int) -> Iterator[list[Finding]]:
    """Every customer's words against their key, so many customers a look."""
    last = -1 << 63
    while page := db.query(_KEYS, (last, most)):
        last = page[-1]["id"]
        told = [[word, row["id"]] for row in page for word in row["search_key"].split()]
        unfound = db.query(_UNFOUND, (json.dumps(told),))
        yield [Finding(REMOVED, "customer_words", row["id"], row["number"]) for row in unfound]


def compare_sums(db: Database) -> Iterator[list[Finding]]:
    """The sums of every day against what its entries tell, a day a look."""
    for table in SUMS:
        whole = db.query(_IN_ORDER[table])[0][0] == "ok" and not db.query(_ODD_DAYS[table])[0]["odd"]
        yield [] if whole else [Finding(DAMAGED, table)]
    for row in db.query(_DAYS):
        day = row["day"]
        yield [
            Finding(MISSUMMED, table, name=day)
            for table in SUMS
            if db.query(_DIFFERS[table], {"day": day})[0]["differs"]
        ]


def sum_anew(db: Database) -> None:
    """Make the sums by day anew of the entries, in the open transaction."""
    for number in range(len(_ANEW)):
        db.execute(_ANEW[number])
