"""A closing comes back with the chart as it stood; what is open of a month is counted."""

from datetime import date, timedelta

from desk.operations import deposits, payouts
from desk.operations.desk import Desk
from desk.records.bank_lines import BankLine
from desk.records.books import ClosedAccount, Closing, NewClosing
from desk.records.ledger import Account
from desk.records.money import Money
from desk.store import bank_lines, closings
from desk.store.database import Database
from tests.conftest import DAY
from tests.operations import checking, counting, selling
from tests.store import samples

FEBRUARY, MARCH = date(2026, 2, 28), date(2026, 3, 31)
CASH = Account("1000", "Cash", "asset", "1001", "Till")
BANK = Account("1020", "Bank", "asset")


def close(db: Database, until: date, *chart: ClosedAccount) -> int:
    """A month is closed."""
    with db.atomic():
        return closings.add(db, NewClosing(until, samples.MOMENT, "Ann", chart, "1-a"))


def test_a_closing_keeps_the_chart_as_it_stood(db: Database) -> None:
    chart = (ClosedAccount(CASH, Money(500)), ClosedAccount(BANK, Money(-500)))
    key = close(db, FEBRUARY, *chart)
    (found,) = closings.all(db)
    titled = Account("1000", "Till", "asset", "1001")
    kept = (ClosedAccount(titled, Money(500)), ClosedAccount(BANK, Money(-500)))
    assert found == Closing(key, FEBRUARY, samples.MOMENT, "Ann", 0, kept, "1-a")
    assert [(each.account.code, each.account.title) for each in found.chart] == [
        ("1001", "Till"), ("1020", "Bank"),
    ]  # fmt: skip


def test_a_day_is_covered_by_the_first_closing_after_it(db: Database) -> None:
    assert closings.covering(db, FEBRUARY) is None and closings.all(db) == ()
    first, second = close(db, FEBRUARY), close(db, MARCH)
    days = (date(2026, 1, 1), FEBRUARY, date(2026, 3, 1), MARCH)
    found = [closings.covering(db, day) for day in days]
    assert [each and each.id for each in found] == [first, first, second, second]
    assert closings.covering(db, date(2026, 4, 1)) is None


def test_nothing_is_open_of_quiet_books(empty_desk: Desk) -> None:
    assert closings.open_at(empty_desk.db, DAY) == ()


def test_what_is_open_is_counted_up_to_the_day(desk: Desk) -> None:
    before, after = DAY - timedelta(days=1), DAY + timedelta(days=1)
    counting.closed(desk, 0, before)
    counting.paid(desk, 500)
    checking.received(desk)
    selling._owed(desk)
    for day, mark in ((DAY, "a"), (after, "b")):
        with desk.db.atomic():
            bank_lines.add(desk.db, BankLine(day, Money(100), told="deposit", mark=mark))
    assert dict(closings.open_at(desk.db, before)) == {}
    every = {"drawer": 1, "checks": 1, "bank_lines": 1, "refunds": 1}
    assert dict(closings.open_at(desk.db, DAY)) == every
    assert dict(closings.open_at(desk.db, after)) == every | {"bank_lines": 2}


def test_what_was_done_is_open_no_more(desk: Desk) -> None:
    counting.paid(desk, 500)
    assert closings.open_at(desk.db, DAY) == ()
    number = checking.received(desk).check.number
    counting.closed(desk, 500)
    refund = selling._owed(desk)
    assert dict(closings.open_at(desk.db, DAY)) == {"checks": 1, "refunds": 1}
    deposits.make_deposit(desk, [number], DAY)
    payouts.mark_refunded(desk, payouts.NewPayout(refund.id, "card", DAY))
    assert closings.open_at(desk.db, DAY) == ()
