"""``desk check``: checks listed and shown; what is done with them has modules of its own."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.cli.check_reports import row_line, tell_check
from desk.exchange import checks_out
from desk.operations import checks, checks_list
from desk.records.check_rows import CHIPS
from desk.records.lists import Query
from desk.records.plain import to_plain


def _listing(call: Call) -> int:
    """The checks that a filter of the window's list holds, the newest first."""
    query = Query(call.given.state)
    with call.open_desk() as desk:
        if call.given.output:
            call.put(call.given.output, checks_out.checks_csv(desk, query), desk.db.path)
            return DONE
        rows = checks_list.list_checks(desk, query)
    lines = [row_line(call.words, row) for row in rows] or [call.words("checks.empty")]
    call.tell(lines, to_plain(rows))
    return DONE


def _show(call: Call) -> int:
    """A check with its life and what is owed of it."""
    with call.open_desk() as desk:
        return tell_check(call, checks.open_check(desk, call.given.number))


_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("check list", _listing, (
        option("--state", choices=CHIPS, default="", says="check-state"),
        option("--output", metavar="FILE|-", default="", says="list-csv"),
        _JSON,
    )),
    Command("check show", _show, (option("number", metavar="CHECK", says="check"), _JSON)),
)  # fmt: skip
