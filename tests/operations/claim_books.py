"""What holds of what came back whatever happened to it, told from the rows themselves."""

import json
from collections.abc import Sequence

from desk.operations import decided, returns
from desk.operations.desk import Desk
from desk.records import codes
from desk.store import ledger, payouts

# Each must find no row; the words are what a failed test says. ``:orders`` are their numbers.
_MINE = """
    WITH mine AS (SELECT id, number, customer, for_return FROM orders
            WHERE number IN (SELECT value FROM json_each(:orders))),
        ra AS (SELECT back.*, (SELECT count(*) FROM settlements done
                WHERE done.ra = back.id AND done.reversed IS NULL) AS standing
            FROM return_authorizations back WHERE back.order_id IN (SELECT id FROM mine)),
        asked AS (SELECT * FROM requests WHERE order_id IN (SELECT id FROM mine))
"""
HOLDS = {
    "more pieces come back than were bought": """SELECT line.id FROM order_lines line
        WHERE line.order_id IN (SELECT id FROM mine) AND line.quantity - line.cancelled <
            (SELECT coalesce(sum(back.quantity), 0) FROM return_lines back JOIN ra ON ra.id = back.ra
            WHERE back.order_line = line.id AND ra.state <> 'voided')""",
    "an RA is in no state, or in two": """SELECT number FROM ra
        WHERE standing <> (state = 'settled') OR (refused IS NOT NULL AND state <> 'voided')
        OR id NOT IN (SELECT back.ra FROM return_lines back)""",
    "an RA stands on another customer's parcel, or on one that is in a parcel itself": """SELECT ra.number
        FROM ra JOIN return_authorizations head ON head.id = ra.head
        WHERE head.customer <> ra.customer OR head.head IS NOT NULL""",
    "a line of an RA is of another order": """SELECT ra.number FROM ra
        JOIN return_lines back ON back.ra = ra.id JOIN order_lines line ON line.id = back.order_line
        WHERE line.order_id <> ra.order_id""",
    "a request waits for an RA that is over": """SELECT asked.number FROM asked JOIN ra ON ra.id = asked.ra
        WHERE asked.state = 'awaits_owner' AND (asked.kind <> 'settle' OR ra.state <> 'open')""",
    "a refused parcel whose RA is not refused, or the other way round": """SELECT ra.number FROM ra
        WHERE (ra.refused IS NOT NULL) <> (SELECT count(*) FROM asked
            WHERE asked.ra = ra.id AND asked.kind = 'settle' AND asked.state IN ('refused', 'declined'))""",
    "what the owner allowed was not done": """SELECT asked.number FROM asked WHERE asked.state = 'allowed'
        AND NOT EXISTS (SELECT 1 FROM ra WHERE ra.id = asked.ra AND (asked.kind = 'issue'
            OR EXISTS (SELECT 1 FROM settlements done WHERE done.ra = ra.id)))""",
    "a settlement says another credit than was given": """SELECT ra.number FROM ra
        JOIN settlements done ON done.ra = ra.id LEFT JOIN credit_lots lot ON lot.id = done.lot
        LEFT JOIN (SELECT leg.entry, -sum(leg.amount) AS cents FROM journal_legs leg
            WHERE leg.account IN ('2100', '2110') GROUP BY leg.entry) owed ON owed.entry = done.entry
        WHERE coalesce(owed.cents, 0) <> done.credit OR coalesce(lot.amount, 0) > done.credit""",
    "the same is sent again twice, for nothing, or for money": """SELECT ra.number FROM ra
        LEFT JOIN settlements done ON done.ra = ra.id AND done.reversed IS NULL
        WHERE (SELECT count(*) FROM orders sent WHERE sent.for_return = ra.id AND EXISTS (
                SELECT 1 FROM order_lines line WHERE line.order_id = sent.id AND line.quantity >
                    line.cancelled + (SELECT coalesce(sum(gone.quantity), 0) FROM cancellation_lines gone
                        JOIN cancellations back ON back.id = gone.cancellation
                        WHERE gone.order_line = line.id AND back.kind = 'undeliverable'))) >
            (done.destination IS NOT NULL AND done.destination IN ('replacement', 'exchange_same_item'))
        OR EXISTS (SELECT 1 FROM orders sent JOIN order_lines line ON line.order_id = sent.id
            WHERE sent.for_return = ra.id AND line.price <> 0)""",
    "pieces are at another place than their settlement says": """SELECT ra.number FROM ra
        JOIN return_lines back ON back.ra = ra.id JOIN order_lines line ON line.id = back.order_line
        JOIN items item ON item.id = line.item
        GROUP BY ra.id, item.id
        HAVING (SELECT coalesce(sum(moved.change), 0) FROM damaged_movements moved
                WHERE moved.item = item.id AND moved.subject = ra.number) <>
            coalesce(sum(back.quantity * EXISTS (SELECT 1 FROM settlement_lines found
                JOIN settlements done ON done.id = found.settlement
                WHERE found.return_line = back.id AND done.reversed IS NULL
                    AND found.place = 'damaged')), 0)""",
}
_ITEMS = """
    SELECT sku, damaged, (SELECT coalesce(sum(moved.change), 0) FROM damaged_movements moved
        WHERE moved.item = items.id) AS moved FROM items WHERE id > ?
"""
# Every document that has a number of ours, by its series.
NUMBERED = {
    codes.RA: "SELECT number FROM return_authorizations",
    codes.CREDIT_SLIP: "SELECT number FROM credit_lots",
    codes.ORDER: "SELECT number FROM orders",
    codes.CUSTOMER: "SELECT number FROM customers",
    codes.REQUEST: "SELECT number FROM requests",
    codes.SHIPMENT: "SELECT number FROM shipments",
}
_DECIDED = """
    SELECT DISTINCT subject FROM history WHERE id > ? AND operation IN ('issue_ra', 'settle', 'set_apart')
"""
REFUNDS = """
    SELECT coalesce(sum(leg.amount), 0) AS cents FROM journal_legs leg WHERE leg.account = '2110'
"""


