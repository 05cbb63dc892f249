"""Bounds: what can be said of words, numbers and days of the year, and whether something lies within."""

from typing import Any

import pytest

from desk.policy import bounds, tables
from desk.policy.bounds import Among
from desk.records.errors import Fault


def read(kind: tables.Kind, value: Any) -> tuple[Any, list[str]]:
    """What a kind makes of a value, and the faults it tells."""
    reader = tables.Reader("")
    return kind(reader, value, ("key",)), [each.key for each in reader.faults]


@pytest.mark.parametrize(
    ("said", "fitting", "others"),
    [
        ({"over": 10}, (11, 99), (9, 10)),
        ({"least": 10}, (10, 11), (9,)),
        ({"under": 10}, (0, 9), (10,)),
        ({"most": 10}, (0, 10), (11,)),
        ({"least": 5, "under": 7}, (5, 6), (4, 7)),
        ({}, (0, 1), ()),
    ],
)
def test_a_number_within_bounds(
    said: dict[str, int], fitting: tuple[int, ...], others: tuple[int, ...]
) -> None:
    fits = bounds.within(said)
    assert all(fits(each) for each in fitting)
    assert not any(fits(each) for each in others)


@pytest.mark.parametrize(
    ("said", "is_open"),
    [
        ([{"least": 5}, {"most": 5}], True),
        ([{"over": 5}, {"most": 5}], False),
        ([{"over": 5}, {"under": 7}], True),
        ([{"least": 7}, {"under": 7}], False),
        ([{"least": 7}, {"under": 8}], True),
        ([{"least": 7}, {}], True),
        ([{"most": 0}], True),
        ([{"under": 1}], True),
        ([{"under": 0}], False),
        ([{"over": 0}, {"most": 1}], True),
    ],
)
def test_whether_anything_lies_within_all(said: list[dict[str, int]], is_open: bool) -> None:
    assert bounds.is_open(said) is is_open


def test_words_and_all_but_some() -> None:
    kind = bounds.among(tables.text)
    assert read(kind, ["a", "b"]) == (Among(frozenset("ab")), [])
    assert read(kind, {"not": "a"}) == (Among(frozenset("a"), negated=True), [])
    assert read(kind, {"nto": "a"})[1] == ["missing-key", "unknown-key"]
    assert ("a" in Among(frozenset("a")), "a" in Among(frozenset("a"), negated=True)) == (True, False)


@pytest.mark.parametrize("word", ["02-29", "13-01", "00-01", "01-00", "4-1", "06-31", "x06-30", "06-30x", 5])
def test_a_day_that_not_every_year_has(word: Any) -> None:
    reader = tables.Reader("")
    assert bounds.day_of_year(reader, word, ("key",)) is None
    assert reader.faults == [Fault("not-a-day-of-year", "key", line=1, text=str(word))]


@pytest.mark.parametrize(
    ("word", "day"), [("01-31", (1, 31)), ("02-28", (2, 28)), ("10-10", (10, 10)), ("12-09", (12, 9))]
)
def test_a_day_that_every_year_has(word: str, day: tuple[int, int]) -> None:
    assert read(bounds.day_of_year, word) == (day, [])


def test_a_part_of_the_year_has_two_days() -> None:
    assert read(bounds.season, ["11-01", "01-15"]) == (((11, 1), (1, 15)), [])
    assert read(bounds.season, ["11-01"]) == (None, ["not-a-season"])
    assert read(bounds.season, ["11-01", "11-31"]) == (None, ["not-a-day-of-year"])
    assert read(bounds.season, "11-01") == (None, ["wrong-type"])


def test_bounds_are_counts_or_money() -> None:
    kind = tables.record(bounds.ANY)
    assert read(kind, {"least": 3, "most": "3.50"}) == ({"least": 3, "most": 350}, [])
    assert read(kind, {"least": -3})[1] == ["out-of-range"]
    assert read(kind, {"least": True})[1] == ["wrong-type"]
    assert read(kind, {"over": 0, "under": 1_000_000_000}) == ({"over": 0, "under": 1_000_000_000}, [])
    assert read(kind, {"under": 1_000_000_001})[1] == ["out-of-range"]
    assert read(kind, {"most": "-0.01"})[1] == ["money-negative"]
    assert read(tables.record(bounds.MONEY), {"most": 3})[1] == ["wrong-type"]
    assert read(tables.record(bounds.COUNTS), {"most": "3.00"})[1] == ["wrong-type"]
