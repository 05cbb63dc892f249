"""``desk preorders`` and ``desk notices``: what is awaited, in and to be paid, and whom to tell."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.exchange import preorders_out
from desk.operations import notices, preorders_list
from desk.records.arrivals import PreorderRow
from desk.records.lists import Query
from desk.records.notices import Notice
from desk.records.plain import to_plain
from desk.words import Words


def _preorders(call: Call) -> int:
    query = Query(call.given.chip)
    with call.open_desk() as desk:
        if call.given.output:
            call.put(call.given.output, preorders_out.preorders_csv(desk, query), desk.db.path)
            return DONE
        rows = preorders_list.list_preorders(desk, query)
    lines = [_line(call.words, row) for row in rows] or [call.words("preorders.empty")]
    call.tell(lines, to_plain(rows))
    return DONE


def _line(words: Words, row: PreorderRow) -> str:
    due = f"  {words('column.due-by')} {words.day(row.due)}" if row.due else ""
    state = words(f"preorder.{row.state}")
    return f"{row.number}  {row.customer}  {row.inside}/{row.quantity} × {row.sku} {row.item}  {state}{due}"


def _notices(call: Call) -> int:
    with call.open_desk() as desk:
        if call.given.output:
            call.put(call.given.output, preorders_out.notices_csv(desk), desk.db.path)
            return DONE
        found = notices.notices_to_tell(desk)
    lines = [_told(call.words, each) for each in found] or [call.words("told.none")]
    call.tell(lines, to_plain(found))
    return DONE


def _told(words: Words, notice: Notice) -> str:
    buyer = notice.customer
    amount = "" if notice.amount is None else words.money(notice.amount)
    about = (words(f"notice.{notice.kind}"), notice.order, buyer.name, amount, words.day(notice.promised))
    return "  ".join(part for part in (notice.number, *about, buyer.phone, buyer.email) if part)


_CSV = option("--output", metavar="FILE|-", default="", says="list-csv")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("preorders", _preorders, (option("--chip", metavar="CHIP", default=""), _CSV, _JSON)),
    Command("notices", _notices, (_CSV, _JSON)),
)
