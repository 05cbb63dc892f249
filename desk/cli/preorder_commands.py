"""``desk preorders`` and ``desk arrival``: what is awaited, in and to be paid; what the maker sent."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.exchange import preorders_out
from desk.operations import preorders, preorders_list
from desk.records.arrivals import Arrival, PreorderRow
from desk.records.lists import Query
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


def _arrival(call: Call) -> int:
    """Book in what arrived, or say who would get what of it."""
    given = call.given
    with call.open_desk() as desk:
        told = (desk, given.sku, given.quantity, given.on or desk.clock.today())
        found = preorders.look_at_arrival(*told) if given.preview else preorders.arrive(*told)
    call.tell(_given(call.words, found), to_plain(found))
    return DONE


def _given(words: Words, arrival: Arrival) -> list[str]:
    lines = [f"{arrival.quantity} × {arrival.sku}  {arrival.name}"]
    lines += [
        f"    {each.quantity}/{each.claim.awaited}  {each.claim.order}  {each.claim.customer}"
        for each in arrival.given
    ]
    if arrival.shelf:
        lines.append(words.count("arrival.shelf", arrival.shelf))
    if arrival.waiting:
        names = ", ".join(f"{each.order} {each.customer}" for each in arrival.waiting)
        lines.append(words("arrival.idle", names=names))
    return lines


_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("preorders", _preorders, (
        option("--chip", metavar="CHIP", default=""),
        option("--output", metavar="FILE|-", default="", says="list-csv"),
        _JSON,
    )),
    Command("arrival", _arrival, (
        option("sku", metavar="SKU", says="arrived-item"),
        option("quantity", kind="pieces", metavar="N", says="arrived-pieces"),
        option("--on", kind="day", metavar="DAY", says="on-today"),
        option("--preview", action="store_true"),
        _JSON,
    )),
)  # fmt: skip
