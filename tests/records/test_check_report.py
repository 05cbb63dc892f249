"""Months of checks add up, and their shares are of what they say."""

from datetime import date
from fractions import Fraction

from desk.records.check_report import CheckMonth, CheckReport, summed
from desk.records.money import Money

MAY = CheckMonth(date(2026, 5, 1), 3, Money(1000), cleared=2, days=7, longest=5, returned=1,
                 returned_amount=Money(250), recovered=Money(100), fees=Money(3500))  # fmt: skip
JUNE = CheckMonth(date(2026, 6, 1), 1, Money(500), cleared=1, days=9, longest=9, lost=Money(20))


def test_shares_are_of_the_checks_and_of_their_amount() -> None:
    assert (MAY.average, MAY.share, MAY.share_of_amount) == (Fraction(7, 2), Fraction(1, 3), Fraction(1, 4))
    none = CheckMonth()
    assert (none.average, none.share, none.share_of_amount) == (None, 0, 0)


def test_a_total_is_all_months_and_the_slowest_of_them() -> None:
    total = CheckReport(date(2026, 5, 1), date(2026, 6, 30), (MAY, JUNE)).total
    assert (total.month, total.number, total.amount, total.days, total.longest) == (None, 4, 1500, 16, 9)
    assert (total.lost, total.fees, total.recovered) == (20, 3500, 100)
    assert isinstance(total.amount, Money) and summed(None, ()) == CheckMonth()
