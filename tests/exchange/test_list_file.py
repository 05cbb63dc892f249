"""Lists come in whole or not at all, are reported first, and twice add nothing; on a real shop's file too."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from desk.exchange import list_file, shopify
from desk.operations import customers, customers_list, items, items_list, orders, orders_list
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, Fault, Malformed
from desk.records.lists import Progress, Query
from desk.records.money import Money
from tests.conftest import doll_order
from tests.exchange.list_files import BEAR, IDA, checked, customers_of, imported, items_of, list_of
from tests.exchange.test_shopify import MODEL_SHOP, needs_model_shop

EVERY = Query(descending=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list <b>.csv"


def test_a_check_reports_and_writes_nothing(empty_desk: Desk, path: Path) -> None:
    report = checked(empty_desk, path, "customers", customers_of(IDA, {"Name": "Ann"}))
    assert (report.kind, report.file, report.rows, report.count("new")) == ("customers", "list <b>.csv", 2, 2)
    assert report.samples[1][1] == "Ann" and dict(report.columns)["postal_code"] == "Zip"
    assert (report.ignored_columns, report.notices, report.written) == ((), (), False)
    assert len(customers_list.ids(empty_desk, EVERY)) == 0


def test_the_same_file_twice_adds_nothing_and_says_so(empty_desk: Desk, path: Path) -> None:
    for kind, data, noun in (
        ("customers", customers_of(IDA, {"Name": "Ann"}, {"Name": "Bo", "Zip": "65401"}), customers_list),
        ("items", items_of(BEAR, {**BEAR, "SKU": "B", "Barcode": "123"}), items_list),
    ):
        assert imported(empty_desk, path, kind, data).written
        before = len(noun.ids(empty_desk, EVERY))
        again = imported(empty_desk, path, kind, data)
        assert (again.written, again.count("same"), len(again.wanted)) == (False, before, 0)
        assert again.notices == (Fault("import-seen"),)
        assert len(noun.ids(empty_desk, EVERY)) == before


def test_one_refused_line_stops_all(empty_desk: Desk, path: Path) -> None:
    data = customers_of(IDA, {**IDA, "Number": "7", "Email": "nobody"})
    with pytest.raises(Malformed) as caught:
        imported(empty_desk, path, "customers", data)
    assert caught.value.faults == (Fault("email-unreadable", "Email", 3, email="nobody"),)
    assert len(customers_list.ids(empty_desk, EVERY)) == 0


def test_an_import_that_is_given_up_leaves_nothing(empty_desk: Desk, path: Path) -> None:
    path.write_bytes(items_of(*({**BEAR, "SKU": f"S{number}"} for number in range(200))))
    steps = list_file.run(empty_desk, path, "items")
    for _ in range(15):
        assert isinstance(next(steps), Progress)
    steps.close()
    assert len(items_list.ids(empty_desk, EVERY)) == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_letters(empty_desk: Desk, path: Path, delimiter: str) -> None:
    data = list_of(("Código", "Descripción", "Precio"), {
        "Código": "Ñ-1", "Descripción": "Muñeca, vestida; azul", "Precio": "12,50",
    }, delimiter=delimiter)  # fmt: skip
    report = checked(empty_desk, path, "items", data.decode().encode("cp1252"))
    assert report.notices == (Fault("import-windows-letters"),)
    assert report.planned[0].record.name == "Muñeca, vestida; azul"
    assert report.planned[0].record.price == Money(1250)


def test_columns_that_were_chosen_are_remembered_for_the_same_headings(empty_desk: Desk, path: Path) -> None:
    columns = ("Who", "Reach", "Where")
    data = list_of(columns, {"Who": "Ida", "Reach": "ida@example.com", "Where": "Rolla"})
    assert [each.key for each in checked(empty_desk, path, "customers", data).faults] == [
        "import-no-customers-name"
    ]
    chosen = {"name": "Who", "email": "Reach", "city": ""}
    assert imported(empty_desk, path, "customers", data, chosen).written
    again = checked(empty_desk, path, "customers", data.replace(b"Rolla", b"Ames"))
    assert again.columns == (("name", "Who"), ("email", "Reach"))
    assert again.ignored_columns == ("Where",)
    other = list_of((*columns, "More"), {"Who": "Ida"})
    assert checked(empty_desk, path, "customers", other).columns == ()


def test_a_column_that_is_chosen_is_guessed_for_no_other_field(empty_desk: Desk, path: Path) -> None:
    data = list_of(("Customer", "City"), {"Customer": "Bears Inc."})
    report = checked(empty_desk, path, "customers", data, {"company": "Customer", "city": ""})
    assert report.columns == (("company", "Customer"),)
    with pytest.raises(BadInput, match="import-heading-unknown"):
        checked(empty_desk, path, "customers", data, {"name": "Nobody"})


def test_what_is_wrong_with_the_file_itself_is_told(empty_desk: Desk, path: Path) -> None:
    with pytest.raises(BadInput, match="file-missing"):
        to_end(list_file.checking(empty_desk, path, "items"))
    with pytest.raises(BadInput, match="import-kind"):
        checked(empty_desk, path, "birds", b"a,b\n")
    assert checked(empty_desk, path, "items", b"").faults[0].key == "import-empty"
    assert checked(empty_desk, path, "items", b"SKU,Name\nA\n").faults == (
        Fault("import-ragged", "", 2, found=1, wanted=2),
    )
    assert checked(empty_desk, path, "items", b"SKU,SKU\nA,B\n").faults[0].key == "import-column-twice"


def test_a_record_that_changed_meanwhile_is_told_with_its_line(empty_desk: Desk, path: Path) -> None:
    imported(empty_desk, path, "customers", customers_of(IDA))
    report = checked(empty_desk, path, "customers", customers_of({**IDA, "Notes": "x"}))
    (planned,) = report.planned
    changed = replace(report, planned=(replace(planned, what="new", record=replace(planned.record, id=0)),))
    with pytest.raises(Malformed) as caught:
        to_end(list_file.keep(empty_desk, changed))
    assert [(each.key, each.line) for each in caught.value.faults] == [("email-taken", 2)]


def test_a_count_is_a_movement_and_placed_orders_keep_their_price(empty_desk: Desk, path: Path) -> None:
    orders.enter_order(empty_desk, doll_order())
    before = orders.open_order(empty_desk, "#1001")
    imported(empty_desk, path, "items", items_of({"SKU": "A", "Price": "1.00", "Stock": "12"}))
    sheet = items.open_item(empty_desk, "A")
    assert (sheet.item.price, sheet.item.on_hand) == (Money(100), 12)
    (movement,) = sheet.movements
    assert (movement.kind, movement.change) == ("counted", 12)
    assert orders.open_order(empty_desk, "#1001") == before
    lines = orders.read_history(empty_desk, "A")
    assert [each.operation for each in lines] == ["change_item", "count_stock"]
    assert lines[1].reason == "list <b>.csv"
    imported(empty_desk, path, "items", items_of({"SKU": "A", "Stock": "12", "Notes": "soft"}))
    assert len(items.open_item(empty_desk, "A").movements) == 1


@needs_model_shop
def test_the_model_shops_customers_are_those_of_its_orders(empty_desk: Desk) -> None:
    to_end(shopify.run(empty_desk, MODEL_SHOP))
    assert len(customers_list.ids(empty_desk, EVERY)) == 98
    source = MODEL_SHOP.with_name("customers.csv")
    report = to_end(list_file.run(empty_desk, source, "customers"))
    assert (report.rows, report.written) == (122, True)
    assert (report.count("new"), report.count("changed"), report.count("same")) == (24, 98, 0)
    assert Counter(each.by for each in report.planned if each.by) == {"home": 92, "name": 6}
    # Nothing of them is another one but the number that they had.
    assert {change.field for each in report.planned for change in each.changes} == {"outside_number"}
    assert len(customers_list.ids(empty_desk, EVERY)) == 122
    (buyer,) = {orders.open_order(empty_desk, number).customer.number for number in ("10100", "10192")}
    known = customers.open_customer(empty_desk, buyer).customer
    assert (known.name, known.outside_number) == ("Dorothy Young", "363")
    assert [each.number for each in customers.find_customers(empty_desk, "363")] == [buyer]
    again = to_end(list_file.checking(empty_desk, source, "customers"))
    assert (again.count("same"), {each.by for each in again.planned}) == (122, {"outside"})


@needs_model_shop
def test_the_model_shops_products_are_the_items_of_its_orders(empty_desk: Desk) -> None:
    to_end(shopify.run(empty_desk, MODEL_SHOP))
    before = {number: orders.open_order(empty_desk, number).total for number in ("10100", "10424")}
    total = _total(empty_desk)
    source = MODEL_SHOP.with_name("products.csv")
    report = to_end(list_file.run(empty_desk, source, "items"))
    assert (report.rows, report.count("new"), report.count("changed")) == (110, 1, 109)
    assert Counter(change.field for each in report.planned for change in each.changes) == {
        "on_hand": 109,
        "price": 102,
    }
    bike = items.open_item(empty_desk, "S10_1678").item
    assert (bike.price, bike.on_hand, bike.free) == (Money(9570), 7933, 7933)
    assert {number: orders.open_order(empty_desk, number).total for number in before} == before
    assert _total(empty_desk) == total
    assert to_end(list_file.checking(empty_desk, source, "items")).count("same") == 110


def test_a_spreadsheets_own_ways_are_known(empty_desk: Desk, path: Path) -> None:
    report = checked(empty_desk, path, "items", b"sep=;\r\nSKU;Name;Price;;\r\nA;Bear;1,50;;\r\n")
    assert (report.faults, report.headings) == ((), ("SKU", "Name", "Price"))
    assert report.samples == (("A", "Bear", "1,50"),)
    assert [(each.line, each.record.price) for each in report.planned] == [(3, Money(150))]
    with pytest.raises(BadInput, match="file-is-workbook"):
        checked(empty_desk, path, "items", b"PK\x03\x04")


def _total(desk: Desk) -> int:
    reading = orders_list.reading(desk, Query())
    return sum(reading.sums(reading.all()))
