"""What Desk exports comes in again: the books of an empty shop are then those of the shop it came from."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from desk.exchange import any_file, csv_out, list_file, lists_out
from desk.operations import books_rows, customers, orders, payments, undoing_imports
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.imports import ListReport
from desk.records.money import Money
from desk.records.orders import NewLine
from desk.records.payments import NewPayment
from desk.store import sums
from tests.conftest import FixedClock, doll_order
from tests.operations.importing import balances, newest

ALWAYS = (date.min, date.max)
KINDS = ("customers", "items", "orders", "payments")


def busy(desk: Desk, clock: FixedClock) -> None:
    """A shop with more: an untaxed line, money in two parts, some taken back, open and called off orders."""
    plain = doll_order("#1004", "KS")
    book = NewLine("C", "=Book, 2 for 1", 3, Money(1500), discount=Money(500), untaxed=True)
    mixed = replace(doll_order("#1005"), lines=(*plain.lines, book), placed=date(2026, 1, 30))
    days = {"processed": None, "shipped": date(2026, 1, 31), "delivered": None}
    first = NewPayment("cash", Money(10000), date(2026, 1, 30))
    open_one = replace(plain, payments=(), processed=None, shipped=None, delivered=None, shipping_cost=None)
    for each in (
        replace(
            plain,
            payments=(
                replace(first, received=date(2026, 3, 2)),
                NewPayment("check", Money(5000), date(2026, 3, 6), "88"),
            ),
        ),
        replace(mixed, payments=(replace(first, amount=mixed.total),), **days),
        replace(open_one, number="#1006", note="two\nlines, “so”"),
        replace(open_one, number="#1007", cancelled=date(2026, 3, 8)),
        replace(doll_order("#1008", "IL"), payments=()),
    ):
        orders.enter_order(desk, each)
    for amount in (1000, 2000):
        money = NewPayment("card", Money(amount), date(2026, 3, 12), brand="visa", last4="4242")
        order = payments.take_payment(desk, "#1006", money)
    clock.day = date(2026, 3, 14)
    payments.void_payment(desk, order.payments[-1].number, "entered twice")


def files(desk: Desk, folder: Path) -> dict[str, Path]:
    """What the shop exports, in a folder."""
    found = {}
    for kind in (*KINDS, "lines"):
        data = lists_out.export(desk, kind) if kind in lists_out.COLUMNS else csv_out.export(desk, kind)
        found[kind] = folder / f"{kind}.csv"
        found[kind].write_bytes(data)
    return found


def bring(desk: Desk, path: Path) -> ListReport:
    """Bring a file in whose headings say what it holds."""
    report = to_end(any_file.checking(desk, path))
    assert isinstance(report, ListReport) and report.faults == (), report.faults
    done = to_end(any_file.run(desk, path, report))
    assert isinstance(done, ListReport)
    return done


def books(desk: Desk) -> tuple[object, ...]:
    """What each account comes to, tax by state and month, and sales by month."""
    sold: dict[date, int] = {}
    for each in sums.flows(desk.db, *ALWAYS):
        if each.account == "4000":
            sold[each.month] = sold.get(each.month, 0) - each.balance
    tax = [row for page in books_rows.rows(desk, "sales_tax", *ALWAYS) for row in page]
    return balances(desk), tax, sold


def test_the_books_of_both_shops_are_equal(
    desk: Desk, empty_desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    busy(desk, clock)
    told = files(desk, tmp_path)
    reports = {kind: bring(empty_desk, told[kind]) for kind in KINDS}
    assert {kind: report.kind for kind, report in reports.items()} == {kind: kind for kind in KINDS}
    assert all(report.written for report in reports.values())
    assert {each.key for each in reports["orders"].notices} == {"import-paid-apart"}
    assert books(empty_desk) == books(desk)
    for number in ("#1004", "#1005", "#1006", "#1007"):
        ours, theirs = (orders.open_order(each, number) for each in (desk, empty_desk))
        for name in ("state", "total", "owed", "note", "shipping_cost", "email", "ship_to"):
            assert getattr(theirs, name, None) == getattr(ours, name, None), (number, name)
    found = customers.find_customers(empty_desk, "Łukasz")
    assert len(found) == len(customers.find_customers(desk, "Łukasz"))


def test_it_all_goes_again(desk: Desk, empty_desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    busy(desk, clock)
    told = files(desk, tmp_path)
    for kind in KINDS[2:]:
        bring(empty_desk, told[kind])
        again = to_end(any_file.checking(empty_desk, told[kind]))
        assert isinstance(again, ListReport) and again.wanted == ()
    for _ in KINDS[2:]:
        key = next(each.id for each in undoing_imports.list_imports(empty_desk) if not each.undone)
        to_end(undoing_imports.undo_import(empty_desk, key, "the wrong shop"))
    assert balances(empty_desk) == {}
    assert newest(empty_desk) == 2
    assert to_end(list_file.checking(empty_desk, told["orders"], "orders")).wanted
