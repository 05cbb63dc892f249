"""A customer's rows: only theirs are read and emptied, in every table that tells of them."""

import sqlite3
from dataclasses import replace

import pytest

from desk.records.shop import Draft
from desk.store import customers, drafts, personal
from desk.store.database import Database
from desk.store.settings import authorize
from tests.store import samples
from tests.store.samples import DAY, HOME, MOMENT

OTHER = replace(samples.SHOP.address, name="Bo", company="", street="Elm Road 5", phone="314 555 0100")


@pytest.fixture
def bo(db: Database) -> int:
    """The id of a second customer with an order of their own."""
    with db.atomic():
        made = customers.add(
            db, replace(customers.get(db, "CU-26-00001-3"), number="CM-26-00002-1", email="b@o.us")
        )
    samples.add_order(db, "#2", made.id, ship_to=OTHER)
    return made.id


def test_records_are_of_exactly_one_customer(db: Database, bo: int) -> None:
    order = samples.add_order(db)
    ra = samples.settle(db, samples.add_return(db, order))
    slip = ra.settlement.slip
    assert personal.numbers_of(db, 1) == ("CU-26-00001-3", "#10100", ra.number, slip)
    assert personal.numbers_of(db, bo) == ("CM-26-00002-1", "#2")
    assert (personal.orders_of(db, 1), personal.orders_of(db, bo)) == ([order.id], [1])
    assert (personal.returns_of(db, 1), personal.returns_of(db, bo)) == ((ra.number,), ())
    assert (personal.credits_of(db, 1), personal.credits_of(db, bo)) == ((slip,), ())
    assert personal.addresses_of(db, bo) == (HOME, OTHER)
    assert [(each.what, each.done) for each in personal.outcomes_of(db, 1)] == [("settled", DAY)]
    assert personal.shipments_of(db, 1) == ()
    assert [each.kind for each in personal.hindrances(db, 1)] == ["order", "credit"]


def test_a_parcel_with_and_without_a_known_cost(db: Database) -> None:
    samples.add_order(db, shipped=DAY)
    samples.add_order(db, "#3", shipped=DAY, shipping_cost=500)
    assert [(each.order, each.cost) for each in personal.shipments_of(db, 1)] == [
        ("#10100", None),
        ("#3", 500),
    ]


def test_marks_are_what_tells_who_somebody_is(db: Database, bo: int) -> None:
    found = personal.marks_of(db, customers.get(db, "CM-26-00002-1"))
    assert set(found) == {"lukasz zak", "b@o.us", "dolls ltd.", "main 1", "elm road 5", "314 555 0100"}


def test_drafts_are_found_by_record_and_by_letters_as_typed(db: Database) -> None:
    bodies = {
        "1": '{"said": "\\u0141ukasz \\u017bak"}',
        "2": '{"lukasz zak": [null, 1, true]}',
        "3": '{"said": "Lukasz Zakopane"}',
        "#7": "{}",
    }
    with db.atomic():
        for subject, body in bodies.items():
            drafts.put(db, Draft("Ann", "k", subject, body, MOMENT))
    found = drafts.about(db, ("#7",), ("lukasz zak",))
    assert {each.subject for each in found} == {"1", "2", "#7"}
    with db.atomic():
        drafts.remove(db, found[0])
    assert len(drafts.all(db, "Ann")) == 3


def test_what_is_emptied_is_one_customers_alone(db: Database, bo: int) -> None:
    samples.add_order(db)
    with db.atomic():
        customer = customers.get(db, "cu-26-00001-3")
        personal.empty(db, customer, personal.numbers_of(db, 1))
    personal.wash(db)
    assert personal.is_emptied(customers.get(db, "CU-26-00001-3"))
    assert not personal.is_emptied(customers.get(db, "CM-26-00002-1"))
    assert personal.addresses_of(db, bo) == (HOME, OTHER)
    rows = db.query("SELECT o.number, p.reference FROM payments p JOIN orders o ON o.id = p.order_id")
    assert {(row["number"], row["reference"]) for row in rows} == {("#10100", ""), ("#2", "A1")}


