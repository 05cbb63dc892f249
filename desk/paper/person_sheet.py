"""Everything that is kept about one customer, as a sheet to read: who, orders, returns, credit, history."""

from desk.paper.flow import QUIET, Column, Flow
from desk.paper.parts import Fact, Title, facts, head
from desk.records.contacts import person_lines
from desk.records.orders import Order
from desk.records.personal import Outcome, PersonFile
from desk.records.shop import HistoryLine
from desk.words import Words
from desk.words.history import changes
from desk.words.payments import way_text

_LINES = (Column(0, 84), Column(92, 252), Column(350, 54, "right"), Column(414, 90, "right"))
_PAIR = (Column(0, 150), Column(158, 346))
_MONEY = (Column(92, 240), Column(340, 164, "right"))
_HISTORY = (Column(0, 66), Column(74, 70), Column(152, 130), Column(290, 214))
_MARGIN = (Column(0, 504, style=QUIET),)


def render(held: PersonFile, words: Words) -> bytes:
    """The sheet on Letter, as long as it takes; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    customer = held.customer
    flow = Flow(words, f"{customer.number} · {held.shop.name}")
    head(flow, held.shop, Title(words("paper.person_title"), customer.number))
    home = held.shop.address.country
    told = (customer.name, customer.email, customer.phone, customer.outside_number)
    person = [line for line in told if line]
    shown = (
        Fact(words("paper.customer"), person),
        *(
            Fact(words("paper.person_addresses"), [*person_lines(each, home), each.phone])
            for each in held.addresses[:2]
        ),
    )
    facts(flow, shown)
    for address in held.addresses[2:]:
        flow.paragraph(" · ".join([*person_lines(address, home), address.phone]))
    flow.row(_MARGIN, (words("paper.person_as_of", day=held.day),))
    _known(flow, held)
    for order in held.orders:
        _order(flow, order, held.shop.currency)
    _returns(flow, held)
    _rest(flow, held)
    return flow.finish()


def _known(flow: Flow, held: PersonFile) -> None:
    """What was noted of them, and the other numbers that they were known by."""
    words = flow.words
    if held.customer.note.strip():
        flow.row(_PAIR, (words("paper.note"), held.customer.note))
    for each in held.merged:
        parts = (each.name, each.email, each.phone, each.outside_number, each.note)
        flow.row(_PAIR, (each.number, " · ".join(part for part in parts if part.strip())))


def _order(flow: Flow, order: Order, currency: str) -> None:
    words = flow.words
    flow.heading(words("paper.person_order", number=order.number, day=words.day(order.placed)))
    for line in order.lines:
        value = words.money(line.value, currency)
        flow.row(_LINES, (line.sku, line.name, str(line.quantity), value))
    flow.row(_MONEY, (words("paper.total"), words.money(order.total, currency)))
    for payment in order.payments:
        said = f"{words.day(payment.received)} · {way_text(words, payment)}"
        flow.row(_MONEY, (said, words.money(payment.amount, currency)))
    if order.note.strip():
        flow.row(_PAIR, (words("paper.note"), order.note))


def _returns(flow: Flow, held: PersonFile) -> None:
    words, currency = flow.words, held.shop.currency
    if held.shipments or held.strays:
        flow.heading(words("paper.person_parcels"))
    for parcel in held.shipments:
        days = [words.day(day) for day in (parcel.shipped, parcel.delivered) if day]
        flow.row(_PAIR, (parcel.order, " · ".join(part for part in (*days, parcel.tracking) if part)))
    for stray in held.strays:
        noted = (words.day(stray.came), stray.sender, stray.written, stray.tracking, stray.note)
        flow.row(_PAIR, (stray.number, " · ".join(part for part in noted if part.strip())))
    if held.returns:
        flow.heading(words("paper.person_returns"))
    for ra in held.returns:
        goods = ", ".join(f"{line.quantity} × {line.name}" for line in ra.lines)
        told = f"{words.day(ra.issued)} · {words(f'reason.{ra.reason}')} · {goods}"
        flow.row(_PAIR, (ra.number, told))
        for outcome in held.outcomes:
            if outcome.ra == ra.number:
                flow.row(_PAIR, ("", _outcome(words, outcome, currency)))
        for told in _arranged(words, held, ra.number):
            flow.row(_PAIR, ("", told))
    if held.requests:
        flow.heading(words("paper.person_requests"))
    for asked in held.requests:
        goods = ", ".join(f"{line.quantity} × {line.name}" for line in asked.lines)
        said = (words.day(asked.asked), words(f"reason.{asked.reason}"), words(f"state.{asked.state}"), goods)
        flow.row(_PAIR, (asked.number, " · ".join(part for part in (*said, asked.tracking) if part)))
    _checks(flow, held)
    if held.credits:
        flow.heading(words("paper.person_credits"))
    for lot in held.credits:
        amounts = {name: words.money(getattr(lot, name), currency) for name in ("amount", "balance")}
        flow.row(_PAIR, (lot.number, words("paper.person_credit", day=words.day(lot.issued), **amounts)))


def _checks(flow: Flow, held: PersonFile) -> None:
    """What stands on each check, every step of it, how it was demanded; what a bank wrote of them."""
    words, currency = flow.words, held.shop.currency
    if held.checks or held.bank_lines:
        flow.heading(words("paper.person_checks"))
    for each in held.checks:
        check = each.check
        figures = " ".join(part for part in (check.routing, check.account4) if part)
        shown = (check.payer, check.bank, check.check_number, figures, check.memo, ", ".join(each.orders))
        told = (words.day(check.received), words.money(check.amount, currency), *shown)
        flow.row(_PAIR, (check.number, " · ".join(part for part in told if part.strip())))
        for step in each.steps:
            said = (words.day(step.day), words(f"check-step.{step.step}"), step.note)
            flow.row(_PAIR, ("", " · ".join(part for part in said if part.strip())))
        for letter in each.demands:
            went = words.day(letter.sent) if letter.sent else ""
            sent = (words.day(letter.made), words.money(letter.amount, currency), went, letter.proof)
            flow.row(_PAIR, ("", " · ".join(part for part in sent if part.strip())))
    for line in held.bank_lines:
        sent = (words.money(line.amount, currency), line.reference, line.told, line.note)
        flow.row(_PAIR, (words.day(line.day), " · ".join(part for part in sent if part.strip())))


def _arranged(words: Words, held: PersonFile, ra: str) -> list[str]:
    """Who was to fetch what came back, and what was claimed of a carrier for it."""
    fetched = [
        words("paper.person_pickup", day=words.day(each.day), carrier=each.carrier) + _after(each.reference)
        for each in held.pickups
        if each.ra == ra
    ]
    amounts = [(each, words.money(each.amount, held.shop.currency)) for each in held.claims if each.ra == ra]
    return fetched + [
        words("paper.person_claim", day=words.day(each.filed), carrier=each.carrier, amount=amount)
        + _after(each.reference)
        for each, amount in amounts
    ]


def _after(reference: str) -> str:
    return f" · {reference}" if reference else ""


def _outcome(words: Words, outcome: Outcome, currency: str) -> str:
    credit = words.money(outcome.credit, currency) if outcome.credit else ""
    what = words(f"paper.person_outcome.{outcome.what}")
    return " · ".join(part for part in (words.day(outcome.done), what, credit, outcome.reason) if part)


def _rest(flow: Flow, held: PersonFile) -> None:
    words = flow.words
    if held.photos:
        flow.heading(words("paper.person_photos"))
    for photo in held.photos:
        flow.row(_PAIR, (photo.subject, photo.name))
    if held.history:
        flow.heading(words("paper.person_history"))
    for line in held.history:
        did = words.named("did", line.operation)
        flow.row(_HISTORY, (words.day(line.day), line.subject, did, _said(words, line)))
    if held.drafts:
        flow.heading(words("paper.person_drafts"))
    for draft in held.drafts:
        flow.row(_PAIR, (f"{draft.kind} {draft.subject}".strip(), draft.body))


def _said(words: Words, line: HistoryLine) -> str:
    """The reason, and every value before and after."""
    return " · ".join((*((line.reason,) if line.reason else ()), *changes(words, line)))
