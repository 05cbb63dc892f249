"""What stands on a check is read as a bank reads it; a sheet adds up what is owed of one."""

from dataclasses import replace
from datetime import date, timedelta

from desk.records.checks import (
    Check,
    CheckSheet,
    Debt,
    NewCheck,
    Part,
)
from desk.records.money import ZERO, Money
from desk.records.payments import Payment

DAY = date(2026, 3, 13)


def test_an_account_s_number_is_not_shown_with_the_check() -> None:
    assert "998877" not in repr(NewCheck(Money(1), DAY, (), account="998877"))


def check(dated: date = DAY, state: str = "returned") -> Check:
    return Check(1, "CK-26-00001-3", 1, "CU-1", "Ann", Money(10000), DAY, dated, state=state)


def test_a_check_is_stale_after_six_months() -> None:
    old = check()
    assert [old.is_stale(DAY + timedelta(days=days)) for days in (0, 180, 181)] == [False, False, True]


def test_a_sheet_adds_up_what_is_owed() -> None:
    debts = (
        Debt("#1", Money(6000), Money(3500), Money(1000), Money(8500)),
        Debt("#2", Money(4000), open=Money(4000)),
    )
    sheet = CheckSheet(check(), (), (), debts)
    assert (sheet.open, sheet.fee, sheet.paid) == (Money(12500), Money(3500), Money(1000))
    none = CheckSheet(check(), (), ())
    assert (none.open, none.fee, none.paid) == (ZERO, ZERO, ZERO)


def test_a_part_is_what_its_payment_is() -> None:
    assert Part(1, "#1", Payment(1, "check", Money(250), DAY), True).amount == Money(250)


def test_what_a_policy_says_of_returned_checks_is_of_a_customers_own() -> None:
    own = check()
    assert own.is_customers
    assert not replace(own, kind="money_order").is_customers and not replace(own, by_agency=True).is_customers
