"""The buttons of customers' and items' windows that lead to a write, with the operation behind each."""

from dataclasses import replace
from typing import Any

from desk.operations import customers, items, orders, shelving
from desk.operations.desk import Desk
from desk.records.customers import Customer
from desk.records.items import Item
from desk.records.money import Money
from tests.gui.gated import Button, Window


def _buyer(desk: Desk) -> str:
    return orders.open_order(desk, "#1001").customer.number


def _merge(desk: Desk, number: str) -> Any:
    other = orders.open_order(desk, "#1002").customer.number
    return customers.merge_customers(desk, number, other, "the same person")


def _change(desk: Desk, number: str) -> Any:
    known = customers.open_customer(desk, number).customer
    return customers.change_customer(desk, replace(known, note="rings twice"))


def _damaged(desk: Desk) -> str:
    with desk.db.atomic():
        shelving.put(desk, "RA-26-00001-0", [("B", 2, "damaged")])
    return "B"


def _change_item(desk: Desk, sku: str) -> Any:
    return items.change_item(desk, replace(items.open_item(desk, sku).item, price=Money(100)))


GOODS = (
    Window(
        "customer",
        {"known": _buyer},
        (Button("customer.change", _change), Button("customer.merge-other", _merge)),
    ),
    Window("customer_form", {"known": _buyer}, (Button("button.save", _change),)),
    Window(
        "customer_form",
        {"new": lambda desk: ""},
        (Button("button.save", lambda desk, _: customers.add_customer(desk, Customer(0, "", "Ida"))),),
    ),
    Window(
        "item",
        {"known": lambda desk: "B", "damaged": _damaged},
        (
            Button("item.count", lambda desk, sku: items.count_stock(desk, sku, 3, "counted")),
            Button("item.change", _change_item),
            Button("item.take-damaged", lambda desk, sku: shelving.clear_damaged(desk, sku, 1, "broken")),
        ),
    ),
    Window("item_form", {"known": lambda desk: "B"}, (Button("button.save", _change_item),)),
    Window(
        "item_form",
        {"new": lambda desk: ""},
        (Button("button.save", lambda desk, _: items.add_item(desk, Item(0, "C", "Cat", Money(1)))),),
    ),
)
