"""The pick list on Letter: which orders may go today, and what is fetched from the shelves for each."""

from desk.paper.flow import LEFT, QUIET, RIGHT, STRONG, Column, Flow
from desk.paper.page import Box
from desk.paper.parts import Title, head
from desk.records.papers import Pick, PickList
from desk.words import Words

_ORDER = (Column(0, 130, style=STRONG), Column(138, 190, style=STRONG), Column(336, 168, "right", QUIET))
_LINES = (Column(16, 14), Column(30, 34, "right", STRONG), Column(76, 110), Column(194, 310))
_TICK = 8.0


def render(paper: PickList, words: Words) -> bytes:
    """The list, going on overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    day = words.day(paper.day, "full")
    flow = Flow(words, f"{words('paper.pick')} · {day} · {paper.shop.name}")
    head(flow, paper.shop, Title(words("paper.pick"), words.day(paper.day)))
    if not paper.picks:
        flow.paragraph(words("paper.pick-none"))
    else:
        orders = words.count("paper.pick-orders", len(paper.picks))
        pieces = sum(line.quantity for pick in paper.picks for line in pick.lines)
        flow.paragraph(f"{orders} · {words.count('paper.slip-pieces', pieces)}")
    if paper.more:
        flow.paragraph(words.count("paper.pick-more", paper.more))
    for pick in paper.picks:
        _pick(flow, pick)
    return flow.finish()


def _pick(flow: Flow, pick: Pick) -> None:
    words, order = flow.words, pick.order
    by = words("paper.pick-by", day=order.ship_target) if order.ship_target else ""
    service = words.named("service", order.service)
    flow.room(52)
    flow.rule(5)
    flow.row(_ORDER, (order.number, order.customer.name, " · ".join(filter(None, (service, by)))))
    flow.space(3)
    for each in pick.lines:
        flow.room(2 * _TICK)
        flow.paper.frame(Box(LEFT + 16, flow.y - _TICK - 1, _TICK, _TICK), 0.8)
        flow.row(_LINES, ("", str(each.quantity), each.line.sku, each.line.name))
        flow.space(3)
    if order.note.strip():
        flow.row((Column(76, RIGHT - LEFT - 76, style=QUIET),), (order.note,))
