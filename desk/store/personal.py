"""Everything that is kept about one customer: found, read whole, and emptied for good.

What is counted, booked and sealed stays to the cent under the customer's number; what tells who they are, and
what people wrote about them, goes from every row, and its bytes from the file (trust.md K1).
"""

import json
from dataclasses import fields
from datetime import date

from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.money import Money
from desk.records.personal import Hindrance, Outcome, PersonRow, Shipment
from desk.records.plain import from_plain
from desk.store import addresses, buyers, customers, payouts, personal_checks
from desk.store.database import Database
from desk.store.days import to_day
from desk.store.keys import fold, holding, number_key, search_key, words

_ROW = """
    SELECT c.number, c.name, c.email, c.phone, home.city, home.state,
        (SELECT count(*) FROM orders WHERE customer = c.id) AS orders
    FROM customers c JOIN addresses home ON home.id = c.address
"""
FIND = (
    f"{_ROW} WHERE {holding('c.search_key')} AND c.merged_into IS NULL ORDER BY c.name_key, c.number LIMIT 50"
)
ONE = f"{_ROW} WHERE c.id = ?"
_ORDERS = "SELECT id FROM orders WHERE customer = ? ORDER BY id"
_RETURNS = "SELECT number FROM return_authorizations WHERE customer = ? ORDER BY id"
_REQUESTS = """
    SELECT asked.number FROM requests asked JOIN orders o ON o.id = asked.order_id
    WHERE o.customer = ? ORDER BY asked.id
"""
_IMPORTED = """
    SELECT before FROM imported_rows WHERE before <> '{}' AND noun = 'customer'
        AND record IN (SELECT id FROM customers WHERE id = :customer OR merged_into = :customer) ORDER BY id
"""
_CREDITS = "SELECT number FROM credit_lots WHERE customer = ? ORDER BY id"
_NUMBERS = """
    SELECT number FROM customers WHERE id = :customer
    UNION ALL SELECT number FROM customers WHERE merged_into = :customer
    UNION ALL SELECT number FROM orders WHERE customer = :customer
    UNION ALL SELECT number FROM return_authorizations WHERE customer = :customer
    UNION ALL SELECT number FROM credit_lots WHERE customer = :customer
    UNION ALL SELECT number FROM checks WHERE customer = :customer
    UNION ALL SELECT asked.number FROM requests asked JOIN orders o ON o.id = asked.order_id
        WHERE o.customer = :customer
"""
_HINDRANCES = """
    SELECT 'order' AS kind, number, 0 AS amount FROM orders WHERE customer = :customer AND stage = 'open'
    UNION ALL
    SELECT 'return', number, 0 FROM return_authorizations WHERE customer = :customer AND state = 'open'
    UNION ALL
    SELECT 'credit', number, balance FROM credit_lots WHERE customer = :customer AND balance > 0
    UNION ALL
    SELECT 'claim', ra.number, claim.amount FROM carrier_claims claim
        JOIN return_authorizations ra ON ra.id = claim.ra
        WHERE ra.customer = :customer AND claim.state = 'open'
    UNION ALL
    SELECT 'request', asked.number, 0 FROM requests asked JOIN orders o ON o.id = asked.order_id
        WHERE o.customer = :customer AND asked.state = 'awaits_owner'
"""
_SHIPMENTS = """
    SELECT o.number AS "order", s.shipped, s.delivered, s.service, s.tracking, s.cost
    FROM shipments s JOIN orders o ON o.id = s.order_id WHERE o.customer = ? ORDER BY s.id
"""
_OUTCOMES = """
    SELECT ra.number AS ra, done.settled AS done,
        CASE WHEN done.reversed IS NULL THEN 'settled' ELSE 'reversed' END AS what, done.credit,
        done.reversal_reason AS reason
    FROM settlements done JOIN return_authorizations ra ON ra.id = done.ra WHERE ra.customer = :customer
    UNION ALL
    SELECT number, voided, 'voided', 0, void_reason
    FROM return_authorizations WHERE customer = :customer AND voided IS NOT NULL
"""
# Addresses of the customer, of whoever was merged into them and of their orders that no other record has.
_OWN_ADDRESSES = """
    SELECT address FROM customers WHERE id = :customer OR merged_into = :customer
    UNION SELECT ship_to FROM orders WHERE customer = :customer
    UNION SELECT home.id FROM addresses home JOIN customers moved ON moved.id = home.former_of
        WHERE moved.id = :customer OR moved.merged_into = :customer
    EXCEPT SELECT address FROM customers WHERE id <> :customer AND merged_into IS NOT :customer
    EXCEPT SELECT ship_to FROM orders WHERE customer <> :customer
    EXCEPT SELECT address FROM shop
"""
_NAMELESS = """
    UPDATE customers SET name = number, email = '', phone = '', outside_number = '', note = '',
        name_key = :name_key, email_key = '', phone_key = '', outside_key = '', search_key = :search_key
    WHERE id = :customer
"""
# Taxes were reckoned by state and country: these stay.
_PLACELESS = f"""
    UPDATE addresses SET name = '', company = '', street = '', street2 = '', city = '', postal_code = '',
        phone = ''
    WHERE id IN ({_OWN_ADDRESSES})
"""
_EMPTIED = (
    "UPDATE orders SET note = '', version = version + 1 WHERE customer = :customer",
    """UPDATE payments SET reference = ''
    WHERE reference <> '' AND order_id IN (SELECT id FROM orders WHERE customer = :customer)""",
    """UPDATE shipments SET tracking = ''
    WHERE tracking <> '' AND order_id IN (SELECT id FROM orders WHERE customer = :customer)""",
    """UPDATE payouts SET reference = '' WHERE reference <> '' AND refund IN (
        SELECT e.id FROM journal_entries e
        LEFT JOIN return_authorizations ra ON ra.number = e.subject LEFT JOIN orders o ON o.number = e.subject
        WHERE coalesce(ra.customer, o.customer) = :customer)""",
    """UPDATE pickups SET reference = '' WHERE reference <> ''
        AND ra IN (SELECT id FROM return_authorizations WHERE customer = :customer)""",
    """UPDATE carrier_claims SET reference = '', version = version + 1 WHERE reference <> ''
        AND ra IN (SELECT id FROM return_authorizations WHERE customer = :customer)""",
    """UPDATE settlement_lines SET checks = '{}' WHERE checks <> '{}' AND settlement IN (
        SELECT done.id FROM settlements done JOIN return_authorizations ra ON ra.id = done.ra
        WHERE ra.customer = :customer)""",
    """UPDATE requests SET tracking = '', version = version + 1,
        facts = CASE kind WHEN 'settle' THEN json_set(facts, '$.checks', json('[]')) ELSE facts END
    WHERE order_id IN (SELECT id FROM orders WHERE customer = :customer)""",
    """UPDATE return_authorizations SET void_reason = '-', version = version + 1
    WHERE customer = :customer AND state = 'voided'""",
    """UPDATE imported_rows SET before = '{}'
    WHERE before <> '{}' AND noun = 'customer'
        AND record IN (SELECT id FROM customers WHERE id = :customer OR merged_into = :customer)""",
    """UPDATE settlements SET reversal_reason = '-' WHERE reversed IS NOT NULL
        AND ra IN (SELECT id FROM return_authorizations WHERE customer = :customer)""",
)
_WORDLESS = """
    UPDATE history_words SET reason = '', before = '{}', after = '{}'
    WHERE id IN (SELECT id FROM history WHERE subject IN (SELECT value FROM json_each(?)))
"""
# What tells who somebody is; a short one and a single word stand in other people's texts as well.
_TELLING = tuple(each.name for each in fields(Address) if each.name in ("name", "company", "street", "phone"))
_LEAST = 4


