"""Imports for tests: orders, customers, items and checks that came from a file, and what the books say."""

from dataclasses import replace
from datetime import date

from desk.operations import imports, orders, payment_imports, undoing_imports
from desk.operations.desk import Desk
from desk.records.checks import NewCheck
from desk.records.customers import Customer
from desk.records.imports import NEW, ImportReport, ListReport, Planned
from desk.records.items import Item
from desk.records.money import Money
from desk.records.orders import NewOrder
from desk.records.payments import NewPayment
from desk.store import imports as stored
from desk.store import ledger
from tests.conftest import doll_order
from tests.operations.selling import Step, Trial

WHY = "the wrong file"


def bring(desk: Desk, kind: str, *records: Customer | Item | NewCheck, what: str = NEW) -> int:
    """Import these as a list of a kind; the import's id."""
    rows = tuple(_planned(line, each, what) for line, each in enumerate(records, 2))
    report = ListReport(kind, f"{kind}.csv", f"{kind} {records!r}", len(rows), ("A",), planned=rows)
    operation = imports.import_customers if kind == "customers" else imports.import_items
    imports.to_end(operation(desk, rows, report))
    return newest(desk)


def _planned(line: int, record: Customer | Item | NewCheck, what: str) -> Planned:
    subject = record.sku if isinstance(record, Item) else ""
    return Planned(line, what, subject, "name", record=record)


def bring_orders(desk: Desk, *new: NewOrder) -> int:
    """Import these orders; the import's id."""
    report = ImportReport("orders.csv", f"orders {new!r}", len(new), len(new), 2, 1, 2, 0)
    imports.to_end(imports.import_orders(desk, new, report))
    return newest(desk)


def newest(desk: Desk) -> int:
    """The id of the last import."""
    return stored.newest(desk.db, 1)[0].id


def balances(desk: Desk) -> dict[str, int]:
    """What every account comes to, those of 0.00 left out."""
    return {number: int(money) for number, money in ledger.trial_balance(desk.db).items() if money}


def _undo(owner: Desk, maker: Desk, state: str) -> Step:
    key = bring_orders(owner, doll_order("#2000"))
    return lambda desk: imports.to_end(undoing_imports.undo_import(desk, key, WHY))


def _payments(owner: Desk, maker: Desk, state: str) -> Step:
    orders.enter_order(owner, replace(doll_order("#2000"), payments=()))
    rows = (Planned(2, NEW, "#2000", "card", record=NewPayment("card", Money(500), date(2026, 3, 3))),)
    report = ListReport("payments", "payments.csv", "p" * 64, 1, ("A",), planned=rows)
    return lambda desk: imports.to_end(payment_imports.import_payments(desk, rows, report))


TRIALS: dict[str, Trial] = {"undo_import": _undo, "import_payments": _payments}
