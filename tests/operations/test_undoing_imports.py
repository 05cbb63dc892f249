"""A whole import is taken back, to the cent and with its numbers free, or refused with what rests on it."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import (
    check_imports,
    checks,
    closings,
    customers,
    deposits,
    imports,
    items,
    orders,
    payments,
    personal,
    reconciling,
    returns,
    undoing_imports,
)  # fmt: skip
from desk.operations.desk import Desk
from desk.records.bank_lines import BankLine
from desk.records.checks import NewCheck, NewPart
from desk.records.customers import Customer
from desk.records.errors import NotFound, Refused
from desk.records.imports import CHANGED, NEW, ListReport, Planned
from desk.records.items import Item
from desk.records.money import Money
from desk.records.orders import NewOrder
from desk.records.payments import NewPayment
from desk.store import checks as stored_checks
from desk.store import history, ledger
from tests.conftest import doll_order, placed_order
from tests.operations import acting
from tests.operations.importing import WHY, balances, bring, bring_orders, newest


def undo(desk: Desk, key: int) -> None:
    """Take an import back."""
    done = imports.to_end(undoing_imports.undo_import(desk, key, WHY))
    assert done.undone


def waiting(number: str = "#7") -> NewOrder:
    """An order that is open, with a payment by card."""
    paid = (NewPayment("card", Money(1000), date(2026, 3, 2)),)
    return replace(placed_order(), number=number, payments=paid, payment_method="card")


def test_orders_are_voided_to_the_cent_and_their_numbers_free(empty_desk: Desk) -> None:
    new = (doll_order("#1"), doll_order("#2", "IL"), waiting())
    first = bring_orders(empty_desk, *new)
    before = ledger.trial_balance(empty_desk.db)
    undo(empty_desk, first)
    assert balances(empty_desk) == {}
    with pytest.raises(NotFound, match="order-unknown"):
        orders.open_order(empty_desk, "#1")
    gone = orders.open_order(empty_desk, f"#1~{first}")
    assert (gone.state, gone.paid, gone.owed) == ("voided", 0, 0)
    assert history.of(empty_desk.db, gone.number)[-1].operation == "undo_import"
    with pytest.raises(NotFound, match="item-unknown"):
        items.open_item(empty_desk, "A")
    second = bring_orders(empty_desk, *new)
    assert ledger.trial_balance(empty_desk.db) == before
    assert orders.open_order(empty_desk, "#1").customer == gone.customer
    undo(empty_desk, second)
    assert balances(empty_desk) == {}


def test_what_an_import_booked_is_reversed_on_its_own_day(empty_desk: Desk) -> None:
    key = bring_orders(empty_desk, doll_order("#1"))
    closings.close_month(empty_desk, date(2026, 2, 28))
    undo(empty_desk, key)
    days = {each.effective for each in ledger.entries(empty_desk.db, "#1")}
    assert days == {date(2026, 3, 2), date(2026, 3, 4)}


def test_orders_stay_that_a_closed_month_tells_of(empty_desk: Desk) -> None:
    key = bring_orders(empty_desk, doll_order("#1"), waiting())
    empty_desk.clock.day = date(2026, 5, 2)  # type: ignore[attr-defined]
    for month in (date(2026, 3, 31), date(2026, 4, 30)):
        closings.close_month(empty_desk, month)
    with pytest.raises(Refused, match="import-rests") as caught:
        undo(empty_desk, key)
    assert caught.value.values["what"] == "#1 (2026-03); #7 (2026-03)"


def test_an_item_stays_that_another_order_has(empty_desk: Desk) -> None:
    key = bring_orders(empty_desk, doll_order("#1"))
    orders.enter_order(empty_desk, doll_order("#2"))
    undo(empty_desk, key)
    assert items.open_item(empty_desk, "A").item.sku == "A"


def test_orders_stay_while_something_rests_on_them(empty_desk: Desk) -> None:
    key = bring_orders(empty_desk, doll_order("#1"), waiting())
    ra = returns.issue_ra(empty_desk, acting.ask("#1")(empty_desk))
    paid = payments.take_payment(empty_desk, "#7", NewPayment("cash", Money(500), date(2026, 3, 13)))
    number = paid.payments[-1].number
    found = {(each.record, each.rest) for each in undoing_imports.rests_on(empty_desk, key)}
    assert found == {("#1", ra.number), ("#7", number)}
    with pytest.raises(Refused, match="import-rests") as caught:
        undo(empty_desk, key)
    assert caught.value.values["what"] == f"#1 ({ra.number}); #7 ({number})"
    payments.void_payment(empty_desk, number, WHY)
    assert [each.record for each in undoing_imports.rests_on(empty_desk, key)] == ["#1"]


def test_of_many_that_rest_the_first_are_named(empty_desk: Desk) -> None:
    key = bring_orders(empty_desk, *(waiting(f"#{number}") for number in range(10, 22)))
    for number in range(10, 22):
        payments.take_payment(empty_desk, f"#{number}", NewPayment("cash", Money(5), date(2026, 3, 13)))
    with pytest.raises(Refused) as caught:
        undo(empty_desk, key)
    assert caught.value.values["count"] == 12
    assert caught.value.values["what"].endswith("; …")


def test_customers_are_taken_away_and_put_back(empty_desk: Desk) -> None:
    ida = customers.add_customer(empty_desk, Customer(0, "", "Ida", phone="314 555 0142", note="old"))
    changed = bring(empty_desk, "customers", replace(ida, name="Ida Müller", note="new"), what=CHANGED)
    new = bring(empty_desk, "customers", Customer(0, "", "Otto", email="otto@example.com"))
    otto = customers.find_customers(empty_desk, "Otto")[0]
    undo(empty_desk, new)
    with pytest.raises(NotFound, match="customer-unknown"):
        customers.open_customer(empty_desk, otto.number)
    assert not customers.find_customers(empty_desk, "Otto")
    assert "Otto" not in repr(history.of(empty_desk.db, otto.number))
    undo(empty_desk, changed)
    back = customers.open_customer(empty_desk, ida.number).customer
    assert (back.name, back.note, back.phone) == ("Ida", "old", ida.phone)
    again = bring(empty_desk, "customers", Customer(0, "", "Otto", email="otto@example.com"))
    undo(empty_desk, again)


def test_customers_stay_while_something_rests_on_them(empty_desk: Desk) -> None:
    ida = customers.add_customer(empty_desk, Customer(0, "", "Ida"))
    changed = bring(empty_desk, "customers", replace(ida, note="new"), what=CHANGED)
    known = customers.open_customer(empty_desk, ida.number).customer
    customers.change_customer(empty_desk, replace(known, note="newer"))
    new = bring(empty_desk, "customers", Customer(0, "", "Otto", email="mo@example.com"))
    orders.enter_order(empty_desk, doll_order("#1"))
    assert [each.record for each in undoing_imports.rests_on(empty_desk, changed)] == [ida.number]
    assert [each.rest for each in undoing_imports.rests_on(empty_desk, new)] == ["#1"]


def test_a_later_import_of_the_same_record_goes_first(empty_desk: Desk) -> None:
    first = bring(empty_desk, "items", Item(0, "X", "Bear", Money(100)))
    known = items.open_item(empty_desk, "X").item
    second = bring(empty_desk, "items", replace(known, price=Money(200)), what=CHANGED)
    assert [(each.record, each.rest) for each in undoing_imports.rests_on(empty_desk, first)] == [
        ("X", "items.csv")
    ]
    undo(empty_desk, second)
    assert items.open_item(empty_desk, "X").item.price == Money(100)
    undo(empty_desk, first)
    with pytest.raises(NotFound):
        items.open_item(empty_desk, "X")


def test_an_erased_customer_does_not_come_back(empty_desk: Desk) -> None:
    ida = customers.add_customer(empty_desk, Customer(0, "", "Ida"))
    key = bring(empty_desk, "customers", replace(ida, note="new"), what=CHANGED)
    personal.erase_customer(empty_desk, ida.number, "asked for it")
    with empty_desk.db.atomic():
        empty_desk.db.execute("UPDATE imported_rows SET before = '{}'")
    undo(empty_desk, key)
    assert customers.open_customer(empty_desk, ida.number).customer.name == ida.number


def test_items_are_taken_away_and_put_back_with_their_counts(empty_desk: Desk) -> None:
    items.add_item(empty_desk, Item(0, "K", "Doll", Money(5)))
    kept = items.count_stock(empty_desk, "K", 3, WHY)
    changed = bring(empty_desk, "items", replace(kept, price=Money(9), on_hand=7), what=CHANGED)
    new = bring(empty_desk, "items", Item(0, "X", "Bear", Money(100), barcode="4006381333931", on_hand=4))
    undo(empty_desk, changed)
    back = items.open_item(empty_desk, "K").item
    assert (back.price, back.on_hand) == (Money(5), 3)
    undo(empty_desk, new)
    with pytest.raises(NotFound):
        items.open_item(empty_desk, "X")
    assert items.open_item(empty_desk, f"X~{new}").item.retired
    again = bring(empty_desk, "items", Item(0, "X", "Bear", Money(100), barcode="4006381333931", on_hand=4))
    assert items.open_item(empty_desk, "X").item.on_hand == 4
    undo(empty_desk, again)


def test_items_stay_that_were_sold_or_changed(empty_desk: Desk) -> None:
    kept = items.add_item(empty_desk, Item(0, "K", "Doll", Money(5)))
    changed = bring(empty_desk, "items", replace(kept, price=Money(9)), what=CHANGED)
    known = items.open_item(empty_desk, "K").item
    items.change_item(empty_desk, replace(known, price=Money(11)))
    new = bring(empty_desk, "items", Item(0, "A", "Bear", Money(100)))
    orders.enter_order(empty_desk, doll_order("#1"))
    assert [each.record for each in undoing_imports.rests_on(empty_desk, changed)] == ["K"]
    assert {each.rest for each in undoing_imports.rests_on(empty_desk, new)} == {"#1"}


def check_of(desk: Desk) -> int:
    """Import a check that pays the open order #7; the import's id."""
    new = NewCheck(Money(500), date(2026, 3, 13), (NewPart("#7", Money(500)),), check_number="12")
    rows = (Planned(2, NEW, "", "12", record=new),)
    report = ListReport("checks", "checks.csv", repr(new), 1, ("A",), planned=rows)
    imports.to_end(check_imports.import_checks(desk, rows, report))
    return newest(desk)


