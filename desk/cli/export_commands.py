"""``desk export``: the books and lists as CSV, and the accountant's folder of a month."""

from collections.abc import Callable
from pathlib import Path

from desk.cli import list_commands, reports
from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.exchange import books_folder, csv_out, journals, lists_out
from desk.operations.imports import to_end
from desk.operations.journals import journal_period


def _one(kind: str) -> Callable[[Call], int]:
    """The command that writes one kind as a file, or tells what its columns mean."""

    def run(call: Call) -> int:
        given = call.given
        if given.columns:
            print("\n".join(reports.column_lines(call.words, kind)))
            return DONE
        with call.open_desk() as desk:
            if kind in lists_out.COLUMNS:
                data = list_commands.exported(desk, kind, given.start or given.end)
            else:
                data = csv_out.export(desk, kind, given.start, given.end)
            call.put(given.output, data, desk.db.path)
        return DONE

    return run


def _journal(call: Call) -> int:
    """The journal as CSV, or in another program's format, as several files where one would be too long."""
    given = call.given
    if given.columns or not given.format:
        return _one("journal")(call)
    with call.open_desk() as desk:
        period = journal_period(desk, given.start, given.end)
        one = given.output == "-"
        files = to_end(journals.exporting(desk, call.words, given.format, period, one))
        for path, data in journals.named(Path(given.output), files):
            call.put(path, data, desk.db.path)
    return DONE


def _month(call: Call) -> int:
    """Make the folder, and tell each file; what does not agree with the ledger falls short."""
    given = call.given
    asked = set(given.journal or ())
    forms = {form for form in journals.FORMATS if asked & {form, _ALL}}
    also = forms | ({books_folder.WORKBOOK} if given.xlsx else set())
    with call.open_desk() as desk:
        steps = books_folder.writing_month(desk, call.words, given.output, given.month, also)
        folder, written = to_end(steps)
    print(call.words("cli.written", file=str(folder)))
    for each in written:
        agrees = call.words(f"export.agrees.{each.agrees}") if each.controls else ""
        print(f"  {each.name:<28} {each.rows:>9}  {agrees}".rstrip())
    return DONE if all(each.agrees for each in written) else SHORT


# The journal in every format there is.
_ALL = "all"
_OPTIONS = (
    option("--from", kind="day", dest="start", metavar="DAY"),
    option("--to", kind="day", dest="end", metavar="DAY"),
    option("--output", default="-", metavar="FILE|-"),
    option("--columns", action="store_true"),
)
COMMANDS = (
    *(Command(f"export {kind}", _one(kind), _OPTIONS) for kind in reports.COLUMNS if kind != "journal"),
    Command("export journal", _journal, (
        *_OPTIONS,
        option("--format", choices=tuple(journals.FORMATS), default="", says="journal-format"),
    )),
    Command("export month", _month, (
        option("month", kind="month", metavar="MONTH"),
        option("--journal", action="append", choices=(*journals.FORMATS, _ALL), says="month-journal"),
        option("--xlsx", action="store_true"),
        option("--output", kind="file", required=True, metavar="DIR", says="place"),
    )),
)  # fmt: skip
