"""Parts of a line: their value, and shares of what is on the whole line, add up."""

from hypothesis import given
from hypothesis import strategies as st

from desk.policy.parts import UNTAXED, Part, cumulated, is_taxable, line_value, units_value
from desk.records.facts import Condition, LineFacts
from desk.records.money import Money


def test_a_discount_is_shared_over_the_pieces() -> None:
    line = LineFacts("1", Money(1000), quantity=3, discount=Money(100))
    assert [units_value(line, before, 1) for before in range(3)] == [967, 966, 967]
    assert Part(0, 0, line, 3).value == line_value(line) == 2900


@given(st.integers(1, 9), st.integers(0, 10**6), st.integers(0, 10**5), st.data())
def test_shares_of_all_pieces_add_up(quantity: int, price: int, whole: int, data: st.DataObject) -> None:
    discount = data.draw(st.integers(0, price * quantity))
    shares = []
    for gone in range(quantity):
        line = LineFacts("1", Money(price), quantity=quantity, discount=Money(discount), returned=gone)
        shares.append(cumulated(whole, Part(0, 0, line, 1)))
    assert sum(shares) == (whole if line_value(line) else 0)
    assert min(shares) >= 0


def test_pieces_that_are_gone_stand_before() -> None:
    line = LineFacts("1", Money(1000), quantity=5, returned=1, cancelled=2)
    assert Part(0, 0, line, 2).before == 3


def test_nobody_has_looked_into_a_part_until_it_is_said() -> None:
    assert Part(0, 0, LineFacts("1", Money(1000)), 1).condition == Condition(opened=None, damaged=None)


def test_an_untaxed_line_is_marked() -> None:
    assert is_taxable(LineFacts("1", Money(1)))
    assert not is_taxable(LineFacts("1", Money(1), tags=(UNTAXED,)))
