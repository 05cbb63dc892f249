"""A claim on Letter: what was wrong, how it was packed, what was answered and arranged, and the photos."""

from desk.paper.flow import BODY, LEFT, QUIET, STRONG, WIDTH, Column, Flow
from desk.paper.page import Box
from desk.paper.parts import Fact, Title, amounts, clause_list, facts, head
from desk.records.claims import OPEN, CarrierClaim
from desk.records.contacts import person_lines
from desk.records.papers import ClaimReport
from desk.records.photos import PhotoRow
from desk.records.returns import CONDITIONS, ReturnLine
from desk.words import Words
from desk.words.moments import moment

_LINES = (
    Column(0, 84),
    Column(92, 208),
    Column(304, 34, "right"),
    Column(342, 76, "right"),
    Column(422, 82, "right"),
)
_NOTE = (Column(92, 412, style=QUIET),)
_PACKED = (Column(0, 40, "right", STRONG), Column(52, 226), Column(290, 214, style=QUIET))
# Photos stand in two columns, three rows to a page.
_GAP = 16.0
_WIDE, _HIGH = (WIDTH - _GAP) / 2, 186.0
_CAPTIONS = (Column(0, _WIDE, style=QUIET), Column(_WIDE + _GAP, _WIDE, style=QUIET))
_JPEG = b"\xff\xd8\xff"


def render(paper: ClaimReport, words: Words) -> bytes:
    """The report, going on overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    ra = paper.sheet.ra
    flow = Flow(words, f"{ra.number} · {paper.shop.name}")
    head(flow, paper.shop, Title(words("paper.claim-title"), ra.number, "", ra.number))
    _about(flow, paper)
    _claimed(flow, paper)
    _answer(flow, paper)
    _arranged(flow, paper)
    _packed(flow, paper)
    _photos(flow, paper)
    return flow.finish()


def _about(flow: Flow, paper: ClaimReport) -> None:
    words, ra, order = flow.words, paper.sheet.ra, paper.sheet.order
    done = ra.in_force
    days = [
        ("paper.placed_on", order.placed),
        ("paper.shipped_on", order.shipped),
        ("paper.delivered_on", ra.delivered or order.delivered),
        ("paper.claim-told-on", ra.issued),
        ("paper.claim-came-on", done.received if done else None),
        ("paper.claim-settled-on", done.settled if done else None),
    ]
    shown = (
        Fact(words("paper.customer"), person_lines(order.ship_to, paper.shop.address.country), 1.4),
        Fact(words("paper.order"), [order.number]),
        Fact(words("paper.reason"), [words(f"reason.{ra.reason}"), words(f"state.{ra.state}")], 1.2, STRONG),
        Fact(words("paper.days"), [words(key, day=day) for key, day in days if day], 1.4),
    )
    facts(flow, shown)


def _claimed(flow: Flow, paper: ClaimReport) -> None:
    words, currency = flow.words, paper.shop.currency
    heads = [words(f"paper.{name}") for name in ("sku", "item", "quantity", "price", "total")]
    flow.heading(words("paper.claim-what"))
    flow.heads(_LINES, heads)
    for line in paper.sheet.ra.lines:
        price, value = (words.money(each, currency) for each in (line.price, line.price * line.quantity))
        flow.row(_LINES, (line.sku, line.name, str(line.quantity), price, value), heads)
        if noted := _found(words, line):
            flow.row(_NOTE, (noted,))
        flow.space(3)


def _found(words: Words, line: ReturnLine) -> str:
    """What was found of it once it was back: the condition, then the shop's own checklist."""
    found = line.condition
    noted = [
        f"{words(f'condition.{name}')}: {words('yes' if getattr(found, name) else 'no').lower()}"
        for name in CONDITIONS
        if found is not None and getattr(found, name) is not None
    ]
    return " · ".join([*noted, *(f"{asked}: {said}" for asked, said in line.checks.items())])


