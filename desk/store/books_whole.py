"""The journal, payments, deposits held, claims, credits and checks as rows of the accountant's files.

As in ``sales_whole``, each row tells what was fixed by the end of a period; what moved money counts for the
day for which the ledger has it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from desk.store import sales_whole
from desk.store.database import Database

Page = list[tuple[Any, ...]]
JOURNAL = """
    SELECT e.id, e.effective, e.happened, e.event, e.subject, leg.account, leg.account,
        CASE WHEN leg.amount > 0 THEN leg.amount ELSE 0 END,
        CASE WHEN leg.amount < 0 THEN -leg.amount ELSE 0 END, leg.clause, e.reverses
    FROM journal_entries e CROSS JOIN journal_legs leg ON leg.entry = e.id
    WHERE e.effective BETWEEN :start AND :end ORDER BY e.effective, e.id, leg.id
"""
# Payments are found by the entry that has them. Those of old files have none: they count for their own day.
PAYMENTS = """
    WITH counted AS (
        SELECT p.id, e.effective AS day FROM journal_entries e CROSS JOIN orders o ON o.number = e.subject
        CROSS JOIN payments p ON p.order_id = o.id AND p.entry = e.id
        WHERE e.effective BETWEEN :start AND :end AND e.event IN ('payment_received', 'check_returned')
        UNION ALL
        SELECT id, received FROM payments WHERE entry IS NULL AND received BETWEEN :start AND :end
    )
    SELECT CASE p.number WHEN '' THEN coalesce(gone.number, '') ELSE p.number END, counted.day, o.number,
        c.name, p.method, p.amount, p.purpose, p.reference, p.brand, p.last4, p.received,
        CASE WHEN p.reverses IS NULL THEN 'no' ELSE 'yes' END, coalesce(k.number, '')
    FROM counted CROSS JOIN payments p ON p.id = counted.id CROSS JOIN orders o ON o.id = p.order_id
    CROSS JOIN customers c ON c.id = o.customer LEFT JOIN payments gone ON gone.id = p.reverses
    LEFT JOIN check_parts part ON part.payment = coalesce(p.reverses, p.id)
    LEFT JOIN checks k ON k.id = part.check_id
    ORDER BY counted.day, p.id
"""
PAYOUTS = """
    SELECT owed.subject, e.effective, coalesce(o.number, owed.subject), c.name, out.method, out.amount,
        out.reference
    FROM payouts out CROSS JOIN journal_entries e ON e.id = out.entry
    CROSS JOIN journal_entries owed ON owed.id = out.refund
    LEFT JOIN return_authorizations ra ON ra.number = owed.subject
    LEFT JOIN orders o ON o.number = owed.subject OR o.id = ra.order_id
    LEFT JOIN customers c ON c.id = o.customer
    WHERE e.effective BETWEEN :start AND :end ORDER BY e.effective, out.id
"""
DEPOSITS = """
    WITH held AS (
        SELECT e.subject, -sum(leg.amount) AS held FROM journal_legs leg
        JOIN journal_entries e ON e.id = leg.entry
        WHERE leg.account = '2000' AND e.effective <= :end GROUP BY e.subject HAVING sum(leg.amount) <> 0
    )
    SELECT held.subject, o.placed, c.number, c.name,
        CASE WHEN o.cancelled <= :end THEN CASE o.voided WHEN 1 THEN 'voided' ELSE 'cancelled' END
            WHEN o.shipped <= :end THEN 'shipped' WHEN o.processed <= :end THEN 'processed' ELSE 'placed' END,
        coalesce(o.total, 0), held.held
    FROM held LEFT JOIN orders o ON o.number = held.subject LEFT JOIN customers c ON c.id = o.customer
    ORDER BY o.placed, length(o.number_key), o.number_key
"""
CLAIMS = """
    SELECT ra.number, claim.filed, o.number, c.name, claim.carrier, claim.reference, claim.amount,
        CASE WHEN claim.ended <= :end THEN claim.state ELSE 'open' END,
        CASE WHEN e.effective BETWEEN :start AND :end THEN claim.paid ELSE 0 END,
        CASE WHEN claim.ended <= :end THEN claim.ended END
    FROM carrier_claims claim CROSS JOIN return_authorizations ra ON ra.id = claim.ra
    CROSS JOIN orders o ON o.id = ra.order_id CROSS JOIN customers c ON c.id = o.customer
    LEFT JOIN journal_entries e ON e.id = claim.entry
    WHERE claim.filed BETWEEN :start AND :end OR claim.ended BETWEEN :start AND :end
        OR e.effective BETWEEN :start AND :end
    ORDER BY claim.filed, claim.id