def find(db: Database, text: str) -> tuple[PersonRow, ...]:
    """Customers whose name, company, email, phone, city or number hold all that was typed."""
    return tuple(_row(row) for row in db.query(FIND, words(text))) if fold(text) else ()


def row(db: Database, customer: int) -> PersonRow:
    """One customer as found."""
    return _row(db.query(ONE, (customer,))[0])


def _row(row) -> PersonRow:
    values = dict(row)
    place = ", ".join(part for part in (values.pop("city"), values.pop("state")) if part)
    return PersonRow(**values, place=place)


def orders_of(db: Database, customer: int) -> list[int]:
    """The ids of a customer's orders."""
    return list(db.ids(_ORDERS, (customer,)))


def returns_of(db: Database, customer: int) -> tuple[str, ...]:
    """The numbers of a customer's returns."""
    return tuple(row["number"] for row in db.query(_RETURNS, (customer,)))


def requests_of(db: Database, customer: int) -> tuple[str, ...]:
    """The numbers of what a customer asked for that was refused, or left to the owner."""
    return tuple(row["number"] for row in db.query(_REQUESTS, (customer,)))


def imported_of(db: Database, customer: int) -> tuple[Customer, ...]:
    """What a customer was before each import that changed them."""
    found = db.query(_IMPORTED, {"customer": customer})
    return tuple(from_plain(Customer, json.loads(row["before"])) for row in found)


