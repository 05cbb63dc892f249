"""``desk policy editions``, ``adopt`` and ``save-case``: the shop's editions and cases without a window."""

from collections.abc import Iterable
from pathlib import Path

from desk.cli.arguments import DONE, Call, Command, option
from desk.cli.calls import WrongUse
from desk.exchange.files import read_file, write_file
from desk.operations import cases, editions, proposals
from desk.operations.desk import Desk
from desk.records import plain
from desk.records.errors import BadInput, Malformed
from desk.records.policies import EditionRow, PolicyDraft
from desk.words import Words

_LARGEST = 2**20


def _editions(call: Call) -> int:
    with call.open_desk() as desk:
        rows = editions.list_editions(desk)
    call.tell([_line(call.words, row) for row in rows], [plain.to_plain(row) for row in rows])
    return DONE


def _line(words: Words, row: EditionRow) -> str:
    state = "withdrawn" if row.repeats and row.state == "upcoming" else row.state
    until = words.day(row.until) or "-"
    orders = words.count("orders.count", row.orders)
    return f"{words.day(row.in_force)} .. {until}  {row.pack}  {words(f'edition.{state}')}  {orders}"


def _adopt(call: Call) -> int:
    given = call.given
    readings, settings = _pairs(given.reading), _pairs(given.setting)
    with call.open_desk() as desk:
        draft = PolicyDraft(given.start, _text(desk, given.pack), {}, readings, settings)
        try:
            ahead = proposals.look_ahead(desk, draft)
        except Malformed as trouble:
            raise Malformed(
                trouble.key, trouble.faults, **{**trouble.values, "name": given.pack}
            ) from trouble
        made = proposals.adopt(desk, draft, given.reason)
    for warning in ahead.warnings:
        print(call.words(f"policy-warning.{warning.key}", clause=warning.clause, **warning.values))
    print(call.words("policy.saved", day=made.in_force))
    return DONE


def _pairs(given: Iterable[str]) -> dict[str, str]:
    """``NAME=VALUE`` as it is typed; raises WrongUse for anything else."""
    found = {}
    for text in given:
        name, mark, value = text.partition("=")
        if not mark or not name.strip():
            raise WrongUse("pair-unreadable", text=text)
        found[name.strip()] = value.strip()
    return found


def _text(desk: Desk, pack: str) -> str:
    """The text of a shipped policy by its id, or of a file."""
    if pack in desk.packs:
        return desk.packs[pack]
    try:
        return read_file(Path(pack), _LARGEST, desk.db.path).decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise BadInput("file-not-utf-8", file=pack) from trouble


def _save_case(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        kept = cases.save_case(desk, given.number, given.name)
        written = write_file(given.output, kept.text.encode(), desk.db.path)
    print(call.words("cli.written", file=str(written)))
    return DONE


COMMANDS = (
    Command("policy editions", _editions, (option("--json", action="store_true"),)),
    Command("policy adopt", _adopt, (
        option("pack", metavar="FILE|ID"),
        option("--from", kind="day", dest="start", required=True, metavar="DAY", says="in-force"),
        option("--reading", action="append", default=[], metavar="NAME=OPTION"),
        option("--setting", action="append", default=[], metavar="NAME=VALUE"),
        option("--reason", required=True, metavar="TEXT", says="why"),
    )),
    Command("policy save-case", _save_case, (
        option("number", metavar="RA", says="ra"),
        option("--output", kind="file", required=True, metavar="FILE"),
        option("--name", metavar="TEXT", default="", says="case-name"),
    )),
)  # fmt: skip