"""
# Of what was spent counts the day of its payment in the ledger, which may be later than its own.
CREDITS = f"""
    WITH moves AS (
        SELECT moved.lot, moved.kind, moved.amount, coalesce(e.effective, moved.day) AS day
        FROM credit_movements moved
        LEFT JOIN payments p ON moved.kind = 'spent' AND p.number = moved.subject AND p.number <> ''
        LEFT JOIN journal_entries e ON e.id = p.entry
    ), sums AS (
        SELECT lot.id, coalesce(sum(CASE WHEN day < :start THEN moves.amount END), 0) AS before,
            -coalesce(sum(CASE WHEN day BETWEEN :start AND :end AND kind IN ('spent', 'restored')
                THEN moves.amount END), 0) AS used,
            -coalesce(sum(CASE WHEN day BETWEEN :start AND :end AND kind NOT IN ('spent', 'restored')
                THEN moves.amount END), 0) AS ended,
            coalesce(sum(CASE WHEN day BETWEEN :start AND :end THEN 1 END), 0) AS moved
        FROM credit_lots lot LEFT JOIN moves ON moves.lot = lot.id WHERE lot.issued <= :end GROUP BY lot.id
    ), told AS (
        SELECT lot.*, sums.used, sums.ended, sums.moved,
            CASE WHEN lot.issued < :start THEN lot.amount + sums.before ELSE 0 END AS before,
            CASE WHEN lot.issued < :start THEN 0 ELSE lot.amount END AS given
        FROM sums CROSS JOIN credit_lots lot ON lot.id = sums.id
    ), left_over AS (
        SELECT told.*, told.before + told.given - told.used - told.ended AS rest FROM told
    )
    SELECT lot.number, lot.issued, c.name, lot.origin, coalesce(ra.reason, off.kind, 'transferred'),
        coalesce({sales_whole.CLAUSES.format(answer="coalesce(done.answer, off.answer)")}, ''),
        CASE WHEN lot.rest > 0 THEN CASE WHEN lot.expires < :end THEN 'expired' ELSE 'open' END
            WHEN lot.state = 'reversed' THEN 'reversed' ELSE 'spent' END,
        lot.expires, lot.amount, lot.before, lot.given, lot.used, lot.ended, lot.rest
    FROM left_over lot CROSS JOIN customers c ON c.id = lot.customer
    LEFT JOIN settlements done ON done.lot = lot.id LEFT JOIN return_authorizations ra ON ra.id = done.ra
    LEFT JOIN cancellations off ON off.lot = lot.id
    WHERE lot.before <> 0 OR lot.given <> 0 OR lot.moved > 0
    ORDER BY lot.issued, lot.number
"""
CHECKS = """
    WITH banked AS (
        SELECT paid.check_id, sum(CASE WHEN e.reverses IS NULL THEN k.amount ELSE -k.amount END) AS amount
        FROM journal_entries e CROSS JOIN deposits d ON d.entry = coalesce(e.reverses, e.id)
        CROSS JOIN deposit_checks paid ON paid.deposit = d.id CROSS JOIN checks k ON k.id = paid.check_id
        WHERE e.effective BETWEEN :start AND :end AND e.event = 'check_deposited' GROUP BY paid.check_id
    ), back AS (
        SELECT part.check_id, -sum(p.amount) AS amount
        FROM journal_entries e CROSS JOIN orders o ON o.number = e.subject
        CROSS JOIN payments p ON p.order_id = o.id AND p.entry = e.id
        CROSS JOIN check_parts part ON part.payment = coalesce(p.reverses, p.id)
        WHERE e.effective BETWEEN :start AND :end AND e.event = 'check_returned' GROUP BY part.check_id
    ), wanted AS (
        SELECT id FROM checks WHERE received BETWEEN :start AND :end
        UNION SELECT check_id FROM check_steps WHERE day BETWEEN :start AND :end
        UNION SELECT check_id FROM banked UNION SELECT check_id FROM back
    )
    SELECT k.number, k.received, k.kind, c.name, k.payer, k.check_number, k.dated, k.amount,
        coalesce((SELECT after FROM check_steps WHERE check_id = k.id AND day <= :end
            ORDER BY id DESC LIMIT 1), 'received'),
        CASE WHEN k.deposited <= :end THEN d.number ELSE '' END,
        CASE WHEN k.deposited <= :end THEN k.deposited END,
        CASE WHEN k.cleared <= :end THEN k.cleared END, CASE WHEN k.returned <= :end THEN k.returned END,
        CASE WHEN k.returned <= :end THEN k.reason ELSE '' END,
        coalesce(banked.amount, 0), coalesce(back.amount, 0)
    FROM wanted CROSS JOIN checks k ON k.id = wanted.id CROSS JOIN customers c ON c.id = k.customer
    LEFT JOIN deposits d ON d.id = k.deposit LEFT JOIN banked ON banked.check_id = k.id
    LEFT JOIN back ON back.check_id = k.id
    ORDER BY k.received, k.id
"""

STATEMENTS = {
    "orders": sales_whole.ORDERS,
    "lines": sales_whole.LINES,
    "returns": sales_whole.RETURNS,
    "journal": JOURNAL,
    "payments": PAYMENTS,
    "payouts": PAYOUTS,
    "deposits": DEPOSITS,
    "claims": CLAIMS,
    "credits": CREDITS,
    "checks": CHECKS,
}


def rows(db: Database, kind: str, start: date, end: date) -> Iterator[Page]:
    """The rows of a kind for the days between two, both included, some hundred at a time."""
    period = {"start": start.isoformat(), "end": end.isoformat()}
    return db.stream(STATEMENTS[kind], period)
