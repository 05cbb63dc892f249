"""The books' records add up."""

from datetime import date

from desk.records.books import Flow, TrialLine
from desk.records.ledger import Account
from desk.records.money import Money

CASH = Account("1000", "Cash", "asset")


def test_what_an_account_comes_to_after_a_period() -> None:
    assert TrialLine(CASH, Money(500), Money(200), Money(900)).after == -200
    assert TrialLine(CASH).after == 0


def test_a_flow_has_two_sides() -> None:
    assert Flow(date(2026, 3, 1), "1000", "cash_moved", "", Money(500), Money(700), 2).balance == -200
