"""Money: whole cents, one grammar, one rounding."""

import re
from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk.records.errors import BadInput
from desk.records.money import LARGEST, ZERO, Money, divide, rate, share, total

GRAMMAR = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,2})?", re.ASCII)
cents = st.integers(-LARGEST, LARGEST)
amounts = cents.map(Money)
rates = st.fractions(0, 100, max_denominator=10_000)
STRANGERS = (
    "",
    " ",
    " 7",
    "7 ",
    "7\n",
    "+7",
    "--7",
    "-",
    ".",
    "7.",
    ".70",
    "7.005",
    "7,50",
    "1,234.50",
    "$7",
    "1e3",
    "1E3",
    "1e3000000",
    "0x10",
    "1_000",
    "NaN",
    "nan",
    "sNaN",
    "Infinity",
    "-inf",
    "True",
    "None",
    "7/2",
    "٧٥",
    "٧.٥٠",
    "７.５０",
    "७",
    "²",
    "−7",
    "7.5\x00",
    "\u200b7",
    "1000000000.01",
    "-1000000000.01",
    "9999999999.99",
    "10000000000",
    "0" * 100_000,
)


def half_up(exact: Fraction) -> int:
    """The nearest whole number, away from zero at the half, by the definition."""
    return floor(exact + Fraction(1, 2)) if exact >= 0 else -floor(-exact + Fraction(1, 2))


@given(amounts)
@example(Money(LARGEST))
@example(Money(-LARGEST))
@example(Money(-5))
def test_what_is_written_reads_back(amount: Money) -> None:
    read = Money.parse(str(amount))
    assert read == amount
    assert type(read) is Money
    assert repr(read) == str(amount)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("77.45", 7745), ("77.4", 7740), ("77", 7700), ("-0.05", -5), ("-0", 0), ("007.10", 710), ("0.99", 99)],
)
def test_a_plain_decimal_is_read(text: str, expected: int) -> None:
    assert Money.parse(text) == expected


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-105, "-1.05"), (100, "1.00")]
)
def test_an_amount_is_written_with_both_cents(value: int, text: str) -> None:
    assert str(Money(value)) == text


@pytest.mark.parametrize("text", STRANGERS, ids=lambda text: ascii(text[:14]))
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as told:
        Money.parse(text)
    assert (told.value.key, told.value.values) == ("money-unreadable", {"text": text})


@given(st.text(alphabet="0123456789.,-+eE_ \n٣५７NaInf", max_size=16) | st.text(max_size=8))
def test_nothing_outside_the_grammar_is_read(text: str) -> None:
    if GRAMMAR.fullmatch(text) and abs(Fraction(text)) * 100 <= LARGEST:
        assert Fraction(int(Money.parse(text)), 100) == Fraction(text)
    else:
        with pytest.raises(BadInput):
            Money.parse(text)


@given(amounts, amounts, st.integers(-1000, 1000))
def test_arithmetic_is_that_of_cents_and_stays_money(one: Money, other: Money, quantity: int) -> None:
    a, b = int(one), int(other)
    results = (one + other, one - other, one * quantity, quantity * one, -one, a - other, a + other)
    assert results == (a + b, a - b, a * quantity, a * quantity, -a, a - b, a + b)
    assert {type(each) for each in results} == {Money}


def test_a_fraction_of_a_cent_cannot_arise() -> None:
    for wrong in (1.5, Fraction(1, 2)):
        with pytest.raises(TypeError):
            Money(1) * wrong  # type: ignore[operator]
        with pytest.raises(TypeError):
            Money(1) + wrong  # type: ignore[operator]


@given(amounts, rates)
def test_a_percentage_is_rounded_half_up_in_both_signs(amount: Money, percent: Fraction) -> None:
    exact = Fraction(int(amount)) * percent / 100
    found = amount.percent(percent)
    assert found == half_up(exact)
    assert type(found) is Money
    assert (-amount).percent(percent) == -found


@pytest.mark.parametrize(
    ("amount", "percent", "expected"),
    [
        ("209.95", "6.1", "12.81"),
        ("120.00", "6.1", "7.32"),
        ("89.95", "20", "17.99"),
        ("0.05", "10", "0.01"),
        ("-0.05", "10", "-0.01"),
        ("0.25", "10", "0.03"),
        ("0.04", "10", "0.00"),
        ("2.50", "1", "0.03"),
    ],
)
def test_percentages_that_were_reckoned_by_hand(amount: str, percent: str, expected: str) -> None:
    """The first three are policy.md's; 2.5 cents would be 2 by a banker's rounding (G3)."""
    assert str(Money.parse(amount).percent(rate(percent))) == expected


@given(st.integers(-(10**24), 10**24), st.integers(1, 10**12))
def test_division_is_rounded_half_up(dividend: int, divisor: int) -> None:
    assert divide(dividend, divisor) == half_up(Fraction(dividend, divisor))


@pytest.mark.parametrize(("dividend", "expected"), [(5, 3), (-5, -3), (4, 2), (-4, -2), (0, 0), (1, 1)])
def test_halves_go_away_from_zero(dividend: int, expected: int) -> None:
    assert divide(dividend, 2) == expected


@given(st.integers(0, LARGEST), st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_shares_add_up_and_none_is_negative(whole: int, values: list[int]) -> None:
    shares = [
        share(Money(whole), sum(values[:place]), value, sum(values)) for place, value in enumerate(values)
    ]
    assert total(shares) == (whole if sum(values) else 0)
    assert min(shares) >= 0
    assert {type(each) for each in shares} == {int}


@given(st.integers(-LARGEST, LARGEST), st.lists(st.integers(0, 10**6), min_size=2, max_size=6))
def test_two_shares_are_what_one_share_of_both_is(whole: int, values: list[int]) -> None:
    first, second, *_ = values
    parts = share(Money(whole), 0, first, sum(values)) + share(Money(whole), first, second, sum(values))
    assert parts == share(Money(whole), 0, first + second, sum(values))


def test_three_equal_lines_share_a_dime() -> None:
    assert [share(Money(10), before, 5, 15) for before in (0, 5, 10)] == [3, 4, 3]


def test_lines_worth_nothing_share_nothing() -> None:
    assert share(Money(995), 0, 0, 0) == ZERO


def test_a_total_of_nothing_is_money_too() -> None:
    assert (total([]), str(total([]))) == (ZERO, "0.00")
    assert total([Money(1), Money(-3)]) == Money(-2)


@given(st.integers(0, 1_000_000))
def test_a_rate_is_read_exactly(ten_thousandths: int) -> None:
    text = f"{ten_thousandths // 10_000}.{ten_thousandths % 10_000:04d}"
    assert rate(text) == Fraction(ten_thousandths, 10_000)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "100.0001",
        "101",
        "999",
        "6,1",
        "6.1%",
        " 6.1",
        "1e1",
        "NaN",
        "1_0",
        "1/2",
        "٦",
        "６",
        "6.12345",
    ],
)
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as told:
        rate(text)
    assert (told.value.key, told.value.values) == ("percent-unreadable", {"text": text})
