"""What of a sale was taxed, where it went to; what comes back takes off just that."""

from dataclasses import replace

import pytest

from desk.records import taxes
from desk.records.addresses import Address
from desk.records.ledger import Account, Sold, tax_account
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine
from tests.store.samples import HOME, new_order

LINES = (NewLine("A", "Doll", 2, Money(10000)), NewLine("B", "Book", 1, Money(5000), untaxed=True))


def test_the_lines_without_tax_are_exempt() -> None:
    new = new_order(lines=LINES, tax=Money(1220))
    assert taxes.entered(new) == Sold("MO", Money(20000), Money(5000))
    assert -taxes.entered(new) == Sold("MO", Money(-20000), Money(-5000))


def test_nothing_is_taxable_where_no_tax_was_taken() -> None:
    assert taxes.entered(new_order(lines=LINES, tax=ZERO)) == Sold("MO", ZERO, Money(25000))


def test_what_goes_abroad_has_no_state() -> None:
    there = replace(HOME, country="DE", state="BY")
    assert taxes.entered(new_order(lines=LINES, ship_to=there)).state == ""
    assert taxes.entered(new_order(lines=LINES, ship_to=Address())).state == ""


@pytest.mark.parametrize(("state", "number"), [("MO", "2230"), ("AA", "2201"), ("", "2200"), ("BY", "2200")])
def test_each_state_has_an_account_of_its_own(state: str, number: str) -> None:
    account = tax_account(state)
    assert account.number == number and account.kind == "liability"
    assert account.state == (state if number != "2200" else "")


@pytest.mark.parametrize("number", ["2199", "2300", "1000", "2299"])
def test_no_other_account_is_a_states(number: str) -> None:
    assert Account(number, "x", "asset").state == ""


def test_an_account_is_called_what_the_owner_calls_it() -> None:
    plain = Account("1000", "Cash", "asset")
    assert (plain.code, plain.title) == ("1000", "Cash")
    given = replace(plain, given_number="10-A", given_name="Till")
    assert (given.code, given.title) == ("10-A", "Till")
