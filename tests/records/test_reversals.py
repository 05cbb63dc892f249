"""What was taken back is no more in force, nor is what took it back."""

from dataclasses import replace
from datetime import date

from desk.records.money import Money
from desk.records.payments import Payment
from desk.records.reversals import in_force

PAID = Payment(1, "card", Money(100), date(2026, 3, 13))


def test_what_was_taken_back_is_not_in_force() -> None:
    back, other = replace(PAID, id=2, amount=Money(-100), reverses=1), replace(PAID, id=3)
    assert in_force((PAID, other)) == (PAID, other)
    assert in_force((PAID, back, other)) == (other,)
