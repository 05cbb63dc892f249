"""Limits: no more is credited than was paid; the properties are in test_credit_limits."""

from datetime import date

from desk.policy import limits
from desk.policy.view import View
from desk.records.facts import Choices, Facts, OrderFacts
from desk.records.money import Money
from tests.policy.material import dolls, sent_back, shipped


def backed(order: OrderFacts, given: int, ask: str = "return") -> int:
    """What of an amount was paid for, of an order of the doll shop."""
    view = View(Facts(ask, order, sent_back()), Choices(), None, shipped("samanthas").terms)
    return limits.backed(view, given)


def test_all_that_was_due_is_paid_unless_said() -> None:
    assert backed(dolls(), 30_000) == 20_995 + 1_295 + 1_281
    assert backed(dolls(), 5_000) == 5_000
    assert backed(dolls(paid=Money(4_000), credited=Money(1_000)), 5_000) == 3_000


def test_nothing_was_paid_before_the_money_came() -> None:
    assert backed(dolls(payment=("check",)), 5_000) == 0
    assert backed(dolls(payment=("check",), check_received=date(2026, 3, 3)), 5_000) == 5_000


def test_before_shipping_it_is_what_was_paid_of_each_line() -> None:
    assert backed(dolls(shipped=None, delivered=None, paid=Money(100)), 5_000, "cancel") == 100
