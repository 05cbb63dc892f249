"""``desk import customers|items`` and ``desk export customers|items``: lists in and out of the shop."""

from collections.abc import Callable
from datetime import date

from desk.cli import answers_json, reports
from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.exchange import list_file, lists_out
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput

_NONE = "-"


def exported(desk: Desk, kind: str, period: date | None) -> bytes:
    """A list as a file; raises BadInput where a period was given, which a list does not have."""
    if period is not None:
        raise BadInput("list-no-period", kind=kind)
    return lists_out.export(desk, kind)


def _import(kind: str) -> Callable[[Call], int]:
    def run(call: Call) -> int:
        given = call.given
        chosen = {name: "" if heading == _NONE else heading for name, heading in given.map or ()}
        with call.open_desk() as desk:
            report = to_end(list_file.checking(desk, given.file, kind, chosen))
            if not given.dry_run and not report.faults:
                report = to_end(list_file.keep(desk, report))
        call.tell(reports.list_lines(call.words, report), answers_json.list_json(report))
        return SHORT if report.faults else DONE

    return run


_OPTIONS = (
    option("file", kind="file", metavar="FILE", says="list-file"),
    option("--map", kind="pair", action="append", metavar="NAME=COLUMN"),
    option("--dry-run", action="store_true"),
    option("--json", action="store_true"),
)
COMMANDS = (
    Command("import customers", _import("customers"), _OPTIONS),
    Command("import items", _import("items"), _OPTIONS),
)
