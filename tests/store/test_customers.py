"""Customers are found by number, email and phone; one who was merged leads to whom they became."""

import sqlite3
from dataclasses import replace

import pytest

from desk.records.addresses import Address
from desk.records.checks import NewCheck
from desk.records.credits import NewLot
from desk.records.customers import Customer
from desk.records.errors import NotFound, Stale
from desk.store import addresses, checks, credits, customers, orders, returns, search
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, HOME

KNOWN = Customer(1, "CU-26-00001-3", "Łukasz Żak", "Lukasz@Example.com", "314", HOME)
OTHER = Customer(
    0, "CM-26-00002-1", "Lukasz Zak", "zak@b.org", "+1 314 555 0142", HOME, "OLD-7", "comes on Mondays"
)


@pytest.fixture
def other(db: Database) -> Customer:
    """Somebody with the same name at the same place."""
    with db.atomic():
        return customers.add(db, OTHER)


def merged(db: Database, keep: str = "CU-26-00001-3", other: str = "CM-26-00002-1") -> dict:
    """The other merged into the one kept."""
    with db.atomic():
        return customers.merge(db, customers.get(db, keep), customers.get(db, other))


def test_a_customer_comes_back_by_email(db: Database) -> None:
    assert customers.by_email(db, " lukasz@EXAMPLE.com") == KNOWN


def test_a_customer_comes_back_by_number(db: Database, other: Customer) -> None:
    assert customers.get(db, "cm-26-00002-1") == other == replace(OTHER, id=2)
    assert customers.by_outside_number(db, "old-7") == other
    with pytest.raises(NotFound, match="customer-unknown"):
        customers.get(db, "CM-26-00009-9")


def test_nobody_is_found_by_what_is_not_there(db: Database) -> None:
    with db.atomic():
        added = customers.add(db, Customer(77, "CU-26-00002-1", "Without", address=Address()))
    assert added.id == 2
    assert customers.by_email(db, "") is None
    assert customers.by_email(db, "other@example.com") is None
    assert customers.by_outside_number(db, "") is None


def test_an_email_belongs_to_one_customer(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        customers.add(db, Customer(0, "CU-26-00002-1", "Other", "LUKASZ@example.com"))


def test_who_moves_gets_a_new_address_and_the_old_one_stays_theirs(db: Database) -> None:
    order = samples.add_order(db)
    moved = replace(customers.get(db, KNOWN.number), name="Ida", address=Address(city="Rolla"), note="new")
    with db.atomic():
        made = customers.change(db, moved, KNOWN)
    assert made == customers.get(db, KNOWN.number) == replace(moved, version=2)
    assert orders.get(db, order.number).ship_to == HOME
    was = db.query("SELECT id FROM addresses WHERE former_of = 1")
    assert [addresses.get(db, row["id"]) for row in was] == [HOME]
    assert search.customers(db, "ida rolla", 5) == (KNOWN.number,)
    assert search.customers(db, "zak", 5) == ()


def test_what_changed_meanwhile_is_told(db: Database) -> None:
    with pytest.raises(Stale, match="customer-changed"), db.atomic():
        customers.change(db, replace(KNOWN, version=7), KNOWN)


@pytest.mark.parametrize(
    ("changes", "alike"),
    [
        ({}, True),
        ({"name": "Other"}, False),
        ({"address": replace(HOME, postal_code="63101-1234")}, True),
        ({"address": replace(HOME, postal_code="")}, False),
        ({"address": replace(HOME, postal_code="65401")}, False),
        ({"name": "Other", "email": "lukasz@example.COM"}, True),
        ({"name": "Other", "phone": "314"}, False),
        ({"id": 1}, False),
    ],
)
def test_who_may_be_the_same(db: Database, changes: dict, alike: bool) -> None:
    wanted = replace(OTHER, **changes)
    assert customers.alike(db, wanted) == ((KNOWN,) if alike else ())


def test_the_same_phone_is_told_however_it_is_written(db: Database, other: Customer) -> None:
    assert customers.alike(db, Customer(0, "", "New", phone="(314) 555-0142 x9")) == (other,)


def test_all_that_one_has_goes_to_the_other(db: Database, other: Customer) -> None:
    order = samples.add_order(db, customer=other.id)
    samples.add_return(db, order, customer=other.id)
    with db.atomic():
        credits.issue(db, NewLot("CS-26-00001-1", other.id, "RA-26-00001-3", DAY, samples.Money(1200)))
        checks.add(db, "CK-26-00001-3", other.id, NewCheck(samples.Money(500), DAY, ()))
        checks.mark(db, other.id, True)
    assert merged(db) == {
        "orders": ("#10100",),
        "returns": ("RA-26-00001-3",),
        "credits": ("CS-26-00001-1",),
        "checks": ("CK-26-00001-3",),
    }
    assert orders.get(db, "#10100").customer.number == KNOWN.number
    assert (orders.get(db, "#10100").version, orders.get(db, "#10100").ship_to) == (2, HOME)
    assert returns.get(db, "RA-26-00001-3").customer == KNOWN.name
    assert credits.get(db, "CS-26-00001-1").customer == KNOWN.name
    assert credits.open_of(db, 1) == ("CS-26-00001-1",)
    assert [each.holder for each in checks.of_customer(db, 1)] == [KNOWN.number]
    assert checks.is_marked(db, 1), "whose checks are not taken is whoever they are"


def test_a_merged_one_leads_to_whom_they_became(db: Database, other: Customer) -> None:
    merged(db)
    found = customers.get(db, other.number)
    assert found == customers.by_email(db, "zak@b.org") == customers.by_outside_number(db, "OLD-7")
    assert found.number == KNOWN.number
    itself = replace(other, merged_into=KNOWN.number, version=2)
    assert customers.merged_into(db, 1) == (itself,)
    assert customers.alike(db, replace(OTHER, id=9)) == (KNOWN,)


def test_a_chain_of_merged_ones_leads_to_its_end(db: Database, other: Customer) -> None:
    with db.atomic():
        last = customers.add(db, Customer(0, "CM-26-00003-2", "Ida"))
    merged(db)
    merged(db, last.number, KNOWN.number)
    assert customers.get(db, other.number) == last
    assert [each.number for each in customers.merged_into(db, last.id)] == [KNOWN.number, other.number]


def test_what_a_merged_one_was_found_by_may_pass_to_whom_they_became(db: Database, other: Customer) -> None:
    merged(db)
    before = customers.get(db, KNOWN.number)
    with db.atomic():
        customers.change(db, replace(before, email="Zak@b.org", outside_number="OLD-7"), before)
    assert customers.by_email(db, "zak@b.org").number == KNOWN.number  # type: ignore[union-attr]
    assert [each.email for each in customers.merged_into(db, 1)] == ["zak@b.org"]
    assert search.customers(db, "0142", 5) == (KNOWN.number,)


def test_whoever_was_changed_meanwhile_is_not_merged(db: Database, other: Customer) -> None:
    with pytest.raises(Stale, match="customer-changed"), db.atomic():
        customers.merge(db, KNOWN, replace(other, version=7))
    assert customers.get(db, other.number) == other
