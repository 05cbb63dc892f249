"""A quote tells what is still to be tendered of what is due now."""

from dataclasses import replace
from datetime import date

from desk.records.answers import Answer
from desk.records.customers import Customer
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.quotes import Quote

ORDER = Order(0, "", Customer(0, "", "Ann"), date(2026, 3, 2), ())
QUOTE = Quote(ORDER, Answer("quote", "allowed"), Money(500), Money(100), Money(200), Money(0))


def test_what_is_left_is_due_less_what_was_tendered() -> None:
    assert QUOTE.left == Money(300)
    assert replace(QUOTE, tendered=Money(700)).left == Money(-200)
