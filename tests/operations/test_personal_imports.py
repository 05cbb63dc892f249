"""What an import changed of a customer is handed out with what is kept of them, and erased with it."""

from pathlib import Path

from desk.operations import customers, personal
from desk.operations.desk import Desk
from tests.exchange.list_files import IDA, customers_of, imported

KEPT = "SELECT count(*) AS number FROM imported_rows WHERE before <> '{}'"


def test_what_was_before_an_import_is_handed_out_and_erased(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    imported(empty_desk, path, "customers", customers_of(IDA))
    imported(empty_desk, path, "customers", customers_of({**IDA, "Phone": "314 555 0199"}))
    (found,) = customers.find_customers(empty_desk, "Müller")
    held = personal.export_customer(empty_desk, found.number, "they asked for it")
    assert [each.phone for each in held.before_imports] != [found.phone]
    assert [each.name for each in held.before_imports] == ["Ida Müller"]
    personal.erase_customer(empty_desk, found.number, "they asked for it")
    assert empty_desk.db.query(KEPT)[0]["number"] == 0


def test_what_one_was_who_turned_out_to_be_them_goes_as_well(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    otto = {**IDA, "Number": "104", "Name": "Otto Groß", "Email": "otto@example.com", "Address": "1 Oak St"}
    imported(empty_desk, path, "customers", customers_of(IDA, otto))
    imported(empty_desk, path, "customers", customers_of({**otto, "Phone": "314 555 0199"}))
    kept, gone = (customers.find_customers(empty_desk, name)[0].number for name in ("Müller", "Groß"))
    customers.merge_customers(empty_desk, kept, gone, "the same household")
    held = personal.export_customer(empty_desk, kept, "they asked for it")
    assert [each.name for each in held.before_imports] == ["Otto Groß"]
    personal.erase_customer(empty_desk, kept, "they asked for it")
    assert empty_desk.db.query(KEPT)[0]["number"] == 0
