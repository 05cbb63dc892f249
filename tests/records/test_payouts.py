"""What was given back and stands."""

from datetime import date

from desk.records.money import Money
from desk.records.payouts import Payout
from desk.records.reversals import in_force

DAY = date(2026, 3, 13)


def test_a_payout_that_was_taken_back_stands_no_more() -> None:
    first = Payout(1, 7, "card", Money(500), DAY, "R1")
    second = Payout(2, 7, "cash", Money(300), DAY, "")
    back = Payout(3, 7, "card", Money(-500), DAY, "R1", reverses=1)
    assert in_force((first, second, back)) == (second,)
