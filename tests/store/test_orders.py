"""Orders come back whole, are found with or without the sign, and change only as they were last seen."""

import sqlite3
from datetime import date

import pytest

from desk.records.errors import NotFound, Stale
from desk.records.money import Money
from desk.records.orders import NewLine, Standing
from desk.records.payments import NewPayment
from desk.records.shipments import Shipment
from desk.store import orders, shipments
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


def test_what_changes_meanwhile_is_told(db: Database) -> None:
    order = samples.add_order(db)
    with db.atomic():
        orders.touch(db, order)
    with pytest.raises(Stale) as caught, db.atomic():
        orders.touch(db, order)
    assert (caught.value.key, caught.value.values) == ("order-changed", {"number": "#10100"})
    assert orders.get(db, "10100").version == 2


def test_an_order_goes_on_step_by_step(db: Database) -> None:
    order = samples.add_order(db)
    with db.atomic():
        orders.mark_processed(db, order.id, DAY)
        orders.promise(db, order.id, date(2026, 3, 5))
        orders.mark_told(db, order.id, date(2026, 3, 6))
        orders.foresee_cost(db, order.id, Money(700))
        orders.mark_balance_paid(db, order.id, date(2026, 3, 7))
    found = orders.get(db, "10100")
    assert (found.state, found.promised, found.told) == ("processed", date(2026, 3, 5), date(2026, 3, 6))
    assert (found.foreseen_cost, found.balance_paid) == (Money(700), date(2026, 3, 7))
    with db.atomic():
        orders.agree_shipping(db, order.id, Money(900))
        orders.mark_balance_paid(db, order.id, None)
    found = orders.get(db, "10100")
    assert (found.shipping_charged, found.foreseen_cost, found.balance_paid) == (Money(900), Money(900), None)


def test_an_order_leaves_and_arrives(db: Database) -> None:
    order = samples.add_order(db)
    parcel = Shipment(0, "SH-26-00001-2", "", date(2026, 3, 4), None, "ground", "1Z", Money(612))
    with db.atomic():
        key = shipments.add(db, order.id, parcel)
        orders.mark_shipped(db, order.id, date(2026, 3, 4))
        orders.mark_delivered(db, order.id, date(2026, 3, 6))
    found = orders.get(db, "10100")
    assert (found.state, found.shipping_cost) == ("delivered", Money(612))
    assert shipments.of_order(db, order.id)[0].delivered == date(2026, 3, 6)
    assert key == 1


@pytest.mark.parametrize(("voided", "state"), [(False, "cancelled"), (True, "voided")])
def test_an_order_that_is_called_off_says_how(db: Database, voided: bool, state: str) -> None:
    order = samples.add_order(db)
    with db.atomic():
        orders.mark_cancelled(db, order.id, DAY, voided)
    assert orders.get(db, "10100").state == state


def test_where_an_order_stands_is_kept_for_the_lists(db: Database) -> None:
    order = samples.add_order(db)
    kept = Standing(("balance",), DAY, DAY, date(2026, 3, 11), date(2026, 3, 16), awaits=True)
    with db.atomic():
        orders.keep_standing(db, order.id, kept)
    found = orders.get(db, "10100")
    assert (found.holds, found.first_ship, found.ship_target) == (("balance",), DAY, DAY)
    assert (found.ship_limit, found.balance_due, found.awaits) == (
        date(2026, 3, 11), date(2026, 3, 16), True,
    )  # fmt: skip


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
    order = samples.add_order(db, shipped=date(2026, 3, 4))
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
