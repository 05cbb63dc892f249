"""A packing slip on Letter: what is in a parcel and where it goes, for the packing table and the customer."""

from desk.paper.barcode import qr
from desk.paper.flow import LEFT, QUIET, RIGHT, STRONG, Column, Flow
from desk.paper.page import Box
from desk.paper.parts import Fact, Title, clause_list, facts, head
from desk.records import codes
from desk.records.contacts import person_lines
from desk.records.orders import SPECIAL
from desk.records.papers import PackingSlip, SlipLine
from desk.words import Words

# Where a tick goes, the number of pieces beside it, then what they are.
_LINES = (Column(0, 22), Column(26, 40, "right", STRONG), Column(78, 110), Column(196, 308))
_NOTE = (Column(196, 308, style=QUIET),)
_TICK = 9.0
_QR = 58.0


def render(paper: PackingSlip, words: Words) -> bytes:
    """The slip, going on overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    flow = Flow(words, f"{paper.number} · {paper.shop.name}")
    mark = "" if paper.parcel else words("paper.slip-draft")
    title = words("paper.slip-exchange" if paper.replaces else "paper.slip")
    head(flow, paper.shop, Title(title, paper.number, mark, paper.number.lstrip("#")))
    _about(flow, paper)
    _replaces(flow, paper)
    _lines(flow, paper)
    _checked(flow, paper)
    clause_list(flow, words("paper.slip-clauses"), paper.clauses)
    return flow.finish()


def _about(flow: Flow, paper: PackingSlip) -> None:
    words, order, parcel = flow.words, paper.order, paper.parcel
    service = words.named("service", (parcel.service if parcel else "") or order.service)
    went = [words.day(parcel.shipped)] if parcel and parcel.shipped else []
    tracking = [parcel.tracking] if parcel and parcel.tracking else []
    top = flow.y
    shown = (
        Fact(words("paper.ship_to"), person_lines(order.ship_to, paper.shop.address.country), 1.5, STRONG),
        Fact(words("paper.order"), [order.number, words("paper.placed_on", day=order.placed)], 1.2),
        Fact(words("paper.service"), [service, *went, *tracking], 1.2),
        # Kept free for the code that the packing table scans.
        Fact(" ", [" "], 0.7),
    )
    facts(flow, shown)
    # Whatever else an imported number is made of stands in letters alone.
    if codes.series_of(paper.number):
        qr(flow.paper, paper.number, Box(RIGHT - _QR, top - _QR, _QR, _QR))
    flow.y = min(flow.y, top - _QR - 6)


def _replaces(flow: Flow, paper: PackingSlip) -> None:
    """Why it was sent, and that it costs nothing; nothing for an order as any."""
    ra = paper.replaces
    if ra is not None:
        flow.paragraph(
            flow.words(f"paper.slip-replaces.{ra.reason}", number=ra.number, order=ra.order), STRONG
        )
        flow.paragraph(flow.words("paper.slip-free"))


def _lines(flow: Flow, paper: PackingSlip) -> None:
    words = flow.words
    heads = ["", words("paper.pieces"), words("paper.sku"), words("paper.item")]
    flow.heading(words("paper.slip-inside"))
    flow.heads(_LINES, heads)
    for each in paper.lines:
        flow.room(2 * _TICK)
        flow.paper.frame(Box(LEFT, flow.y - _TICK - 1, _TICK, _TICK), 0.8)
        flow.row(_LINES, ("", str(each.quantity), each.line.sku, each.line.name), heads)
        for note in _notes(words, each):
            flow.row(_NOTE, (note,))
        flow.space(5)
    pieces = sum(each.quantity for each in paper.lines)
    flow.rule(3)
    flow.row((Column(26, 400, style=STRONG),), (words.count("paper.slip-pieces", pieces),))


def _notes(words: Words, each: SlipLine) -> list[str]:
    line, notes = each.line, []
    rest = line.quantity - line.cancelled
    if each.quantity < rest:
        notes.append(words("paper.slip-of", pieces=each.quantity, ordered=rest))
    if line.kind == SPECIAL:
        notes.append(words("paper.slip-special"))
    return notes


def _checked(flow: Flow, paper: PackingSlip) -> None:
    """Who compared the parcel with its slip; a line to sign where nobody did yet."""
    people = list(dict.fromkeys(each.person for each in paper.lines if each.checked and each.person))
    whole = paper.lines and all(each.checked for each in paper.lines)
    flow.space(10)
    flow.room(30)
    if whole and paper.parcel:
        told = flow.words("paper.slip-checked", people=", ".join(people), day=paper.parcel.shipped)
        flow.paragraph(told)
    else:
        flow.paragraph(flow.words("paper.slip-check"))
        flow.space(16)
        flow.paper.rule(LEFT, flow.y, 240, 0.8, 0)
        flow.space(6)
