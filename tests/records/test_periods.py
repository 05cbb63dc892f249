"""Months, quarters and years as the calendar has them, days of one's own, and the same a year before."""

from datetime import date

import pytest

from desk.records.errors import BadInput
from desk.records.periods import Period, around, last_of, year_earlier

D = date


def test_a_day_is_in_a_month_a_quarter_and_a_year() -> None:
    assert around(D(2028, 2, 10), "month") == Period(D(2028, 2, 1), D(2028, 2, 29))
    assert around(D(2026, 5, 31), "quarter") == Period(D(2026, 4, 1), D(2026, 6, 30))
    assert around(D(2026, 12, 31), "year") == Period(D(2026, 1, 1), D(2026, 12, 31))
    assert last_of(D(2026, 12, 1)) == D(2026, 12, 31)


@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_a_period_knows_what_it_is_and_moves_by_its_length(kind: str) -> None:
    period = around(D(2026, 3, 13), kind)
    assert period.kind == kind and period.moved(4).moved(-4) == period
    assert period.moved(1).start == D.fromordinal(period.end.toordinal() + 1)


def test_days_of_ones_own_move_by_their_number() -> None:
    own = Period(D(2026, 3, 10), D(2026, 3, 19))
    assert own.kind == "own" and own.moved(1) == Period(D(2026, 3, 20), D(2026, 3, 29))
    assert own.moved(-1).end == D(2026, 3, 9)


def test_it_ends_where_the_calendar_of_a_shop_ends() -> None:
    assert around(D(1900, 1, 1), "year").moved(-1) == around(D(1900, 1, 1), "year")
    assert around(D(9998, 12, 1), "month").moved(1) == around(D(9998, 1, 1), "month")
    for days in ((D(1899, 12, 31), D(2026, 1, 1)), (D(2026, 1, 1), D(9999, 1, 1))):
        with pytest.raises(BadInput, match="period-far"):
            Period(*days)
    with pytest.raises(BadInput, match="period-backwards"):
        Period(D(2026, 1, 2), D(2026, 1, 1))


def test_a_year_before_february_has_another_length() -> None:
    assert around(D(2028, 2, 1), "month").year_before == around(D(2027, 2, 1), "month")
    assert around(D(2029, 2, 1), "month").year_before == around(D(2028, 2, 1), "month")
    assert Period(D(2026, 1, 5), D(2026, 1, 9)).year_before == Period(D(2025, 1, 5), D(2025, 1, 9))
    assert year_earlier(D(2028, 2, 29)) == D(2027, 2, 28)
    assert year_earlier(D(2026, 3, 31)) == D(2025, 3, 31)


def test_months_begin_and_end_within_it() -> None:
    own = Period(D(2026, 1, 20), D(2026, 3, 5))
    assert list(own.months()) == [D(2026, 1, 1), D(2026, 2, 1), D(2026, 3, 1)]
    assert [own.within(each) for each in own.months()] == [
        Period(D(2026, 1, 20), D(2026, 1, 31)),
        around(D(2026, 2, 1), "month"),
        Period(D(2026, 3, 1), D(2026, 3, 5)),
    ]