def credits_of(db: Database, customer: int) -> tuple[str, ...]:
    """The numbers of a customer's credit slips."""
    return tuple(row["number"] for row in db.query(_CREDITS, (customer,)))


def numbers_of(db: Database, customer: int) -> tuple[str, ...]:
    """The numbers of all records of a customer, their own first: what history, photos and drafts go by."""
    return tuple(row["number"] for row in db.query(_NUMBERS, {"customer": customer}))


def hindrances(db: Database, customer: int) -> tuple[Hindrance, ...]:
    """What has to be finished before a customer can be erased (trust.md K3, P16)."""
    found = tuple(
        Hindrance(row["kind"], row["number"], Money(row["amount"]))
        for row in db.query(_HINDRANCES, {"customer": customer})
    )
    owed = payouts.of_customer(db, customer)
    found += tuple(Hindrance("check", *each) for each in personal_checks.hindrances(db, customer))
    return found + tuple(Hindrance("refund", each.record, each.open) for each in owed if each.open)


def addresses_of(db: Database, customer: int) -> tuple[Address, ...]:
    """Every address that only this customer's records have, each once."""
    found = db.ids(_OWN_ADDRESSES, {"customer": customer})
    return tuple(dict.fromkeys(addresses.get(db, each) for each in found))


def shipments_of(db: Database, customer: int) -> tuple[Shipment, ...]:
    """The parcels that left for a customer."""
    return tuple(
        Shipment(
            row["order"],
            to_day(row["shipped"]),
            to_day(row["delivered"]),
            row["service"],
            row["tracking"],
            None if row["cost"] is None else Money(row["cost"]),
        )
        for row in db.query(_SHIPMENTS, (customer,))
    )


def outcomes_of(db: Database, customer: int) -> tuple[Outcome, ...]:
    """How a customer's returns were settled, reversed and voided, each time."""
    return tuple(
        Outcome(
            **{**dict(row), "done": date.fromisoformat(row["done"]), "credit": Money(row["credit"])},
        )
        for row in db.query(_OUTCOMES, {"customer": customer})
    )


def marks_of(db: Database, customer: Customer) -> tuple[str, ...]:
    """What names a customer in other people's texts, folded: whole names, email, phones, streets."""
    told = []
    for each in (customer, *customers.merged_into(db, customer.id)):
        told += [each.name, each.email, each.phone]
    for address in addresses_of(db, customer.id):
        told += [str(getattr(address, name)) for name in _TELLING]
    folded = dict.fromkeys(fold(each) for each in told)
    return tuple(each for each in folded if len(each) >= _LEAST and not each.isalpha())


def empty(db: Database, customer: Customer, numbers: tuple[str, ...]) -> None:
    """Take who a customer is from every row, in the open transaction; ``numbers`` are of their records."""
    db.execute(_PLACELESS, {"customer": customer.id})
    for each in (customer, *customers.merged_into(db, customer.id)):
        keys = {"name_key": fold(each.number), "search_key": search_key(each.number)}
        buyers.forget(db, each.id)
        db.execute(_NAMELESS, {"customer": each.id, **keys})
        buyers.keep(db, each.id)
    for step in range(len(_EMPTIED)):
        db.execute(_EMPTIED[step], {"customer": customer.id})
    db.execute(_WORDLESS, (json.dumps(numbers),))


def is_emptied(customer: Customer) -> bool:
    """Whether a customer was erased: the number stands for the name."""
    return number_key(customer.name) == number_key(customer.number)


def wash(db: Database) -> None:
    """Have the bytes of what was overwritten leave the log beside the file, after the transaction."""
    db.query("PRAGMA wal_checkpoint(TRUNCATE)")
