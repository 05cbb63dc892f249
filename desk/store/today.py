"""What needs a hand on a day: the first few of each kind with its count, each by an index of its own.

No list is read further than its cap: a shop that left a thousand orders late needs no exact number.
"""

from datetime import date, timedelta

from desk.records import today as kinds
from desk.records.today import Pile, Share, Task
from desk.store import checks_list, payouts, urgency
from desk.store.database import Database
from desk.store.days import to_day
from desk.store.lists import CAP

SHOWN = 6
_ORDER = "o.number AS record, c.name FROM orders o JOIN customers c ON c.id = o.customer"
# Each a list of ids with the day that counts, the most urgent first, and no more than the cap.
_IDS = {
    kinds.TO_TELL: f"SELECT id, ship_limit AS day FROM {urgency.TO_TELL} ORDER BY ship_limit",
    # Who is to be told stands above; those who were told are late still.
    kinds.LATE: f"""SELECT id, ship_target AS day FROM {urgency.LATE}
        AND NOT ({urgency.IS_TO_TELL}) ORDER BY ship_target""",
    kinds.OVERDUE: f"SELECT id, balance_due AS day FROM {urgency.OVERDUE} ORDER BY balance_due",
    kinds.TO_SHIP: f"""SELECT id, ship_target AS day FROM {urgency.TO_SHIP}
        AND coalesce(ship_target, :today) >= :today""",
    kinds.HOLD_ENDS: f"SELECT id, first_ship AS day FROM {urgency.FREE_TODAY}",
    kinds.BALANCE: f"SELECT id, balance_due AS day FROM {urgency.BALANCE} ORDER BY balance_due",
}
_ORDERS = {
    kind: f"""SELECT few.day, {_ORDER} JOIN ({ids} LIMIT {CAP}) few ON few.id = o.id
        ORDER BY few.day, o.id"""
    for kind, ids in _IDS.items()
}
_OTHERS = {
    kinds.BACK: """SELECT s.came_back AS day, o.number AS record, c.name FROM shipments s
        JOIN orders o ON o.id = s.order_id JOIN customers c ON c.id = o.customer
        WHERE s.fate = 'again' AND NOT EXISTS (SELECT 1 FROM shipments a WHERE a.resends = s.id)
        ORDER BY s.came_back, s.id LIMIT :cap""",
    # Only a shop that does close out its days is told of one that it forgot.
    kinds.CLOSE_OUT: """SELECT DISTINCT moved.day, few.number AS record, few.person AS name
        FROM (SELECT day, number, person FROM close_outs WHERE undone = 0
            ORDER BY day DESC, id DESC LIMIT 1) few
        CROSS JOIN ledger_days moved ON moved.account = '1000' AND moved.day > few.day AND moved.day < :today
        ORDER BY moved.day LIMIT :cap""",
    kinds.DECIDE: """SELECT asked.asked AS day, asked.number AS record, c.name FROM requests asked
        JOIN orders o ON o.id = asked.order_id JOIN customers c ON c.id = o.customer
        WHERE asked.state = 'awaits_owner' ORDER BY asked.asked, asked.id LIMIT :cap""",
    kinds.SEND_BACK: """SELECT asked.decided AS day, asked.number AS record, c.name FROM requests asked
        JOIN orders o ON o.id = asked.order_id JOIN customers c ON c.id = o.customer
        WHERE asked.kind = 'settle' AND asked.state IN ('refused', 'declined') AND asked.sent_back IS NULL
        ORDER BY asked.decided, asked.id LIMIT :cap""",
    kinds.REFUND: f"""SELECT since AS day, record, customer AS name FROM ({payouts.DUE}) few""",
    kinds.CHARGE: f"""SELECT n.told AS day, o.number AS record, c.name FROM {urgency.CHARGE}
        ORDER BY n.told, n.id LIMIT :cap""",
    kinds.UNASKED: f"""SELECT min(line.arrived) AS day, o.number AS record, c.name FROM {urgency.UNASKED}
        GROUP BY o.id ORDER BY day, o.id LIMIT :cap""",
    kinds.NOTICE: f"""SELECT n.made AS day, o.number AS record, c.name FROM {urgency.NOTICE}
        ORDER BY n.made, n.id LIMIT :cap""",
    kinds.EXPIRING: """SELECT ra.return_by AS day, ra.number AS record, c.name
        FROM return_authorizations ra JOIN customers c ON c.id = ra.customer
        WHERE ra.state = 'open' AND ra.return_by BETWEEN :today AND :soon
        ORDER BY ra.return_by, ra.id LIMIT :cap""",
    kinds.STRAY: """SELECT came AS day, number AS record,
            coalesce(nullif(sender, ''), nullif(written, ''), '–') AS name
        FROM stray_parcels WHERE state = 'kept' ORDER BY came, id LIMIT :cap""",
    kinds.PARCEL: """SELECT ra.return_by AS day, ra.number AS record, c.name
        FROM return_authorizations ra JOIN customers c ON c.id = ra.customer
        WHERE ra.state = 'open' AND (ra.return_by > :soon OR ra.return_by IS NULL)
        ORDER BY ra.return_by, ra.id LIMIT :cap""",
}
_CHECKS = {
    kinds.CHECK_DEPOSIT: ("k.received", checks_list.TO_DEPOSIT),
    kinds.CHECK_CLEAR: ("k.hold_until", checks_list.HOLD_OVER),
    # Of one whose day is past more is to be done than a letter.
    kinds.CHECK_DEMAND: ("k.due", f"{checks_list.DEMAND_DUE} AND coalesce(k.due, :today) >= :today"),
    kinds.CHECK_PASSED: ("k.due", checks_list.PASSED),
}
_OF_CHECKS = {
    kind: f"""SELECT {day} AS day, k.number AS record, c.name FROM checks k
        JOIN customers c ON c.id = k.customer WHERE {where} ORDER BY {day}, k.id LIMIT :cap"""
    for kind, (day, where) in _CHECKS.items()
}
STATEMENTS = {**_ORDERS, **_OTHERS, **_OF_CHECKS}
# The window in which each kind's next step is taken, and whether it is asked for by the order's number.
_OPENS = {
    kinds.TO_TELL: "order",
    kinds.LATE: "ship",
    kinds.OVERDUE: "order",
    kinds.BACK: "ship",
    kinds.CLOSE_OUT: "close_out",
    kinds.TO_SHIP: "ship",
    kinds.HOLD_ENDS: "ship",
    kinds.BALANCE: "order",
    kinds.DECIDE: "request",
    kinds.SEND_BACK: "request",
    kinds.REFUND: "refunds",
    kinds.NOTICE: "notices",
    kinds.CHARGE: "notices",
    kinds.UNASKED: "notices",
    kinds.EXPIRING: "return",
    kinds.STRAY: "stray",
    kinds.PARCEL: "receive",
    kinds.CHECK_DEPOSIT: "deposit",
    kinds.CHECK_CLEAR: "check",
    kinds.CHECK_DEMAND: "check",
    kinds.CHECK_PASSED: "check",
}
_SOON = timedelta(days=3)
_SHARE = """
    SELECT count(*) AS number, coalesce(sum(shipped IS NOT NULL
        AND julianday(shipped) - julianday(coalesce(balance_paid, placed)) <= :days), 0) AS timely
    FROM orders WHERE placed BETWEEN :first AND :last AND cancelled IS NULL AND awaits = 0
"""


