"""Lists for tests: files of customers, items and checks, and what becomes of them."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from desk.exchange import list_file
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.imports import ListReport

CUSTOMERS = ("Number", "Name", "Email", "Phone", "Address", "City", "State", "Zip", "Country", "Notes")
IDA = {
    "Number": "103",
    "Name": "Ida Müller",
    "Email": "ida@example.com",
    "Phone": "314 555 0142",
    "Address": "5 Elm St",
    "City": "Rolla",
    "State": "MO",
    "Zip": "65401",
    "Country": "USA",
}
CHECKS = ("Check no", "Date", "Amount", "Customer", "Orders", "Payer", "Bank", "ABA", "Account", "Memo")
# That of the order that `placed_order` makes.
CHECK = {"Check no": "1207", "Date": "2026-03-02", "Amount": "222.90", "Customer": "il@example.com"}
ITEMS = ("SKU", "Name", "Price", "Barcode", "Stock", "Weight", "Size", "Kind", "Retired", "Notes")
BEAR = {"SKU": "A", "Name": "Felt bear", "Price": "120.00", "Stock": "4"}


def list_of(columns: Sequence[str], *rows: Mapping[str, str], delimiter: str = ",") -> bytes:
    """The file that holds these rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return text.getvalue().encode()


def checked(
    desk: Desk, path: Path, kind: str, data: bytes, chosen: Mapping[str, str] | None = None
) -> ListReport:
    """The report of a file with this content; nothing is written."""
    path.write_bytes(data)
    return to_end(list_file.checking(desk, path, kind, chosen))


def imported(
    desk: Desk, path: Path, kind: str, data: bytes, chosen: Mapping[str, str] | None = None
) -> ListReport:
    """The report of a file with this content that was imported."""
    path.write_bytes(data)
    return to_end(list_file.run(desk, path, kind, chosen))


def customers_of(*rows: Mapping[str, str]) -> bytes:
    """A list of customers."""
    return list_of(CUSTOMERS, *rows)


def checks_of(*rows: Mapping[str, str]) -> bytes:
    """A list of checks."""
    return list_of(CHECKS, *rows)


def items_of(*rows: Mapping[str, str]) -> bytes:
    """A list of items."""
    return list_of(ITEMS, *rows)
