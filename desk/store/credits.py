"""Store credit: lots, their movements, and the prints of their slips."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from desk.records.credits import CreditLot, CreditRow, Movement, NewLot
from desk.records.errors import NotFound, Refused
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import lists
from desk.store import prints as log
from desk.store.buyers import BEGINNING
from desk.store.database import Database
from desk.store.days import to_day, to_text
from desk.store.keys import number_key

SLIP = "credit-slip"
_LISTING = lists.Listing(
    source="credit_lots lot",
    chips={
        "": "1 = 1",
        "open": """lot.state = 'open' AND lot.frozen IS NULL
            AND (lot.expires IS NULL OR lot.expires >= :today)""",
        "frozen": "lot.state = 'open' AND lot.frozen IS NOT NULL",
        "expired": "lot.state = 'open' AND lot.frozen IS NULL AND lot.expires < :today",
        "spent": "lot.state = 'spent'",
        "reversed": "lot.state = 'reversed'",
    },
    sorts={
        "issued": ("", "lot.issued {way}, lot.id {way}"),
        "number": ("", "lot.number_key {way}"),
        "amount": ("", "lot.amount {way}, lot.id {way}"),
        "balance": ("", "lot.balance {way}, lot.id {way}"),
        "origin": ("", "lot.origin {way}, lot.id {way}"),
        "customer": (
            "customers c JOIN credit_lots lot ON lot.customer = c.id",
            "c.name_key {way}, lot.issued {way}, lot.id {way}",
        ),
    },
    finds=(
        "SELECT id FROM credit_lots WHERE number_key >= :low AND number_key < :high LIMIT :most",
        "SELECT id FROM credit_lots WHERE origin = :low LIMIT :most",
        "SELECT id FROM credit_lots WHERE customer IN (SELECT value FROM json_each(:buyers)) LIMIT :most",
    ),
    holds=f"""(lot.number_key >= :low AND lot.number_key < :high) OR lot.origin = :low
        OR EXISTS (SELECT 1 FROM customers c WHERE c.id = lot.customer AND {BEGINNING})""",
    total="lot.balance",
    plain=("issued",),
)
LIST = _LISTING.statements()
_LOT = """
    SELECT lot.id, lot.number, c.name AS customer, lot.origin, lot.issued, lot.amount, lot.balance, lot.state,
        lot.expires, c.number AS holder, coalesce(k.number, '') AS frozen
    FROM credit_lots lot JOIN customers c ON c.id = lot.customer LEFT JOIN checks k ON k.id = lot.frozen
"""
_MOVED_FOR = """
    SELECT lot.number AS lot, moved.kind, moved.amount, moved.day FROM credit_movements moved
    JOIN credit_lots lot ON lot.id = moved.lot WHERE moved.subject = ? ORDER BY moved.id
"""
_OPEN_OF = "SELECT number FROM credit_lots WHERE customer = ? AND state = 'open' ORDER BY issued, id"
_SPENDABLE = """
    SELECT c.number, sum(lot.balance) AS there FROM customers c JOIN credit_lots lot ON lot.customer = c.id
    WHERE c.number IN (SELECT value FROM json_each(:numbers)) AND lot.state = 'open'
        AND lot.frozen IS NULL AND (lot.expires IS NULL OR lot.expires >= :today)
    GROUP BY c.number
"""
_FROM_ORDER = (
    _LOT
    + """
    WHERE lot.origin = :number OR lot.origin IN (SELECT ra.number FROM return_authorizations ra
        JOIN orders o ON o.id = ra.order_id WHERE o.number = :number) ORDER BY lot.id
"""
)
_EXTEND = "UPDATE credit_lots SET expires = ? WHERE id = ?"


def issue(db: Database, new: NewLot) -> int:
    """Grant store credit inside the open transaction; the lot's id."""
    return db.insert(
        "credit_lots",
        number=new.number,
        number_key=number_key(new.number),
        customer=new.customer,
        origin=new.origin,
        issued=new.issued.isoformat(),
        amount=new.amount,
        balance=new.amount,
        state="open",
        expires=to_text(new.expires),
    )


def extend(db: Database, lot: CreditLot, until: date) -> None:
    """Let a lot be spent until a later day."""
    db.execute(_EXTEND, (until.isoformat(), lot.id))


def get(db: Database, number: str) -> CreditLot:
    """A lot by its slip's number; raises NotFound ``credit-unknown``."""
    rows = db.query(_LOT + " WHERE lot.number_key = ?", (number_key(number),))
    if not rows:
        raise NotFound("credit-unknown", number=number)
    return CreditLot(**_values(rows[0]))