def piles(db: Database, day: date) -> tuple[Pile, ...]:
    """What needs a hand on the shop's day, the empty piles left out."""
    values = {"today": day.isoformat(), "soon": (day + _SOON).isoformat(), "cap": CAP}
    found = []
    for kind in kinds.KINDS:
        rows = db.query(STATEMENTS[kind], values)
        if rows:
            tasks = [
                Task(row["record"], row["name"], to_day(row["day"]), _OPENS[kind]) for row in rows[:SHOWN]
            ]
            found.append(Pile(kind, len(rows), tuple(tasks)))
    return tuple(found)


def number(db: Database, day: date, kind: str) -> int:
    """How many records are on an order's pile on the shop's day, counted to the cap."""
    return len(db.query(STATEMENTS[kind], {"today": day.isoformat()}))


def share(db: Database, day: date, within: int, over: int) -> Share:
    """How many of the orders of the last ``over`` days left ``within`` so many days.

    An order whose days are not up yet does not count, nor one that waits for its maker; a pre-order's days
    begin when its balance is paid.
    """
    first, last = day - timedelta(days=over + within), day - timedelta(days=within + 1)
    values = {"first": first.isoformat(), "last": last.isoformat(), "days": within}
    row = db.query(_SHARE, values)[0]
    return Share(row["timely"], row["number"])
