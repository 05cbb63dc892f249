"""Rows of the list of checks: the state on a day, and the day that counts."""

from datetime import date

import pytest

from desk.records.check_rows import CheckRow, standing
from desk.records.money import Money

DAY, SOON, LATER = date(2026, 3, 13), date(2026, 3, 20), date(2026, 3, 23)


def row(state: str, dated: date = DAY) -> CheckRow:
    """A row with a hold and a deadline."""
    days = {"hold_until": SOON, "due": LATER}
    return CheckRow(1, "CK-26-00001-7", "Ann", "Ann", "1042", DAY, dated, Money(100), state, **days)


def test_a_check_dated_ahead_is_post_dated_until_its_day_comes() -> None:
    assert standing(row("received", SOON), DAY) == "post_dated"
    assert standing(row("received", SOON), SOON) == "received"
    assert standing(row("deposited", SOON), DAY) == "deposited"


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ("received", SOON),
        ("deposited", SOON),
        ("redeposited", SOON),
        ("returned", LATER),
        ("demanded", LATER),
        ("collections", None),
        ("cleared", None),
    ],
)
def test_the_day_that_counts_goes_by_the_state(state: str, day: date | None) -> None:
    assert row(state, SOON).counts(DAY) == day
    assert row("received").counts(DAY) is None
