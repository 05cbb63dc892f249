"""A printed order: what was bought, where it goes, what it came to and what was paid."""

from desk.paper.flow import QUIET, STRONG, Column, Flow
from desk.paper.parts import Fact, Title, facts, head, person_lines
from desk.records.money import Money
from desk.records.orders import Order, OrderLine
from desk.records.papers import OrderPaper
from desk.words import Words

_LINES = (
    Column(0, 84),
    Column(92, 208),
    Column(304, 34, "right"),
    Column(342, 76, "right"),
    Column(422, 82, "right"),
)
_NOTES = (Column(92, 246, style=QUIET), Column(422, 82, "right", QUIET))
_SUMS = (Column(250, 150), Column(404, 100, "right"))
_TOTAL = (Column(250, 150, style=STRONG), Column(404, 100, "right", STRONG))
_PAYMENTS = (Column(0, 84), Column(92, 110), Column(206, 190), Column(404, 100, "right"))


def render(paper: OrderPaper, words: Words) -> bytes:
    """The order on Letter, going on overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part. An imported
    number that has no bars stands in letters alone.
    """
    order = paper.order
    flow = Flow(words, f"{order.number} · {paper.shop.name}")
    cancelled = words("paper.cancelled") if order.cancelled else ""
    # Orders are found with and without the #, and not every scanner's keyboard layout types one.
    head(flow, paper.shop, Title(words("paper.order"), order.number, cancelled, order.number.lstrip("#")))
    _about(flow, paper)
    _lines(flow, order, paper.shop.currency)
    _sums(flow, order, paper.shop.currency)
    _payments(flow, order, paper.shop.currency)
    if order.note.strip():
        flow.heading(words("paper.note"))
        flow.paragraph(order.note)
    return flow.finish()


def _about(flow: Flow, paper: OrderPaper) -> None:
    words, order, home = flow.words, paper.order, paper.shop.address.country
    customer = order.customer
    person = [line for line in (customer.name, customer.email, customer.phone) if line]
    days = ("placed", "shipped", "delivered", "cancelled")
    known = [(name, getattr(order, name)) for name in days if getattr(order, name)]
    shown = (
        Fact(words("paper.customer"), person, 1.2),
        Fact(words("paper.ship_to"), person_lines(order.ship_to, home), 1.2),
        Fact(words("paper.days"), [words(f"paper.{name}_on", day=day) for name, day in known]),
    )
    facts(flow, shown)


def _lines(flow: Flow, order: Order, currency: str) -> None:
    words = flow.words
    names = ("sku", "item", "quantity", "price", "total")
    heads = [words(f"paper.{name}") for name in names]
    flow.space(8)
    flow.heads(_LINES, heads)
    for line in order.lines:
        price, value = (words.money(each, currency) for each in (line.price, line.price * line.quantity))
        flow.row(_LINES, (line.sku, line.name, str(line.quantity), price, value), heads)
        for note, amount in _line_notes(words, line):
            flow.row(_NOTES, (note, words.money(amount, currency) if amount else ""))
        flow.space(3)


def _line_notes(words: Words, line: OrderLine) -> list[tuple[str, Money]]:
    notes = [(words("paper.discount"), -line.discount)] if line.discount else []
    counted = (("paper.pieces_cancelled", line.cancelled), ("paper.pieces_returned", line.returned))
    return notes + [(words(key, count=count), Money(0)) for key, count in counted if count]


def _sums(flow: Flow, order: Order, currency: str) -> None:
    words = flow.words
    sums = (
        ("paper.merchandise", order.merchandise),
        ("paper.shipping", order.shipping_charged),
        ("paper.tax", order.tax),
    )
    flow.room(90)
    flow.rule(4)
    for key, amount in sums:
        flow.row(_SUMS, (words(key), words.money(amount, currency)))
    flow.space(3)
    flow.row(_TOTAL, (words("paper.total"), words.money(order.total, currency)))
    for key in ("charged", "paid", "credited", "owed"):
        amount = getattr(order, key)
        if amount > 0:
            flow.row(_SUMS, (words(f"paper.{key}"), words.money(amount, currency)))


def _payments(flow: Flow, order: Order, currency: str) -> None:
    if not order.payments:
        return
    words = flow.words
    flow.heading(words("paper.payments"))
    for payment in order.payments:
        key = f"payment.{payment.method}"
        method = words(key) if words.has(key) else payment.method
        amount = words.money(payment.amount, currency)
        flow.row(_PAYMENTS, (words.day(payment.received), method, payment.reference, amount))
