"""A quote says what an order would come to, by the policy, and what stands against it."""

from dataclasses import replace

from desk.operations import quoting
from desk.operations.desk import Desk
from desk.records.answers import Answer, Finding
from desk.records.money import Money
from tests.operations.ordering import DOLL, RELEASE, basket, paid, taken


def test_a_quote_is_the_policy_s(desk: Desk) -> None:
    """policy.md's worked amounts: tax 12.81, total 235.71."""
    found = quoting.quote(desk, basket(desk, payments=paid(desk, 10000)))
    assert (found.order.tax, found.order.total, found.due_now) == (Money(1281), Money(23571), Money(23571))
    assert (found.tendered, found.left, found.deposit) == (Money(10000), Money(13571), Money(0))
    assert found.answer.deadline("first_ship") == desk.clock.today()


def test_a_quote_of_a_pre_order_asks_for_its_deposit(desk: Desk) -> None:
    found = quoting.quote(desk, basket(desk, RELEASE, DOLL))
    assert (found.deposit, found.due_now) == (Money(14000), Money(14000 + 8995 + 549 + 1295))


def test_a_quote_knows_what_credit_the_customer_has(desk: Desk) -> None:
    buyer = taken(desk).customer.number
    assert quoting.quote(desk, basket(desk, customer=buyer)).credit == Money(0)


def test_what_is_shipped_lacks_its_address(desk: Desk) -> None:
    new = basket(desk)
    nowhere = replace(new, ship_to=replace(new.ship_to, street="", city=""))
    assert quoting.lacks(new) == () and quoting.lacks(nowhere) == ("street", "city")
    assert quoting.lacks(replace(nowhere, service="pickup")) == ()


def test_a_policy_silent_about_quotes_stands_against_none() -> None:
    silent = Answer("quote", "owner", findings=(Finding(quoting.SILENT, ""),))
    assert not quoting.is_against(silent) and quoting.is_against(Answer("quote", "owner"))
