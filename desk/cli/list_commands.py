"""``desk orders``, ``desk import customers|items|checks``: lists looked at, in and out of the shop."""

from collections.abc import Callable
from datetime import date

from desk.cli import answers_json, reports
from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.exchange import list_file, lists_out
from desk.operations import orders_list
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput
from desk.records.lists import OrderRow, Query
from desk.records.plain import to_plain
from desk.words import Words

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
            report = to_end(list_file.checking(desk, given.file, kind, chosen))
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
)  # fmt: skip
