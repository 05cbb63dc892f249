"""A slip comes to what its checks come to."""

from datetime import date

from desk.records.checks import Check
from desk.records.deposits import MADE, Deposit
from desk.records.money import ZERO, Money

DAY = date(2026, 3, 13)


def test_a_slip_is_the_sum_of_its_checks() -> None:
    held = tuple(Check(cents, "", 1, "", "", Money(cents), DAY, DAY) for cents in (1250, 990))
    slip = Deposit(1, "DS-26-00001-3", DAY, held)
    assert (slip.total, slip.state) == (Money(2240), MADE)
    assert Deposit(1, "DS-26-00001-3", DAY, ()).total == ZERO
