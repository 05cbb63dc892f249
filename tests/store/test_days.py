"""Days go into the file and come out of it."""

from datetime import date

from desk.store import days


def test_a_day_is_iso_text_and_none_is_none() -> None:
    assert days.to_text(date(2026, 3, 2)) == "2026-03-02"
    assert days.to_day("2026-03-02") == date(2026, 3, 2)
    assert days.to_text(None) is None
    assert days.to_day(None) is None