def _answer(flow: Flow, paper: ClaimReport) -> None:
    words, ra = flow.words, paper.sheet.ra
    answer = ra.in_force.answer if ra.in_force else ra.answer
    way = ra.in_force.destination if ra.in_force else answer.destination
    told = [words(f"outcome.{answer.outcome}")]
    told += [words.named("destination", way)] if way else []
    flow.heading(words("paper.claim-answer"))
    flow.paragraph(" · ".join(told), STRONG)
    if paper.sheet.replacement:
        flow.paragraph(words("paper.claim-replacement", number=paper.sheet.replacement))
    if answer.amounts:
        total = (words("paper.total"), answer.credit)
        amounts(flow, answer, answer.clauses, total, paper.shop.currency)
    clause_list(flow, words("paper.clauses"), answer.clauses)


def _arranged(flow: Flow, paper: ClaimReport) -> None:
    """The pickup that counts, and what the carrier was asked for and answered."""
    words, sheet = flow.words, paper.sheet
    if sheet.pickup:
        told = words("paper.person_pickup", day=sheet.pickup.day, carrier=sheet.pickup.carrier)
        flow.heading(words("paper.claim-pickup"))
        flow.paragraph(_joined(told, sheet.pickup.reference))
    if sheet.claims:
        flow.heading(words("paper.claim-carrier"))
    for each in sheet.claims:
        amount = words.money(each.amount, paper.shop.currency)
        told = words("paper.person_claim", day=each.filed, carrier=each.carrier, amount=amount)
        flow.paragraph(_joined(told, each.reference))
        flow.paragraph(_ending(words, each, paper.shop.currency), STRONG)


def _ending(words: Words, claim: CarrierClaim, currency: str) -> str:
    if claim.state == OPEN:
        return words("paper.claim-open")
    return words(f"claim.{claim.state}", day=claim.ended, amount=words.money(claim.paid, currency))


def _packed(flow: Flow, paper: ClaimReport) -> None:
    words = flow.words
    if not paper.sheet.parcels:
        return
    flow.heading(words("packed.title"))
    names = {line.id: line.name for line in paper.sheet.order.lines}
    for parcel in paper.sheet.parcels:
        went = [words("parcels.left", day=parcel.shipped), words.named("service", parcel.service)]
        flow.paragraph(_joined(*went, parcel.number, parcel.tracking))
        if not parcel.lines:
            flow.paragraph(words("packed.unknown"), QUIET)
        for each in parcel.lines:
            at = moment(words, each.at, paper.shop.time_zone)
            told = words(f"packed.{each.checked or 'unchecked'}", person=each.person, at=at)
            flow.row(_PACKED, (str(each.quantity), names[each.line], told))
        flow.space(3)


def _photos(flow: Flow, paper: ClaimReport) -> None:
    words = flow.words
    if not paper.photos:
        return
    flow.heading(words("photos.title"), _HIGH)
    for start in range(0, len(paper.photos), 2):
        pair = paper.photos[start : start + 2]
        high = max(_size(row)[1] for row, _ in pair)
        flow.room(high + 30)
        for place, (row, data) in enumerate(pair):
            _photo(flow, row, data, LEFT + place * (_WIDE + _GAP))
        flow.space(high + 3)
        told = [[_caption(words, paper, row, start + at)] for at, (row, _) in enumerate(pair, start=1)]
        flow.stack(_CAPTIONS, (*told, *([[]] if len(told) < 2 else [])))
        flow.space(9)


def _size(row: PhotoRow) -> tuple[float, float]:
    """How large a photo stands in its place, upright as it is."""
    scale = min(_WIDE / row.width, _HIGH / row.height)
    return row.width * scale, row.height * scale


def _photo(flow: Flow, row: PhotoRow, data: bytes, x: float) -> None:
    wide, high = _size(row)
    box = Box(x, flow.y - high, wide, high)
    if data.startswith(_JPEG):
        flow.paper.picture(box, data)
    else:
        flow.paper.frame(box)
        flow.paper.text(x + 8, flow.y - 8 - BODY.size, flow.words("photos.lost"), BODY)


def _caption(words: Words, paper: ClaimReport, row: PhotoRow, number: int) -> str:
    at = moment(words, row.at, paper.shop.time_zone)
    return words("paper.claim-photo", number=number, name=row.name, person=row.person, at=at)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
