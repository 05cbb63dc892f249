"""A moment is told as the shop's own clock shows it."""

import pytest

from desk.words import Words
from desk.words.moments import moment


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