def move(db: Database, movement: Movement) -> int:
    """Raise or lower a lot; the movement's id.

    Raises Refused: ``credit-short`` where it would fall below zero, ``credit-over`` above what was granted.
    """
    lot = get(db, movement.lot)
    after = lot.balance + movement.amount
    if after < 0:
        raise Refused("credit-short", number=lot.number, balance=lot.balance, asked=-movement.amount)
    if after > lot.amount:
        raise Refused("credit-over", number=lot.number, amount=lot.amount, asked=movement.amount)
    return db.insert(
        "credit_movements",
        lot=lot.id,
        kind=movement.kind,
        amount=movement.amount,
        day=movement.day.isoformat(),
        subject=movement.subject,
    )


def open_lots(db: Database, customer: int) -> tuple[CreditLot, ...]:
    """The lots of a customer, by their id, that have a balance, the oldest first."""
    rows = db.query(_LOT + " WHERE lot.customer = ? AND lot.state = 'open' ORDER BY lot.id", (customer,))
    return tuple(CreditLot(**_values(row)) for row in rows)


def from_order(db: Database, number: str) -> tuple[CreditLot, ...]:
    """The lots that an order or one of its returns gave, oldest first."""
    return tuple(CreditLot(**_values(row)) for row in db.query(_FROM_ORDER, {"number": number}))


def movements_of(db: Database, subject: str) -> tuple[Movement, ...]:
    """What was done to any lot for one record, oldest first."""
    found = db.query(_MOVED_FOR, (subject,))
    return tuple(
        Movement(row["lot"], row["kind"], Money(row["amount"]), date.fromisoformat(row["day"]), subject)
        for row in found
    )


def movements(db: Database, number: str) -> tuple[Movement, ...]:
    """What raised or lowered a lot, oldest first."""
    found = db.query(
        "SELECT kind, moved.amount, day, subject FROM credit_movements moved "
        "JOIN credit_lots lot ON lot.id = moved.lot WHERE lot.number_key = ? ORDER BY moved.id",
        (number_key(number),),
    )
    return tuple(
        Movement(number, row["kind"], Money(row["amount"]), date.fromisoformat(row["day"]), row["subject"])
        for row in found
    )


def reading(db: Database, query: Query, today: date) -> lists.Reading:
    """What a query shows on the shop's day, to be read in parts; raises BadInput for an unknown chip."""
    return lists.Reading(db, LIST, _LISTING.key(query), query.text, {"today": today.isoformat()})


def rows(db: Database, ids: Sequence[int]) -> tuple[CreditRow, ...]:
    """The rows of these ids, in the order given."""
    found: dict[int, CreditRow] = {}
    for page in lists.pages(ids):
        wanted = db.query(_LOT + " WHERE lot.id IN (SELECT value FROM json_each(?))", (page,))
        found.update((row["id"], CreditRow(**_values(row))) for row in wanted)
    return lists.in_order(ids, found)


def counts(db: Database, today: date) -> dict[str, int]:
    """How many lots each chip holds on the shop's day, counted no further than 1,001."""
    values = {"today": today.isoformat()}
    return {chip: db.query(LIST.COUNTS[chip], values)[0]["number"] for chip in LIST.COUNTS}


def open_of(db: Database, customer: int) -> tuple[str, ...]:
    """The numbers of a customer's slips with something left, oldest first."""
    return tuple(row["number"] for row in db.query(_OPEN_OF, (customer,)))


def spendable(db: Database, numbers: Iterable[str], today: date) -> dict[str, Money]:
    """What some customers, by their numbers, can spend of store credit; those who have none are left out."""
    asked = {"numbers": json.dumps(list(numbers)), "today": today.isoformat()}
    return {row["number"]: Money(row["there"]) for row in db.query(_SPENDABLE, asked)}


def prints(db: Database, number: str) -> int:
    """How often a lot's slip was printed so far."""
    return log.prints(db, SLIP, number)


def count_print(db: Database, number: str, at: str, person: str) -> int:
    """Note a print of a lot's slip; how many there are now."""
    return log.count_print(db, SLIP, number, at, person)


def _values(row: sqlite3.Row) -> dict:
    money = {name: Money(row[name]) for name in ("amount", "balance")}
    days = {"issued": date.fromisoformat(row["issued"]), "expires": to_day(row["expires"])}
    return {**dict(row), **money, **days}
