"""What must be found after a crash of checks: their money once, each step with its line of history."""

CLAIMS = {
    "check": """SELECT 1 FROM checks k
        WHERE number = ?1 AND state = 'received' AND amount = CAST(?2 AS INTEGER)
        AND (SELECT count(*) FROM check_parts WHERE check_id = k.id) = 2""",
    "banked": """SELECT 1 FROM deposits slip JOIN journal_legs leg ON leg.entry = slip.entry
        WHERE slip.number = ?1 AND leg.account = '1020' AND leg.amount = CAST(?2 AS INTEGER)
        AND (SELECT count(*) FROM checks WHERE deposit = slip.id AND state = 'deposited') =
            CAST(?3 AS INTEGER)""",
    "check is": "SELECT 1 FROM checks WHERE number = ?1 AND state = ?2",
    "returned": """SELECT 1 FROM checks k JOIN charges fee ON fee.check_id = k.id
        JOIN customers buyer ON buyer.id = k.customer
        WHERE k.number = ?1 AND k.state = 'returned' AND fee.amount = CAST(?2 AS INTEGER)
        AND k.bank_charge = CAST(?3 AS INTEGER) AND buyer.no_checks = 1""",
    "given up": """SELECT 1 FROM checks k JOIN write_offs lost ON lost.check_id = k.id
        JOIN journal_legs leg ON leg.entry = lost.entry
        WHERE k.number = ?1 AND k.state = 'written_off' AND lost.amount = CAST(?2 AS INTEGER)
        AND leg.account = '5300' AND leg.amount = lost.amount""",
}
_HISTORY = "(SELECT count(*) FROM history WHERE operation = '{}' AND subject = {})"
_STEPS = "(SELECT count(*) FROM check_steps done WHERE done.check_id = k.id AND done.step = '{}')"
_PARTS = "(SELECT count(*) FROM check_parts part WHERE part.check_id = k.id AND part.again IS NULL)"
_BACK = """(SELECT count(*) FROM check_parts part JOIN payments back ON back.reverses = part.payment
    WHERE part.check_id = k.id)"""
# The steps that take back what a check paid.
_TAKEN = """(SELECT count(*) FROM check_steps done WHERE done.check_id = k.id AND (
    done.step IN ('return', 'void', 'replace') OR done.before || done.step = 'redepositedundo_deposit'))"""
_COUNTED = """(SELECT coalesce(sum(p.amount), 0) FROM check_parts part JOIN payments p ON p.id = part.payment
    WHERE part.check_id = k.id AND NOT EXISTS (SELECT 1 FROM payments back WHERE back.reverses = p.id))"""
# Where each step of a check is told, by an operation with its number as the subject.
_TOLD = {
    "receive": "receive_check", "clear": "clear_checks", "return": "bounce", "undo_return": "undo_bounce",
    "write_off": "write_off", "undo_deposit": "undo_deposit",
}  # fmt: skip
HALVED = {
    "a check whose money is not counted just once, or though it is not there": f"""SELECT number FROM checks k
        WHERE {_COUNTED} <> CASE WHEN state IN ('received', 'deposited', 'redeposited', 'cleared')
            THEN amount ELSE 0 END""",
    "a check of which a part was taken back, or none by a step": f"""SELECT number FROM checks k
        WHERE {_BACK} <> {_PARTS} * {_TAKEN}""",
    "a check whose last step led elsewhere": """SELECT number FROM checks k WHERE state IS NOT (
        SELECT done.after FROM check_steps done WHERE done.check_id = k.id ORDER BY done.id DESC LIMIT 1)""",
    **{
        f"a step of a check without its line of history: {step}": f"""SELECT number FROM checks k
            WHERE {_STEPS.format(step)} <> {_HISTORY.format(told, "k.number")}"""
        for step, told in _TOLD.items()
    },
    "a deposit without its checks, its entry or its line of history": f"""SELECT number FROM deposits slip
        WHERE {_HISTORY.format("make_deposit", "slip.number")} <> 1
        OR (SELECT sum(k.amount) FROM deposit_checks held JOIN checks k ON k.id = held.check_id
            WHERE held.deposit = slip.id) IS NOT (SELECT leg.amount FROM journal_legs leg
            WHERE leg.entry = slip.entry AND leg.account = '1020')
        OR (state = 'undone') <> (SELECT count(*) FROM journal_entries WHERE reverses = slip.entry)""",
    "a check with a deposit that is not its own": """SELECT k.number FROM checks k
        LEFT JOIN deposits slip ON slip.id = k.deposit
        WHERE (slip.state IS NULL) <> (k.state IN ('received', 'voided', 'replaced'))
        OR slip.state = 'undone'""",
    "checks that the drawer does not hold": """SELECT 1 WHERE
        (SELECT coalesce(sum(amount), 0) FROM checks WHERE state = 'received')
            + (SELECT coalesce(sum(amount), 0) FROM payments WHERE method IN ('check', 'money_order')
                AND coalesce(reverses, id) NOT IN (SELECT payment FROM check_parts)) <>
        (SELECT coalesce(sum(amount), 0) FROM journal_legs WHERE account = '1010')""",
    "a fee for a check that did not come back, or two": """SELECT k.number FROM checks k
        WHERE (SELECT coalesce(sum(CASE WHEN reverses IS NULL THEN 1 ELSE -1 END), 0) FROM charges
            WHERE check_id = k.id) <> (k.returned IS NOT NULL)""",
    "what was given up without its line of history": f"""SELECT k.number FROM checks k
        WHERE (SELECT count(DISTINCT reverses IS NULL) FROM write_offs WHERE check_id = k.id) <>
            {_HISTORY.format("write_off", "k.number")}""",
}
