"""Plans: the days and amounts of instalments, and what a plan must say."""

from datetime import date

import pytest

from desk.policy import pack
from desk.policy.plans import Plan
from tests.policy.material import HEAD, RULE, faults_of, keys

START = '[[plans]]\nclause = "fair"\nafter = "placed"\n'


def plan(text: str) -> Plan:
    """The plan of a small pack."""
    return pack.read(HEAD + START + text + RULE).terms.plans[0]


def test_equal_payments_of_which_the_last_takes_the_odd_cents() -> None:
    found = plan("months = 1\npayments = 3\n")
    assert found.amounts(10_000) == [3333, 3333, 3334]
    assert found.amounts(2) == [1, 1, 0]
    assert found.amounts(0) == []


@pytest.mark.parametrize(("rest", "payments"), [(1_274, 52), (15_000, 240), (3, 2), (1, 7)])
def test_no_payment_is_below_nothing_and_all_add_up(rest: int, payments: int) -> None:
    found = plan(f"weeks = 1\npayments = {payments}\n").amounts(rest)
    assert (len(found), sum(found), min(found) >= 0) == (payments, rest, True)


def test_at_least_so_much_each_time() -> None:
    found = plan('weeks = 2\nminimum = "25.00"\n')
    assert found.amounts(6_000) == [2500, 2500, 1000]
    assert found.amounts(2_000) == [2000]
    assert found.days(date(2026, 3, 2), 2) == [date(2026, 3, 16), date(2026, 3, 30)]


def test_a_day_of_the_month_or_its_last_one() -> None:
    found = plan("months = 1\npayments = 3\non_day = 31\n")
    assert found.days(date(2026, 1, 10), 3) == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("payments = 3\n", "window-without-length"),
        ("months = 1\nweeks = 1\npayments = 3\n", "window-without-length"),
        ("months = 1\n", "amount-unclear"),
        ('months = 1\npayments = 3\nminimum = "5.00"\n', "amount-unclear"),
        ("weeks = 1\npayments = 3\non_day = 3\n", "plan-day"),
        ("months = 1\npayments = 3\non_day = 32\n", "out-of-range"),
    ],
)
def test_a_plan_says_how_often_and_how_much(text: str, fault: str) -> None:
    assert keys(faults_of(HEAD + START + text + RULE)) == [fault]


def test_a_plan_that_says_two_things_is_told_with_both() -> None:
    (fault,) = faults_of(HEAD + START + 'months = 1\npayments = 3\nminimum = "5.00"\n' + RULE)
    assert fault.values == {"ways": "payments, minimum", "known": "payments, minimum"}
    (fault,) = faults_of(HEAD + START + "payments = 3\n" + RULE)
    assert fault.values == {"known": "days, weeks, months"}
