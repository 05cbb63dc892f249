"""``desk orders``, ``desk import customers|items|checks``: lists looked at, in and out of the shop."""

from collections.abc import Callable
from datetime import date

from desk.cli import answers_json, reports
from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.exchange import list_file, lists_out
from desk.operations import orders_list, shops, undoing_imports
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput
from desk.records.imports import ImportMark
from desk.records.lists import OrderRow, Query
from desk.records.plain import to_plain
from desk.words import Words, moments

_NONE = "-"


def exported(desk: Desk, kind: str, period: date | None) -> bytes:
    """A list as a file; raises BadInput where a period was given, which a list does not have."""
    if period is not None:
        raise BadInput("list-no-period", kind=kind)
    return lists_out.export(desk, kind)


def bring(kind: str) -> Callable[[Call], int]:
    """The command that brings a list of a kind in, or tells what it would do."""

    def run(call: Call) -> int:
        given = call.given
        chosen = {name: "" if heading == _NONE else heading for name, heading in given.map or ()}
        with call.open_desk() as desk:
            beside = getattr(given, "lines", None)
            report = to_end(list_file.checking(desk, given.file, kind, chosen, beside))
            if not given.dry_run and not report.faults:
                report = to_end(list_file.keep(desk, report))
        call.tell(reports.list_lines(call.words, report), answers_json.list_json(report))
        return SHORT if report.faults else DONE

    return run


def _orders(call: Call) -> int:
    """The orders that a filter of the window's list holds, the newest first."""
    with call.open_desk() as desk:
        rows = orders_list.list_orders(desk, Query(call.given.chip))
    lines = [_order_line(call.words, row) for row in rows] or [call.words("orders.empty")]
    call.tell(lines, to_plain(rows))
    return DONE


def _order_line(words: Words, row: OrderRow) -> str:
    owed = f"  {words('column.owed')} {words.money(row.owed)}" if row.owed else ""
    state = words.named("state", row.state)
    return f"{row.number}  {words.day(row.placed)}  {row.customer}  {state}  {words.money(row.total)}{owed}"


def _imports(call: Call) -> int:
    """The files that were imported, each with its number."""
    words = call.words
    with call.open_desk() as desk:
        found, zone = undoing_imports.list_imports(desk), shops.read_shop(desk).time_zone
    lines = [_mark_line(words, each, zone) for each in found]
    call.tell(lines or [words("imports.none")], to_plain(found))
    return DONE


def _mark_line(words: Words, mark: ImportMark, zone: str) -> str:
    kind = words(f"import.kind.{mark.kind}") if mark.kind else _NONE
    undone = f"  {words('imports.undone')}" if mark.undone else ""
    return f"{mark.id}  {moments.moment(words, mark.at, zone)}  {kind}  {mark.file}  {mark.person}{undone}"


def _undo(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        done = to_end(undoing_imports.undo_import(desk, given.number, given.reason))
    call.tell([call.words("imports.taken-back", file=done.file)], to_plain(done))
    return DONE


OPTIONS = (
    option("file", kind="file", metavar="FILE", says="list-file"),
    option("--map", kind="pair", action="append", metavar="NAME=COLUMN"),
    option("--dry-run", action="store_true"),
    option("--json", action="store_true"),
)
COMMANDS = (
    Command("orders", _orders, (
        option("--chip", metavar="CHIP", default="", says="orders-chip"),
        option("--json", action="store_true"),
    )),
    Command("import customers", bring("customers"), OPTIONS),
    Command("import items", bring("items"), OPTIONS),
    Command("import checks", bring("checks"), OPTIONS),
    Command("import orders", bring("orders"), (
        *OPTIONS, option("--lines", kind="file", metavar="FILE", says="lines-file")
    )),
    Command("import payments", bring("payments"), OPTIONS),
    Command("import list", _imports, (option("--json", action="store_true"),)),
    Command("import undo", _undo, (
        option("number", kind="number", metavar="N", says="import"),
        option("--reason", required=True, metavar="TEXT", says="why"),
        option("--json", action="store_true"),
    )),
)  # fmt: skip
