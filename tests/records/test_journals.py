"""A journal's period is a value."""

from datetime import date

import pytest

from desk.records.journals import Period
from desk.records.money import Money


def test_a_period_stays_as_it_was_made() -> None:
    period = Period(date(2026, 3, 1), date(2026, 3, 31), {}, {}, {"1000": Money(5)}, 1)
    with pytest.raises(AttributeError):
        period.entries = 2  # type: ignore[misc]
