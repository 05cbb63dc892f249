"""The journal of a period: its days, its accounts, and what they come to around it."""

from datetime import date, timedelta

import pytest

from desk.operations import accounts
from desk.operations.desk import Desk
from desk.operations.journals import journal_period, list_entries
from desk.records.errors import BadInput
from desk.store import journals, ledger, sums
from tests.conftest import DAY


def test_an_open_period_is_that_of_the_books(desk: Desk) -> None:
    period = journal_period(desk)
    assert (period.start, period.end) == (sums.first_day(desk.db), journals.last_day(desk.db))
    assert not any(period.before.values()) and period.after == ledger.trial_balance(desk.db)
    assert period.entries == len(list(list_entries(desk, period))) > 3


def test_what_was_before_is_brought_forward(desk: Desk) -> None:
    whole = journal_period(desk)
    cut = whole.start + timedelta(days=1)
    first, rest = journal_period(desk, end=whole.start), journal_period(desk, start=cut)
    assert (first.start, first.end, rest.end) == (whole.start, whole.start, whole.end)
    assert rest.before == first.after and any(rest.before.values())
    assert rest.after == whole.after and first.entries + rest.entries == whole.entries


def test_books_without_entries_are_todays(empty_desk: Desk) -> None:
    period = journal_period(empty_desk)
    assert (period.start, period.end, period.before, period.after, period.entries) == (DAY, DAY, {}, {}, 0)
    assert set(period.chart) == {each.number for each in accounts.list_accounts(empty_desk)}


def test_a_period_before_and_one_after_the_books(desk: Desk) -> None:
    early = journal_period(desk, end=date(2000, 1, 1))
    assert (early.start, early.end, early.entries, early.after) == (early.end, date(2000, 1, 1), 0, {})
    late = journal_period(desk, start=date(2999, 1, 1))
    assert (late.end, late.entries) == (late.start, 0) and late.before == late.after
    assert journal_period(desk, start=date.min).before == {}


def test_a_period_goes_forward(desk: Desk) -> None:
    with pytest.raises(BadInput, match="period-backwards"):
        journal_period(desk, DAY, DAY - timedelta(days=1))
