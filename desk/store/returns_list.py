"""The list of returns: ids by chip, search and column, rows a page at a time, capped counts."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from desk.records.lists import Query
from desk.records.money import Money
from desk.records.returns import ReturnRow
from desk.store import lists
from desk.store.buyers import BEGINNING
from desk.store.database import Database
from desk.store.days import to_day
from desk.store.keys import number_key

_LISTING = lists.Listing(
    source="return_authorizations ra",
    chips={
        "": "1 = 1",
        "open": "ra.state = 'open'",
        "lapsed": "ra.state = 'open' AND ra.return_by < :today",
        "settled": "ra.state = 'settled'",
        "refused": "ra.state = 'voided' AND ra.refused IS NOT NULL",
        "voided": "ra.state = 'voided' AND ra.refused IS NULL",
    },
    sorts={
        "issued": ("", "ra.issued {way}, ra.id {way}"),
        "number": ("", "ra.number_key {way}"),
        "return_by": ("", "ra.return_by {way}, ra.id {way}"),
        "order": (
            "orders o JOIN return_authorizations ra ON ra.order_id = o.id",
            "length(o.number_key) {way}, o.number_key {way}, ra.id {way}",
        ),
        "customer": (
            "customers c JOIN return_authorizations ra ON ra.customer = c.id",
            "c.name_key {way}, ra.issued {way}, ra.id {way}",
        ),
    },
    finds=(
        "SELECT id FROM return_authorizations WHERE number_key >= :low AND number_key < :high LIMIT :most",
        """SELECT back.id FROM orders o JOIN return_authorizations back ON back.order_id = o.id
        WHERE o.number_key >= :low AND o.number_key < :high LIMIT :most""",
        """SELECT id FROM return_authorizations WHERE customer IN (SELECT value FROM json_each(:buyers))
        LIMIT :most""",
    ),
    holds=f"""(ra.number_key >= :low AND ra.number_key < :high)
        OR EXISTS (SELECT 1 FROM customers c WHERE c.id = ra.customer AND {BEGINNING})
        OR EXISTS (SELECT 1 FROM orders o
            WHERE o.id = ra.order_id AND o.number_key >= :low AND o.number_key < :high)""",
    plain=("issued",),
    # So many orders are not gone through for the few that came back.
    warns=("SELECT id FROM orders WHERE number_key >= :low AND number_key < :high LIMIT 1 OFFSET 40000",),
)
LIST = _LISTING.statements()
_ROWS = """
    SELECT ra.id, ra.number, o.number AS order_number, c.name AS customer, ra.issued, ra.reason, ra.return_by,
        CASE WHEN ra.refused IS NULL THEN ra.state ELSE 'refused' END AS state,
        coalesce(done.credit, 0) AS credit, coalesce(head.number, '') AS head
    FROM return_authorizations ra
    JOIN orders o ON o.id = ra.order_id
    JOIN customers c ON c.id = ra.customer
    LEFT JOIN return_authorizations head ON head.id = ra.head
    LEFT JOIN settlements done ON done.ra = ra.id AND done.reversed IS NULL
"""
_OF_PARCEL = """ WHERE ra.id IN (
        SELECT id FROM return_authorizations WHERE number_key = :head
        UNION SELECT part.id FROM return_authorizations first
            JOIN return_authorizations part ON part.head = first.id WHERE first.number_key = :head)
    AND ra.id <> :ra ORDER BY ra.id
"""


def reading(db: Database, query: Query, today: date) -> lists.Reading:
    """What a query shows on the shop's day, to be read in parts; raises BadInput for an unknown chip."""
    return lists.Reading(db, LIST, _LISTING.key(query), query.text, {"today": today.isoformat()})


def rows(db: Database, ids: Sequence[int]) -> tuple[ReturnRow, ...]:
    """The rows of these ids, in the order given."""
    found: dict[int, ReturnRow] = {}
    for page in lists.pages(ids):
        wanted = db.query(_ROWS + " WHERE ra.id IN (SELECT value FROM json_each(?))", (page,))
        found.update((row["id"], _row(row)) for row in wanted)
    return lists.in_order(ids, found)


def for_order(db: Database, number: str) -> tuple[ReturnRow, ...]:
    """The returns of one order by its number, oldest first; none for an unknown one."""
    wanted = db.query(_ROWS + " WHERE o.number_key = ? ORDER BY ra.id", (number_key(number),))
    return tuple(_row(row) for row in wanted)


def of_parcel(db: Database, ra: int, head: str) -> tuple[ReturnRow, ...]:
    """The other returns whose pieces come in the parcel of a return by its id, on which stands ``head``."""
    wanted = db.query(_ROWS + _OF_PARCEL, {"ra": ra, "head": number_key(head)})
    return tuple(_row(row) for row in wanted)


def counts(db: Database, today: date) -> dict[str, int]:
    """How many returns each chip holds on the shop's day, counted no further than 1,001."""
    day = {"today": today.isoformat()}
    return {chip: db.query(LIST.COUNTS[chip], day)[0]["number"] for chip in LIST.COUNTS}


def _row(row: sqlite3.Row) -> ReturnRow:
    return ReturnRow(
        id=row["id"],
        number=row["number"],
        order=row["order_number"],
        customer=row["customer"],
        issued=date.fromisoformat(row["issued"]),
        reason=row["reason"],
        return_by=to_day(row["return_by"]),
        state=row["state"],
        credit=Money(row["credit"]),
        head=row["head"],
    )
