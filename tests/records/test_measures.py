"""Weights and sizes are read as people write them, and reckoned with exactly."""

from fractions import Fraction

import pytest

from desk.records import measures
from desk.records.errors import BadInput


@pytest.mark.parametrize(("text", "kept"), [("", ""), (" 4.5 ", "4.5"), ("12 lb", "12"), ("0.25", "0.25")])
def test_a_weight_is_kept_as_a_number(text: str, kept: str) -> None:
    assert measures.weight_text(text) == kept
    assert measures.pounds(kept) == (Fraction(kept) if kept else None)


@pytest.mark.parametrize("text", ["0", "-1", "1,5", "heavy", "12345", "1.234", "٤"])
def test_what_is_no_weight_is_told(text: str) -> None:
    with pytest.raises(BadInput, match="weight-unreadable"):
        measures.weight_text(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("", ""), ("12x8x6", "12x8x6"), (" 12 × 8.5 X 6 in", "12x8.5x6"), ('12"x8"x6"', "12x8x6")],
)
def test_a_size_is_kept_as_three_numbers(text: str, kept: str) -> None:
    assert measures.size_text(text) == kept
    assert len(measures.inches(kept)) == (3 if kept else 0)


@pytest.mark.parametrize("text", ["12x8", "12x8x0", "12x8x6x4", "long", "1234567x1x1"])
def test_what_is_no_size_is_told(text: str) -> None:
    with pytest.raises(BadInput, match="size-unreadable"):
        measures.size_text(text)


def test_inches_are_exact() -> None:
    assert measures.inches("12x8.25x6") == (12, Fraction(33, 4), 6)
