"""A moment is told as the shop's own clock shows it."""

import time
from datetime import date

import pytest

from desk.words import Words
from desk.words.moments import days_left, moment, moment_here


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "America/Chicago", "Mar 13, 2026, 23:30"),
        ("en", "UTC", "Mar 14, 2026, 04:30"),
        ("es", "America/Chicago", "13 mar 2026, 23:30"),
    ],
)
def test_a_moment_is_in_the_shops_zone(language: str, zone: str, said: str) -> None:
    assert moment(Words(language), "2026-03-14T04:30:00+00:00", zone) == said


def test_without_a_shop_it_is_this_computers_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert moment_here(Words("en"), "2026-03-14T04:30:00+00:00") == "Mar 14, 2026, 13:30"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_days_are_counted_in_words(words: Words) -> None:
    today = date(2026, 3, 13)
    told = [days_left(words, today, date(2026, 3, day)) for day in (12, 13, 14, 23)]
    assert told == ["1 day past", "today", "1 day left", "10 days left"]
