"""A day is written in one way."""

from datetime import date

import pytest

from desk.records.days import iso_day


def test_a_day_of_the_calendar_is_read() -> None:
    assert iso_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "2026-3-1", "20260301", "03/04/26", "2026-W10-1", "2026-03-13 ", "٢٠٢٦-٠٣-١٣"]
)
def test_what_names_no_day_or_two_is_none(text: str) -> None:
    assert iso_day(text) is None
