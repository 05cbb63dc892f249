"""Import reports: nothing is written, noticed or wrong unless it is said."""

from dataclasses import replace

from desk.records.errors import Fault
from desk.records.imports import CHANGED, NEW, OUTCOMES, SAME, ImportReport, ListReport, Planned

REPORT = ImportReport(
    file="orders.csv", digest="00ff", rows=9, orders=3, lines=9, customers=2, items=4, already=1
)


def test_a_report_is_of_a_clean_file_that_is_not_written_yet() -> None:
    assert REPORT.written is False
    assert REPORT.flagged == REPORT.notices == REPORT.faults == REPORT.ignored_columns == ()


def test_what_was_counted_stays_when_it_is_written() -> None:
    done = replace(REPORT, written=True, notices=(Fault("already-there", "#1001", 2),))
    assert (done.rows, done.orders, done.lines, done.customers, done.items, done.already) == (
        9,
        3,
        9,
        2,
        4,
        1,
    )
    assert done != replace(done, notices=(Fault("already-there", "#1002", 2),))


def test_a_list_counts_its_lines_and_knows_what_it_leaves_out() -> None:
    lines = tuple(Planned(line, what, "", "") for line, what in enumerate((NEW, SAME, CHANGED, NEW), 2))
    report = ListReport("items", "a.csv", "d", 4, ("A", "B"), (("sku", "B"),), planned=lines)
    assert [report.count(what) for what in OUTCOMES] == [2, 1, 1]
    assert [each.line for each in report.wanted] == [2, 4, 5]
    assert (report.ignored_columns, report.written, report.samples) == (("A",), False, ())
