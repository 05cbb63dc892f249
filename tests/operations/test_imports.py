"""An import comes in whole or not at all, and twice adds nothing."""

from dataclasses import replace

import pytest

from desk.operations import customers, imports, items, orders_list, settings
from desk.operations.desk import Desk
from desk.records.customers import Customer
from desk.records.errors import Malformed, Refused
from desk.records.imports import CHANGED, NEW, ImportReport, ListReport, Planned
from desk.records.items import Item
from desk.records.lists import Query
from desk.records.money import Money
from desk.store import history
from tests.conftest import doll_order

REPORT = ImportReport("orders.csv", "d1", 3, 2, 4, 1, 2, 0)


def test_orders_come_in_once(empty_desk: Desk) -> None:
    new = (doll_order("#1"), doll_order("#2"))
    assert not imports.seen(empty_desk, "d1")
    assert imports.to_end(imports.import_orders(empty_desk, new, REPORT)).written
    assert imports.seen(empty_desk, "d1")
    imports.to_end(imports.import_orders(empty_desk, (*new, doll_order("#3")), REPORT))
    assert len(orders_list.ids(empty_desk, Query())) == 3


def test_an_import_that_is_given_up_or_fails_leaves_nothing(empty_desk: Desk) -> None:
    new = tuple(doll_order(f"#{number}") for number in range(1, 21))
    steps = imports.import_orders(empty_desk, new, REPORT)
    next(steps)
    next(steps)
    steps.close()
    assert len(orders_list.ids(empty_desk, Query())) == 0
    with pytest.raises(Refused, match="order-exists"):
        imports.to_end(imports.import_orders(empty_desk, (*new, new[0]), REPORT))
    assert len(orders_list.ids(empty_desk, Query())) == 0
    assert not imports.seen(empty_desk, "d1")


def rows_of(count: int) -> tuple[Planned, ...]:
    """New customers, a line each."""
    names = [f"Ida {number}" for number in range(count)]
    return tuple(
        Planned(line, NEW, "", name, record=Customer(0, "", name)) for line, name in enumerate(names, 2)
    )


def report_of(kind: str, rows: tuple[Planned, ...]) -> ListReport:
    return ListReport(kind, f"{kind}.csv", "d2", len(rows), ("Name", "No"), (("name", "Name"),), planned=rows)


def test_customers_come_in_and_change_with_a_line_of_history_each(empty_desk: Desk) -> None:
    rows = rows_of(2)
    report = imports.to_end(imports.import_customers(empty_desk, rows, report_of("customers", rows)))
    assert report.written and imports.seen(empty_desk, "d2")
    (line,) = history.done(empty_desk.db, "import_customers")
    assert (line.subject, line.after) == ("customers.csv", {"new": "2", "changed": "0", "rows": "2"})
    assert len(history.done(empty_desk.db, "add_customer")) == 2
    assert settings.columns(empty_desk, "customers", ("Name", "No")) == {"name": "Name"}
    known = customers.find_customers(empty_desk, "Ida 0")[0]
    changed = (Planned(2, CHANGED, known.number, "Ida", record=replace(known, note="new")),)
    imports.to_end(imports.import_customers(empty_desk, changed, report_of("customers", changed)))
    assert customers.open_customer(empty_desk, known.number).customer.note == "new"
    assert len(history.done(empty_desk.db, "change_customer")) == 1


def test_items_come_in_with_what_was_counted(empty_desk: Desk) -> None:
    bear, doll = Item(0, "A", "Bear", Money(100), on_hand=3), Item(0, "B", "Doll", Money(200))
    rows = tuple(
        Planned(line, NEW, each.sku, each.name, record=each) for line, each in ((2, bear), (3, doll))
    )
    imports.to_end(imports.import_items(empty_desk, rows, report_of("items", rows)))
    assert [items.open_item(empty_desk, sku).item.on_hand for sku in ("A", "B")] == [3, None]
    known = items.open_item(empty_desk, "A").item
    changed = (Planned(2, CHANGED, "A", "Bear", record=replace(known, price=Money(150))),)
    imports.to_end(imports.import_items(empty_desk, changed, report_of("items", changed)))
    sheet = items.open_item(empty_desk, "A")
    assert (sheet.item.price, sheet.item.on_hand, len(sheet.movements)) == (Money(150), 3, 1)


def test_a_list_that_is_given_up_or_refused_leaves_nothing(empty_desk: Desk) -> None:
    rows = rows_of(25)
    steps = imports.import_customers(empty_desk, rows, report_of("customers", rows))
    next(steps)
    next(steps)
    steps.close()
    nameless = (*rows, Planned(30, NEW, "", "", record=Customer(0, "", "")))
    with pytest.raises(Malformed) as caught:
        imports.to_end(imports.import_customers(empty_desk, nameless, report_of("customers", nameless)))
    assert [(each.key, each.line) for each in caught.value.faults] == [("customer-nameless", 30)]
    assert customers.find_customers(empty_desk, "Ida") == () and not imports.seen(empty_desk, "d2")
    assert settings.columns(empty_desk, "customers", ("Name", "No")) == {}
