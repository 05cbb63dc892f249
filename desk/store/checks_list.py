"""The list of checks: ids by chip, search and column, rows a page at a time, capped counts, a total."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from desk.records.check_rows import CheckRow
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import lists
from desk.store.buyers import BEGINNING
from desk.store.database import Database
from desk.store.days import to_day
from desk.store.keys import LAST_LETTER, fold

# Each by an index of its own, or by that of all that are in a state.
_AT_BANK = "k.state IN ('deposited', 'redeposited')"
_CAME_BACK = "k.state IN ('returned', 'returned_again', 'demanded')"
TO_DEPOSIT = "k.state = 'received' AND k.dated <= :today"
HOLD_OVER = f"{_AT_BANK} AND k.hold_until IS NOT NULL AND k.hold_until <= :today"
# No letter was made yet; of a money order the policy demands nothing.
DEMAND_DUE = "k.state IN ('returned', 'returned_again') AND k.kind = 'check' AND k.by_agency = 0"
PASSED = f"{_CAME_BACK} AND k.due IS NOT NULL AND k.due < :today"
_LISTING = lists.Listing(
    source="checks k",
    chips={
        "": "1 = 1",
        "to_deposit": TO_DEPOSIT,
        "post_dated": "k.state = 'received' AND k.dated > :today",
        "on_hold": f"{_AT_BANK} AND k.hold_until > :today",
        "hold_ends": f"{_AT_BANK} AND k.hold_until = :today",
        "to_clear": f"{_AT_BANK} AND (k.hold_until IS NULL OR k.hold_until <= :today)",
        "cleared": "k.state = 'cleared'",
        "returned": _CAME_BACK,
        "demand_due": DEMAND_DUE,
        "demanded": "k.state = 'demanded'",
        "passed": PASSED,
        "collections": "k.state = 'collections'",
        "paid": "k.state = 'paid'",
        "written_off": "k.state = 'written_off'",
    },
    sorts={
        "received": ("", "k.received {way}, k.id {way}"),
        "number": ("", "length(k.number_key) {way}, k.number_key {way}"),
        "check": ("", "k.check_key {way}, k.id {way}"),
        "payer": ("", "k.payer_key {way}, k.id {way}"),
        "amount": ("", "k.amount {way}, k.id {way}"),
        "customer": (
            "customers c JOIN checks k ON k.customer = c.id",
            "c.name_key {way}, c.id {way}, k.id {way}",
        ),
    },
    finds=(
        "SELECT id FROM checks WHERE number >= :low AND number < :high LIMIT :most",
        "SELECT id FROM checks WHERE check_key >= :key AND check_key < :key_high LIMIT :most",
        "SELECT id FROM checks WHERE payer_key >= :key AND payer_key < :key_high LIMIT :most",
        "SELECT id FROM checks WHERE customer IN (SELECT value FROM json_each(:buyers)) LIMIT :most",
    ),
    holds=f"""(k.number >= :low AND k.number < :high)
        OR (k.check_key >= :key AND k.check_key < :key_high)
        OR (k.payer_key >= :key AND k.payer_key < :key_high)
        OR EXISTS (SELECT 1 FROM customers c WHERE c.id = k.customer AND {BEGINNING})""",
    total="k.amount",
    plain=("received",),
)
LIST = _LISTING.statements()
# What came back of a check on an order of its own, with its fee, less what was paid towards both.
_CLAIM = """
    (SELECT coalesce(sum(p.amount), 0) FROM check_parts part JOIN payments p ON p.id = part.payment
        WHERE part.check_id = {check}.id AND part.again IS NULL AND p.order_id = o.id)
    + (SELECT coalesce(sum(fee.amount), 0) FROM charges fee
        WHERE fee.check_id = {check}.id AND fee.order_id = o.id)
    - (SELECT coalesce(sum(since.amount), 0) FROM check_recoveries since
        JOIN payments made ON made.id = since.payment
        WHERE since.check_id = {check}.id AND made.order_id = o.id
            AND NOT EXISTS (SELECT 1 FROM payments back WHERE back.reverses = made.id))
"""
# What is owed of one that came back: by each of its orders, and no more than that owes itself beside what is
# owed of older checks; those are found by the order, where all that came back would be looked through.
_OWED = f"""
    SELECT coalesce(sum(max(0, min({_CLAIM.format(check="k")},
        CASE WHEN o.voided OR (o.stage = 'cancelled' AND o.released + o.charged = 0) THEN 0
            ELSE o.total + o.charged - o.released - o.paid + o.withdrawn END
        - (SELECT coalesce(sum({_CLAIM.format(check="older")}), 0) FROM checks older
            WHERE older.id IN (SELECT part.check_id FROM check_parts part
                    JOIN payments p ON p.id = part.payment WHERE p.order_id = o.id) AND +older.id < k.id
                AND +older.state IN ('returned', 'returned_again', 'demanded', 'collections'))))), 0)
    FROM orders o WHERE o.id IN (SELECT p.order_id FROM check_parts part
        JOIN payments p ON p.id = part.payment WHERE part.check_id = k.id)
"""
_ROWS = f"""
    SELECT k.id, k.number, c.name AS customer, k.payer, k.check_number, k.received, k.dated, k.amount,
        k.state, coalesce(slip.number, '') AS deposit, k.hold_until, k.due,
        CASE WHEN {_CAME_BACK} OR k.state = 'collections' THEN ({_OWED}) ELSE 0 END AS owed
    FROM checks k JOIN customers c ON c.id = k.customer LEFT JOIN deposits slip ON slip.id = k.deposit
    WHERE k.id IN (SELECT value FROM json_each(?))
"""


def reading(db: Database, query: Query, today: date) -> lists.Reading:
    """What a query shows on the shop's day, to be read in parts; raises BadInput for an unknown chip."""
    values = {"today": today.isoformat(), "key_high": fold(query.text) + LAST_LETTER}
    return lists.Reading(db, LIST, _LISTING.key(query), query.text, values)


def rows(db: Database, ids: Sequence[int]) -> tuple[CheckRow, ...]:
    """The rows of these ids, in the order given."""
    found: dict[int, CheckRow] = {}
    for page in lists.pages(ids):
        found.update((row["id"], _row(row)) for row in db.query(_ROWS, (page,)))
    return lists.in_order(ids, found)


def counts(db: Database, today: date) -> dict[str, int]:
    """How many checks each chip holds on the shop's day, counted no further than 1,001."""
    day = {"today": today.isoformat()}
    return {chip: db.query(LIST.COUNTS[chip], day)[0]["number"] for chip in LIST.COUNTS}


def _row(row: sqlite3.Row) -> CheckRow:
    days = {name: date.fromisoformat(row[name]) for name in ("received", "dated")}
    later = {name: to_day(row[name]) for name in ("hold_until", "due")}
    money = {name: Money(row[name]) for name in ("amount", "owed")}
    return CheckRow(**{**dict(row), **days, **later, **money})
