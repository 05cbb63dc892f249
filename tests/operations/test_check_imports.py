"""What the checks of a list paid: payments kept without one, else what is owed, and never both of one."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.operations import check_imports, checks, customers, orders
from desk.operations.check_imports import MOST_ORDERS, Payable, adding_up
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.checks import NewCheck, NewPart
from desk.records.errors import Malformed, Refused
from desk.records.imports import NEW, ListReport, Planned
from desk.records.money import Money
from desk.records.orders import Order
from desk.records.payments import NewPayment
from desk.store import ledger
from tests.conftest import doll_order
from tests.operations import checking

DAY = date(2026, 3, 13)


def paid(desk: Desk, number: str, cents: int, on: date = date(2026, 3, 2)) -> Order:
    """An order of one buyer that came with its payment by check."""
    whole = doll_order(number, "IL")
    line = replace(whole.lines[0], price=Money(cents))
    money = (NewPayment("check", Money(cents), on),)
    new = replace(
        whole, lines=(line,), payments=money, payment_method="check", shipping_charged=Money(0), placed=on,
        processed=on,
    )  # fmt: skip
    return orders.enter_order(desk, new)


def check(cents: int, number: str = "1042", on: date = DAY) -> NewCheck:
    """A check of so many cents that nobody placed yet."""
    return NewCheck(Money(cents), on, (), check_number=number)


def payable(desk: Desk, order: Order) -> Payable:
    """What the checks of an order's customer may pay."""
    return Payable(desk, customers.open_customer(desk, order.customer.number).customer)


def orders_of(parts: tuple[NewPart, ...]) -> list[str]:
    """The numbers of the orders that parts pay."""
    return [part.order for part in parts]


def imported(desk: Desk, *new: NewCheck) -> ListReport:
    """A list of checks that is kept."""
    rows = tuple(Planned(line, NEW, "", "", record=each) for line, each in enumerate(new, 2))
    report = ListReport("checks", "checks.csv", "d" * 64, len(rows), ("Check",), planned=rows)
    return to_end(check_imports.import_checks(desk, rows, report))


@given(st.lists(st.integers(1, 30), max_size=9), st.integers(1, 80))
def test_the_fewest_amounts_and_of_them_the_first_are_found(amounts: list[int], whole: int) -> None:
    every = (
        places
        for count in range(1, MOST_ORDERS + 1)
        for places in combinations(range(len(amounts)), count)
        if sum(amounts[place] for place in places) == whole
    )
    assert adding_up(amounts, whole, MOST_ORDERS) == next(every, ())


def test_one_payment_of_its_amount_goes_before_several_and_older_before_newer(empty_desk: Desk) -> None:
    paid(empty_desk, "#3", 3000)
    paid(empty_desk, "#1", 1000)
    paid(empty_desk, "#2", 2000)
    first = paid(empty_desk, "#4", 3000, date(2026, 3, 1))
    found = payable(empty_desk, first)
    places = [orders_of(found.place(check(3000, str(number)))) for number in range(3)]
    assert places == [["#4"], ["#3"], ["#1", "#2"]]
    with pytest.raises(Refused, match="check-unplaced"):
        found.place(check(3000, "4"))


def test_orders_that_are_named_are_those_that_were_paid(empty_desk: Desk) -> None:
    order = paid(empty_desk, "#1", 1000)
    paid(empty_desk, "#2", 1000)
    found = payable(empty_desk, order)
    assert orders_of(found.place(check(1000), ["2"])) == ["#2"]
    with pytest.raises(Refused, match="check-unplaced"):
        found.place(check(1000), ["#2"])
    with pytest.raises(Refused, match="check-order-of-other") as caught:
        found.place(check(1000), ["#1", "#77"])
    assert caught.value.values["order"] == "77"


