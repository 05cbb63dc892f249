"""The words of a command as values, or as a sentence about what is wrong with them."""

import argparse
from datetime import date
from fractions import Fraction

import pytest

from desk.cli.reading import Reading
from desk.records.money import Money
from desk.words import Words


def test_what_is_read(words: Words) -> None:
    reading = Reading(words)
    assert reading.day("2026-03-13") == date(2026, 3, 13)
    assert reading.month("2026-03") == date(2026, 3, 1)
    assert reading.money("9.4") == Money(940)
    assert reading.counted("0.25=7") == (Money(25), 7)
    assert reading.pieces("12") == 12
    assert reading.number("1000013") == 1_000_013, "a large shop has as many entries"
    assert reading.conditions(" opened, secured ,") == {"opened", "secured"}
    assert reading.conditions("") == frozenset()
    assert reading.descriptor("12") == 12
    assert reading.percent("25%") == 2 * reading.percent("12.50") == Fraction(25)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("day", "20260313"),
        ("day", "2026-W11-5"),
        ("day", "2026-02-30"),
        ("day", "03/13/26"),
        ("month", "2026-13"),
        ("month", "2026-03-01"),
        ("counted", "20"),
        ("counted", "20=x"),
        ("counted", "-1=2"),
        ("money", "1e5"),
        ("money", "-1.00"),
        ("money", "9.401"),
        ("percent", "-5"),
        ("percent", "a lot"),
        ("pieces", "0"),
        ("pieces", "1.5"),
        ("pieces", "٣"),
        ("number", "0"),
        ("number", "RA-26-00001-3"),
        ("conditions", "opened,broken"),
        ("descriptor", "-1"),
        ("descriptor", "two"),
    ],
)
def test_what_cannot_be_read_is_told(words: Words, kind: str, text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as caught:
        Reading(words).kinds[kind](text)
    assert "{" not in str(caught.value) and "cli." not in str(caught.value)
