"""A report of the books as CSV, as the window shows it and safe in a spreadsheet; it notes what leaves."""

from collections.abc import Callable
from datetime import date

from desk.exchange.csv_cells import Cell, file_of, line
from desk.exchange.csv_out import TOTAL
from desk.operations import exports, reports
from desk.operations.desk import Desk
from desk.records.reports import Report

Make = Callable[[Report], bytes]


def csv_of(report: Report) -> bytes:
    """Columns by their ids, amounts as plain decimals, months as ``2026-03``; accounts as they are called.

    The last row has ``TOTAL`` in its first column.
    """
    called = {each.number: each for each in report.accounts}
    heads = ["account,name" if by == "account" else by for by in report.by]
    lines = [",".join((*heads, *report.table.columns))]
    for row in report.table.rows:
        names: list[Cell] = []
        for by, told in zip(report.by, row.names, strict=True):
            if by == "account":
                names += [called[told].code, called[told].title]
            else:
                names.append(told[:7] if by == "month" else told)
        lines.append(line((*names, *row.values)))
    blanks = [None] * (sum(2 if by == "account" else 1 for by in report.by) - 1)
    lines.append(line((TOTAL, *blanks, *report.table.total), codes=False))
    return file_of(lines)


def export_report(desk: Desk, kind: str, start: date, end: date, make: Make = csv_of) -> bytes:
    """The report of these days as a file that ``make`` makes of it; the history tells that it left."""
    report = reports.make_report(desk, kind, start, end)
    data = make(report)
    exports.note_export(desk, kind, len(report.table.rows))
    return data
