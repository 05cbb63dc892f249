"""Import reports: nothing is written, noticed or wrong unless it is said."""

from dataclasses import replace

from desk.records.errors import Fault
from desk.records.imports import ImportReport

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
