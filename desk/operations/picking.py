"""What may go today: the list to fetch it by, and the slip that lies in each parcel."""

from dataclasses import replace

from desk.operations import policies
from desk.operations.desk import Desk
from desk.records import billing, codes
from desk.records.answers import Clause
from desk.records.errors import Refused
from desk.records.facts import LinePart, RequestFacts
from desk.records.lists import Query
from desk.records.orders import Order
from desk.records.papers import PackingSlip, Pick, PickList, SlipLine
from desk.records.shipments import Shipment
from desk.store import orders, orders_list, orders_whole, replacements, returns, shipments, shop

MOST = 200
_TO_SHIP = Query("to_ship", sort="placed", descending=False)
# What customers are asked to heed with what they got, by the reason for which it would come back.
_ASKED = ("changed_mind", "missing_item")


def pick_list(desk: Desk, limit: int = MOST) -> PickList:
    """The orders that may go today with what of them is in the shop, those first that must leave first."""
    today = desk.clock.today()
    ids = orders_list.reading(desk.db, _TO_SHIP, today).all()
    found = orders_whole.read(desk.db, ids[:limit])
    picks = [Pick(order, _inside(order)) for order in found]
    picks.sort(key=lambda pick: (pick.order.ship_target or pick.order.placed, pick.order.id))
    return PickList(shop.get(desk.db), today, tuple(picks), len(ids) - len(found))


def packing_slip(desk: Desk, number: str) -> PackingSlip:
    """The slip of a parcel by its number, or of what would be in the next one of an order by its number.

    Of an order that left whole it is that of its last parcel; Refused where there is nothing to pack.
    """
    parcel = None
    if codes.series_of(number) == codes.SHIPMENT:
        parcel = shipments.get(desk.db, codes.validate(number))
        order = orders.get(desk.db, parcel.order)
    else:
        order = orders.get(desk.db, number)
        sent = shipments.of_order(desk.db, order.id)
        parcel = sent[-1] if sent and not order.is_open else None
    lines = _in(order, parcel) if parcel else _inside(order)
    if not lines:
        raise Refused("nothing-to-ship", number=order.number)
    back = replacements.return_of(desk.db, order.id)
    replaces = returns.get(desk.db, back) if back else None
    return PackingSlip(shop.get(desk.db), order, lines, parcel, _clauses(desk, order, lines), replaces)


def _inside(order: Order) -> tuple[SlipLine, ...]:
    pieces = billing.whole(order)
    return tuple(SlipLine(line, pieces[line.id]) for line in order.lines if line.id in pieces)


def _in(order: Order, parcel: Shipment) -> tuple[SlipLine, ...]:
    if not parcel.lines:
        pieces = billing.pieces_in(order, parcel)
        return tuple(SlipLine(line, pieces[line.id]) for line in order.lines if line.id in pieces)
    lines = {line.id: line for line in order.lines}
    return tuple(
        SlipLine(lines[each.line], each.quantity, each.checked, each.person) for each in parcel.lines
    )


def _clauses(desk: Desk, order: Order, lines: tuple[SlipLine, ...]) -> tuple[Clause, ...]:
    """What the policy asks of whoever gets these pieces today, and which of them it does not take back."""
    today = desk.clock.today()
    got = replace(order, placed=min(order.placed, today), shipped=today, delivered=today, cancelled=None)
    # What is to be packed counts as gone too.
    inside = [(each.line, min(each.quantity, each.line.unshipped + each.line.returnable)) for each in lines]
    found: dict[str, Clause] = {}
    for kind in dict.fromkeys(line.kind for line, count in inside if count):
        parts = tuple(LinePart(str(line.id), count) for line, count in inside if count and line.kind == kind)
        for reason in _ASKED:
            found |= _asked(desk, got, RequestFacts(today, reason=reason, lines=parts))
    return tuple(found.values())


def _asked(desk: Desk, order: Order, request: RequestFacts) -> dict[str, Clause]:
    answer = policies.ask_if_known(desk, "return_request", order, request)
    if answer is None:
        return {}
    told = {*answer.requirements, *(answer.against if answer.outcome == "refused" else ())}
    return {clause.id: clause for clause in answer.clauses if clause.id in told}
