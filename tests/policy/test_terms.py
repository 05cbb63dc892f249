"""Deposits: the usual rate, the owner's, a line's own, and the one of dear pieces."""

from fractions import Fraction

import pytest

from desk.policy.terms import NO_TERMS, Deposits
from desk.records.facts import LineFacts
from desk.records.money import Money

USUAL = Deposits(Fraction(20), over=100_000, above=Fraction(40))


@pytest.mark.parametrize(
    ("price", "quantity", "discount", "deposit"),
    [(100_000, 1, 0, 20_000), (100_001, 1, 0, 40_000), (100_000, 2, 0, 40_000), (100_001, 1, 1, 20_000)],
)
def test_the_dear_rate_is_tested_per_piece_after_discount(
    price: int, quantity: int, discount: int, deposit: int
) -> None:
    line = LineFacts("1", Money(price), quantity=quantity, discount=Money(discount), kind="preorder")
    assert USUAL.of(line, None) == deposit


def test_a_lines_own_rate_goes_before_the_owners() -> None:
    line = LineFacts("1", Money(34_999), deposit_rate=Fraction(30))
    assert USUAL.of(line, Fraction(25)) == 10_500
    assert USUAL.of(LineFacts("1", Money(34_999)), Fraction(25)) == 8_750


def test_without_a_limit_every_piece_pays_the_same() -> None:
    assert Deposits(Fraction(20)).of(LineFacts("1", Money(500_000)), None) == 100_000
    assert NO_TERMS.deposits is None
