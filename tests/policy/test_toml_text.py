"""What is written as TOML is read back as it was."""

import tomllib
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.policy import toml_text
from desk.records.money import Money

PLAIN = st.recursive(
    st.text(st.characters(min_codepoint=32, exclude_characters="\x7f", exclude_categories=["Cs"]))
    | st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('ab.é" -', min_size=1), inner),
)


@given(PLAIN)
def test_a_value_reads_back(value: object) -> None:
    assert tomllib.loads(f"x = {toml_text.written(value)}") == {"x": value}


def test_money_and_percentages_are_text() -> None:
    assert toml_text.written(Money(1295)) == '"12.95"' and toml_text.written(Fraction("6.1")) == '"6.1"'
    assert toml_text.written((date(2026, 3, 2), True)) == "[2026-03-02, true]"


def test_a_text_stays_on_its_line() -> None:
    assert toml_text.quoted('a\n\t"b"\\\x7f') == '"a \\"b\\"\\\\ "'


@pytest.mark.parametrize("text", ["0", "6.1", "139", "0.0001", "99.9999", "100"])
def test_a_fraction_is_written_as_it_was_typed(text: str) -> None:
    assert toml_text.decimal(Fraction(text)) == text
