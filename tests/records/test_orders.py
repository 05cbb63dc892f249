"""Orders: what they come to and how far they are, reckoned from what they hold."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.customers import Customer
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine, NewOrder, Order, OrderLine
from desk.records.payments import Payment

DAY = date(2026, 3, 2)
BEAR = OrderLine(1, 1, "BEAR", "Felt bear", 3, Money(1250), discount=Money(100))
DOLL = OrderLine(2, 2, "DOLL", "Doll “Ida”", 1, Money(8995))
ORDER = Order(1, "#1001", Customer(1, "CM-26-00001-0", "Łukasz"), DAY, (BEAR, DOLL))


def test_a_line_is_worth_its_pieces_less_its_discount() -> None:
    assert BEAR.value == Money(3650)
    assert type(BEAR.value) is Money


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_what_can_come_back_is_what_left(shipped: int, returned: int, asked: int, cancelled: int) -> None:
    line = replace(BEAR, shipped=shipped, returned=returned, under_ra=asked, cancelled=cancelled)
    assert line.returnable + returned + asked == shipped


def test_an_order_comes_to_merchandise_tax_and_shipping() -> None:
    order = replace(ORDER, tax=Money(771), shipping_charged=Money(1295))
    assert order.merchandise == Money(3650 + 8995)
    assert order.total == Money(3650 + 8995 + 771 + 1295)
    assert (ORDER.total, type(ORDER.total)) == (Money(12645), Money)


def test_an_order_without_lines_comes_to_nothing() -> None:
    assert replace(ORDER, lines=()).total == ZERO


def test_what_was_paid_is_the_sum_of_the_payments() -> None:
    payments = (Payment(1, "check", Money(5000), DAY, "1207"), Payment(2, "card", Money(7645), DAY))
    assert replace(ORDER, payments=payments).paid == Money(12645)
    assert ORDER.paid == ZERO


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ((), "placed"),
        (("processed",), "processed"),
        (("processed", "shipped"), "shipped"),
        (("shipped",), "shipped"),
        (("processed", "shipped", "delivered"), "delivered"),
        (("processed", "cancelled"), "cancelled"),
    ],
)
def test_the_latest_step_is_the_state(dates: tuple[str, ...], state: str) -> None:
    assert replace(ORDER, **dict.fromkeys(dates, DAY)).state == state


def test_a_new_order_comes_to_the_same_as_the_stored_one() -> None:
    lines = (
        NewLine("BEAR", "Felt bear", 3, Money(1250), discount=Money(100)),
        NewLine("DOLL", "Doll “Ida”", 1, Money(8995)),
    )
    new = NewOrder(DAY, "Łukasz", lines, tax=Money(771), shipping_charged=Money(1295))
    assert new.merchandise == ORDER.merchandise
    assert new.total == replace(ORDER, tax=Money(771), shipping_charged=Money(1295)).total
