"""What is brought is known by its headings, and imported only as it was shown."""

from pathlib import Path

import pytest

from desk.exchange import any_file
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import Refused
from desk.records.imports import ImportReport, ListReport
from tests.exchange.export_file import export, one_order, two_dolls
from tests.exchange.list_files import BEAR, IDA, customers_of, items_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "brought.csv"


def test_each_kind_is_recognised_and_imported(empty_desk: Desk, path: Path) -> None:
    for data, kind in ((two_dolls(), ""), (customers_of(IDA), "customers"), (items_of(BEAR), "items")):
        path.write_bytes(data)
        report = to_end(any_file.checking(empty_desk, path))
        assert (report.kind if isinstance(report, ListReport) else "") == kind
        assert to_end(any_file.run(empty_desk, path, report)).written


def test_what_is_not_recognised_is_read_as_orders_unless_it_is_said(empty_desk: Desk, path: Path) -> None:
    path.write_bytes(b"Who,Where\nIda,Rolla\n")
    report = to_end(any_file.checking(empty_desk, path))
    assert isinstance(report, ListReport) and report.kind == "orders" and report.faults
    said = to_end(any_file.checking(empty_desk, path, "customers", {"name": "Who"}))
    assert isinstance(said, ListReport) and said.count("new") == 1
    assert any_file.all_columns(said)["name"] == "Who" and any_file.all_columns(said)["email"] == ""
    path.write_bytes(two_dolls())
    assert isinstance(to_end(any_file.checking(empty_desk, path, "orders")), ImportReport)


@pytest.mark.parametrize(
    ("data", "other"),
    [(two_dolls(), export(*one_order("#7"))), (customers_of(IDA), customers_of({**IDA, "Name": "Ann"}))],
)
def test_a_file_that_changed_is_not_imported(empty_desk: Desk, path: Path, data: bytes, other: bytes) -> None:
    path.write_bytes(data)
    report = to_end(any_file.checking(empty_desk, path))
    path.write_bytes(other)
    with pytest.raises(Refused, match="import-changed"):
        to_end(any_file.run(empty_desk, path, report))
