"""Orders come back whole, are found with or without the sign, and change only as they were last seen."""

import sqlite3
from datetime import date

import pytest

from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.payments import NewPayment
from desk.store import orders
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, HOME


def test_an_order_comes_back_whole(db: Database) -> None:
    order = samples.add_order(db, note="R&D <x@y>", flags=("cancelled-but-shipped",), source="shopify")
    assert (order.number, order.customer.name, order.ship_to, order.edition) == (
        "#10100",
        "Łukasz Żak",
        HOME,
        1,
    )
    assert [(line.position, line.sku, line.quantity, line.kind) for line in order.lines] == [
        (1, "S18_1749", 1, "stock"),
        (2, "BEAR", 3, "special"),
    ]
    assert (order.merchandise, order.total, order.paid) == (Money(20500), Money(21750), Money(21750))
    assert (order.note, order.flags, order.source) == ("R&D <x@y>", ("cancelled-but-shipped",), "shopify")
    assert (order.payments[0].method, order.payments[0].received) == ("card", DAY)
    assert (order.state, order.shipping_cost, order.tax_stands, order.version) == ("placed", None, False, 1)
    assert isinstance(order.total, Money)


def test_an_import_keeps_its_days_its_taxes_and_what_was_paid(db: Database) -> None:
    days = {"processed": DAY, "shipped": date(2026, 3, 4), "delivered": date(2026, 3, 6)}
    payments = (NewPayment("check", Money(100), DAY), NewPayment("cash", Money(50), DAY))
    order = samples.add_order(db, **days, tax_stands=True, payments=payments, shipping_cost=Money(612))
    assert (order.processed, order.shipped, order.delivered) == tuple(days.values())
    assert (order.tax_stands, order.paid, order.shipping_cost) == (True, Money(150), Money(612))
    assert db.query("SELECT paid, stage FROM orders")[0]["paid"] == 150


def test_a_line_knows_its_item_and_may_be_of_none(db: Database) -> None:
    samples.add_order(db)
    assert [row["item"] for row in db.query("SELECT item FROM order_lines ORDER BY position")] == [1, None]


@pytest.mark.parametrize("number", ["#10100", "10100", " #10100 "])
def test_an_order_is_found_with_or_without_the_sign(db: Database, number: str) -> None:
    samples.add_order(db)
    assert orders.find_number(db, number) == "#10100"
    assert orders.get(db, number).number == "#10100"


def test_an_unknown_order_is_told(db: Database) -> None:
    assert orders.find_number(db, "10101") is None
    with pytest.raises(NotFound) as caught:
        orders.get(db, "10101")
    assert (caught.value.key, caught.value.values) == ("order-unknown", {"number": "10101"})


def test_a_number_is_taken_once_with_or_without_the_sign(db: Database) -> None:
    samples.add_order(db)
    with pytest.raises(sqlite3.IntegrityError):
        samples.add_order(db, "10100")
    assert len(db.query("SELECT 1 FROM order_lines")) == 2, "nothing of the second one stayed"


def test_a_day_shipped_and_delivered_is_noted_once(db: Database) -> None:
    order = samples.add_order(db)
    with db.atomic():
        orders.mark_shipped(db, order, date(2026, 3, 4), Money(612))
    with pytest.raises(Stale) as caught, db.atomic():
        orders.mark_shipped(db, order, date(2026, 3, 5), None)
    assert (caught.value.key, caught.value.values) == ("order-changed", {"number": "#10100"})
    shipped = orders.get(db, "10100")
    assert (shipped.shipped, shipped.shipping_cost, shipped.version) == (date(2026, 3, 4), Money(612), 2)
    with db.atomic():
        orders.mark_delivered(db, shipped, date(2026, 3, 6))
    with pytest.raises(Stale), db.atomic():
        orders.mark_delivered(db, shipped, date(2026, 3, 7))
    assert orders.get(db, "10100").state == "delivered"
    parcel = db.query("SELECT shipped, delivered, service, cost FROM shipments")
    assert [tuple(row) for row in parcel] == [("2026-03-04", "2026-03-06", "ground", 612)]


def test_the_real_cost_comes_when_it_is_known(db: Database) -> None:
    order = samples.add_order(db, shipped=date(2026, 3, 4))
    with db.atomic():
        orders.set_shipping_cost(db, order, Money(0))
    assert orders.get(db, "10100").shipping_cost == Money(0)
    with pytest.raises(Stale), db.atomic():
        orders.set_shipping_cost(db, order, Money(5))
    unshipped = samples.add_order(db, "#10101")
    with db.atomic():
        orders.set_shipping_cost(db, unshipped, Money(7))
    assert orders.get(db, "10101").shipping_cost == Money(7)


def test_pieces_under_way_and_come_back_are_counted_line_by_line(db: Database) -> None:
    order = samples.add_order(db)
    ra = samples.add_return(db, order)
    line = orders.get(db, "10100").lines[1]
    assert (line.under_ra, line.returned, line.returnable) == (1, 0, 2)
    samples.settle(db, ra)
    samples.add_return(db, order, "RA-26-00002-1")
    back = orders.get(db, "10100")
    assert [(each.under_ra, each.returned) for each in back.lines] == [(0, 0), (1, 1)]
    assert back.credited == Money(1200)


@pytest.mark.parametrize(
    "line",
    [
        NewLine("A", "A", 0, Money(1)),
        NewLine("A", "A", 1, Money(-1)),
        NewLine("A", "A", 1, Money(1), discount=Money(2)),
        NewLine("A", "A", 1, Money(1), kind=""),
        NewLine("A", "A", 1, Money(100_000_000_001)),
    ],
)
def test_a_line_that_no_order_has_is_refused_whole(db: Database, line: NewLine) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        samples.add_order(db, lines=(NewLine("B", "B", 1, Money(1)), line))
    assert db.query("SELECT 1 FROM orders") == []
