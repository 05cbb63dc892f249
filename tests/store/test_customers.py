"""Customers are found by email, whatever its case."""

import sqlite3

import pytest

from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.store import customers
from desk.store.database import Database
from tests.store.samples import HOME

KNOWN = Customer(1, "CU-26-00001-3", "Łukasz Żak", "Lukasz@Example.com", "314", HOME)


def test_a_customer_comes_back_by_email(db: Database) -> None:
    assert customers.by_email(db, " lukasz@EXAMPLE.com") == KNOWN


def test_nobody_is_found_by_what_is_not_there(db: Database) -> None:
    with db.atomic():
        added = customers.add(db, Customer(77, "CU-26-00002-1", "Without", address=Address()))
    assert added.id == 2
    assert customers.by_email(db, "") is None
    assert customers.by_email(db, "other@example.com") is None


def test_an_email_belongs_to_one_customer(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        customers.add(db, Customer(0, "CU-26-00002-1", "Other", "LUKASZ@example.com"))