def test_what_stood_before_an_import_is_emptied_of_one_customer_alone(db: Database, bo: int) -> None:
    with db.atomic():
        db.execute(
            "INSERT INTO imports (digest, file, at, person, counts) VALUES ('a', 'x.csv', ?, 'Ann', '{}')",
            (samples.MOMENT,),
        )
        for noun, record in (("customer", 1), ("customer", bo), ("item", 1)):
            db.execute(
                "INSERT INTO imported_rows (import_id, noun, record, what, before) "
                "VALUES (1, ?, ?, 'changed', '{\"name\": \"Ann\"}')",
                (noun, record),
            )
        customer = customers.get(db, "CU-26-00001-3")
        personal.empty(db, customer, personal.numbers_of(db, 1))
    rows = db.query("SELECT noun, record FROM imported_rows WHERE before <> '{}' ORDER BY id")
    assert [tuple(row) for row in rows] == [("customer", bo), ("item", 1)]


def test_every_table_that_tells_of_a_customer_is_known() -> None:
    """A table that comes to point at customers, orders or returns must be thought of here."""
    db = samples.make_shop()
    db.connection.set_authorizer(None)
    links = db.query(
        'SELECT made.name, link."table" AS target FROM sqlite_master made '
        "JOIN pragma_foreign_key_list(made.name) link WHERE made.type = 'table' AND made.name <> 'shop'"
    )
    found, before = {"customers"}, set[str]()
    while found != before:
        before = set(found)
        found |= {link["name"] for link in links if link["target"] in found | {"addresses"}}
    assert found == {
        *("customers", "orders", "order_lines", "payments", "shipments", "credit_lots", "credit_movements"),
        *("return_authorizations", "return_lines", "settlements", "settlement_lines", "addresses"),
        "customer_words",
        # Of these nothing tells who the customer is: numbers, days, amounts and what the shop's people did.
        *("shipment_lines", "charges", "cancellations", "cancellation_lines", "arrival_lines"),
        *("notices", "notice_lines"),
        # What people wrote of these goes: requests, parcels without a return, pickups, claims on carriers.
        *("requests", "stray_parcels", "pickups", "carrier_claims"),
        # Of a check goes who wrote it on which account, what was noted of it, what the bank's lines tell.
        *("checks", "check_steps", "demands", "bank_lines"),
        *("check_parts", "check_recoveries", "deposit_checks", "write_offs"),
    }


REFERENCES = ("UPDATE payments SET {} = {}", {"id": 9, "order_id": 2, "method": "'cash'", "amount": 1})
WORDS = ("UPDATE history_words SET {} = {}", {"id": 9, "reason": "'x'", "before": "'{1}'", "after": "'{1}'"})


@pytest.mark.parametrize(
    ("statement", "column", "value"),
    [(each[0], *pair) for each in (REFERENCES, WORDS) for pair in each[1].items()]
    + [(REFERENCES[0], "received", "'2026-01-01'"), (REFERENCES[0], "reference", "'other'")],
)
def test_erasing_is_a_narrow_door(db: Database, statement: str, column: str, value: object) -> None:
    """Of what is append-only people's words may be emptied; all else is refused twice."""
    samples.add_order(db)
    with db.atomic():
        line = db.insert("history", at=MOMENT, day="2026-03-02", person="A", operation="o", subject="s")
        db.execute("INSERT INTO history_words VALUES (?, 'why', '{0}', '{0}')", (line,))
    table, column_is_open = statement.split()[1], column in ("reference", "reason", "before", "after")
    answer = authorize(sqlite3.SQLITE_UPDATE, table, column, "main", None)
    assert (answer == sqlite3.SQLITE_OK) == column_is_open
    db.connection.set_authorizer(None)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.connection.execute(statement.format(column, value))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.connection.execute(f"DELETE FROM {table}")
    assert authorize(sqlite3.SQLITE_DELETE, table, None, "main", None) == sqlite3.SQLITE_DENY
    db.connection.execute("UPDATE payments SET reference = ''")
    db.connection.execute("UPDATE history_words SET reason = '', before = '{}', after = '{}'")
