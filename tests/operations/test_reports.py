"""Reports of closed months stay as they are; days that are not told are this month's."""

from datetime import date

import pytest

from desk.exchange import report_file
from desk.operations import accounts, closings, orders, reports, returns
from desk.operations.desk import Desk
from desk.paper import book_report
from desk.records.errors import BadInput, NotFound
from desk.records.periods import Period
from desk.records.reports import KINDS
from desk.words import Words
from tests.conftest import FixedClock, doll_order
from tests.gui.returning import settled

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def test_days_that_are_not_told_are_this_month_s(desk: Desk, clock: FixedClock) -> None:
    clock.day = date(2026, 2, 10)
    assert reports.make_report(desk, "sales").period == Period(date(2026, 2, 1), date(2026, 2, 28))
    earlier = reports.make_report(desk, "sales", end=date(2025, 5, 20)).period
    assert earlier == Period(date(2025, 5, 1), date(2025, 5, 20))
    later = reports.make_report(desk, "sales", date(2026, 4, 5)).period
    assert later == Period(date(2026, 4, 5), date(2026, 4, 30))


def test_what_cannot_be_asked_for(desk: Desk) -> None:
    with pytest.raises(NotFound, match="report-unknown"):
        reports.make_report(desk, "weather")
    with pytest.raises(BadInput, match="period-backwards"):
        reports.make_report(desk, "sales", date(2026, 4, 1), date(2026, 3, 1))


def files(desk: Desk) -> list[bytes]:
    """Every report of March as its CSV and its PDF."""
    made = [reports.make_report(desk, kind, *MARCH) for kind in KINDS]
    return [
        data for each in made for data in (report_file.csv_of(each), book_report.render(each, Words("en")))
    ]


def test_a_closed_month_s_reports_are_the_same_bytes_for_ever(desk: Desk, clock: FixedClock) -> None:
    done = settled(desk)
    clock.day = date(2026, 4, 2)
    assert not reports.make_report(desk, "sales", *MARCH).closed
    closings.close_month(desk, MARCH[0])
    before = files(desk)
    assert reports.make_report(desk, "sales", *MARCH).closed
    # What is about March counts for April now, and whatever is called otherwise is so from now on.
    returns.reverse_settlement(desk, done.ra.number, "by mistake")
    orders.enter_order(desk, doll_order("#1010"))
    accounts.change_account(desk, "4000", "S-1", "Dolls sold")
    assert files(desk) == before
    clock.day = date(2026, 5, 2)
    closings.close_month(desk, date(2026, 4, 30))
    assert files(desk) == before
    april = reports.make_report(desk, "trial_balance", date(2026, 4, 1), date(2026, 4, 30))
    assert {each.code for each in april.accounts} >= {"S-1"}
