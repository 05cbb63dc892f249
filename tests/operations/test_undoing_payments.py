"""Imported payments and changed customers are taken back, but for those on which something rests."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import customers, imports, orders, payment_imports, payments, undoing_imports
from desk.operations.desk import Desk
from desk.records.customers import Customer
from desk.records.errors import Refused
from desk.records.imports import CHANGED, NEW, ListReport, Planned
from desk.records.money import Money
from desk.records.payments import NewPayment
from tests.conftest import doll_order
from tests.exchange.test_csv_out import come_back
from tests.operations.importing import WHY, balances, bring, newest


def paid(desk: Desk, *amounts: int) -> int:
    """Import payments of these amounts for an order that left unpaid; the import's id."""
    rows = tuple(
        Planned(line, NEW, "#1001", "card", record=NewPayment("card", Money(amount), date(2026, 3, 3)))
        for line, amount in enumerate(amounts, 2)
    )
    report = ListReport("payments", "payments.csv", "p" * 64, len(rows), ("A",), planned=rows)
    imports.to_end(payment_imports.import_payments(desk, rows, report))
    return newest(desk)


def test_one_that_was_voided_since_goes_no_second_time(empty_desk: Desk) -> None:
    orders.enter_order(empty_desk, replace(doll_order(), payments=()))
    before = balances(empty_desk)
    key = paid(empty_desk, 500, 700)
    first = orders.open_order(empty_desk, "#1001").payments[0]
    payments.void_payment(empty_desk, first.number, WHY)
    imports.to_end(undoing_imports.undo_import(empty_desk, key, WHY))
    assert balances(empty_desk) == before


def test_one_that_was_given_back_stays(empty_desk: Desk) -> None:
    orders.enter_order(empty_desk, replace(doll_order(), payments=()))
    key = paid(empty_desk, int(doll_order().total))
    come_back(empty_desk)
    (rest,) = undoing_imports.rests_on(empty_desk, key)
    assert (rest.noun, rest.rest) == ("payment", "#1001")
    with pytest.raises(Refused, match="import-rests"):
        imports.to_end(undoing_imports.undo_import(empty_desk, key, WHY))


def test_no_more_is_looked_for_than_is_told(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(empty_desk, "customers", Customer(0, "", "Ida"), Customer(0, "", "Otto"))
    known = [customers.find_customers(empty_desk, name)[0].number for name in ("Ida", "Otto")]
    whole = [customers.open_customer(empty_desk, number).customer for number in known]
    key = bring(empty_desk, "customers", *(replace(each, note="new") for each in whole), what=CHANGED)
    for number in known:
        found = customers.open_customer(empty_desk, number).customer
        customers.change_customer(empty_desk, replace(found, note="newer"))
    monkeypatch.setattr(undoing_imports, "_MOST", 1)
    assert len(undoing_imports.rests_on(empty_desk, key)) == 1
