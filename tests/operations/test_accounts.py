"""Accounts are called as the owner's accountant calls them, and in closed months as they were."""

from datetime import date

import pytest

from desk.operations import accounts, closings, orders
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NotFound
from desk.store import history
from tests.conftest import DAY, doll_order

APRIL = date(2026, 4, 2)


def test_the_chart_is_by_its_numbers(desk: Desk) -> None:
    found = accounts.list_accounts(desk)
    numbers = [each.number for each in found]
    assert numbers == sorted(numbers) and {"1000", "3100", "4000", "5220"} < set(numbers)
    assert {each.code: each.title for each in found}["1000"] == "Cash"
    # Missouri's, to which #1001 owes tax.
    assert {each.number: each.state for each in found}["2230"] == "MO"


def test_the_table_of_postings_names_accounts_of_the_chart(desk: Desk) -> None:
    numbers = {each.number for each in accounts.list_accounts(desk)}
    assert {side for each in accounts.list_postings(desk) for side in (each.debit, each.credit)} <= numbers


def test_the_guide_has_the_chart_and_the_table(desk: Desk) -> None:
    paper = accounts.posting_paper(desk, "")
    assert (paper.accounts, paper.postings) == (accounts.list_accounts(desk), accounts.list_postings(desk))


def test_an_account_is_called_as_the_owner_wants(desk: Desk) -> None:
    made = accounts.change_account(desk, " 1000 ", " 101.5 ", "  Till   at the door ")
    assert (made.code, made.title, made.number, made.name) == ("101.5", "Till at the door", "1000", "Cash")
    assert accounts.chart_on(desk, DAY)["1000"] == made
    (line,) = history.of(desk.db, "1000")
    assert (line.before, line.after) == (
        {"number": "1000", "name": "Cash"},
        {"number": "101.5", "name": "Till at the door"},
    )


@pytest.mark.parametrize("given", [("", ""), ("1000", "Cash"), ("1000", ""), ("", "Cash")])
def test_its_own_number_and_name_are_given_back(desk: Desk, given: tuple[str, str]) -> None:
    accounts.change_account(desk, "1000", "101", "Till")
    made = accounts.change_account(desk, "1000", *given)
    assert (made.given_number, made.given_name, made.code, made.title) == ("", "", "1000", "Cash")


@pytest.mark.parametrize(
    ("number", "name", "key"),
    [
        ("1020", "", "account-number-taken"),
        ("a1", "", "account-number-taken"),
        ("A b", "", "account-number-shape"),
        ("-1", "", "account-number-shape"),
        ("1234567890123", "", "account-number-shape"),
        ("=1+1", "", "account-number-shape"),
        ("", "x" * 61, "account-name-long"),
        ("", "a\x00b", "text-control"),
    ],
)
def test_what_cannot_be_is_told(desk: Desk, number: str, name: str, key: str) -> None:
    accounts.change_account(desk, "1030", "A1", "")
    with pytest.raises(BadInput, match=key):
        accounts.change_account(desk, "1000", number, name)
    assert accounts.chart_on(desk, DAY)["1000"].code == "1000"


def test_as_long_as_a_name_may_be_it_may_be(desk: Desk) -> None:
    assert accounts.change_account(desk, "1000", "123456789012", "x" * 60).title == "x" * 60


def test_an_account_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(NotFound, match="account-unknown"):
        accounts.change_account(desk, "9999", "1", "")


def test_a_closed_month_keeps_its_names(desk: Desk) -> None:
    accounts.change_account(desk, "1000", "101", "Till")
    closings.close_month(desk, date(2026, 2, 1))
    accounts.change_account(desk, "1000", "102", "Drawer")
    assert accounts.chart_on(desk, date(2026, 2, 28))["1000"].title == "Till"
    assert accounts.chart_on(desk, date(2026, 1, 1))["1000"].code == "101"
    assert accounts.chart_on(desk, date(2026, 3, 1))["1000"].title == "Drawer"


def test_an_account_that_came_after_the_closing_is_not_in_its_chart(empty_desk: Desk) -> None:
    closings.close_month(empty_desk, date(2026, 2, 1))
    assert "2230" not in accounts.chart_on(empty_desk, date(2026, 2, 1))
    orders.enter_order(empty_desk, doll_order())
    assert "2230" not in accounts.chart_on(empty_desk, date(2026, 2, 1))
    assert accounts.chart_on(empty_desk, date(2026, 3, 1))["2230"].state == "MO"
