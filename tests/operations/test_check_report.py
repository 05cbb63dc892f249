"""The report of checks counts each check once, in the month it came, and agrees with the ledger."""

from datetime import date, timedelta

import pytest

from desk.operations import bouncing, checks, deposits, payments, recovering
from desk.operations.check_report import check_months, year_before
from desk.operations.desk import Desk
from desk.records.check_report import CheckMonth
from desk.records.checks import Bounce
from desk.records.errors import BadInput
from desk.store import ledger
from tests.conftest import DAY, FixedClock
from tests.operations import checking

MARCH = date(2026, 3, 1)


def month(desk: Desk, day: date = MARCH) -> CheckMonth:
    """The only month of the report, which is this one."""
    (found,) = check_months(desk).months
    assert found.month == day
    return found


def test_days_are_from_the_day_it_came_to_the_day_it_was_paid(desk: Desk, clock: FixedClock) -> None:
    numbers = [checking.deposited(desk).check.number for _ in range(3)]
    for number, days in zip(numbers, (4, 9, None), strict=True):
        if days:
            clock.day = DAY + timedelta(days=days)
            deposits.clear_checks(desk, [number], clock.day)
    found = month(desk)
    assert (found.number, found.amount, found.cleared, found.days, found.longest) == (3, 30000, 2, 13, 9)
    assert (found.returned, found.share) == (0, 0)


def test_what_never_was_the_shops_and_money_orders_do_not_count(desk: Desk) -> None:
    void = checking.received(desk).check.number
    checks.void_check(desk, void, "mistyped")
    checks.replace_check(desk, checking.received(desk).check.number, checking.cash(desk, 10000))
    checking.received(desk, kind="money_order")
    assert check_months(desk).months == ()


def test_what_was_paid_goes_to_the_checks_own_amount_before_its_fee(desk: Desk) -> None:
    sheet = checking.returned(desk)
    number, order = sheet.check.number, sheet.parts[0].order
    found = month(desk)
    assert (found.returned, found.returned_amount, found.fees, found.recovered) == (1, 10000, 3500, 0)
    recovering.take_check_payment(desk, number, checking.cash(desk, 4000))
    assert (month(desk).recovered, month(desk).fees_paid) == (4000, 0)
    payments.take_payment(desk, order, checking.cash(desk, 7500))
    assert (month(desk).recovered, month(desk).fees_paid) == (10000, 1500)
    recovering.take_check_payment(desk, number, checking.cash(desk, 2000))
    assert (month(desk).recovered, month(desk).fees_paid, month(desk).lost) == (10000, 3500, 0)
    (last,) = [each for each in checks.open_check(desk, number).recoveries if each.amount == 2000]
    payments.void_payment(desk, last.payment.number, "no such money")
    assert month(desk).fees_paid == 1500


def test_a_return_that_the_bank_took_back_is_none(desk: Desk) -> None:
    number = checking.returned(desk).check.number
    bouncing.undo_bounce(desk, number, "the bank erred")
    found = month(desk)
    assert (found.returned, found.returned_amount, found.fees) == (0, 0, 0)


def test_one_that_the_bank_paid_the_second_time_is_recovered(desk: Desk, clock: FixedClock) -> None:
    sheet = checking.returned(desk)
    deposits.make_deposit(desk, [sheet.check.number], DAY)
    assert (month(desk).recovered, month(desk).fees_paid) == (0, 0)
    deposits.clear_checks(desk, [sheet.check.number], DAY)
    found = month(desk)
    assert (found.returned, found.cleared, found.recovered, found.fees_paid) == (1, 1, 10000, 0)
    payments.take_payment(desk, sheet.parts[0].order, checking.cash(desk, 3500))
    assert month(desk).fees_paid == 3500


def test_a_check_of_two_orders_is_one_and_all_agrees_with_the_ledger(desk: Desk) -> None:
    one, two = checking.ordered(desk), checking.ordered(desk)
    checking.deposited(desk, (one.number, 10000), (two.number, 5000))
    checking.deposited(desk)
    both, other = [each.number for each in checks.checks_from(desk, one.customer.number)]
    for number in (both, other):
        bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    recovering.take_check_payment(desk, other, checking.cash(desk, 13500))
    found = month(desk)
    assert (found.number, found.returned, found.returned_amount) == (2, 2, 25000)
    booked = ledger.trial_balance(desk.db)
    assert (found.fees, found.fees_paid, found.recovered) == (-booked["4230"], 3500, 10000)


def test_whole_months_count_a_year_unless_said(desk: Desk, clock: FixedClock) -> None:
    checking.received(desk)
    report = check_months(desk)
    assert (report.first, report.last) == (date(2025, 4, 1), date(2026, 3, 31))
    report = check_months(desk, date(2026, 2, 20), date(2026, 3, 2))
    assert (report.first, report.last, report.total.number) == (date(2026, 2, 1), date(2026, 3, 31), 1)
    assert check_months(desk, end=date(2026, 2, 28)).months == ()
    with pytest.raises(BadInput, match="period-backwards"):
        check_months(desk, date(2026, 3, 1), date(2026, 2, 1))
    assert (year_before(date(2026, 12, 31)), year_before(date(1, 5, 1))) == (date(2026, 1, 1), date(1, 1, 1))
    assert check_months(desk, date(1, 1, 1), date(9999, 12, 31)).last >= date(9999, 11, 30)
