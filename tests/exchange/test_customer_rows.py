"""What a customers list's row becomes: whom it means, what it changes, and why it may be refused."""

from pathlib import Path

import pytest

from desk.operations import customers, orders
from desk.operations.desk import Desk
from desk.records.errors import Fault
from desk.records.imports import FieldChange, ListReport, Planned
from tests.exchange.list_files import CUSTOMERS, IDA, checked, customers_of, imported, list_of

BUYER = {"Name": "Łukasz R&D", "Zip": "65401"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "customers.csv"


def only(report: ListReport) -> Planned:
    assert report.faults == () and len(report.planned) == 1, report.faults
    return report.planned[0]


def test_a_new_customer_is_tidied(empty_desk: Desk, path: Path) -> None:
    found = only(checked(empty_desk, path, "customers", customers_of({**IDA, "Address": "P.O. Box 12"})))
    kept = found.record
    assert (found.line, found.what, found.subject, found.by, found.changes) == (2, "new", "", "", ())
    assert (kept.name, kept.phone, kept.outside_number) == ("Ida Müller", "(314) 555-0142", "103")
    assert (kept.address.street, kept.address.country, kept.address.po_box) == ("PO Box 12", "US", True)


def test_a_customer_without_an_address_has_none(empty_desk: Desk, path: Path) -> None:
    report = imported(empty_desk, path, "customers", customers_of({"Name": "Ida"}, {"Email": "b@x.org"}))
    assert report.count("new") == 2
    (ida,) = customers.find_customers(empty_desk, "Ida")
    assert ida.address.street == ida.address.city == "" and ida.address.country == "US"
    (other,) = customers.find_customers(empty_desk, "b@x.org")
    assert other.name == "b@x.org"


@pytest.mark.parametrize(
    ("row", "by"),
    [
        ({"Name": "Somebody", "Email": "MO@Example.com"}, "email"),
        ({"Name": "łukasz r&d", "Zip": "65401", "Email": ""}, "home"),
        ({"Name": "Lukasz R&D", "Zip": "65401"}, "home"),
    ],
)
def test_a_buyer_is_recognised(desk: Desk, path: Path, row: dict[str, str], by: str) -> None:
    found = checked(desk, path, "customers", customers_of(row))
    # The three orders' customers are called the same and live at the same place.
    if by == "home":
        assert [each.key for each in found.faults] == ["list-namesakes"]
    else:
        assert only(found).by == by


def only_buyer(desk: Desk) -> Desk:
    from tests.conftest import doll_order

    orders.enter_order(desk, doll_order())
    return desk


def test_a_name_with_its_postal_code_and_the_name_alone(empty_desk: Desk, path: Path) -> None:
    desk = only_buyer(empty_desk)
    assert only(checked(desk, path, "customers", customers_of({**BUYER, "Zip": "65401"}))).by == "home"
    found = only(checked(desk, path, "customers", customers_of({**BUYER, "Zip": "10022"})))
    assert (found.by, found.changes) == ("name", (FieldChange("postal_code", "65401", "10022"),))
    other = {**BUYER, "Zip": "10022", "Email": "else@example.com"}
    assert only(checked(desk, path, "customers", customers_of(other))).what == "new"


def test_a_name_that_stands_twice_in_the_list_is_not_enough_alone(empty_desk: Desk, path: Path) -> None:
    desk = only_buyer(empty_desk)
    rows = ({**BUYER, "Zip": "10022"}, {**BUYER, "Zip": "10023"})
    assert [each.what for each in checked(desk, path, "customers", customers_of(*rows)).planned] == [
        "new"
    ] * 2


def test_their_own_number_is_kept_and_finds_them_again(empty_desk: Desk, path: Path) -> None:
    desk = only_buyer(empty_desk)
    imported(desk, path, "customers", customers_of({**BUYER, "Number": "363"}))
    moved = {"Name": "L. Rd", "Number": "363", "Zip": "10022", "Country": "US"}
    found = only(checked(desk, path, "customers", customers_of(moved)))
    assert (found.by, found.subject) == ("outside", orders.open_order(desk, "#1001").customer.number)
    other = only(checked(desk, path, "customers", customers_of({**BUYER, "Number": "364"})))
    assert other.what == "new"


def test_an_empty_field_says_nothing_and_an_address_is_one_thing(empty_desk: Desk, path: Path) -> None:
    imported(empty_desk, path, "customers", customers_of({**IDA, "Notes": "likes bears"}))
    same = only(checked(empty_desk, path, "customers", customers_of({"Number": "103", "Name": "Ida Müller"})))
    assert same.what == "same"
    moved = {"Number": "103", "Name": "Ida Müller", "City": "Kansas City", "Country": "US"}
    found = only(checked(empty_desk, path, "customers", customers_of(moved)))
    assert found.changes == (FieldChange("city", "Rolla", "Kansas City"),)
    found = only(checked(empty_desk, path, "customers", customers_of({**moved, "Address": "1 A St"})))
    assert found.changes == (
        FieldChange("street", "5 Elm St", "1 A St"),
        FieldChange("city", "Rolla", "Kansas City"),
        FieldChange("state", "MO", ""),
        FieldChange("postal_code", "65401", ""),
    )
    assert found.record.note == "likes bears"


def test_what_is_only_written_in_another_way_stays(empty_desk: Desk, path: Path) -> None:
    desk = only_buyer(empty_desk)
    row = {"Name": "Łukasz  R&D", "Email": "MO@example.com", "Address": "5 Elm  St", "City": "Rolla"}
    row |= {"State": "Missouri", "Zip": "65401", "Country": "United States"}
    assert only(checked(desk, path, "customers", customers_of(row))).what == "same"


def test_every_field_changes_and_is_kept(empty_desk: Desk, path: Path) -> None:
    imported(empty_desk, path, "customers", customers_of(IDA))
    row = {"Number": "103", "Name": "Ida Muller", "Email": "ida@example.org", "Phone": "+49 69 66 90 2555"}
    row |= {"Address": "Hauptstr. 2", "City": "Bonn", "Zip": "53111", "Country": "Alemania", "Notes": "new"}
    report = imported(empty_desk, path, "customers", customers_of(row))
    assert len(only(report).changes) == 9 and report.written
    (kept,) = customers.find_customers(empty_desk, "103")
    assert (kept.email, kept.phone, kept.note) == ("ida@example.org", "+49 69 66 90 2555", "new")
    assert (kept.address.country, kept.address.state, kept.address.name) == ("DE", "", "Ida Muller")


@pytest.mark.parametrize(
    ("row", "key", "column"),
    [
        ({"Email": "nobody"}, "email-unreadable", "Email"),
        ({"Phone": "call me"}, "phone-unreadable", "Phone"),
        ({"State": "Bavaria"}, "state-unknown", "State"),
        ({"Country": "Zzyzx"}, "country-unknown", "Country"),
        ({"Zip": "1"}, "zip-unreadable", "Zip"),
        ({"Name": ""}, "import-no-name", "Name"),
        ({"Notes": "4242 4242 4242 4242"}, "import-card", "Notes"),
    ],
)
def test_what_cannot_be_understood_is_told_at_its_column(
    empty_desk: Desk, path: Path, row: dict[str, str], key: str, column: str
) -> None:
    given = {**IDA, **row, **({"Email": ""} if key == "import-no-name" else {})}
    (fault,) = checked(empty_desk, path, "customers", customers_of({"Name": "A"}, given)).faults
    assert (fault.key, fault.where, fault.line) == (key, column, 3)


def test_lines_about_the_same_customer_have_to_agree(empty_desk: Desk, path: Path) -> None:
    twice = checked(empty_desk, path, "customers", customers_of(IDA, IDA))
    assert (twice.faults, len(twice.planned), twice.rows) == ((), 1, 2)
    other = {**IDA, "Number": "104"}
    (fault,) = checked(empty_desk, path, "customers", customers_of(IDA, other)).faults
    assert fault == Fault("import-line-twice", "Name", 3, earlier=2, who="Ida Müller")
    bare = {"Name": "Ida", "Zip": "65401"}
    (fault,) = checked(empty_desk, path, "customers", customers_of(bare, {**bare, "Notes": "x"})).faults
    assert fault.key == "import-line-twice"
    namesake = {**IDA, "Email": "", "Number": "104"}
    assert checked(empty_desk, path, "customers", customers_of(IDA, namesake)).count("new") == 2


def test_two_lines_may_not_mean_one_known_customer(empty_desk: Desk, path: Path) -> None:
    desk = only_buyer(empty_desk)
    rows = ({**BUYER, "Notes": "one"}, {"Name": "Other", "Email": "mo@example.com"})
    assert [each.key for each in checked(desk, path, "customers", customers_of(*rows)).faults] == [
        "import-line-twice"
    ]


def test_first_and_last_names_companies_and_our_numbers(empty_desk: Desk, path: Path) -> None:
    columns = ("First name", "Last name", "Company", "City", "Zip")
    row = {
        "First name": "Ida",
        "Last name": "Müller",
        "Company": "Bears Inc.",
        "City": "Rolla",
        "Zip": "65401",
    }
    lonely = {"Company": "Dolls Inc."}
    report = imported(empty_desk, path, "customers", list_of(columns, row, lonely))
    assert [(each.name, each.record.address.company) for each in report.planned] == [
        ("Ida Müller", "Bears Inc."),
        ("Dolls Inc.", "Dolls Inc."),
    ]
    again = checked(empty_desk, path, "customers", list_of(columns, row, lonely))
    assert again.count("same") == 2
    number = customers.find_customers(empty_desk, "Ida")[0].number
    data = list_of(("number", *CUSTOMERS[1:]), {"number": number, "Name": "Ida M", "Zip": "65401"})
    assert checked(empty_desk, path, "customers", data, {"number": "number"}).faults[0].key == (
        "list-number-of-other"
    )
    data = list_of(("number", *CUSTOMERS[1:]), {"number": "CM-20-00009-1", "Name": "New"})
    found = only(checked(empty_desk, path, "customers", data, {"number": "number"}))
    assert (found.what, found.record.outside_number) == ("new", "CM-20-00009-1")


def test_a_list_that_names_companies_renames_nobody(empty_desk: Desk, path: Path) -> None:
    columns = ("Name", "Company", "Zip", "City")
    ida = {"Name": "Ida", "Company": "Bears Inc.", "Zip": "65401", "City": "Rolla"}
    imported(empty_desk, path, "customers", list_of(columns, ida))
    data = list_of(("Customer number", "Customer", "Zip"), {
        "Customer number": "7", "Customer": "Bears Inc.", "Zip": "65401",
    })  # fmt: skip
    found = only(imported(empty_desk, path, "customers", data))
    assert (found.by, found.changes) == ("firm", (FieldChange("outside_number", "", "7"),))
    assert only(checked(empty_desk, path, "customers", data)).what == "same"
    renamed = list_of(columns, {**ida, "Name": "Ida M.", "Zip": "65401"})
    assert only(checked(empty_desk, path, "customers", renamed)).what == "new"


def test_a_new_name_stands_on_their_labels_too(empty_desk: Desk, path: Path) -> None:
    imported(empty_desk, path, "customers", customers_of(IDA, {"Name": "Bo", "Number": "8"}))
    rows = ({**IDA, "Name": "Ida Moser"}, {"Name": "Bob", "Number": "8"})
    imported(empty_desk, path, "customers", customers_of(*rows))
    (ida,), (bob,) = (customers.find_customers(empty_desk, name) for name in ("Moser", "Bob"))
    assert (ida.name, ida.address.name, bob.address.name) == ("Ida Moser", "Ida Moser", "")
