"""What holds of a shop's whole ledger whatever happened in it: both sides, the sums by day, the sales tax."""

from datetime import date

from desk.operations.desk import Desk
from desk.records.ledger import tax_account
from desk.store import ledger, sums

# Each must find no row; the words are what a failed test says. ``:after`` is the last entry looked at.
HOLDS = {
    "an entry does not add up, or has no legs": """SELECT entry.id, entry.event FROM journal_entries entry
        LEFT JOIN journal_legs leg ON leg.entry = entry.id WHERE entry.id > :after
        GROUP BY entry.id HAVING coalesce(sum(leg.amount), 1) <> 0""",
    "an entry counts for a day of a closed month, or tells of another day for nothing": """
        SELECT entry.id, entry.event, entry.effective, entry.happened FROM journal_entries entry
        WHERE entry.id > :after AND entry.happened IS NOT NULL AND NOT EXISTS (SELECT 1 FROM closings
            WHERE until >= entry.happened AND date(until, '+1 day') <= entry.effective)""",
    "what was taxed of a sale and what not is not what was sold": """
        SELECT entry.id, entry.event, base.taxable, base.exempt, sum(leg.amount) AS sold
        FROM journal_entries entry JOIN journal_legs leg ON leg.entry = entry.id AND leg.account = '4000'
        LEFT JOIN tax_bases base ON base.entry = entry.id
        WHERE entry.id > :after
        GROUP BY entry.id HAVING coalesce(base.taxable + base.exempt, 0) <> -sum(leg.amount)""",
    # Of what comes back the rest is no price: what the owner gives, or what was not paid.
    "more of a sale is taken back than was given for goods": """
        SELECT entry.id, entry.event, base.taxable, base.exempt FROM journal_entries entry
        JOIN tax_bases base ON base.entry = entry.id
        LEFT JOIN journal_legs leg ON leg.entry = entry.id AND leg.account IN ('4000', '4010')
        WHERE entry.id > :after GROUP BY entry.id
        HAVING abs(base.taxable) + abs(base.exempt) > coalesce(sum(abs(leg.amount)), 0)""",
    "sales tax was taken of what is not taxable, or more of it than that is": """
        SELECT entry.id, entry.event, -sum(leg.amount) AS tax, base.taxable FROM journal_entries entry
        JOIN journal_legs leg ON leg.entry = entry.id AND leg.account BETWEEN '2200' AND '2299'
        LEFT JOIN tax_bases base ON base.entry = entry.id
        WHERE entry.id > :after GROUP BY entry.id
        HAVING sum(leg.amount) <> 0
            AND (-sum(leg.amount) NOT BETWEEN min(0, base.taxable) AND max(0, base.taxable)
                OR base.taxable IS NULL)""",
    "what came back of a return is not what it was settled with": """
        SELECT leg.entry, leg.came, sum(back.money) AS told FROM (
            SELECT entry, sum(amount) AS came FROM journal_legs WHERE account = '4010' GROUP BY entry) leg
        JOIN returned_goods back ON back.entry = leg.entry WHERE leg.entry > :after
        GROUP BY leg.entry HAVING leg.came <> told""",
    "an entry owes sales tax to two places": """SELECT leg.entry FROM journal_legs leg
        WHERE leg.entry > :after AND leg.account BETWEEN '2200' AND '2299'
        GROUP BY leg.entry HAVING count(DISTINCT leg.account) > 1""",
}
# Both sides of a comparison by day, for the days of the entries since the last look.
_DAYS = "(SELECT effective FROM journal_entries WHERE id > :after)"
_LEGS = f"""
    SELECT entry.effective, leg.account, entry.event, leg.clause, sum(max(leg.amount, 0)),
        sum(max(-leg.amount, 0)), count(*)
    FROM journal_entries entry JOIN journal_legs leg ON leg.entry = entry.id
    WHERE entry.effective IN {_DAYS} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
_LEDGER_DAYS = f"""
    SELECT day, account, event, clause, debit, credit, legs FROM ledger_days
    WHERE day IN {_DAYS} ORDER BY 1, 2, 3, 4
"""
_BASES = f"""
    SELECT entry.effective, base.state, sum(base.taxable), sum(base.exempt) FROM journal_entries entry
    JOIN tax_bases base ON base.entry = entry.id WHERE entry.effective IN {_DAYS} GROUP BY 1, 2 ORDER BY 1, 2
"""
_TAX_DAYS = f"SELECT day, state, taxable, exempt FROM tax_days WHERE day IN {_DAYS} ORDER BY 1, 2"
_SENT = f"""
    SELECT entry.effective, base.days, sum(iif(entry.reverses IS NULL, 1, -1)) FROM journal_entries entry
    JOIN tax_bases base ON base.entry = entry.id
    WHERE base.days IS NOT NULL AND entry.effective IN {_DAYS} GROUP BY 1, 2 ORDER BY 1, 2
"""
_SENT_DAYS = f"SELECT day, days, parcels FROM sent_days WHERE day IN {_DAYS} ORDER BY 1, 2"
_RETURNED = f"""
    SELECT entry.effective, back.reason, back.sku, back.item, sum(back.returns), sum(back.pieces),
        sum(back.money)
    FROM journal_entries entry JOIN returned_goods back ON back.entry = entry.id
    WHERE entry.effective IN {_DAYS} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
_RETURN_DAYS = f"""
    SELECT day, reason, sku, item, returns, pieces, money FROM return_days
    WHERE day IN {_DAYS} ORDER BY 1, 2, 3, 4
"""
_KEPT = ((_LEDGER_DAYS, _LEGS), (_TAX_DAYS, _BASES), (_SENT_DAYS, _SENT), (_RETURN_DAYS, _RETURNED))
_TAXES = """
    SELECT base.state, leg.account, sum(leg.amount) AS owed FROM tax_bases base
    JOIN journal_legs leg ON leg.entry = base.entry AND leg.account BETWEEN '2200' AND '2299' GROUP BY 1, 2
"""
_LAST = "SELECT coalesce(max(id), 0) AS last FROM journal_entries"


def last_entry(desk: Desk) -> int:
    """The number of the newest entry."""
    return int(desk.db.query(_LAST)[0]["last"])


def check_ledger(desk: Desk, after: int = 0) -> int:
    """What holds of the entries since one, and of the days that they count for; the newest entry's number."""
    since, db = {"after": after}, desk.db
    for what, sql in HOLDS.items():
        found = [tuple(row) for row in db.query(sql, since)]
        assert not found, f"{what}: {found}"
    for kept, made in _KEPT:
        assert [tuple(row) for row in db.query(kept, since)] == [tuple(row) for row in db.query(made, since)]
    balances = ledger.trial_balance(db)
    assert sum(balances.values()) == 0
    assert sums.balances_at(db, date.max) == balances
    return last_entry(desk)


def check_taxes(desk: Desk) -> None:
    """What is owed to each state is on its own account, and nothing else is on any of them."""
    rows = desk.db.query(_TAXES)
    owed = {row["account"]: row["owed"] for row in rows}
    assert len(owed) == len(rows)
    assert {tax_account(row["state"]).number for row in rows} == set(owed)
    balances = ledger.trial_balance(desk.db).items()
    assert owed == {account: cents for account, cents in balances if "2200" <= account <= "2299"}
