"""Payments out of a list: booked on their own day, once, for orders that owe them."""

from dataclasses import replace
from pathlib import Path

from desk.operations import imports, orders, undoing_imports
from desk.operations.desk import Desk
from desk.records.money import Money
from tests.conftest import doll_order
from tests.exchange.list_files import checked, imported
from tests.exchange.order_lists import payments_of
from tests.operations.importing import balances, newest

PAID = {"Order": "#1001", "Date": "2026-03-05", "Amount": "100.00", "Method": "Visa", "Reference": "x1"}


def unpaid(desk: Desk) -> None:
    """A shop with an order that left, of which nothing is paid."""
    orders.enter_order(desk, replace(doll_order(), payments=()))


def test_payments_come_in_once_and_go_again(empty_desk: Desk, tmp_path: Path) -> None:
    unpaid(empty_desk)
    before, owed = balances(empty_desk), orders.open_order(empty_desk, "#1001").owed
    row = {**PAID, "Method": "card", "Last 4": "4242"}
    path = tmp_path / "p.csv"
    data = payments_of(row, {**row, "Method": "Check payments", "Date": "2026-03-03 10:00"})
    assert imported(empty_desk, path, "payments", data).written
    order = orders.open_order(empty_desk, "#1001")
    assert [each.method for each in order.payments] == ["card", "check"]
    assert order.owed == owed - 20000 and balances(empty_desk).get("2000", 0) == 0
    assert checked(empty_desk, path, "payments", data).count("same") == 2
    imports.to_end(undoing_imports.undo_import(empty_desk, newest(empty_desk), "the wrong file"))
    assert balances(empty_desk) == before
    assert checked(empty_desk, path, "payments", data).count("new") == 2


def test_what_is_wrong_is_told_with_its_place(empty_desk: Desk, tmp_path: Path) -> None:
    unpaid(empty_desk)
    cases = {
        "import-no-payment-order": {"Order": ""},
        "order-unknown": {"Order": "#9"},
        "import-no-payment-amount": {"Amount": ""},
        "import-no-payment-received": {"Date": ""},
        "import-day": {"Date": "soon"},
        "payment-amount": {"Amount": "0.00"},
        "payment-method": {"Method": "Barter"},
        "payment-last-four": {"Last 4": "42"},
        "payment-above": {"Amount": "9000.00"},
        "payment-before-order": {"Date": "2026-02-01"},
    }
    for key, told in cases.items():
        data = payments_of({**PAID, "Method": "card", **told})
        found = {each.key for each in checked(empty_desk, tmp_path / "p.csv", "payments", data).faults}
        assert key in found, key


def test_the_second_payment_may_not_pay_what_the_first_did(empty_desk: Desk, tmp_path: Path) -> None:
    unpaid(empty_desk)
    owed = str(Money(orders.open_order(empty_desk, "#1001").owed))
    rows = [{**PAID, "Method": "card", "Amount": owed, "Reference": each} for each in ("a", "b")]
    report = checked(empty_desk, tmp_path / "p.csv", "payments", payments_of(*rows))
    assert [each.key for each in report.faults] == ["payment-above"]
