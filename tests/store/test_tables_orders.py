"""The tables of orders hold together: keys, sums, states."""

import sqlite3
from datetime import date

import pytest

from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM customers",
        "DELETE FROM items",
        "DELETE FROM addresses",
        "DELETE FROM orders",
        "UPDATE orders SET customer = 99",
        "UPDATE orders SET edition = 99",
    ],
)
def test_nothing_that_is_referred_to_can_go(db: Database, change: str) -> None:
    samples.add_order(db)
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.connection.execute(change)


def test_what_was_paid_adds_up_by_itself(db: Database) -> None:
    order = samples.add_order(db, payments=())
    for amount in (500, 21750, -500):
        with db.atomic():
            db.insert(
                "payments",
                order_id=order.id,
                method="card",
                amount=amount,
                received="2026-03-02",
                reference="",
            )
    row = db.query(
        "SELECT paid, total, (SELECT sum(amount) FROM payments) AS summed, "
        "(SELECT sum(price * quantity - discount) FROM order_lines) AS lines, merchandise FROM orders"
    )[0]
    assert (row["paid"], row["total"], row["summed"]) == (21750, 21750, 21750)
    assert row["lines"] == row["merchandise"]


def test_a_payment_stays_as_it_came(db: Database) -> None:
    samples.add_order(db, payments=(NewPayment("check", Money(5), DAY, "1001"),))
    db.connection.set_authorizer(None)
    for statement in ("UPDATE payments SET amount = 6", "DELETE FROM payments"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.connection.execute(statement)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        ({}, "open"),
        ({"processed": DAY}, "open"),
        ({"shipped": DAY}, "shipped"),
        ({"shipped": DAY, "delivered": DAY}, "delivered"),
        ({"shipped": DAY, "delivered": DAY, "cancelled": DAY}, "cancelled"),
    ],
)
def test_the_stage_follows_from_the_days(db: Database, days: dict[str, date], stage: str) -> None:
    samples.add_order(db, **days)
    assert db.query("SELECT stage FROM orders")[0]["stage"] == stage


def test_the_flag_follows_from_the_flags(db: Database) -> None:
    samples.add_order(db)
    samples.add_order(db, "#10101", flags=("odd",))
    assert [row["flagged"] for row in db.query("SELECT flagged FROM orders ORDER BY id")] == [0, 1]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE orders SET placed = '2026-02-30'",
        "UPDATE orders SET tax = -1",
        "UPDATE orders SET shipping_charged = 100000000001",
        "UPDATE orders SET flags = 'odd'",
        "UPDATE orders SET version = 0",
        "UPDATE orders SET number = ''",
        "UPDATE order_lines SET cancelled = quantity + 1",
        "UPDATE order_lines SET quantity = 1000001",
        "UPDATE shipments SET cost = -1",
        "UPDATE items SET price = -1",
    ],
)
def test_what_no_order_has_is_refused(db: Database, change: str) -> None:
    samples.add_order(db, shipped=DAY)
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.connection.execute(change)
