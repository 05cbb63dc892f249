"""Importing an export: reported first, all or nothing, the same file twice adds nothing."""

from datetime import date
from pathlib import Path

import pytest

from desk.exchange import shopify
from desk.exchange.shopify_columns import COLUMNS
from desk.operations import orders, orders_list, returns_list
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, Fault, Malformed
from desk.records.lists import Progress, Query
from desk.records.money import Money
from desk.records.shop import Shop
from tests.exchange.export_file import LINE, ORDER, export, one_order, two_dolls
from tests.house.source import ROOT

MODEL_SHOP = ROOT.parent / "shared" / "data" / "classicmodels" / "shopify_orders_export.csv"
needs_model_shop = pytest.mark.skipif(not MODEL_SHOP.exists(), reason=f"without {MODEL_SHOP}")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of one order of two dolls."""
    path = tmp_path / "orders.csv"
    path.write_bytes(two_dolls())
    return path


def count(desk: Desk) -> int:
    return len(orders_list.ids(desk, Query()))


def test_a_check_reports_and_writes_nothing(empty_desk: Desk, file: Path) -> None:
    report = shopify.check(empty_desk, file)
    assert (report.rows, report.orders, report.lines, report.customers, report.items) == (2, 1, 2, 1, 2)
    assert (report.already, report.faults, report.flagged, report.written) == (0, (), (), False)
    assert report.ignored_columns == ()
    assert count(empty_desk) == 0


def test_a_run_enters_the_orders_and_says_so(empty_desk: Desk, file: Path) -> None:
    report = to_end(shopify.run(empty_desk, file))
    assert report.written
    order = orders.open_order(empty_desk, "2001")
    assert (order.number, order.total, order.paid) == ("#2001", Money(22515), Money(22515))
    assert order.customer.email == "ida@example.com"


def test_the_same_file_twice_adds_nothing_and_says_so(empty_desk: Desk, file: Path) -> None:
    to_end(shopify.run(empty_desk, file))
    report = to_end(shopify.run(empty_desk, file))
    assert (report.orders, report.already, report.written) == (0, 1, False)
    assert report.notices == (Fault("import-seen"),)
    assert count(empty_desk) == 1


def test_an_order_that_is_there_stays_and_the_difference_is_told(empty_desk: Desk, file: Path) -> None:
    to_end(shopify.run(empty_desk, file))
    cheaper = {
        "Subtotal": "190.00",
        "Total": "215.15",
        "Discount Amount": "19.95",
        "Email": "other@example.com",
    }
    new = one_order("2002", Email="new@example.com")
    file.write_bytes(export({**ORDER, **cheaper}, LINE, *new))
    report = to_end(shopify.run(empty_desk, file))
    assert report.notices == (Fault("import-differs", "", 2, number="#2001", what="Email, Total"),)
    assert (report.orders, report.already, report.written) == (1, 1, True)
    assert orders.open_order(empty_desk, "#2001").total == Money(22515)


def test_one_fault_stops_all(empty_desk: Desk, file: Path) -> None:
    good, bad = one_order("#1"), one_order("#2", Total="1.00")
    file.write_bytes(export(*good, *bad))
    with pytest.raises(Malformed) as caught:
        to_end(shopify.run(empty_desk, file))
    assert caught.value.key == "import-faults"
    assert caught.value.faults == (
        Fault("import-total", "Total", 4, found=Money(100), reckoned=Money(22515)),
    )
    assert shopify.check(empty_desk, file).faults == caught.value.faults
    assert count(empty_desk) == 0


def test_rows_of_an_order_stand_together(empty_desk: Desk, file: Path) -> None:
    first, other = one_order("#1"), one_order("#2")
    file.write_bytes(export(*first, *other, {**ORDER, "Name": "1"}, {**LINE, "Name": "1"}))
    assert shopify.check(empty_desk, file).faults == (Fault("import-order-twice", "Name", 6, number="1"),)


def test_a_tax_that_the_policy_computes_otherwise_is_told_and_stands(empty_desk: Desk, file: Path) -> None:
    file.write_bytes(two_dolls(Taxes="20.00", Total="232.95"))
    report = to_end(shopify.run(empty_desk, file))
    assert report.notices == (
        Fault("import-tax", "Taxes", 2, number="#2001", paid=Money(2000), expected=Money(1220)),
    )
    order = orders.open_order(empty_desk, "#2001")
    assert (order.tax, order.tax_stands) == (Money(2000), True)


def test_customers_are_one_by_email_whatever_its_capitals(empty_desk: Desk, file: Path) -> None:
    rows = (*one_order("#1", Email="A@x.org"), *one_order("#2", Email="a@X.org"))
    file.write_bytes(export(*rows))
    assert to_end(shopify.run(empty_desk, file)).customers == 1
    first, second = (orders.open_order(empty_desk, number) for number in ("#1", "#2"))
    assert first.customer == second.customer


def test_unknown_columns_are_left_and_listed(empty_desk: Desk, file: Path) -> None:
    columns = (*COLUMNS, "Tags", 'x"); DROP TABLE orders; --')
    file.write_bytes(export(ORDER, LINE, columns=columns))
    assert to_end(shopify.run(empty_desk, file)).ignored_columns == columns[-2:]


def test_progress_is_told_and_an_import_given_up_leaves_nothing(empty_desk: Desk, file: Path) -> None:
    file.write_bytes(export(*(row for number in range(120) for row in one_order(f"#{number}"))))
    steps = shopify.run(empty_desk, file)
    seen = [next(steps) for _ in range(6)]
    assert all(isinstance(each, Progress) and 0 <= each.done <= each.of for each in seen)
    steps.close()
    assert count(empty_desk) == 0


def test_the_shops_own_file_is_not_opened(empty_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="file-missing"):
        shopify.check(empty_desk, tmp_path / "none.csv")


@needs_model_shop
def test_the_model_shop_comes_in_whole(empty_desk: Desk) -> None:
    report = to_end(shopify.run(empty_desk, MODEL_SHOP))
    counts = (report.rows, report.orders, report.lines, report.customers, report.items)
    assert counts == (2996, 326, 2996, 98, 109)
    assert [(each.key, each.values["number"]) for each in report.flagged] == [
        ("cancelled-but-shipped", "#10179"),
        ("cancelled-but-shipped", "#10253"),
    ]
    assert (report.faults, report.notices, report.written) == ((), (), True)
    kept = orders.open_order(empty_desk, "10253")
    assert (kept.cancelled, kept.shipped, kept.paid) == (date(2004, 6, 1), date(2004, 6, 2), 0)
    assert _total(empty_desk) == Money(960419061)
    assert shopify.check(empty_desk, MODEL_SHOP).already == 326


@needs_model_shop
def test_the_model_shop_keeps_each_row(empty_desk: Desk) -> None:
    parsed = shopify.read(MODEL_SHOP.read_bytes(), Shop("Model"), empty_desk.clock.today())
    methods = {payment.method for order in parsed.orders for payment in order.payments}
    assert methods == {"check"}
    assert sum(bool(order.payments) for order in parsed.orders) == 310
    assert sum(bool(order.shipped) for order in parsed.orders) == 312
    assert sum(bool(order.cancelled) for order in parsed.orders) == 6
    assert returns_list.of_order(empty_desk, "#10100") == ()


def _total(desk: Desk) -> int:
    reading = orders_list.reading(desk, Query())
    return sum(reading.sums(reading.all()))