def test_what_was_not_paid_is_paid_by_the_check_the_oldest_order_first(desk: Desk) -> None:
    one, two = checking.ordered(desk), checking.ordered(desk)
    new = check(15000)
    with pytest.raises(Refused, match="check-unplaced") as caught:
        payable(desk, one).place(replace(new, received=date(2026, 3, 12)))
    assert caught.value.values["owed"] == 0
    with pytest.raises(Refused, match="check-unplaced"):
        payable(desk, one).place(check(20001))
    found = payable(desk, one)
    parts = found.place(new)
    assert parts == (NewPart(one.number, Money(10000)), NewPart(two.number, Money(5000)))
    assert found.place(check(5000, "7")) == (NewPart(two.number, Money(5000)),)
    before = sum(ledger.trial_balance(desk.db).values())
    assert imported(desk, replace(new, parts=parts)).written
    assert (orders.open_order(desk, one.number).owed, orders.open_order(desk, two.number).owed) == (0, 5000)
    (kept,) = checks.checks_from(desk, one.customer.number)
    assert (kept.amount, kept.check_number, kept.state) == (15000, "1042", "received")
    assert sum(ledger.trial_balance(desk.db).values()) == before == 0


def test_what_the_counter_would_not_take_comes_in_by_no_list_either(desk: Desk) -> None:
    """It is told as the list is looked at, and once more as it is kept."""
    order = checking.ordered(desk)
    new = check(4000)
    parts = payable(desk, order).place(new)
    checks.mark_no_checks(desk, order.customer.number, True, "two came back")
    with pytest.raises(Refused, match="check-no-checks"):
        payable(desk, order).place(new)
    with pytest.raises(Malformed) as caught:
        imported(desk, replace(new, parts=parts))
    assert [(each.key, each.line) for each in caught.value.faults] == [("check-no-checks", 2)]
    assert checks.checks_from(desk, order.customer.number) == ()
    stale = replace(check(4000), dated=date(2025, 3, 1))
    checks.mark_no_checks(desk, order.customer.number, False, "a friend")
    with pytest.raises(Refused, match="check-stale"):
        payable(desk, order).place(stale)


def test_what_was_paid_before_its_check_came_by_a_list_stays_paid(empty_desk: Desk) -> None:
    order = paid(empty_desk, "#1", 1000)
    checks.mark_no_checks(empty_desk, order.customer.number, True, "two came back")
    new = check(1000)
    assert imported(empty_desk, replace(new, parts=payable(empty_desk, order).place(new))).written


def test_an_order_that_owes_just_its_amount_is_what_it_paid(desk: Desk) -> None:
    one = checking.ordered(desk)
    other = checking.ordered(desk, replace(checking.LINE, quantity=2), customer=one.customer.number)
    found = payable(desk, one)
    assert found.place(check(20000, "1")) == (NewPart(other.number, Money(20000)),)
    assert found.place(check(10000, "2")) == (NewPart(one.number, Money(10000)),)


def test_a_check_in_the_book_is_known_until_it_is_void(empty_desk: Desk) -> None:
    order = paid(empty_desk, "#1", 1000)
    found = payable(empty_desk, order)
    new = check(1000, "HQ 1")
    assert not found.knows(new)
    parts = found.place(new)
    assert found.knows(check(1000, "hq 1")) and not found.knows(check(1001, "HQ 1"))
    imported(empty_desk, replace(new, parts=parts))
    assert payable(empty_desk, order).knows(new)
    (kept,) = checks.checks_from(empty_desk, order.customer.number)
    checks.void_check(empty_desk, kept.number, "mistyped")
    assert not payable(empty_desk, order).knows(new)


def test_what_was_taken_meanwhile_stops_all_and_its_line_is_told(empty_desk: Desk) -> None:
    order = paid(empty_desk, "#1", 1000)
    paid(empty_desk, "#2", 500)
    found = payable(empty_desk, order)
    small, new = check(500, "1"), check(1000)
    small, new = (replace(each, parts=found.place(each)) for each in (small, new))
    imported(empty_desk, new)
    with pytest.raises(Malformed) as caught:
        imported(empty_desk, small, new)
    assert [(each.key, each.line) for each in caught.value.faults] == [("check-payment-other", 3)]
    assert len(checks.checks_from(empty_desk, order.customer.number)) == 1


def test_what_the_oldest_order_owes_is_enough_for_a_smaller_check(desk: Desk) -> None:
    order = checking.ordered(desk)
    checking.ordered(desk)
    (part,) = payable(desk, order).place(check(6000))
    assert (part.order, part.amount) == (order.number, 6000)