def check_claims(desk: Desk, numbers: Sequence[str], since: int = 0) -> None:
    """What holds at any step of what came back of some orders, and of the damaged pieces after an id."""
    mine = {"orders": json.dumps(list(numbers))}
    for what, sql in HOLDS.items():
        found = [tuple(row) for row in desk.db.query(_MINE + sql, mine)]
        assert not found, f"{what}: {found}"
    for row in desk.db.query(_ITEMS, (since,)):
        assert row["damaged"] == row["moved"] >= 0, dict(row)


def check_told(desk: Desk, after: int) -> int:
    """What was decided since a line of history is told as it was; the newest line's number."""
    for row in desk.db.query(_DECIDED, (after,)):
        if returns.open_return(desk, row["subject"]).ra.state in ("open", "settled"):
            decided.explain_return(desk, row["subject"])
    return last_line(desk)


def last_line(desk: Desk) -> int:
    """The number of the newest line of history."""
    return int(desk.db.query("SELECT coalesce(max(id), 0) AS last FROM history")[0]["last"])


def check_whole(desk: Desk) -> None:
    """What holds of a whole shop: numbers without gaps, and refunds that the ledger owes to the cent."""
    for series, sql in NUMBERED.items():
        found = sorted(
            row["number"] for row in desk.db.query(sql) if codes.series_of(row["number"]) == series
        )
        years = {number[3:5] for number in found}
        counted = [int(number[6:-2]) for number in found]
        assert len(years) <= 1 and counted == list(range(1, len(found) + 1)), (series, found)
    ledger.trial_balance(desk.db)
    owed = sum(each.open for each in payouts.due(desk.db, 10**6))
    assert owed == -desk.db.query(REFUNDS)[0]["cents"]
