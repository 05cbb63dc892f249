"""Whole orders many at once are the ones that are read by their number."""

from dataclasses import replace
from datetime import date

from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.money import Money
from desk.store import customers, orders, orders_whole
from desk.store.database import Database
from tests.store import samples


def test_orders_come_whole_in_the_order_asked_for(db: Database) -> None:
    first = samples.add_order(db, "#1")
    with db.atomic():
        other = customers.add(
            db, Customer(0, "CU-26-00002-1", "Ann", "ann@x.com", "1", Address(city="Rolla"))
        )
    second = samples.add_order(
        db, "#2", other.id, payments=(), flags=("odd",), note="a gift", tax_stands=True
    )
    samples.settle(db, samples.add_return(db, first))
    assert orders_whole.read(db, [second.id, 99, first.id]) == (second, orders.get(db, "1"))
    assert (second.customer, second.payments, second.flags) == (other, (), ("odd",))
    assert (second.tax_stands, second.ship_to, second.ship_to.po_box) == (True, samples.HOME, True)
    assert (orders.get(db, "1").credited, orders.get(db, "1").lines[-1].returned) == (1200, 1)


def test_no_order_gives_none(db: Database) -> None:
    assert orders_whole.read(db, []) == ()


def test_the_days_and_the_cost_of_shipping_come_along(db: Database) -> None:
    days = {name: date(2026, 3, day) for name, day in (("processed", 3), ("shipped", 4), ("delivered", 9))}
    order = samples.add_order(db, "#3", shipping_cost=Money(1120), **days)
    assert order == replace(order, shipping_cost=Money(1120), **days)
