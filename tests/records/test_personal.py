"""What is kept about a customer is counted by kind."""

from datetime import date

from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.payments import Payment
from desk.records.personal import Hindrance, PersonFile
from desk.records.shop import Draft, Shop


def test_what_is_kept_is_counted_by_kind() -> None:
    day = date(2026, 3, 13)
    customer = Customer(1, "CM-26-00001-3", "Ann")
    paid = tuple(Payment(n, "card", Money(100), day) for n in range(3))
    orders = (Order(1, "#1", customer, day, (), paid[:2]), Order(2, "#2", customer, day, (), paid[2:]))
    held = PersonFile(
        Shop("S", Address()),
        day,
        customer,
        (Address("Ann"),),
        orders,
        (),
        (),
        (),
        (),
        (),
        (),
        (),
        (Draft("A", "k", "", "{}", ""),),
    )
    assert held.counts == {
        "addresses": 1,
        "orders": 2,
        "returns": 0,
        "credits": 0,
        "checks": 0,
        "photos": 0,
        "history": 0,
        "drafts": 1,
        "payments": 3,
    }
    assert Hindrance("order", "#1").amount == 0