def test_checks_are_voided_with_what_they_paid(empty_desk: Desk) -> None:
    orders.enter_order(empty_desk, waiting())
    before = balances(empty_desk)
    key = check_of(empty_desk)
    undo(empty_desk, key)
    assert balances(empty_desk) == before
    key = check_of(empty_desk)
    number = stored_checks.on_order(empty_desk.db, orders.open_order(empty_desk, "#7").id)[-1].number
    checks.void_check(empty_desk, number, WHY)
    undo(empty_desk, key)
    key = check_of(empty_desk)
    number = stored_checks.on_order(empty_desk.db, orders.open_order(empty_desk, "#7").id)[-1].number
    deposits.make_deposit(empty_desk, [number], date(2026, 3, 13))
    assert [each.record for each in undoing_imports.rests_on(empty_desk, key)] == [number]


def test_lines_of_a_statement_go_while_nothing_became_of_them(empty_desk: Desk) -> None:
    lines = [BankLine(date(2026, 3, day), Money(100 * day), "", "told", f"mark {day}") for day in (1, 2)]
    rows = tuple(Planned(2, NEW, "", "", record=each) for each in lines)
    report = ListReport("statement", "bank.csv", "d", 2, ("A",), planned=rows)
    imports.to_end(reconciling.import_statement(empty_desk, rows, report))
    key = newest(empty_desk)
    first = reconciling.look_at_statement(empty_desk).left[0]
    reconciling.set_line_aside(empty_desk, first.id, "interest")
    assert [each.record for each in undoing_imports.rests_on(empty_desk, key)] == ["2026-03-01"]
    reconciling.reopen_line(empty_desk, first.id, WHY)
    undo(empty_desk, key)
    assert not reconciling.look_at_statement(empty_desk).left


def test_an_import_is_taken_back_once_and_given_up_whole(empty_desk: Desk) -> None:
    key = bring_orders(empty_desk, *(doll_order(f"#{number}") for number in range(1, 8)))
    assert imports.seen(empty_desk, undoing_imports.list_imports(empty_desk)[0].digest)
    steps = undoing_imports.undo_import(empty_desk, key, WHY)
    next(steps)
    next(steps)
    steps.close()
    assert orders.open_order(empty_desk, "#1").state == "delivered"
    undo(empty_desk, key)
    (mark,) = undoing_imports.list_imports(empty_desk)
    assert mark.undone and mark.kind == "orders" and not imports.seen(empty_desk, mark.digest)
    with pytest.raises(Refused, match="import-undone"):
        undo(empty_desk, key)
    with pytest.raises(NotFound, match="import-unknown"):
        undo(empty_desk, 99)


def test_an_import_of_an_older_program_stays(empty_desk: Desk) -> None:
    key = bring(empty_desk, "customers", Customer(0, "", "Ida"))
    with empty_desk.db.atomic():
        empty_desk.db.execute("UPDATE imports SET kind = ''")
    with pytest.raises(Refused, match="import-older"):
        undo(empty_desk, key)
