"""``desk export``: the books and lists as CSV, and the accountant's folder of a month."""

from collections.abc import Callable

from desk.cli import list_commands, reports
from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.exchange import books_folder, csv_out, lists_out
from desk.operations.imports import to_end


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


def _month(call: Call) -> int:
    """Make the folder, and tell each file; what does not agree with the ledger falls short."""
    given = call.given
    with call.open_desk() as desk:
        steps = books_folder.writing_month(desk, call.words, given.output, given.month, given.xlsx)
        folder, written = to_end(steps)
    print(call.words("cli.written", file=str(folder)))
    for each in written:
        agrees = call.words(f"export.agrees.{each.agrees}") if each.controls else ""
        print(f"  {each.name:<20} {each.rows:>9}  {agrees}".rstrip())
    return DONE if all(each.agrees for each in written) else SHORT


_OPTIONS = (
    option("--from", kind="day", dest="start", metavar="DAY"),
    option("--to", kind="day", dest="end", metavar="DAY"),
    option("--output", default="-", metavar="FILE|-"),
    option("--columns", action="store_true"),
)
COMMANDS = (
    *(Command(f"export {kind}", _one(kind), _OPTIONS) for kind in reports.COLUMNS),
    Command("export month", _month, (
        option("month", kind="month", metavar="MONTH"),
        option("--xlsx", action="store_true"),
        option("--output", kind="file", required=True, metavar="DIR", says="place"),
    )),
)  # fmt: skip
