"""``desk order ship`` and ``desk pick-list``: a parcel leaves, and what may leave today."""

from argparse import Namespace

from desk.cli.arguments import DONE, Call, Command, option, pieces_of
from desk.operations import orders, picking, shipping, shops
from desk.operations.desk import Desk
from desk.records.papers import PickList
from desk.records.plain import to_plain
from desk.records.shipments import Dispatch, Packed
from desk.words import Words


def ship(call: Call) -> int:
    """Send a parcel with all that is in the shop for an order or some of it, or once more what came back."""
    given = call.given
    with call.open_desk() as desk:
        parcel = Dispatch(
            given.number,
            given.on or desk.clock.today(),
            packed=_packed(desk, given),
            service=given.service,
            tracking=given.tracking,
            cost=given.cost,
            again=given.again,
        )
        if given.reason:
            return call.tell_record(shipping.ship_anyway(desk, parcel, given.reason))
        return call.tell_record(shipping.ship(desk, parcel))


def _packed(desk: Desk, given: Namespace) -> tuple[Packed, ...]:
    """The pieces that were named; none where all of it leaves."""
    if not given.lines:
        return ()
    parts = pieces_of(orders.open_order(desk, given.number), given.lines, lambda line: line.shippable)
    return tuple(Packed(int(part.key), part.quantity) for part in parts)


def list_picks(call: Call) -> int:
    """What may go today, as text, JSON, or a PDF."""
    given = call.given
    with call.open_desk() as desk:
        found = picking.pick_list(desk)
        if given.output:
            from desk.paper import pick_list

            words = call.start.words(given.language or shops.read_shop(desk).language)
            call.put(given.output, pick_list.render(found, words), desk.db.path)
            return DONE
    call.tell(_lines(call.words, found), to_plain(found.picks))
    return DONE


def _lines(words: Words, found: PickList) -> list[str]:
    lines = []
    for pick in found.picks:
        order = pick.order
        by = words("paper.pick-by", day=order.ship_target) if order.ship_target else ""
        about = (order.number, order.customer.name, words.named("service", order.service), by)
        lines.append("  ".join(each for each in about if each))
        lines += [f"    {each.quantity} × {each.line.sku}  {each.line.name}" for each in pick.lines]
    if found.more:
        lines.append(words.count("paper.pick-more", found.more))
    return lines or [words("paper.pick-none")]


_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("order ship", ship, (
        option("number", metavar="N"),
        option("--on", kind="day", metavar="DAY", says="on-today"),
        option("--line", action="lines", metavar="SKU", says="ship-line"),
        option("--quantity", kind="pieces", action="lines", metavar="N"),
        option("--cost", kind="money", metavar="AMOUNT"),
        option("--service", default="", metavar="NAME"),
        option("--tracking", default="", metavar="NUMBER"),
        option("--again", default="", metavar="PARCEL"),
        option("--reason", metavar="TEXT", default="", says="ship-against"),
        _JSON,
    )),
    Command("pick-list", list_picks, (
        option("--output", default="", metavar="FILE|-", says="pick-output"), _JSON,
    )),
)  # fmt: skip
