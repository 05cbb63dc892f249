"""Orders out of any list: read as they stand, or refused with the line and column."""

from datetime import date
from pathlib import Path

from desk.exchange import any_file, list_file
from desk.operations import imports, orders, undoing_imports
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.money import Money
from tests.exchange.list_files import checked, imported
from tests.exchange.order_lists import DOLL, IDA, plain, woo
from tests.operations.importing import balances, newest

ROW = {"Order number": "7", "Date": "2026-03-02", "Item": "Bear", "Price": "12.00", "Quantity": "2"}


def test_an_order_of_woocommerce_is_read_whole(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(woo(IDA, DOLL))
    report = to_end(any_file.checking(empty_desk, path))
    assert (report.kind, report.faults, report.rows) == ("orders", (), 2)  # type: ignore[union-attr]
    assert to_end(any_file.run(empty_desk, path, report)).written
    order = orders.open_order(empty_desk, "1071")
    assert (order.total, order.paid, order.payment_method) == (Money(23571), Money(23571), "check")
    assert (order.placed, order.shipped) == (date(2026, 3, 2), date(2026, 3, 2))
    assert [(line.sku[:5], line.price) for line in order.lines] == [
        ("A", Money(12000)),
        ("NOSKU", Money(8995)),
    ]
    assert (order.customer.name, order.customer.email) == ("Ida Müller", "ida@example.com")
    assert (order.ship_to.street, order.ship_to.state) == ("5 Elm St", "MO")
    again = to_end(any_file.checking(empty_desk, path))
    assert again.wanted == ()  # type: ignore[union-attr]
    to_end(undoing_imports.undo_import(empty_desk, newest(empty_desk), "the wrong file"))
    assert balances(empty_desk) == {}
    assert to_end(any_file.checking(empty_desk, path)).wanted  # type: ignore[union-attr]


def test_it_goes_where_it_was_sent_and_a_discount_is_shared(empty_desk: Desk, tmp_path: Path) -> None:
    there = {"shipping_first_name": "Otto", "shipping_address_1": "1 Oak St", "shipping_city": "Quincy"}
    more = {**there, "shipping_state": "IL", "shipping_postcode": "62301", "shipping_country": "US"}
    told = {"discount_total": "21.00", "order_total": "214.71", **more, "status": "processing"}
    report = imported(empty_desk, tmp_path / "o.csv", "orders", woo({**IDA, **told}, {**DOLL, **told}))
    assert report.written
    order = orders.open_order(empty_desk, "1071")
    assert (order.ship_to.name, order.ship_to.state) == ("Otto", "IL")
    assert sum(line.discount for line in order.lines) == Money(2100)
    assert (order.shipped, order.owed) == (None, 0)


def test_a_short_list_is_enough(empty_desk: Desk, tmp_path: Path) -> None:
    second = {**ROW, "Order number": "", "Item": "Doll", "Quantity": "1"}
    report = imported(
        empty_desk, tmp_path / "o.csv", "orders", plain(ROW, second, {**ROW, "Order number": "8"})
    )
    assert [each.subject for each in report.planned] == ["7", "8"]
    assert orders.open_order(empty_desk, "7").total == Money(3600)


def faults(desk: Desk, path: Path, *rows: dict[str, str], file=woo) -> set[str]:  # type: ignore[no-untyped-def]
    return {each.key for each in checked(desk, path, "orders", file(*rows)).faults}


def test_what_is_wrong_is_told_with_its_place(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    cases = {
        "import-no-order-number": {"order_number": ""},
        "import-field-long": {"order_number": "9" * 41},
        "import-no-order-placed": {"order_date": ""},
        "import-day": {"order_date": "March 2"},
        "import-day-range": {"order_date": "2027-03-02"},
        "import-no-order-item": {"item_name": "", "item_sku": ""},
        "import-quantity": {"item_quantity": "0"},
        "import-no-order-price": {"item_total": ""},
        "import-word": {"status": "somehow"},
        "import-total": {"order_total": "1.00"},
        "import-discount": {"discount_total": "500.00"},
        "import-state": {"billing_state": "Nowhere", "billing_country": "US"},
    }
    for key, told in cases.items():
        assert key in faults(empty_desk, path, {**IDA, **told}), key
    assert "import-too-much" in faults(
        empty_desk, path, {**ROW, "Price": "9999999.99", "Quantity": "999"}, file=plain
    )
    assert "import-order-twice" in faults(empty_desk, path, IDA, {**IDA, "order_number": "2"}, IDA)
    assert "order-number-taken" in faults(
        empty_desk, path, {**ROW, "Order number": "RA-26-00017-4"}, file=plain
    )


def test_what_is_unclear_is_flagged_and_what_is_off_is_off(empty_desk: Desk, tmp_path: Path) -> None:
    rows = ({**IDA, "order_total": "145.76", "status": status, "order_number": status} for status in (
        "refunded", "cancelled", "on-hold", "wc-completed"))  # fmt: skip
    odd = {"payment_method": "Barter", "shipping_method": "Owl", "paid_date": ""}
    report = imported(empty_desk, tmp_path / "o.csv", "orders", woo(*({**row, **odd} for row in rows)))
    assert {each.key for each in report.notices} >= {"money-unclear", "import-method", "import-service"}
    assert orders.open_order(empty_desk, "refunded").flags == ("money-unclear",)
    assert orders.open_order(empty_desk, "cancelled").state == "cancelled"
    assert orders.open_order(empty_desk, "on-hold").state == "placed"
    done = orders.open_order(empty_desk, "wc-completed")
    assert (done.state, done.paid) == ("shipped", 0)


def test_an_empty_list_holds_no_order(empty_desk: Desk, tmp_path: Path) -> None:
    assert checked(empty_desk, tmp_path / "o.csv", "orders", plain()).planned == ()
    assert not imports.seen(empty_desk, "x") and list_file.kind_of
