"""``desk report``: the checks of a period, month by month; the reports of the books."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

from desk.cli.arguments import DONE, Call, Command, option
from desk.exchange import report_file
from desk.operations import check_report, reports
from desk.records.check_report import CheckMonth
from desk.records.plain import to_plain
from desk.records.reports import KINDS, Report, Value
from desk.words import Words
from desk.words import reports as told

_MONEY = ("amount", "returned_amount", "recovered", "agency_amount", "lost", "fees", "fees_paid")
_COUNTS = ("number", "cleared", "longest", "returned", "agency")


def checks(call: Call) -> int:
    """Tell the months of a period and all of them together."""
    given = call.given
    with call.open_desk() as desk:
        found = check_report.check_months(desk, given.start, given.end)
    words = call.words
    every = (*found.months, found.total) if found.months else ()
    lines = [_line(words, each) for each in every] or [words("check-report.none")]
    call.tell(lines, {**to_plain(found), "total": to_plain(found.total)})
    return DONE


def _line(words: Words, each: CheckMonth) -> str:
    month = f"{each.month:%Y-%m}" if each.month else words("check-report.total")
    values = {name: getattr(each, name) for name in (*_MONEY, *_COUNTS)}
    average = "-" if each.average is None else _tenths(each.average)
    return words("check-report.line", month=month, average=average, share=_tenths(each.share * 100), **values)


def _tenths(part: Fraction) -> str:
    tenths = int(part * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def books(call: Call) -> int:
    """Tell a report of the books, or write it: as a PDF where the file is called so, else as CSV."""
    given, words = call.given, call.words
    with call.open_desk() as desk:
        report = reports.make_report(desk, given.kind, given.start, given.end)
        if given.output:
            days = (report.period.start, report.period.end, _maker(given.output, words))
            call.put(given.output, report_file.export_report(desk, given.kind, *days), desk.db.path)
            return DONE
    heads = told.heads(words, report)
    lines = [f"{told.title(words, report)} · {told.days(words, report.period)}"]
    for row in report.table.rows:
        lines.append(_told(words, report, " ".join(told.names(words, report, row)), row.values, heads))
    lines.append(_told(words, report, words("books.total"), report.table.total, heads))
    call.tell(lines, to_plain(report))
    return DONE


def _told(words: Words, report: Report, name: str, values: Sequence[Value], heads: list[str]) -> str:
    columns = heads[len(report.by) :]
    shown = [told.value(words, report, value) or "-" for value in values]
    cells = [
        words("books.cell", column=column, value=value) for column, value in zip(columns, shown, strict=True)
    ]
    return words("books.line", name=name, values="; ".join(cells))


def _maker(output: Path, words: Words) -> report_file.Make:
    if Path(output).suffix.lower() != ".pdf":
        return report_file.csv_of
    from desk.paper import book_report

    return partial(book_report.render, words=words)


COMMANDS = (
    Command("report books", books, (
        option("kind", choices=tuple(KINDS), says="book-report"),
        option("--from", kind="day", dest="start", metavar="DAY"),
        option("--to", kind="day", dest="end", metavar="DAY"),
        option("--output", kind="file", metavar="FILE"),
        option("--json", action="store_true"),
    )),
    Command("report checks", checks, (
        option("--from", kind="day", dest="start", metavar="DAY"),
        option("--to", kind="day", dest="end", metavar="DAY"),
        option("--json", action="store_true"),
    )),
)  # fmt: skip
