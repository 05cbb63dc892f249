"""``desk policy editions``, ``adopt`` and ``save-case``: the shop's editions and cases without a window."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import cases, editions, policies, proposals
from desk.records import plain
from desk.records.policies import EditionRow, PolicyDraft
from desk.words import Words


def _editions(call: Call) -> int:
    with call.open_desk() as desk:
        rows = editions.list_editions(desk)
    numbered = zip(range(len(rows), 0, -1), rows, strict=True)
    lines = [f"{number}: {_line(call.words, row)}" for number, row in numbered]
    call.tell(lines, [plain.to_plain(row) for row in rows])
    return DONE


def _line(words: Words, row: EditionRow) -> str:
    state = "withdrawn" if row.repeats and row.state == "upcoming" else row.state
    until = words.day(row.until) or "-"
    orders = words.count("orders.count", row.orders)
    return f"{words.day(row.in_force)} .. {until}  {row.pack}  {words(f'edition.{state}')}  {orders}"


def _adopt(call: Call) -> int:
    given = call.given
    text = call.start.pack_text(given.pack)
    draft = PolicyDraft(given.start, text, {}, dict(given.reading), dict(given.setting))
    with call.open_desk() as desk:
        policies.read_pack(text, given.pack)
        ahead = proposals.look_ahead(desk, draft)
        made = proposals.adopt(desk, draft, given.reason)
    for warning in ahead.warnings:
        print(call.words(f"policy-warning.{warning.key}", clause=warning.clause, **warning.values))
    print(call.words("policy.saved", day=made.in_force))
    return DONE


def _save_case(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        text = cases.save_case(desk, given.number, given.name).text
        edition = cases.edition_of(desk, given.number)
        # A case of the shop's own policy needs that policy's text beside it, or another would be asked.
        if str(given.output) != "-" and edition.text != call.start.packs.get(edition.pack):
            name = f"{edition.pack}-{edition.digest[:8]}.toml"
            text = text.replace(f'pack = "{edition.pack}"', f'pack = "{name}"', 1)
            call.put(given.output.parent / name, edition.text.encode(), desk.db.path)
        call.put(given.output, text.encode(), desk.db.path)
    return DONE


COMMANDS = (
    Command("policy editions", _editions, (option("--json", action="store_true"),)),
    Command("policy adopt", _adopt, (
        option("pack", metavar="FILE|ID"),
        option("--from", kind="day", dest="start", required=True, metavar="DAY", says="in-force"),
        option("--reading", kind="pair", action="append", default=[], metavar="NAME=OPTION", says="chosen"),
        option("--setting", kind="pair", action="append", default=[], metavar="NAME=VALUE", says="set"),
        option("--reason", required=True, metavar="TEXT", says="why"),
    )),
    Command("policy save-case", _save_case, (
        option("number", metavar="RA", says="ra"),
        option("--output", kind="file", required=True, metavar="FILE"),
        option("--name", metavar="TEXT", default="", says="case-name"),
    )),
)  # fmt: skip
