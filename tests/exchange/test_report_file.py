"""A report as CSV: names as codes, amounts as plain decimals, guarded; the history tells that it left."""

from datetime import date

from desk.exchange import csv_out, report_file
from desk.operations import reports
from desk.operations.desk import Desk
from tests.gui.returning import settled

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def test_accounts_have_number_and_name_and_months_no_day(desk: Desk) -> None:
    settled(desk)
    fees = csv_out.read_back(report_file.export_report(desk, "fees", *MARCH))
    assert fees == (
        ("account", "name", "clause", "legs", "kept", "given_back", "net", "year_before"),
        ("4200", "Restocking fees", "restocking", "1", "17.99", "0.00", "17.99", "0.00"),
        ("TOTAL", "", "", "1", "17.99", "0.00", "17.99", "0.00"),
    )
    sales = csv_out.read_back(report_file.csv_of(reports.make_report(desk, "sales", *MARCH)))
    assert [row[0] for row in sales] == ["month", "2026-03", "TOTAL"]
    last = desk.db.query("SELECT operation, subject FROM history ORDER BY id DESC LIMIT 1")[0]
    assert tuple(last) == ("export_list", "fees")


def test_another_kind_of_file_is_made_of_the_same_report(desk: Desk) -> None:
    made = report_file.export_report(desk, "sales", *MARCH, lambda report: report.kind.encode())
    assert made == b"sales"
