"""What must be found of the books in a shop's file after a crash; ``claims.py`` asks."""

CLAIMS = {
    "called": """SELECT 1 FROM accounts JOIN history ON history.subject = accounts.number
        JOIN history_words said ON said.id = history.id
        WHERE operation = 'change_account' AND accounts.number = ?1 AND said.after LIKE ?2""",
    "moved": """SELECT 1 FROM cash_moves JOIN journal_legs leg ON leg.entry = cash_moves.entry
        WHERE cash_moves.id = CAST(?1 AS INTEGER) AND leg.account = '1000'
            AND leg.amount = CAST(?2 AS INTEGER)""",
    # One that was counted anew is kept all the same.
    "counted": """SELECT 1 FROM close_outs day JOIN cash_moves gone ON gone.id = day.bank_move
        WHERE day.number = ?1 AND day.counted = CAST(?2 AS INTEGER) AND gone.amount = CAST(?3 AS INTEGER)""",
    "closed": "SELECT 1 FROM closings WHERE until = ?1",
    "taken back": """SELECT 1 FROM imports WHERE id = CAST(?1 AS INTEGER) AND undone = 1
        AND NOT EXISTS (SELECT 1 FROM items WHERE sku LIKE ?2 AND on_hand <> 0)""",
}
_TOLD = "(SELECT count(*) FROM history WHERE operation = '{}')"
HALVED = {
    "cash that moved without its line of history": f"""SELECT 1 WHERE
        (SELECT count(*) FROM cash_moves WHERE reverses IS NULL AND id NOT IN (
            SELECT bank_move FROM close_outs WHERE bank_move IS NOT NULL)) <> {_TOLD.format("move_cash")}""",
    "a close-out without its line of history, or undone without one": f"""SELECT 1 WHERE
        (SELECT count(*) FROM close_outs) <> {_TOLD.format("close_out")}
        OR (SELECT count(*) FROM close_outs WHERE undone) <> {_TOLD.format("undo_close_out")}""",
    "a difference of cash that was not booked, or not taken back": """SELECT number FROM close_outs day
        WHERE (SELECT coalesce(sum(leg.amount), 0) FROM journal_entries entry
            JOIN journal_legs leg ON leg.entry = entry.id AND leg.account = '5220'
            WHERE entry.subject = day.number) <> iif(day.undone, 0, day.expected - day.counted)""",
    "a month that was closed without its line of history": f"""SELECT 1 WHERE
        (SELECT count(*) FROM closings) <> {_TOLD.format("close_month")}""",
    "an import that was taken back without its line of history": f"""SELECT 1 WHERE
        (SELECT count(*) FROM imports WHERE undone) <> {_TOLD.format("undo_import")}""",
    "sums by day that are not those of the legs": """SELECT account FROM (
            SELECT account, debit - credit AS amount, legs FROM ledger_days
            UNION ALL SELECT account, -amount, -1 FROM journal_legs)
        GROUP BY account HAVING sum(amount) <> 0 OR sum(legs) <> 0""",
    "sums of taxed sales that are not those of the sales": """SELECT state FROM (
            SELECT state, taxable, exempt FROM tax_days
            UNION ALL SELECT state, -taxable, -exempt FROM tax_bases)
        GROUP BY state HAVING sum(taxable) <> 0 OR sum(exempt) <> 0""",
}
